//! Posts that their authors edited: the same post with another text. The one rule: it is the same
//! author, and the source or the words say that it is the same post; words of two people never are.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::{Post, place};
use crate::diff;

/// A comment by what tells it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in Post")]
pub struct Known<'a> {
    pub author: &'a str,
    pub posted: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub called: &'a str,
    pub text: &'a str,
}

impl<'a> From<&'a Post> for Known<'a> {
    fn from(post: &'a Post) -> Self {
        let Post { author, posted, time, called, text, .. } = post;
        Self { author, posted: *posted, time: *time, called, text }
    }
}

/// Of the words of two texts together, so many percent are the same in an edited one: where only
/// the day says that it is one post, and where its number or its time does.
const ALIKE: usize = 60;
const SOMEWHAT: usize = 30;
/// Shorter texts are alike by chance: "+1 to that".
const FEWEST_WORDS: usize = 5;
/// So many words at the beginning stay, where a text says itself that it was edited.
const BEGINS: usize = 4;
/// An id that is longer is no number of a post in its thread, and nobody else's.
const LONGEST_NUMBER: usize = 6;
/// So many comments of one author are compared with a new one.
const MOST: usize = 200;
/// Texts of more words than this, multiplied, are not compared.
const LARGEST: usize = 1_000_000;

/// For each of the new ones, the kept one that it is another text of. No kept one is taken twice.
#[must_use]
pub fn edits(kept: &[Known<'_>], new: &[Known<'_>]) -> Vec<Option<usize>> {
    let mut by_author: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, known) in kept.iter().enumerate().filter(|(_, known)| !known.author.trim().is_empty())
    {
        by_author.entry(name(known.author)).or_default().push(at);
    }
    let mut find = |one: &Known<'_>| {
        let theirs = by_author.get_mut(&name(one.author))?;
        let scored = theirs.iter().enumerate().take(MOST);
        let scored = scored.filter_map(|(place, at)| Some((likeness(&kept[*at], one)?, place)));
        let (_, place) = scored.max_by_key(|(score, place)| (*score, usize::MAX - place))?;
        Some(theirs.remove(place))
    };
    new.iter().map(&mut find).collect()
}

fn name(author: &str) -> String {
    author.trim().trim_start_matches('@').to_lowercase()
}

/// How surely one is an edit of the other, of 200; `None` if it is none.
fn likeness(was: &Known<'_>, is: &Known<'_>) -> Option<usize> {
    let days = was.posted.zip(is.posted);
    let is_same_number = !was.called.is_empty() && was.called == is.called;
    let is_other_number = !was.called.is_empty() && !is.called.is_empty() && !is_same_number;
    let times = was.time.zip(is.time);
    let is_same_day = days.is_some_and(|(one, other)| one == other);
    let is_same_time = is_same_day && times.is_some_and(|(one, other)| one == other);
    let is_other_time = times.is_some_and(|(one, other)| one != other) && !is_same_number;
    let is_far = days.is_some_and(|(one, other)| (one - other).abs() > TimeDelta::days(1));
    if is_far || is_other_number || is_other_time || (days.is_none() && !is_same_number) {
        return None;
    }
    if is_same_number && (is_same_time || was.called.len() > LONGEST_NUMBER) {
        return Some(200);
    }
    let is_known = is_same_time || is_same_number;
    let (old, new) = (place::words(was.text), place::words(is.text));
    let (count, other) = (old.split(' ').count(), new.split(' ').count());
    if count.saturating_mul(other) > LARGEST || (!is_known && count.min(other) < FEWEST_WORDS) {
        return None;
    }
    let begins = old.split(' ').zip(new.split(' ')).take_while(|(one, other)| one == other).count();
    let is_told = tells(is.text) && begins >= BEGINS;
    let alike = diff::alike(&old, &new);
    (is_told || alike >= if is_known { SOMEWHAT } else { ALIKE }).then_some(alike)
}

/// Whether a text says that it was edited: "Edit: seen".
fn tells(text: &str) -> bool {
    let lower = text.to_lowercase();
    let marks =
        ["edit:", "edited:", "update:", "updated:", "editado:", "edición:", "nachtrag:", "ps:"];
    marks.iter().any(|mark| lower.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAS: &str = "Who keeps the lamp at night? I object until that is settled.";
    const IS: &str = "Who keeps the lamp at night? Edit: read it, fine.";

    fn known<'a>(author: &'a str, day: &str, called: &'a str, text: &'a str) -> Known<'a> {
        Known { author, posted: day.parse().ok(), time: None, called, text }
    }

    fn is_edit(was: Known<'_>, is: Known<'_>) -> bool {
        edits(&[was], &[is]) == [Some(0)]
    }

    #[test]
    fn the_same_post_with_another_text_is_an_edit() {
        let was = known("ada", "2022-04-12", "#2", WAS);
        assert!(is_edit(was, known("@Ada", "2022-04-12", "#2", IS)));
        assert!(is_edit(known("ada", "2022-04-12", "", WAS), known("ada", "2022-04-12", "", IS)));
        assert!(is_edit(was, known("ada", "2022-04-13", "", &format!("{WAS} Thank you."))));
        let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 14, 0);
        let was = Known { time: time(9), ..was };
        assert!(
            is_edit(was, Known { time: time(9), text: "Withdrawn.", ..was }),
            "number and time"
        );
        let other = Known { called: "", time: time(10), text: IS, ..was };
        assert!(!is_edit(was, other), "another hour");
    }

    #[test]
    fn another_author_number_or_day_is_another_post() {
        let was = known("ada", "2022-04-12", "#2", WAS);
        for other in [
            known("bob", "2022-04-12", "#2", WAS),
            known("ada", "2022-04-12", "#3", WAS),
            known("ada", "2022-04-19", "#2", WAS),
            known("ada", "", "", WAS),
            known("ada", "2022-04-12", "", "The second lamp is quite another matter to me."),
        ] {
            assert!(!is_edit(was, other), "{other:?}");
        }
        assert!(!is_edit(known("", "2022-04-12", "", WAS), known("", "2022-04-12", "", WAS)));
        let short = |text| known("ada", "2022-04-12", "", text);
        assert!(!is_edit(short("+1 to that"), short("+1 to this")));
    }

    #[test]
    fn one_kept_comment_has_one_edit() {
        let was = known("ada", "2022-04-12", "", WAS);
        let longer = format!("{WAS} Thank you.");
        let new = [known("ada", "2022-04-12", "", IS), known("ada", "2022-04-12", "", &longer)];
        assert_eq!(edits(&[was], &new), [Some(0), None]);
    }
}
