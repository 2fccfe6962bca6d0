//! A chat of Telegram: copied from the app, or exported as `result.json`. The one rule: a message
//! begins with a name, a comma, and a day in brackets, and with nothing else.

use serde_json::Value;

use super::{
    Pasted, Reading, Thread, by_signs,
    export::{self, Message, text_of},
    head::Head,
    left::Out,
    name,
    page::{self, Found, Grammar, Spot},
    voices::Voices,
};

/// The messages of a chat.
pub(super) fn read(pasted: &Pasted<'_>) -> Reading {
    let signs = ["\"date_unixtime\"", "\"from_id\"", "\"actor_id\""];
    if let Some(reading) = export::read(pasted.text, &signs, messages) {
        return reading;
    }
    let mut chat = Chat::default();
    let (thread, _) = page::read(&pasted.lines, pasted.calendar, &mut chat);
    let confidence = if thread.posts.is_empty() { 0 } else { by_signs(chat.signs) };
    Reading { thread, confidence }
}

/// Those of one chat, or of all chats of a whole account.
fn messages(export: &Value) -> Vec<Option<Message>> {
    let chats = export.pointer("/chats/list").and_then(Value::as_array);
    let chats = chats.map_or_else(|| std::slice::from_ref(export), Vec::as_slice);
    let all = chats.iter().filter_map(|chat| chat["messages"].as_array());
    all.flatten().map(message).collect()
}

fn message(message: &Value) -> Option<Message> {
    let is_system = message["type"] == "service";
    let author = text_of(&message["from"]);
    let at = text_of(&message["date"]);
    (is_system || !author.is_empty() && !at.is_empty()).then(|| Message {
        id: text_of(&message["id"]),
        author,
        at,
        text: words(&message["text"]),
        answers: Some(text_of(&message["reply_to_message_id"])).filter(|id| !id.is_empty()),
        is_system,
    })
}

/// A text, or its pieces: links and names are pieces of their own.
fn words(text: &Value) -> String {
    match text {
        Value::Array(pieces) => pieces.iter().map(words).collect(),
        Value::Object(piece) => piece.get("text").map(text_of).unwrap_or_default(),
        text => text_of(text),
    }
}

#[derive(Default)]
struct Chat {
    signs: usize,
    voices: Voices,
}

impl Grammar for Chat {
    fn find(&mut self, at: &Spot<'_>) -> Found {
        if at.line().is_empty() {
            return Found::Text;
        }
        if let Some(head) = head(at) {
            self.signs += 1;
            return Found::Head(head);
        }
        // The date between the messages of two days.
        let is_day = at.is_free && at.author.is_none() && at.calendar.read(at.line()).is_some();
        if is_day { Found::Out(Out::Controls, 1) } else { Found::Text }
    }

    fn mended(&mut self, body: Vec<String>, page: &mut Thread) -> Vec<String> {
        self.voices.listen(&page.posts);
        let Some((first, rest)) = body.split_first() else { return body };
        if is_picture(first) && rest.iter().all(|line| line.trim().is_empty()) {
            return Vec::new();
        }
        let Some(who) = bracketed(first, "In reply to ") else { return body };
        // What is answered stands in the chat: its last message of that name.
        let answered = page.posts.iter().rfind(|post| post.author == who);
        let mut out = vec![format!("> **{who}**:")];
        let lines = answered.iter().flat_map(|post| post.text.lines());
        let own = lines.filter(|line| !line.starts_with('>') && !line.trim().is_empty());
        out.extend(own.take(5).map(|line| format!("> {line}")));
        if out.len() == 1 {
            return body;
        }
        out.push(String::new());
        out.extend(rest.iter().cloned());
        out
    }
}

/// `Quill, [11.04.22 10:30]`, with a colon or the text behind it.
fn head(at: &Spot<'_>) -> Option<Head> {
    let line = at.line();
    let (author, rest) = line.split_once(", [")?;
    let (day, rest) = rest.split_once(']')?;
    // An edited message has a second day.
    let day = day.split(" (").next().unwrap_or(day);
    let when = at.calendar.read(day).filter(|when| when.time.is_some())?;
    let rest = rest.trim_start_matches(':').trim().to_owned();
    let next = at.next(1).map(|(_, next)| next);
    let is_silent = rest.is_empty() && next.is_some_and(is_picture);
    let head = Head::new(author, Some(when), 1);
    let event = is_silent.then_some(Out::Silent);
    (name::is_short(author) && !head.author.is_empty()).then(|| Head {
        rest: Some(rest).filter(|rest| !rest.is_empty()),
        event,
        ..head
    })
}

/// Whom `[In reply to Quill]` names.
fn bracketed<'a>(line: &'a str, what: &str) -> Option<&'a str> {
    line.trim().strip_prefix('[')?.strip_suffix(']')?.trim().strip_prefix(what)
}

/// What stands for a picture or a sticker.
fn is_picture(line: &str) -> bool {
    let words = ["photo", "sticker", "video", "gif", "album", "voice message", "file", "animation"];
    let inner = line.trim().strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    inner.is_some_and(|inner| words.contains(&inner.trim().to_lowercase().as_str()))
}
