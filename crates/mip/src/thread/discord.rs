//! A channel of Discord: copied from the app, or exported as text or JSON. The one rule: a message
//! begins where a name stands with its day, and those of one name below it are one comment.

use serde_json::Value;

use super::{
    Pasted, Reading, Thread, by_signs,
    export::{self, Message, text_of},
    head::Head,
    left::Out,
    name,
    page::{self, Found, Grammar, Spot},
    voices::Voices,
    when::When,
};

/// The messages of a channel.
pub(super) fn read(pasted: &Pasted<'_>) -> Reading {
    let signs = ["\"guild\"", "\"channel\"", "\"timestamp\""];
    if let Some(reading) = export::read(pasted.text, &signs, messages) {
        return reading;
    }
    let mut channel = Channel::default();
    let (thread, _) = page::read(&pasted.lines, pasted.calendar, &mut channel);
    let confidence = if thread.posts.is_empty() { 0 } else { by_signs(channel.signs) };
    Reading { thread, confidence }
}

fn messages(export: &Value) -> Vec<Option<Message>> {
    export["messages"].as_array().into_iter().flatten().map(message).collect()
}

fn message(message: &Value) -> Option<Message> {
    let kind = text_of(&message["type"]);
    let author = text_of(&message["author"]["name"]);
    let at = text_of(&message["timestamp"]);
    (!author.is_empty() && !at.is_empty()).then(|| Message {
        id: text_of(&message["id"]),
        author,
        at,
        text: text_of(&message["content"]),
        answers: Some(text_of(&message["reference"]["messageId"])).filter(|id| !id.is_empty()),
        is_system: !matches!(kind.as_str(), "" | "Default" | "Reply" | "0" | "19"),
    })
}

#[derive(Default)]
struct Channel {
    signs: usize,
    voices: Voices,
    /// What the message that begins next answers, and those lines of the one before it.
    answer: Option<(Vec<String>, String)>,
    /// What the open message answers.
    quote: Option<String>,
}

impl Grammar for Channel {
    fn find(&mut self, at: &Spot<'_>) -> Found {
        let line = at.line();
        if line.is_empty() {
            return Found::Text;
        }
        if let Some(head) = head(at) {
            self.signs += 1;
            self.answer = at.author.is_some().then(|| self.answered(at)).flatten();
            return Found::Head(head);
        }
        if line == "{Reactions}" || line == "{Embed}" {
            let lines = at.lines.iter().take_while(|line| !line.trim().is_empty()).count();
            return Found::Out(Out::Controls, lines);
        }
        if is_done(line) {
            return Found::Out(Out::System, 1);
        }
        if is_control(line, at) { Found::Out(Out::Controls, 1) } else { Found::Text }
    }

    fn mended(&mut self, mut body: Vec<String>, page: &mut Thread) -> Vec<String> {
        self.voices.listen(&page.posts);
        let quote = self.quote.take();
        if let Some((lines, next)) = self.answer.take() {
            self.quote = Some(next);
            if body.ends_with(&lines) {
                body.truncate(body.len() - lines.len());
            }
        }
        for line in &mut body {
            if let Some(text) = line.trim_end().strip_suffix("(edited)") {
                *line = text.trim_end().to_owned();
            }
        }
        if let Some(quote) = quote {
            body.splice(0..0, quote.lines().map(str::to_owned).chain([String::new()]));
        }
        body
    }
}

