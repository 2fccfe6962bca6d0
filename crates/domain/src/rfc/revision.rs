//! What the author of a comment made of it later. The one rule: both texts stay, and so does what was
//! decided.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Comment;

/// What a comment said before its author edited it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct EarlierText {
    /// The mark of the text that came after it: two who see the same edit agree.
    pub id: String,
    /// What was said.
    pub text: String,
    /// The day it was first seen.
    pub seen: NaiveDate,
    /// Whether it objected.
    #[serde(default)]
    pub objection: bool,
}

/// A comment as its author left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// What it says now, in Markdown.
    pub text: String,
    /// The marks of what was pasted.
    pub marks: Vec<String>,
    /// Whether it objects.
    pub objection: bool,
}

impl Comment {
    /// Takes in what its author made of it. What it said before stays beside it, and what was
    /// decided stays decided. A text that is only marked anew was no edit.
    pub fn revise(&mut self, new: Revision, day: NaiveDate) {
        let Revision { text, marks, objection } = new;
        let fresh: Vec<_> = marks.into_iter().filter(|mark| !self.marks.contains(mark)).collect();
        if self.text.trim() != text.trim() {
            let id = fresh.first().cloned().unwrap_or_else(|| self.earlier.len().to_string());
            let seen = self.edited.unwrap_or(self.taken);
            let was = std::mem::replace(&mut self.text, text);
            self.earlier.push(EarlierText { id, text: was, seen, objection: self.objection });
            self.edited = Some(day);
            match (self.objection, objection) {
                (true, false) => self.taken_back = Some(day),
                (_, true) => self.taken_back = None,
                _ => {}
            }
            self.objection = objection;
        }
        self.marks.extend(fresh);
    }

    /// Says by hand whether it objects.
    pub fn object(&mut self, objection: bool) {
        self.objection = objection;
        if objection {
            self.taken_back = None;
        }
    }
}
