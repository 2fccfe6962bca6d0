//! What is printed: for people, or as JSON for programs.

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
        let text = if self.json { serde_json::to_string_pretty(answer)? } else { text(answer) };
        line(&text)?;
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
        let json = || serde_json::json!({ "note": text }).to_string();
        let text = if self.json { json() } else { format!("launchpod: {text}") };
        // Nobody is left to tell if this fails.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Prints why something was not done.
    pub(crate) fn error(&self, error: &anyhow::Error) {
        let text = match error.downcast_ref::<app::Error>() {
            Some(error) if self.json => serde_json::to_string(error).unwrap_or_default(),
            _ if self.json => {
                serde_json::json!({"code": "invalid", "message": format!("{error:#}")}).to_string()
            }
            _ => format!("launchpod: {error:#}"),
        };
        // Nobody is left to tell if this fails.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

/// Prints a line.
pub(crate) fn line(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Whether the reader of our output has gone away.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
