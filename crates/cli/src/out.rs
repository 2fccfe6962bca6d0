//! What is printed: for people, or as JSON for programs.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

/// Where answers go.
pub(crate) struct Out {
    /// Programs read it.
    pub(crate) json: bool,
}

impl Out {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Prints an answer: as JSON if that was asked for, or else as `text` puts it.
    pub(crate) fn answer<T: Serialize>(
        &self,
        answer: &T,
        text: impl FnOnce(&T) -> String,
    ) -> anyhow::Result<()> {
        let text = if self.json { serde_json::to_string_pretty(answer)? } else { text(answer) };
        line(&text)
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

/// Rows under each other, columns aligned by their widest cell.
pub(crate) fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let mut widths = head.map(|cell| cell.chars().count());
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: &[String; N]| {
        let cells: Vec<_> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.chars().count())))
            .collect();
        cells.join("  ").trim_end().to_owned()
    };
    let head = line(&head.map(str::to_owned));
    std::iter::once(head).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["Ω🚀x".into(), "1".into()], ["a".into(), "22".into()]];
        assert_eq!(table(["team", "n"], &rows), "team  n\nΩ🚀x   1\na     22");
    }
}
