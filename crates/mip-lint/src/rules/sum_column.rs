//! One column of a table and what its totals may be the sum of. The rule: a total is explained when any
//! reading of the table makes it right; what is left over is wrong only where all else is explained.

use super::sums::{Row, Says, Sum};
use crate::money::{Amount, Unit};

/// So many rows before and after a total are tried as its parts.
const REACH: usize = 200;

/// A row of the column with an amount.
#[derive(Debug)]
struct Line {
    row: Row,
    amount: Amount,
    is_bold: bool,
    /// The label in small letters.
    label: String,
    says: Says,
}

/// A total that no reading explains, with the sum that it most likely was meant to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doubt {
    pub(super) total: Amount,
    pub(super) sum: Sum,
    /// Whether all other totals of the column are explained, and it is near the sum: then the table
    /// leaves no other reading.
    pub(super) is_wrong: bool,
}

/// What a column holds.
#[derive(Debug, Default)]
pub(super) struct Column {
    lines: Vec<Line>,
    unit: Option<Unit>,
    /// Something in it could not be read, or counts in another unit.
    is_unclear: bool,
}

impl Column {
    pub(super) fn unclear(&mut self) {
        self.is_unclear = true;
    }

    pub(super) fn add(&mut self, row: Row, amount: &Amount, is_bold: bool, label: &str) {
        let known = self.unit.get_or_insert(amount.unit);
        if *known == Unit::None {
            *known = amount.unit;
        }
        let is_same = amount.unit == Unit::None || amount.unit == *known;
        self.is_unclear |= !is_same || amount.unit == Unit::Percent;
        // Of an item it says nothing that is asked.
        let says = if row == Row::Item { Says::default() } else { Says::read(label) };
        let label = label.to_owned();
        self.lines.push(Line { row, amount: *amount, is_bold, label, says });
    }

    /// The totals that nothing explains, and how many are explained.
    pub(super) fn doubts(&self) -> (Vec<Doubt>, usize) {
        if self.is_unclear {
            return (Vec::new(), 0);
        }
        // What stands for the rows before it: an item, or a total in the place of its parts.
        let mut nodes: Vec<Sum> = Vec::new();
        let (mut doubts, mut explained) = (Vec::new(), 0);
        let mut block = Sum::default();
        for (at, line) in self.lines.iter().enumerate() {
            let own = Sum::of(&line.amount);
            if matches!(line.row, Row::Item | Row::Restated) {
                // A year after its quarters is their sum, whatever it is called.
                match run_of_nodes(&nodes, line).filter(|_| is_period(&line.label)) {
                    Some(first) => nodes.truncate(first),
                    None if line.row == Row::Item => block = block.and(own),
                    None => continue,
                }
                nodes.push(own);
                continue;
            }
            let run = run_of_nodes(&nodes, line);
            let is_explained = run.is_some() || self.explains(at, line);
            if is_explained {
                explained += 1;
            } else if let Some(sum) = likely(line, block, &nodes) {
                doubts.push(Doubt { total: line.amount, sum, is_wrong: sum.is_near(&line.amount) });
            }
            // The parts are no parts of what comes after, where they were told.
            let first = run.unwrap_or(nodes.len());
            nodes.truncate(first);
            nodes.push(own);
            block = Sum::default();
        }
        let is_alone = doubts.len() == 1;
        for doubt in &mut doubts {
            doubt.is_wrong &= is_alone;
        }
        (doubts, explained)
    }

    /// Whether another reading makes a total right.
    fn explains(&self, at: usize, total: &Line) -> bool {
        let before = || self.lines.iter().take(at).rev().take(REACH);
        let after = || self.lines.iter().skip(at + 1).take(REACH);
        let is_item = |line: &&Line| line.row == Row::Item;
        let is_sum = |line: &&Line| matches!(line.row, Row::Subtotal | Row::Total);
        let is_bold = |line: &&Line| line.is_bold && line.row == Row::Item;
        let is_plain = |line: &&Line| !line.is_bold && line.row == Row::Item;
        let is_any = |line: &&Line| line.row != Row::Restated;
        runs(before().filter(is_item), total)
            || runs(before().filter(is_sum), total)
            || runs(before().filter(is_bold), total)
            || runs(before().filter(is_plain), total)
            || runs(before().filter(is_any), total)
            || runs(before(), total)
            // Totals that stand above their rows.
            || runs(after().filter(is_item), total)
            || runs(after().filter(is_bold), total)
            || runs(after().filter(is_plain), total)
            || runs(after().filter(is_sum), total)
    }
}

/// Where the run of rows and totals begins that a total is the sum of.
fn run_of_nodes(nodes: &[Sum], line: &Line) -> Option<usize> {
    let mut sum = Sum::default();
    for (first, node) in nodes.iter().enumerate().rev().take(REACH) {
        sum = sum.and(*node);
        if sum.has_several() && sum.makes(&line.amount, &line.says) {
            return Some(first);
        }
    }
    None
}

/// Whether a total is the sum of the first few of these, however many.
fn runs<'l>(lines: impl Iterator<Item = &'l Line>, total: &Line) -> bool {
    let mut sum = Sum::default();
    for line in lines {
        sum.add(&line.amount);
        if sum.makes(&total.amount, &total.says) {
            return true;
        }
    }
    false
}

/// What a total was most likely meant to be the sum of: the rows since the last one, or all. A pivot
/// table calls every row a total: of those only the one for all is.
fn likely(total: &Line, block: Sum, nodes: &[Sum]) -> Option<Sum> {
    let all = nodes.iter().fold(Sum::default(), |sum, node| sum.and(*node));
    let candidates: &[Sum] = match total.row {
        Row::Subtotal => &[block],
        _ if block.count > 0 => &[block, all],
        _ if is_of_all(&total.label) => &[all],
        _ => &[],
    };
    let several = candidates.iter().filter(|sum| sum.has_several());
    several.min_by_key(|sum| sum.off(&total.amount)).copied()
}

/// `Total`, `Grand total`: the label names nothing of which it is the total.
fn is_of_all(label: &str) -> bool {
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| matches!(word, "total" | "totals" | "sum" | "grand" | "overall" | "budget"))
}

/// `2021`, `Q1 2021`, `Year 1`: a row of a time, which may be the sum of the times before it.
fn is_period(label: &str) -> bool {
    let words: Vec<&str> =
        label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &str| word.len() == 4 && word.starts_with("20");
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let of_time = |word: &&str| {
        is_year(word)
            || is_number(word)
            || matches!(
                *word,
                "year" | "quarter" | "half" | "q1" | "q2" | "q3" | "q4" | "h1" | "h2" | "fy"
            )
    };
    !words.is_empty() && words.iter().all(of_time)
}
