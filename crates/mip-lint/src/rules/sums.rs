//! Labels of sums, and sums. The rule: amounts as they are printed may each be off by one in the last
//! place, and counts of people may not.

use crate::money::Amount;

/// What a row is by its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Item,
    /// The same again for another time: `Quarterly`, `Per month`.
    Restated,
    Subtotal,
    Total,
}

impl Row {
    /// Reads a label that was brought into small letters without marks.
    pub(super) fn read(label: &str) -> Self {
        const OTHER: &[&str] =
            &["per", "after", "estimated", "max", "maximum", "cumulative", "average", "of"];
        const RESTATED: &[&str] = &[
            "monthly",
            "quarterly",
            "annually",
            "annual",
            "yearly",
            "weekly",
            "daily",
            "per",
            "each",
            "a",
            "approximate",
            "approximately",
            "average",
            "month",
            "quarter",
            "year",
            "week",
            "day",
            "equivalent",
        ];
        let words: Vec<&str> = label.split(' ').filter(|word| !word.is_empty()).collect();
        let is_sum = |word: Option<&&str>| matches!(word, Some(&("total" | "totals" | "sum")));
        let is_restated = !words.is_empty() && words.iter().all(|word| RESTATED.contains(word));
        if is_restated {
            Self::Restated
        } else if words.len() > 6 || words.iter().any(|word| OTHER.contains(word)) {
            Self::Item
        } else if words.iter().any(|word| word.starts_with("subtotal"))
            || words.windows(2).any(|pair| pair[0] == "sub" && pair[1].starts_with("total"))
        {
            Self::Subtotal
        } else if is_sum(words.first()) || is_sum(words.last()) {
            Self::Total
        } else {
            Self::Item
        }
    }
}

/// A sum and how many amounts are in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) value: i128,
    pub(super) count: i128,
    last_place: i128,
    /// Whether an amount in it is too large to be a count of people.
    is_large: bool,
}

impl Sum {
    pub(super) fn add(&mut self, amount: &Amount) {
        self.value += amount.value;
        self.count += 1;
        self.last_place = self.last_place.max(amount.last_place);
        self.is_large |= amount.value.abs() >= 100 * WHOLE;
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            count: self.count + other.count,
            last_place: self.last_place.max(other.last_place),
            is_large: self.is_large || other.is_large,
        }
    }

    pub(super) fn of(amount: &Amount) -> Self {
        let mut sum = Self::default();
        sum.add(amount);
        sum
    }

    /// By how much a total is off.
    pub(super) fn off(self, total: &Amount) -> i128 {
        (self.value - total.value).abs()
    }

    /// Whether a total is this sum, or follows from it by what its label says.
    pub(super) fn makes(self, total: &Amount, says: &Says) -> bool {
        self.count > 0 && (self.is(total) || self.is_scaled(total, says))
    }

    /// Whether a total is not so far off that it must be something else.
    pub(super) fn is_near(self, total: &Amount) -> bool {
        self.off(total) * 2 <= self.value.abs()
    }

    pub(super) fn has_several(self) -> bool {
        self.count > 1
    }

    /// Whether a total agrees: printed amounts may each be off by one in the last place. Whole
    /// numbers below a hundred count people or months, and are exact.
    fn is(self, total: &Amount) -> bool {
        let is_count = !self.is_large && self.last_place == WHOLE && total.last_place == WHOLE;
        let place = self.last_place.max(total.last_place);
        let off = if is_count { 0 } else { self.count * place };
        (self.value - total.value).abs() <= off
    }

    /// Whether a total is this sum for more months, or with so much of it on top.
    fn is_scaled(self, total: &Amount, says: &Says) -> bool {
        let near = |a: i128, b: i128| (a - b).abs() * 100 <= b.abs();
        let for_longer = |times: &i128| {
            near(self.value * times, total.value) || near(self.value, total.value * times)
        };
        let on_top = |percent: &i128| near(self.value * (100 + percent) / 100, total.value);
        says.is_of_a_time && [2, 3, 4, 6, 9, 12, 24, 36].iter().any(for_longer)
            || says.percents.iter().any(on_top)
    }
}

/// What a label says of how its amount follows from a sum.
#[derive(Debug, Default)]
pub(super) struct Says {
    is_of_a_time: bool,
    percents: Vec<i128>,
}

impl Says {
    /// Reads a label in small letters.
    pub(super) fn read(label: &str) -> Self {
        let is_of_a_time = ["month", "quarter", "year", "annual", "week", "x12", "term"]
            .iter()
            .any(|word| label.contains(word));
        let percents = label.split('%').filter_map(|head| {
            let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            head.get(head.len() - digits..)?.parse::<i128>().ok().filter(|percent| *percent <= 100)
        });
        Self { is_of_a_time, percents: percents.collect() }
    }
}

/// One, in millionths.
const WHOLE: i128 = 1_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_sums_are_told_from_others() {
        for (label, row) in [
            ("total", Row::Total),
            ("grand total", Row::Total),
            ("total annual budget", Row::Total),
            ("headcount expense subtotal", Row::Subtotal),
            ("sub total people", Row::Subtotal),
            ("total cost per fte", Row::Item),
            ("estimated max total team mkr after 1 year", Row::Item),
            ("totality", Row::Item),
            ("quarterly", Row::Restated),
            ("approximate per month", Row::Restated),
            ("monthly salaries", Row::Item),
            ("year 1", Row::Item),
            ("", Row::Item),
        ] {
            assert_eq!(Row::read(label), row, "{label}");
        }
    }
}
