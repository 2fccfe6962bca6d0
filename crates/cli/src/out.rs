//! What is printed: for people, or as JSON for programs. The one rule: everything goes through
//! [`line`] or [`json`], so that no name and no file can tell a terminal what to do.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use crate::{End, table};

/// Where answers go.
pub(crate) struct Out {
    /// Programs read it.
    pub(crate) json: bool,
}

impl Out {
    /// Prints an answer: as JSON if that was asked for, or else as `text` puts it.
    pub(crate) fn answer<T: Serialize>(
        &self,
        answer: &T,
        text: impl FnOnce(&T) -> String,
    ) -> anyhow::Result<End> {
        if self.json {
            json(answer)?;
        } else {
            line(&text(answer))?;
        }
        Ok(End::Good)
    }

    /// Prints rows: as JSON, or as a table of the same JSON, with these columns.
    pub(crate) fn rows<T: Serialize>(&self, rows: &[T], columns: &str) -> anyhow::Result<End> {
        let json = rows.iter().map(serde_json::to_value).collect::<Result<Vec<_>, _>>()?;
        self.answer(&rows, |_| table::of_json(&json, columns))
    }

    /// Prints an answer as JSON, or its parts as text; see [`table::of_parts`].
    pub(crate) fn parts<T: Serialize>(
        &self,
        answer: &T,
        columns: &str,
        lists: &[(&str, &str)],
    ) -> anyhow::Result<End> {
        let json = serde_json::to_value(answer)?;
        self.answer(answer, |_| table::of_parts(&json, columns, lists))
    }

    /// Prints what is to be known beside an answer.
    pub(crate) fn note(&self, text: &str) {
        let json = || quiet(&serde_json::json!({ "note": text }).to_string());
        let text = if self.json { json() } else { visible(&format!("launchpod: {text}")) };
        // Nobody is left to tell if this fails.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Prints why something was not done.
    pub(crate) fn error(&self, error: &anyhow::Error) {
        let text = match error.downcast_ref::<app::Error>() {
            Some(error) if self.json => quiet(&serde_json::to_string(error).unwrap_or_default()),
            _ if self.json => {
                let message = with_causes(error);
                quiet(&serde_json::json!({"code": "invalid", "message": message}).to_string())
            }
            _ => visible(&format!("launchpod: {}", with_causes(error))),
        };
        // Nobody is left to tell if this fails.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

/// Why, with what is behind it. Many a sentence has its cause in it already: that is not said again.
fn with_causes(error: &anyhow::Error) -> String {
    let mut said = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !said.contains(&cause) {
            said = format!("{said}: {cause}");
        }
    }
    said
}

/// Prints a line for people.
pub(crate) fn line(text: &str) -> anyhow::Result<()> {
    raw(&visible(text))
}

/// Prints JSON.
pub(crate) fn json(answer: &impl Serialize) -> anyhow::Result<()> {
    raw(&quiet(&serde_json::to_string_pretty(answer)?))
}

/// Clears the terminal.
pub(crate) fn clear() -> anyhow::Result<()> {
    raw("\x1b[2J\x1b[H")
}

/// What a terminal would obey, and what would turn the order of what is read round, as a mark that
/// is seen. Line ends and tabs are what they are.
fn visible(text: &str) -> String {
    let mut left = text.chars().peekable();
    let mut shown = String::with_capacity(text.len());
    while let Some(c) = left.next() {
        shown.push(match c {
            '\n' | '\t' => c,
            '\r' if left.peek() == Some(&'\n') => c,
            '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            '\x7f' => '\u{2421}',
            '\u{80}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            _ => c,
        });
    }
    shown
}

/// The same JSON. What its writer lets stand in a text and a terminal would obey is escaped.
fn quiet(json: &str) -> String {
    let escaped = |c: char| match c {
        '\x7f'..='\u{9f}' => format!("\\u{:04x}", u32::from(c)),
        _ => c.to_string(),
    };
    json.chars().map(escaped).collect()
}

fn raw(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Whether the reader of our output has gone away.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_has_nothing_to_obey_and_text_stays_as_it_is() {
        let plain = "Ω 🚀 שלום\n\ttext\r\nnext";
        assert_eq!(visible(plain), plain);
        assert_eq!(visible("\x1b[2J\r\x07\x7f\u{9b}1m\u{202e}"), "␛[2J␍␇␡\u{fffd}1m\u{fffd}");
    }

    #[test]
    fn json_is_the_same_json() {
        let text = "\x1b]0;x\x07 \u{9b}1m \x7f \n Ω";
        let json = quiet(&serde_json::to_string(text).unwrap());
        assert!(json.chars().all(|c| !c.is_control()), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn a_cause_is_said_once() {
        let missing = || io::Error::from(ErrorKind::NotFound);
        let error = app::Error::File { path: "x.md".into(), source: missing(), kept: "Nothing." };
        assert_eq!(with_causes(&error.into()), format!("x.md: {}. Nothing.", missing()));
        let error = anyhow::Error::new(missing()).context("x.toml could not be read");
        assert_eq!(with_causes(&error), format!("x.toml could not be read: {}", missing()));
    }
}
