//! Which amounts a total may be the sum of. The rule: a total is wrong only when no reading of the
//! table makes it right.

use crate::money::{Amount, Unit};

/// What a row is by its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Item,
    Subtotal,
    Total,
}

impl Row {
    /// Reads a label that was brought into small letters without marks.
    pub(super) fn read(label: &str) -> Self {
        const OTHER: &[&str] =
            &["per", "after", "estimated", "max", "maximum", "cumulative", "average", "of"];
        let words: Vec<&str> = label.split(' ').filter(|word| !word.is_empty()).collect();
        let is_sum = |word: Option<&&str>| matches!(word, Some(&("total" | "totals" | "sum")));
        if words.len() > 6 || words.iter().any(|word| OTHER.contains(word)) {
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
    count: i128,
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

    fn and(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            count: self.count + other.count,
            last_place: self.last_place.max(other.last_place),
            is_large: self.is_large || other.is_large,
        }
    }

    pub(super) fn has_several(self) -> bool {
        self.count > 1
    }

    /// Whether a total agrees: printed amounts may each be off by one in the last place. Whole
    /// numbers below a hundred count people or months, and are exact.
    pub(super) fn is(self, total: &Amount) -> bool {
        let is_count = !self.is_large && self.last_place == WHOLE && total.last_place == WHOLE;
        let place = self.last_place.max(total.last_place);
        let off = if is_count { 0 } else { self.count * place };
        (self.value - total.value).abs() <= off
    }

    /// Whether a total is this sum for more months, or with so much of it on top.
    pub(super) fn is_scaled(self, total: &Amount, label: &str) -> bool {
        let near = |a: i128, b: i128| (a - b).abs() * 100 <= b.abs();
        let is_period = ["month", "quarter", "year", "annual", "week", "x12", "term"]
            .iter()
            .any(|word| label.contains(word));
        let scaled = [2, 3, 4, 6, 9, 12, 24, 36].iter().any(|times| {
            near(self.value * times, total.value) || near(self.value, total.value * times)
        });
        let percents = label.split('%').filter_map(|head| {
            let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            head.get(head.len() - digits..)?.parse::<i128>().ok().filter(|percent| *percent <= 100)
        });
        let on_top = percents
            .into_iter()
            .any(|percent| near(self.value * (100 + percent) / 100, total.value));
        is_period && scaled || on_top
    }
}

/// One, in millionths.
const WHOLE: i128 = 1_000_000;

/// What a column held so far.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// Items since the last subtotal or total, the last total, and the head.
    block: Sum,
    since_total: Sum,
    all: Sum,
    /// Items in bold and those that are not: where some are the parts of others, one kind counts.
    bold: Sum,
    plain: Sum,
    /// Subtotals since the last total, and since the head.
    subtotals: Sum,
    all_subtotals: Sum,
    /// Totals since the head, and the last of them.
    totals: Sum,
    last_total: Sum,
    unit: Option<Unit>,
    /// Something in it could not be read, or counts in another unit.
    is_unclear: bool,
}

impl Column {
    pub(super) fn unclear(&mut self) {
        self.is_unclear = true;
    }

    /// Whether its amounts are of one unit that can be added.
    fn takes(&mut self, unit: Unit) -> bool {
        let known = self.unit.get_or_insert(unit);
        if *known == Unit::None {
            *known = unit;
        }
        let is_same = unit == Unit::None || unit == *known;
        self.is_unclear |= !is_same || unit == Unit::Percent;
        !self.is_unclear
    }

    pub(super) fn item(&mut self, amount: &Amount, is_bold: bool) {
        self.takes(amount.unit);
        for sum in [&mut self.block, &mut self.since_total, &mut self.all] {
            sum.add(amount);
        }
        if is_bold { self.bold.add(amount) } else { self.plain.add(amount) }
    }

    /// The sum that a total most likely was meant to be, when it is none that it could be.
    pub(super) fn wrong(&mut self, total: &Amount, row: Row, label: &str) -> Option<Sum> {
        if !self.takes(total.unit) {
            return None;
        }
        let (block, subtotals, totals) = (self.block, self.subtotals, self.totals);
        let could_be = [
            block,
            self.since_total,
            self.all,
            subtotals.and(block),
            subtotals,
            self.all_subtotals,
            self.all_subtotals.and(block),
            totals,
            totals.and(self.since_total),
            self.last_total.and(self.since_total),
            self.bold,
            self.plain,
        ];
        let right = could_be
            .iter()
            .any(|sum| sum.count > 0 && (sum.is(total) || sum.is_scaled(total, label)));
        if right {
            return None;
        }
        let likely: &[Sum] = match row {
            Row::Subtotal => &[block],
            _ => &[self.since_total, subtotals.and(block), totals.and(self.since_total)],
        };
        let likely = likely.iter().filter(|sum| sum.has_several());
        likely.min_by_key(|sum| (sum.value - total.value).abs()).copied()
    }

    /// A subtotal or total was passed. One that is the sum of nothing above it counts as an item.
    pub(super) fn close(&mut self, total: Option<&Amount>, row: Row) {
        let is_alone =
            total.is_some_and(|total| !self.block.has_several() && self.block.value != total.value);
        self.block = Sum::default();
        let Some(total) = total else { return };
        if is_alone {
            self.all.add(total);
        }
        if row == Row::Subtotal {
            self.subtotals.add(total);
            self.all_subtotals.add(total);
        } else {
            self.totals.add(total);
            self.last_total = Sum::default();
            self.last_total.add(total);
            self.since_total = Sum::default();
            self.subtotals = Sum::default();
        }
    }
}

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
            ("", Row::Item),
        ] {
            assert_eq!(Row::read(label), row, "{label}");
        }
    }
}
