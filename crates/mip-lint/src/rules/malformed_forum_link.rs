use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP047",
    name: "malformed-forum-link",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds links to a forum's threads that the forum does not open: without the thread's number, with
something else in its place, or with `http`. `Forum URL` must be such a link. Nothing is fetched.

## Why is this bad?
The thread is where the proposal was discussed, and whoever votes wants to read it. A forum finds a
thread by its number; the words in the link are only for people.

## Example
    Forum URL: https://forum.makerdao.com/t/mip41c4-sp29-facilitator-onboarding

Copy the thread's address whole: `https://forum.makerdao.com/t/mip41c4-sp29-…/12074`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for link in &draft.markdown.links {
        let target = link.target.trim();
        if let Some(wrong) = host(target).and_then(|_| wrong(target)) {
            let found = findings.add(link.span, wrong.message());
            found.help(wrong.help());
            if let (Wrong::Open, Some(at)) = (wrong, link.target_at(draft.source)) {
                found.fix("Write `https`", vec![Edit::insert(at + "http".len(), "s")]);
            }
        }
    }
    let Some(entry) = draft.entry("Forum URL").filter(|entry| !entry.value.is_empty()) else {
        return;
    };
    let value = &*entry.value;
    // `N/A` is an answer, and what stands in angle brackets waits.
    if value.eq_ignore_ascii_case("n/a")
        || value.starts_with('<')
        || value.eq_ignore_ascii_case("tbd")
    {
        return;
    }
    let is_web = ["https://", "http://"].iter().any(|start| value.starts_with(start));
    if !is_web || value.contains(char::is_whitespace) {
        findings
            .add(entry.value_span, format!("`{}` is no link to a thread", words::short(value)))
            .help("copy the thread's address, from `https://` to its number");
    } else if let Some(wrong) = host(value).and_then(|_| wrong(value)) {
        let found = findings.add(entry.value_span, wrong.message());
        found.help(wrong.help());
        if let Wrong::Open = wrong {
            let at = entry.value_span.start + "http".len();
            found.fix("Write `https`", vec![Edit::new(Span::new(at, at), "s")]);
        }
    }
}

/// What is wrong with a link.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    /// `http`.
    Open,
    /// Behind `/t/` stands no number.
    NoNumber,
}

impl Wrong {
    fn message(self) -> &'static str {
        match self {
            Self::Open => "this link to the forum is not encrypted",
            Self::NoNumber => "this link to the forum lacks the thread's number",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Open => "write `https`",
            Self::NoNumber => "copy the thread's address whole: it ends in `/` and a number",
        }
    }
}

/// The forum that a link leads to.
pub(super) fn host(target: &str) -> Option<&str> {
    let rest = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    host.starts_with("forum.").then_some(host)
}

fn wrong(target: &str) -> Option<Wrong> {
    let (_, rest) = target.split_once("://")?;
    let path = rest.split(['?', '#']).next()?;
    let mut parts = path.split('/').skip(1).filter(|part| !part.is_empty());
    if parts.next() == Some("t") {
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        // `/t/12074` is enough; otherwise words, a number, and the number of a post.
        let first = parts.next().unwrap_or_default();
        let is_whole = !first.is_empty() && is_number(first) || parts.next().is_some_and(is_number);
        if !is_whole {
            return Some(Wrong::NoNumber);
        }
    }
    target.starts_with("http://").then_some(Wrong::Open)
}
