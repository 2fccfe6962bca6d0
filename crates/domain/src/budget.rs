//! A first simple budget: groups of lines with a monthly amount, and a cap in months.

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::{
    Record,
    id::{GroupId, LineId},
};

/// What a team asks for. There is one a team; its id is `budget`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", default)]
pub struct Budget {
    /// Always `budget`.
    pub id: String,
    /// `DAI` or `MKR`.
    pub currency: String,
    /// How many months of the monthly amount the cap holds.
    pub months: u32,
    /// Cents are kept, but amounts are shown in whole units, as published budgets often do.
    pub whole: bool,
    /// In the order they are shown.
    pub groups: Vec<Group>,
    /// The first day of the term.
    pub from: Option<NaiveDate>,
    /// The last day of the term.
    pub until: Option<NaiveDate>,
}

/// The longest runway that a cap may hold: a budget ends a year after its start (MIP40).
const MOST_MONTHS: u32 = 12;

impl Budget {
    /// The id of each.
    pub const ID: &'static str = "budget";
}

impl Default for Budget {
    /// Nothing yet, in DAI, for the three months of runway that such caps usually hold.
    fn default() -> Self {
        Self {
            id: Self::ID.into(),
            currency: "DAI".into(),
            months: 3,
            whole: false,
            groups: Vec::new(),
            from: None,
            until: None,
        }
    }
}

impl Record for Budget {
    const COLLECTION: &'static str = "budgets";
    const TEXT: &'static [&'static str] = &[];

    fn check(&self) -> Result<(), String> {
        if !matches!(self.currency.as_str(), "DAI" | "MKR") {
            return Err(format!("{:?} is no currency of a budget: DAI or MKR.", self.currency));
        }
        if !(1..=MOST_MONTHS).contains(&self.months) {
            return Err(format!("A cap holds 1 to {MOST_MONTHS} months, not {}.", self.months));
        }
        if let Some((from, until)) = self.from.zip(self.until).filter(|(from, until)| until < from)
        {
            return Err(format!(
                "The term ends on {until}, before it begins on {from}: swap the days."
            ));
        }
        let lines = self.groups.iter().flat_map(|group| &group.lines);
        let odd = |line: &&Line| line.monthly < Decimal::ZERO || line.monthly.scale() > 2;
        match lines.clone().find(odd) {
            Some(Line { title, monthly, .. }) => {
                Err(format!("{title}: {monthly} is no amount; not below zero, two decimals."))
            }
            None => Ok(()),
        }
    }
}

/// Lines that belong together: "Permanent Team".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// The id.
    pub id: GroupId,
    /// The name.
    pub name: String,
    /// In the order they are shown.
    #[serde(default)]
    pub lines: Vec<Line>,
}

/// One thing that costs money every month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The id.
    pub id: LineId,
    /// What it is.
    pub title: String,
    /// Each month, in the budget's currency, to the cent.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    #[serde(default)]
    pub monthly: Decimal,
}

impl Group {
    /// What the group costs a month. `None` where the sum is too large for a decimal.
    #[must_use]
    pub fn monthly(&self) -> Option<Decimal> {
        self.lines.iter().try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.monthly))
    }
}

impl Budget {
    /// What everything costs a month. `None` where the sum is too large for a decimal.
    #[must_use]
    pub fn monthly(&self) -> Option<Decimal> {
        self.groups.iter().try_fold(Decimal::ZERO, |sum, group| sum.checked_add(group.monthly()?))
    }

    /// The most that may be held: `months` times the monthly amount.
    #[must_use]
    pub fn cap(&self) -> Option<Decimal> {
        self.monthly()?.checked_mul(self.months.into())
    }
}

impl Budget {
    /// An amount of this budget with its currency: `1,153,480 DAI`.
    #[must_use]
    pub fn shown(&self, amount: Decimal) -> String {
        format!("{} {}", shown(amount, self.whole), self.currency)
    }
}

/// An amount as it is shown: `1,153,480` or `0.50`. Cents only where there are any, and none
/// when `whole` units are wanted: half a unit is rounded away from zero.
#[must_use]
pub fn shown(amount: Decimal, whole: bool) -> String {
    let places = if whole { 0 } else { 2 };
    let rounded = amount.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let rounded = rounded.normalize();
    let text = if rounded.scale() == 0 { rounded.to_string() } else { format!("{rounded:.2}") };
    let (whole, cents) = text.split_once('.').map_or((text.as_str(), None), |(w, c)| (w, Some(c)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    cents.map_or(format!("{sign}{grouped}"), |cents| format!("{sign}{grouped}.{cents}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(amounts: &[&str]) -> Group {
        let line = |amount: &&str| Line {
            id: LineId::new(),
            title: String::new(),
            monthly: amount.parse().unwrap(),
        };
        Group { id: GroupId::new(), name: String::new(), lines: amounts.iter().map(line).collect() }
    }

    #[test]
    fn the_first_budget_of_ses_comes_out_as_it_was_published() {
        // MIP40c3-SP10: yearly sums over twelve, kept to the cent and printed in whole DAI.
        let team = ["120083.33", "19708.33", "8333.33", "4166.67", "1785", "416.67"];
        let groups = vec![group(&team), group(&["200000"]), group(&["30000"])];
        let budget = Budget { groups, ..Budget::default() };
        let whole = |amount: Option<Decimal>| shown(amount.unwrap(), true);
        assert_eq!(whole(budget.groups[0].monthly()), "154,493");
        assert_eq!(whole(budget.monthly()), "384,493");
        assert_eq!(whole(budget.cap()), "1,153,480");
    }

    #[test]
    fn a_sum_that_no_decimal_can_hold_is_said_and_not_wrapped() {
        let mut huge = group(&["1", "1"]);
        huge.lines[0].monthly = Decimal::MAX;
        assert_eq!(huge.monthly(), None);
    }

    #[test]
    fn amounts_are_shown_with_thousands_and_with_cents_only_where_there_are_any() {
        let amount = |text: &str| shown(text.parse().unwrap(), false);
        assert_eq!(amount("1153480.00"), "1,153,480");
        assert_eq!(amount("-81912.5"), "-81,912.50");
        assert_eq!(amount("0"), "0");
        assert_eq!(amount("999"), "999");
        assert_eq!(shown("81912.50".parse().unwrap(), true), "81,913");
    }
}
