//! What a word says in a date or in an age, in any of the languages. The one rule: no language is
//! known here by its name.

use std::{collections::HashMap, sync::LazyLock};

use super::languages::LANGUAGES;

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// From 1. Only English months are `plain`: the short ones of others are words of English.
    Month {
        month: u32,
        is_plain: bool,
        /// Spanish `mar` is a Tuesday, too.
        is_weekday: bool,
    },
    /// So many days before today.
    Back(u64),
    /// The half of the day: whether it is the second.
    Half(bool),
    /// Says nothing of the day.
    Between,
}

/// A part of an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    Ago,
    Later,
    /// Hours and less.
    Hours,
    Days,
    Weeks,
    /// Months and years, which do not say the day.
    Longer,
    /// "About", "more than".
    About,
}

/// What a word is in a date.
pub(super) fn word(word: &str) -> Option<Word> {
    WORDS.get(word).copied()
}

/// What a word is in an age, and whether it is a shortened unit.
pub(super) fn age(word: &str) -> Option<(Age, bool)> {
    AGES.get(word).copied()
}

static WORDS: LazyLock<HashMap<&str, Word>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let zones = "utc gmt cet cest est edt cst cdt pst pdt msk jst kst z";
    for language in LANGUAGES {
        for one in language.between.split(' ').chain(zones.split(' ')) {
            words.insert(one, Word::Between);
        }
        for one in language.weekdays.split(' ') {
            words.entry(one).or_insert(Word::Between);
        }
        for (text, back) in [(language.today, 0), (language.yesterday, 1)] {
            for one in text.split(' ') {
                words.insert(one, Word::Back(back));
            }
        }
    }
    for (text, is_second) in [
        ("am a.m a.m. vorm 上午 早上 凌晨 清晨 午前 오전", false),
        ("pm p.m p.m. nachm 下午 晚上 中午 午後 오후", true),
    ] {
        for one in text.split(' ') {
            words.insert(one, Word::Half(is_second));
        }
    }
    for (at, language) in LANGUAGES.iter().enumerate() {
        for (month, names) in (1..).zip(language.months.split('|')) {
            for name in names.split(' ') {
                let is_weekday =
                    LANGUAGES.iter().any(|one| one.weekdays.split(' ').any(|day| day == name));
                let new = Word::Month { month, is_plain: at == 0, is_weekday };
                if !matches!(words.get(name), Some(Word::Month { .. })) {
                    words.insert(name, new);
                }
            }
        }
    }
    words.remove("");
    words
});

static AGES: LazyLock<HashMap<&str, (Age, bool)>> = LazyLock::new(|| {
    use Age::{About, Ago, Days, Hours, Later, Longer, Weeks};
    let mut ages = HashMap::new();
    for language in LANGUAGES {
        for (units, is_short) in [(language.short, true), (language.long, false)] {
            for (text, unit) in units.split('|').zip([Hours, Hours, Days, Weeks, Longer]) {
                for one in text.split(' ') {
                    ages.entry(one).or_insert((unit, is_short));
                }
            }
        }
        for (text, age) in [(language.ago, Ago), (language.later, Later)] {
            for one in text.split(' ') {
                ages.insert(one, (age, false));
            }
        }
    }
    for one in "< > ~ about over almost ungefähr über fast environ около 约 約 약".split(' ')
    {
        ages.insert(one, (About, false));
    }
    ages.remove("");
    ages
});

/// What is said in several words, as one.
pub(super) const PHRASES: [(&str, &str); 11] = [
    ("il y a ", "il_y_a "),
    ("plus tard", "plus_tard"),
    ("just now", "now"),
    ("gerade eben", "now"),
    ("たった今", "now"),
    ("an hour ago", "1 hour ago"),
    ("a minute ago", "1 minute ago"),
    ("a day ago", "1 day ago"),
    ("last week", "1 month ago"),
    ("last month", "1 month ago"),
    ("last year", "1 year ago"),
];

/// Signs behind the number of a year, a month, a day.
pub(super) const YEAR: [char; 2] = ['年', '년'];
pub(super) const MONTH: [char; 2] = ['月', '월'];
pub(super) const DAY: [char; 4] = ['日', '일', '号', '號'];
