//! Amounts that a bundle promises: what it costs a month, and the cap. The rule: an amount of one
//! group or one line is no promise of the whole.

use mip::{Proposal, Span};

use super::{Mentions, Topic, section};
use crate::words;

/// Currencies that budgets are in.
const CURRENCIES: &[&str] = &["DAI", "MKR"];

/// Sentences and the row of the total.
pub(super) fn amounts(found: &mut Mentions<'_>, proposal: &Proposal<'_>) {
    let source = found.source;
    for (span, line) in words::lines(source, Span::new(0, source.len())) {
        if line.trim_start().starts_with('|') {
            continue;
        }
        for amount in with_currency(line) {
            let before = line.get(..amount.start).unwrap_or_default().to_lowercase();
            let after = line.get(amount.end..).unwrap_or_default().to_lowercase();
            let place = Span::new(span.start + amount.start, span.start + amount.end);
            if is_cap(&before) {
                found.add(Topic::Cap, "", place);
            } else if is_monthly(&before, &after) {
                found.add(Topic::Monthly, "", place);
            }
        }
    }
    total_row(found, proposal);
}

/// `a cap of`, `Cap:`, `adds a budget of`: the whole's, where no group is named before it.
fn is_cap(before: &str) -> bool {
    let before = before.trim_end();
    let bare = words::unmarked(before).trim_end_matches([':', ' ', '*', '`']);
    let ends = ["a cap of", "the cap of", "the cap is", "adds a budget of", "total budget cap of"];
    ends.iter().any(|end| before.ends_with(end))
        || (before.ends_with(':') || before.ends_with("**"))
            && matches!(bare, "cap" | "total budget cap" | "budget cap" | "total cap")
}

/// `plans to spend … a month`, `Amount: … a month`.
fn is_monthly(before: &str, after: &str) -> bool {
    let month = [" a month", " per month", " monthly", "/month", " each month"];
    let is_whole = before.trim_end().ends_with("spend")
        || words::unmarked(before).trim_end_matches([':', ' ']) == "amount";
    is_whole && month.iter().any(|word| after.starts_with(word))
}

/// The row "Total budget cap" of the breakdown: by month, then the cap.
fn total_row(found: &mut Mentions<'_>, proposal: &Proposal<'_>) {
    let source = found.source;
    let titles = ["List of Budget Breakdowns", "Budget Breakdown", "Budget Breakdowns"];
    let Some(list) = titles.iter().find_map(|title| section(proposal, title)) else { return };
    for (span, line) in words::lines(source, list.whole) {
        let Some(cells) = line.trim_start().strip_prefix('|') else { continue };
        let name = cells.split('|').next().unwrap_or_default();
        if !matches!(&*words::normal(name), "total budget cap" | "budget cap" | "total cap") {
            continue;
        }
        let numbers: Vec<Span> = numbers(line)
            .map(|number| Span::new(span.start + number.start, span.start + number.end))
            .collect();
        if let [monthly, .., cap] = numbers[..] {
            found.add(Topic::Monthly, "", monthly);
            found.add(Topic::Cap, "", cap);
        } else if let [cap] = numbers[..] {
            found.add(Topic::Cap, "", cap);
        }
    }
}

/// `384,493 DAI` and `DAI 384,493` with where they stand in a line.
fn with_currency(line: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for number in numbers(line) {
        let after = line.get(number.end..).unwrap_or_default();
        let gap = after.len() - after.trim_start_matches([' ', '\u{a0}']).len();
        let word = after.get(gap..).unwrap_or_default();
        let unit = CURRENCIES.iter().find(|unit| {
            let is_unit = word.get(..unit.len()).is_some_and(|w| w.eq_ignore_ascii_case(unit));
            is_unit && !word.get(unit.len()..).is_some_and(|rest| rest.starts_with(words::is_word))
        });
        if let Some(unit) = unit {
            found.push(Span::new(number.start, number.end + gap + unit.len()));
        }
    }
    found
}

/// Numbers with their thousands and decimals, in a line.
fn numbers(line: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = line.get(at..)?;
            let start = at + rest.find(|c: char| c.is_ascii_digit())?;
            let digits = line.get(start..)?;
            let len = digits
                .find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.' | '\''))
                .unwrap_or(digits.len());
            let number = digits.get(..len)?.trim_end_matches([',', '.', '\'']);
            at = start + len.max(1);
            let before = line.get(..start)?.chars().next_back();
            if !before.is_some_and(words::is_word) {
                return Some(Span::new(start, start + number.len()));
            }
        }
    })
}

/// An amount as it is compared: `1153480 DAI`; without its unit where none is written.
pub(super) fn normal(amount: &str) -> String {
    let amount = amount.trim().trim_matches('*');
    let digits: String = amount.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let digits = match digits.split_once('.') {
        Some((whole, cents)) if cents.bytes().all(|byte| byte == b'0') => whole.to_owned(),
        _ => digits,
    };
    digits.trim_start_matches('0').to_owned()
}
