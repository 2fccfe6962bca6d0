//! Spelling, by the Hunspell dictionaries of the system and of the data folder. The one rule: what
//! the workspace itself says (names, handles, codes, words that were taught) is never wrong.

mod dictionary;
mod known;

use domain::{
    id::{DraftId, TeamId},
    word::Word,
};
use mip::LineStarts;
use serde::{Deserialize, Serialize};

pub(crate) use dictionary::LastRead;

use crate::{
    App, Error,
    drafts::{self, DraftRef, units::Units},
    here::Here,
    settings,
};

/// So many mistakes are listed; all are counted.
const LISTED: usize = 2_000;
/// So many words are suggested.
const SUGGESTED: usize = 6;
/// The longest word that is looked at, in characters.
const LONGEST: usize = 60;

/// What spelling is checked with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Spelling {
    /// Mistakes are to be marked.
    pub on: bool,
    /// The dictionary in use: `en_US`. Absent where there is none.
    pub dictionary: Option<String>,
    /// Every dictionary that was found.
    pub dictionaries: Vec<String>,
    /// Where one can be put: an `.aff` beside a `.dic`.
    pub folder: String,
    /// Words that the team taught.
    pub words: Vec<String>,
}

/// What to check: a text, or a whole draft.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SpellingCheck {
    /// Whose names are known.
    pub team: TeamId,
    /// Markdown.
    pub text: Option<String>,
    /// A draft, instead of a text.
    pub draft: Option<DraftId>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// The dictionary; absent where there is none, and then nothing is wrong.
    pub dictionary: Option<String>,
    /// In the order of the text, at most two thousand.
    pub mistakes: Vec<Mistake>,
    /// How many there are.
    pub total: usize,
}

/// A word that no dictionary has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Mistake {
    /// As it is written.
    pub word: String,
    /// The line, from 1.
    pub line: usize,
    /// Where it begins in the text, in UTF-16 units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A word to find others for.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SpellingSuggest {
    /// As it is written.
    pub word: String,
}

/// A word of a team.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct SpellingWord {
    pub team: TeamId,
    pub word: String,
}

impl App {
    /// What spelling is checked with, and the words that a team taught.
    pub fn spelling_get(&self, team: TeamId) -> Result<Spelling, Error> {
        let settings = settings::settings(&self.store)?;
        let found = dictionary::all(&self.folder.dictionaries());
        let chosen = dictionary::choose(&found, settings.dictionary.as_deref());
        Ok(Spelling {
            on: !settings.no_spelling,
            dictionary: chosen.map(|found| found.name.clone()),
            dictionaries: found.iter().map(|found| found.name.clone()).collect(),
            folder: self.folder.dictionaries().display().to_string(),
            words: taught(&self.here(), team)?,
        })
    }

    /// The words of a text, or of a draft, that are in no dictionary and that the team does not know.
    pub fn spelling_check(&self, req: SpellingCheck) -> Result<Checked, Error> {
        let here = self.here();
        let text = asked(&here, &req)?;
        let Some(dictionary) = dictionary::in_use(self)? else {
            return Ok(Checked { dictionary: None, mistakes: Vec::new(), total: 0 });
        };
        let known = known::KnownWords::of(&here, req.team)?;
        let is_wrong = |word: &mip::Word<'_>| !known.has(word.text) && !dictionary.has(word.text);
        let wrong: Vec<_> = mip::words(&text).into_iter().filter(is_wrong).collect();
        let (mistakes, total) = (mistakes(&text, &wrong), wrong.len());
        Ok(Checked { dictionary: Some(dictionary.name.clone()), mistakes, total })
    }

    /// Words that may be meant.
    pub fn spelling_suggest(&self, req: SpellingSuggest) -> Result<Vec<String>, Error> {
        let word = one_word(&req.word)?;
        Ok(dictionary::in_use(self)?
            .map(|known| known.suggest(&word, SUGGESTED))
            .unwrap_or_default())
    }

    /// Takes a word as right in the texts of a team.
    pub fn spelling_learn(&self, req: SpellingWord) -> Result<(), Error> {
        let id = one_word(&req.word)?;
        self.write("spelling_learn", |w| w.put(req.team, &Word { id }))
    }

    /// Forgets a word that was taught.
    pub fn spelling_forget(&self, req: SpellingWord) -> Result<(), Error> {
        self.write("spelling_forget", |w| w.delete::<Word>(req.team, &req.word))
    }
}

/// The words that a team taught, in the order of the alphabet.
pub(crate) fn taught(here: &Here<'_>, team: TeamId) -> Result<Vec<String>, Error> {
    let words = here.all::<Word>(team)?.into_iter().map(|word| word.id);
    let mut words: Vec<_> = words.collect();
    words.sort_by_key(|word| word.to_lowercase());
    Ok(words)
}

/// One word as it is kept, without what stands round it.
fn one_word(typed: &str) -> Result<String, Error> {
    let word = typed.trim().replace('’', "'");
    if word.is_empty() || word.contains(char::is_whitespace) || word.chars().count() > LONGEST {
        return Err(Error::Invalid(format!(
            "{typed:?} is not one word of at most {LONGEST} letters."
        )));
    }
    Ok(word)
}

/// The text to check, or that of the draft.
fn asked(here: &Here<'_>, req: &SpellingCheck) -> Result<String, Error> {
    match (&req.text, req.draft) {
        (Some(text), None) => Ok(text.clone()),
        (None, Some(draft)) => Ok(drafts::view(here, DraftRef { team: req.team, draft })?.text),
        _ => Err(Error::invalid("Name a text or a draft to check: one of them.")),
    }
}

/// Where the first of the words stand.
fn mistakes(text: &str, wrong: &[mip::Word<'_>]) -> Vec<Mistake> {
    let (lines, units) = (LineStarts::of(text), Units::of(text));
    let mistake = |word: &mip::Word<'_>| Mistake {
        word: word.text.into(),
        line: lines.line(word.span.start),
        start: units.of_byte(word.span.start),
        end: units.of_byte(word.span.end),
    };
    wrong.iter().take(LISTED).map(mistake).collect()
}
