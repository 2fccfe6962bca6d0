//! One text out of two that were made of a third. The one rule: what either wrote is there, and what
//! either took out is gone, whoever comes second.

use std::collections::HashSet;

use crate::text::{Splice, splices};

/// `mine`, which was typed on `base`, where `theirs` has become of `base` meanwhile: character by
/// character, as two devices merge. What both wrote alike is there once. Of two insertions at one
/// place `theirs` comes first.
#[must_use]
pub fn merged(base: &str, mine: &str, theirs: &str) -> String {
    if theirs == base || theirs == mine {
        return mine.to_owned();
    }
    if mine == base {
        return theirs.to_owned();
    }
    let (mut theirs, mut mine) = (splices(base, theirs), splices(base, mine));
    let alike: HashSet<&Splice> = theirs.iter().collect();
    mine.retain(|splice| !alike.contains(splice));
    theirs.reverse();
    mine.reverse();
    woven(&base.encode_utf16().collect::<Vec<_>>(), [&theirs, &mine])
}

/// Walks through the text from one end of a splice to the next, and makes both sides' splices.
fn woven(base: &[u16], sides: [&[Splice]; 2]) -> String {
    let ends = |side: &[Splice]| -> Vec<usize> {
        side.iter().flat_map(|splice| [splice.at, splice.at + splice.delete]).collect()
    };
    let mut stops = sides.map(ends).concat();
    stops.push(base.len());
    stops.sort_unstable();
    stops.dedup();
    let mut taking = sides.map(|side| side.iter().filter(|splice| splice.delete > 0).peekable());
    let mut putting = sides.map(|side| side.iter().peekable());
    let (mut text, mut from) = (Vec::with_capacity(base.len()), 0);
    for stop in stops {
        let mut stays = true;
        for taken in &mut taking {
            while taken.next_if(|splice| splice.at + splice.delete <= from).is_some() {}
            stays &= taken.peek().is_none_or(|splice| splice.at >= stop);
        }
        if stays {
            text.extend_from_slice(&base[from..stop]);
        }
        for put in &mut putting {
            while let Some(splice) = put.next_if(|splice| splice.at == stop) {
                text.extend(splice.insert.encode_utf16());
            }
        }
        from = stop;
    }
    String::from_utf16_lossy(&text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn who_typed_nothing_takes_nothing_away(
            base in "[ab\nΩ🚀]{0,30}", other in "[ab\nΩ🚀]{0,30}",
        ) {
            prop_assert_eq!(merged(&base, &other, &base), other.clone());
            prop_assert_eq!(merged(&base, &base, &other), other.clone());
            prop_assert_eq!(merged(&base, &other, &other), other);
        }

        #[test]
        fn nothing_that_either_wrote_is_lost(
            base in "[ab\nΩ🚀]{0,30}", mine in "[ab\nΩ🚀]{0,30}", theirs in "[ab\nΩ🚀]{0,30}",
            (at, other) in (0..60_usize, 0..60_usize),
        ) {
            // Letters that nobody else has, each put in somewhere.
            let put = |text: &str, at: usize, letter: char| {
                let mut letters: Vec<char> = text.chars().collect();
                letters.insert(at % (letters.len() + 1), letter);
                letters.into_iter().collect::<String>()
            };
            let (mine, theirs) = (put(&mine, at, 'x'), put(&theirs, other, 'y'));
            let both = merged(&base, &mine, &theirs);
            prop_assert_eq!(both.matches('x').count(), 1, "{}", &both);
            prop_assert_eq!(both.matches('y').count(), 1, "{}", &both);
        }
    }

    #[test]
    fn two_who_type_in_one_text_both_stand_in_it() {
        let base = "We pay two people.\nThey work.\n";
        let mine = "We pay two people well.\nThey work.\n";
        let theirs = "We pay two people.\nThey work hard.\nAlways.\n";
        let both = "We pay two people well.\nThey work hard.\nAlways.\n";
        assert_eq!(merged(base, mine, theirs), both);
        assert_eq!(merged(base, theirs, mine), both);
    }

    #[test]
    fn what_one_took_out_stays_out_while_the_other_types_on() {
        assert_eq!(merged("one two three", "one three", "one two three four"), "one three four");
        assert_eq!(merged("", "mine", "theirs"), "theirsmine");
        assert_eq!(merged("a", "b", "b"), "b", "alike is once");
    }

    #[test]
    fn a_megabyte_that_two_changed_in_thousands_of_places_has_what_both_wrote() {
        let base = "The unit pays people, until when is open.\n".repeat(25_000);
        let mine = base.replacen("The", "Our", 5_000);
        let theirs = format!("{base}The end.\n");
        assert_eq!(merged(&base, &mine, &theirs), format!("{mine}The end.\n"));
    }
}
