//! What a comment is about: the section that it quotes, or that it names.

use super::said::said;

/// Words that a quote must have to be looked for: fewer stand everywhere.
const SHORTEST_QUOTE: usize = 4;

/// The sections of a bundle, made ready for looking in them.
#[derive(Debug, Default)]
pub struct Headings {
    /// Title and body as plain words.
    sections: Vec<(String, String)>,
}

/// Where a comment was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Where {
    /// The index of the section.
    pub section: usize,
    /// It quotes the section's text; else it only names its heading.
    pub is_quoted: bool,
}

impl Headings {
    /// Sections by title and body, in any order.
    pub fn new<'a>(sections: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let plain = |(title, body)| (words(title), words(body));
        Self { sections: sections.into_iter().map(plain).collect() }
    }

    /// The section that `text`, a comment in Markdown, is about; `None` where nothing says so.
    #[must_use]
    pub fn about(&self, text: &str) -> Option<Where> {
        let (quotes, said) = parted(text);
        let found = quotes.iter().find_map(|quote| {
            let has = |(_, body): &(String, String)| body.contains(quote.as_str());
            self.sections.iter().position(has)
        });
        if let Some(section) = found {
            return Some(Where { section, is_quoted: true });
        }
        let said = format!(" {said} ");
        // A heading of one word, "References", is a word like others.
        let named =
            self.sections.iter().enumerate().filter(|(_, (title, _))| {
                title.contains(' ') && said.contains(&format!(" {title} "))
            });
        let longest = named.max_by_key(|(at, (title, _))| (title.len(), usize::MAX - at));
        longest.map(|(section, _)| Where { section, is_quoted: false })
    }
}

/// Whether a comment, in its own words, objects: not where it says that it does not, takes it
/// back, or struck it out.
#[must_use]
pub fn objects(text: &str) -> bool {
    const STEMS: [&str; 6] = ["object", "objection", "objections", "oppose", "opposed", "opposing"];
    const BACK: [&str; 7] =
        ["withdraw", "withdrawn", "withdrew", "retract", "retracted", "dropped", "lifted"];
    let said = words(&without_struck(&said(text).own));
    let words: Vec<_> = said.split(' ').collect();
    let near = |at: usize, before: usize, all: &[&str]| {
        words[at.saturating_sub(before)..at].iter().any(|word| all.contains(word))
    };
    let denied = ["no", "not", "without", "t", "any"];
    let named = (0..words.len()).filter(|at| STEMS.contains(&words[*at]));
    let mut objects = false;
    for at in named {
        let behind = words[at..].iter().take(4).any(|word| BACK.contains(word));
        if (near(at, 3, &BACK) || behind) && !near(at, 5, &["not", "t", "never", "won"]) {
            return false;
        }
        objects |= !near(at, 2, &denied);
    }
    objects
}

/// Without what is struck out: `~~I object~~`.
fn without_struck(text: &str) -> String {
    let pieces: Vec<_> = text.split("~~").collect();
    let is_open = pieces.len() % 2 == 0;
    let kept = pieces
        .iter()
        .enumerate()
        .filter(|(at, _)| at % 2 == 0 || (is_open && *at + 1 == pieces.len()));
    kept.map(|(_, piece)| *piece).collect::<Vec<_>>().join(" ")
}

/// What a comment says, whoever copied it and however: its author and words, in lower case, with
/// nothing between them. Two copies of one comment have the same.
#[must_use]
pub fn gist(author: &str, text: &str) -> String {
    let said = words(text);
    // Of a comment without a letter, the signs count.
    let said = if said.is_empty() { text.split_whitespace().collect() } else { said };
    format!("{}\n{said}", author.trim().trim_start_matches('@').to_lowercase())
}

/// The quotes of a comment, without who said them, and the rest; all as plain words.
fn parted(text: &str) -> (Vec<String>, String) {
    let said = said(text);
    let quotes = said.quotes.iter().map(|quote| words(&quote.text));
    let quotes = quotes.filter(|quote| quote.split(' ').count() >= SHORTEST_QUOTE).collect();
    (quotes, words(&said.own))
}

/// The words of a text in lower case, with single spaces and nothing else between them.
pub(super) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_about_what_it_quotes_before_what_it_names() {
        let headings = Headings::new([
            ("Motivation", "The **queue** has no owner today."),
            ("Core Unit Name", "Light houses"),
            ("List of Budget Breakdowns", "| Item | DAI |"),
        ]);
        let about = |text| headings.about(text).map(|found| (found.section, found.is_quoted));
        let quoted = "> **ada**:\n> the queue has no\n> owner\n\nWho says so? See Core Unit Name.";
        assert_eq!(about(quoted), Some((0, true)));
        assert_eq!(about("The core-unit name is taken."), Some((1, false)));
        assert_eq!(about("Motivation is fine, I think."), None, "one word is a word like others");
        assert_eq!(about("> Light houses\n\nNice."), None, "two words stand everywhere");
    }

    #[test]
    fn an_objection_is_said_in_words_of_its_own_and_not_denied() {
        assert!(objects("I object. Three signers."));
        assert!(objects("My **objection** stands"));
        assert!(objects("I won't withdraw my objection."));
        for other in [
            "No objections.",
            "I don't object to it",
            "> I object\n\nWhy?",
            "Objective: x",
            "I object to the cap. Edit: I withdraw my objection.",
            "~~I object until it is known.~~ Seen, thank you.",
            "My objection is withdrawn.",
        ] {
            assert!(!objects(other), "{other}");
        }
    }

    #[test]
    fn a_comment_copied_twice_has_one_gist() {
        assert_eq!(gist("@Ada", "Why  *five*\npeople?"), gist("ada", "why five people"));
        assert_ne!(gist("ada", "+1"), gist("bob", "+1"));
        assert_ne!(gist("ada", "🚀"), gist("ada", "👍"));
    }
}
