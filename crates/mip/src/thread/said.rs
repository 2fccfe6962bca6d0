//! What a comment says in its own words, and whose words it quotes. The one rule: what is quoted is
//! never taken for what its quoter says.

use super::head;

/// A comment, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Its own words, in Markdown.
    pub own: String,
    /// What it quotes, in order.
    pub quotes: Vec<Quoted>,
}

/// Words of somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quoted {
    /// Whose they are, where the comment says so. A text that is quoted without a name may be the
    /// proposal's.
    pub who: Option<String>,
    /// The words, in Markdown.
    pub text: String,
}

/// Takes a comment apart. Who is quoted stands in the quote's first line, `> **ada**:`, or in the
/// line above it, `@ada wrote:`.
#[must_use]
pub fn said(text: &str) -> Said {
    let mut reader = Reader::default();
    for line in text.lines() {
        if line.trim_start().starts_with('>') {
            reader.quoted(line);
        } else {
            reader.depth = 0;
            reader.said.own.extend([line, "\n"]);
        }
    }
    reader.said.quotes.retain(|quote| !quote.text.trim().is_empty());
    reader.said
}

#[derive(Default)]
struct Reader {
    said: Said,
    /// How deep the line before was quoted.
    depth: usize,
    /// Who is quoted at each depth.
    names: Vec<Option<String>>,
}

impl Reader {
    fn quoted(&mut self, line: &str) {
        let inner = line.trim_start_matches(['>', ' ', '\t']);
        let marks = &line[..line.len() - inner.len()];
        let depth = marks.matches('>').count();
        if self.depth == 0 {
            self.names = vec![self.above()];
        }
        self.names.resize(depth.max(1), None);
        if let Some(who) =
            inner.trim_end().strip_prefix("**").and_then(|who| who.strip_suffix("**:"))
        {
            self.names[depth - 1] = Some(who.to_owned());
            self.depth = usize::MAX;
            return;
        }
        if self.depth != depth {
            let who = self.names[depth - 1].clone();
            self.said.quotes.push(Quoted { who, text: String::new() });
        }
        self.depth = depth;
        if let Some(quote) = self.said.quotes.last_mut() {
            quote.text.extend([inner, "\n"]);
        }
    }

    /// Whom the line above names. It is no word of the comment then.
    fn above(&mut self) -> Option<String> {
        let own = self.said.own.trim_end();
        let from = own.rfind('\n').map_or(0, |at| at + 1);
        let who = head::quoted_by(&own[from..])?;
        self.said.own.truncate(from);
        Some(who)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (String, Vec<(String, String)>) {
        let said = said(text);
        let quote =
            |quote: Quoted| (quote.who.unwrap_or_default(), quote.text.trim().replace('\n', "⏎"));
        (said.own.trim().to_owned(), said.quotes.into_iter().map(quote).collect())
    }

    #[test]
    fn quoted_words_are_those_of_whoever_is_named() {
        let own = |text: &str| text.to_owned();
        let quote = |who: &str, text: &str| (who.to_owned(), text.to_owned());
        assert_eq!(
            told("> **ada**:\n> Two lines\n> of hers\n\nNo.\n\n> of the draft\n\nYes."),
            (
                own("No.\n\n\nYes."),
                vec![quote("ada", "Two lines⏎of hers"), quote("", "of the draft")]
            )
        );
        assert_eq!(
            told("> **bob**:\n> > **ada**:\n> > Hers\n>\n> His\n\nMine"),
            (own("Mine"), vec![quote("ada", "Hers"), quote("bob", "⏎His".trim_start_matches('⏎'))])
        );
        assert_eq!(told("@ada wrote:\n> Hers\n\nMine"), (own("Mine"), vec![quote("ada", "Hers")]));
        assert_eq!(
            told("Fine.\n\nOn Sun, Apr 11, 2021 at 9:00 AM Team <team@example.org> wrote:\n> Ours"),
            (own("Fine."), vec![quote("Team", "Ours")])
        );
        assert_eq!(told("What it says:\n> Ours").1, [quote("", "Ours")], "nobody is named");
    }
}