impl Channel {
    /// What a message answers stands above its name: `@quill` and the words.
    fn answered(&mut self, at: &Spot<'_>) -> Option<(Vec<String>, String)> {
        self.voices.listen(at.posts);
        let last = at.body.last().filter(|line| !line.trim().is_empty())?;
        let above = at.body.len().checked_sub(2).map(|above| &at.body[above]);
        let (lines, who, text) = if let Some(line) = last.trim().strip_prefix('@') {
            let (who, text) = line.split_once(' ')?;
            (vec![last.clone()], who, text)
        } else {
            let above = above?;
            (vec![above.clone(), last.clone()], above.trim().strip_prefix('@')?, last.as_str())
        };
        let rest = at.body[..at.body.len() - lines.len()].join("\n");
        let is_open_one = at.author.is_some_and(|author| author.eq_ignore_ascii_case(who))
            && super::place::words(&rest).contains(&super::place::words(text));
        let is_said = is_open_one || self.voices.have(who, text);
        is_said.then(|| (lines, format!("> **{who}**:\n> {}", text.trim())))
    }
}

/// A name and its day: on a line with a dash, on two, or as the exporter writes them.
fn head(at: &Spot<'_>) -> Option<Head> {
    let line = at.line();
    if let Some(rest) = line.strip_prefix('[') {
        let (day, author) = rest.split_once("] ")?;
        let when = at.calendar.read(day).filter(|when| when.time.is_some())?;
        let author = author.trim_end_matches("(pinned)").trim();
        let done = at.next(1).map_or("", |(_, next)| next);
        let is_system = done.starts_with("Joined the server") || done == "Pinned a message.";
        return named(author, when, 1).map(|head| Head { is_system, ..head });
    }
    if let Some((author, day)) = line.split_once(" — ").or_else(|| line.split_once(" – ")) {
        return named(author, timed(day, at)?, 1);
    }
    let author = line;
    let (next, mut day) = at.next(1).filter(|(next, _)| *next <= 2)?;
    let mut lines = next + 1;
    if matches!(day, "—" | "–") {
        let (next, below) = at.next(lines)?;
        (day, lines) = (below, next + 1);
    } else {
        day = day.strip_prefix('—').or_else(|| day.strip_prefix('–'))?;
    }
    if !name::is_name(author, at.calendar) {
        return None;
    }
    named(author, timed(day, at)?, lines)
}

/// A day with its time, as the app always writes it.
fn timed(day: &str, at: &Spot<'_>) -> Option<When> {
    at.calendar.read(day).filter(|when| when.time.is_some())
}

/// Without the number behind an old name, and without the mark of a bot.
fn named(author: &str, when: When, lines: usize) -> Option<Head> {
    let bare = ["BOT", "APP"].iter().find_map(|mark| author.trim_end().strip_suffix(mark));
    let bare = bare.unwrap_or(author).trim();
    let bare = match bare.rsplit_once('#') {
        Some((name, number)) if number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()) => {
            name
        }
        _ => bare,
    };
    let head = Head::new(bare, Some(when), lines);
    (name::is_short(bare) && !head.author.is_empty()).then_some(head)
}

/// Who came, and what was pinned.
fn is_done(line: &str) -> bool {
    let done = [
        " joined the server.",
        " just joined the server",
        " pinned a message to this channel.",
        " started a thread: ",
        " just showed up!",
        " added a bot to ",
    ];
    line.len() <= 200 && done.iter().any(|done| line.contains(done))
}

/// What the exporter writes round the messages, times of single messages, and days between them.
fn is_control(line: &str, at: &Spot<'_>) -> bool {
    let begins = ["Guild: ", "Channel: ", "Topic: ", "After: ", "Before: ", "Exported "];
    let is_rule = line.len() >= 10 && line.bytes().all(|b| b == b'=');
    let time = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    let is_time = time.is_some_and(|time| {
        time.len() <= 11 && time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit())
    });
    let is_day = at.is_free
        && line.len() <= 40
        && at.calendar.read(line).is_some_and(|when| when.day.is_some() && when.is_clear);
    let is_header = at.author.is_none() && begins.iter().any(|begin| line.starts_with(begin));
    is_rule
        || is_time
        || is_day
        || is_header
        || line == "{Attachments}"
        || line == "{Stickers}"
        || line.starts_with("Exported ") && line.ends_with("message(s)")
}
