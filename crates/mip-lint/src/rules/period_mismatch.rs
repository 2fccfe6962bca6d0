use mip::Span;

use super::sums::Row;
use crate::markdown::Table;
use crate::money::{self, Amount, Cell};
use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP078",
    name: "period-mismatch",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds amounts that are given for a month and for a quarter, a year or so many months, and do not
agree: a year that is not twelve months, a cap that is not the monthly amount times the months. In
tables most rows have to agree before one is said not to; in sentences both have to stand in one.

## Why is this bad?
Voters decide on one of the two and the keeper of the money pays by the other.

## Example
    The cap is 600,000 DAI: 150,000 DAI per month for three months.

Three months are 450,000. Put one of them right, or say what else is in the cap.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for table in &draft.markdown.tables {
        columns(draft, table, findings);
        totals(draft, table, findings);
    }
    for section in &draft.proposal.sections {
        for (span, line) in words::lines(draft.source, section.body) {
            if line.contains("months")
                && !line.trim_start().starts_with('|')
                && !draft.markdown.is_code(span.start)
            {
                sentences(span, line, findings);
            }
        }
    }
}

/// Amounts beside each other, by the heads of their columns.
fn columns(draft: &Draft<'_>, table: &Table, findings: &mut Findings<'_>) {
    let Some(head) = table.rows.first() else { return };
    let months: Vec<Option<i128>> =
        head.cells.iter().map(|cell| months(&words::normal(cell.of(draft.source)))).collect();
    let at = |wanted: &dyn Fn(i128) -> bool| {
        months
            .iter()
            .enumerate()
            .filter(|(_, of)| of.is_some_and(wanted))
            .map(|(at, of)| (at, of.unwrap_or(1)))
            .collect::<Vec<_>>()
    };
    let (single, more) = (at(&|of| of == 1), at(&|of| of > 1));
    let [(month, _)] = single.as_slice() else { return };
    let (mut right, mut wrong) = (0, Vec::new());
    for row in table.rows.iter().skip(1) {
        let cells = row.read(draft.source);
        let label = row.cells.first().map(|cell| words::normal(cell.of(draft.source)));
        // A share of the totals follows what is paid once, too.
        let is_item = label.is_some_and(|label| {
            Row::read(&label) == Row::Item && !label.contains("buffer") && !label.contains("conti")
        });
        let Some(Cell::Amount(of_month)) = cells.get(*month).filter(|_| is_item) else { continue };
        let longer: Vec<(Amount, i128)> = more
            .iter()
            .filter_map(|(at, times)| match cells.get(*at)? {
                Cell::Amount(amount) if amount.unit == of_month.unit => Some((*amount, *times)),
                _ => None,
            })
            .collect();
        if longer.is_empty() || of_month.value == 0 {
            continue;
        }
        // Beside an old budget and a new one the month is that of one of them.
        if longer.iter().any(|(amount, times)| agrees(of_month, amount, *times)) {
            right += 1;
        } else {
            wrong.extend(longer.first().map(|(amount, times)| (*of_month, *amount, *times)));
        }
    }
    if right > wrong.len() {
        for (of_month, longer, times) in wrong {
            report(longer.number, of_month.value, longer.value, times, findings);
        }
    }
}

/// Totals under each other, by their labels: `Total monthly budget`, `Total annual budget`.
fn totals(draft: &Draft<'_>, table: &Table, findings: &mut Findings<'_>) {
    let mut found: Vec<(i128, Vec<Cell>)> = Vec::new();
    for row in table.rows.iter().skip(1) {
        let label =
            row.cells.first().map(|cell| words::normal(cell.of(draft.source))).unwrap_or_default();
        let is_sum = label.split(' ').any(|word| matches!(word, "total" | "budget"))
            && Row::read(&label) != Row::Item;
        if let Some(months) = months(&label).filter(|_| is_sum) {
            found.push((months, row.read(draft.source).to_vec()));
        }
    }
    let [(a, of_a), (b, of_b)] = found.as_slice() else { return };
    let (short, long, times) = match (*a, *b) {
        (1, times) if times > 1 => (of_a, of_b, times),
        (times, 1) if times > 1 => (of_b, of_a, times),
        _ => return,
    };
    for (of_month, longer) in short.iter().zip(long) {
        if let (Cell::Amount(of_month), Cell::Amount(longer)) = (of_month, longer)
            && of_month.unit == longer.unit
            && !agrees(of_month, longer, times)
        {
            report(longer.number, of_month.value, longer.value, times, findings);
        }
    }
}

/// `150,000 DAI per month for three months`, with the cap or the total in the same sentence.
fn sentences(span: Span, line: &str, findings: &mut Findings<'_>) {
    let mut at = span.start;
    for sentence in line.split_inclusive(". ") {
        let start = at;
        at += sentence.len();
        let said = Said::read(sentence, start);
        let (&[of_month], &[times], &[total]) =
            (said.monthly.as_slice(), said.months.as_slice(), said.totals.as_slice())
        else {
            continue;
        };
        if !agrees(&of_month, &total, times) {
            report(total.number, of_month.value, total.value, times, findings);
        }
    }
}

/// What a sentence says of amounts and times.
#[derive(Debug, Default)]
struct Said {
    monthly: Vec<Amount>,
    totals: Vec<Amount>,
    months: Vec<i128>,
}

impl Said {
    fn read(sentence: &str, start: usize) -> Self {
        let mut words: Vec<(usize, &str)> = Vec::new();
        let mut at = 0;
        for word in sentence.split(' ') {
            words.push((at, word));
            at += word.len() + 1;
        }
        let bare = |index: usize| {
            let word = words.get(index).map_or("", |(_, word)| *word);
            word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase()
        };
        let mut said = Self::default();
        for (index, (at, word)) in words.iter().enumerate() {
            if matches!(&*bare(index), "months") && index > 0 {
                said.months.extend(count(&bare(index - 1)));
            }
            let text = word
                .trim_matches(|c: char| matches!(c, '*' | '_' | '(' | ')' | ':' | ';' | ',' | '.'));
            let begins = at + word.find(text).unwrap_or_default();
            let is_amount = text.contains(',') || text.starts_with('$');
            let place = Span::new(begins, begins + text.len());
            let Cell::Amount(mut amount) = money::cell(sentence, place) else { continue };
            if !is_amount {
                continue;
            }
            amount.number = Span::new(start + amount.number.start, start + amount.number.end);
            let unit = matches!(&*bare(index + 1), "dai" | "usd" | "mkr");
            let next = index + 1 + usize::from(unit);
            let is_monthly = matches!(&*bare(next), "monthly")
                || matches!(&*bare(next), "per" | "a" | "each" | "every")
                    && bare(next + 1) == "month";
            let before: Vec<String> = (index.saturating_sub(6)..index).map(bare).collect();
            let after: Vec<String> = (next..next + 3).map(bare).collect();
            let is_sum = |word: &String| {
                matches!(&**word, "total" | "cap" | "totalling" | "totaling" | "altogether")
            };
            if is_monthly {
                said.monthly.push(amount);
            } else if before.iter().chain(&after).any(is_sum) {
                said.totals.push(amount);
            }
        }
        said
    }
}

/// Of how many months a head or a label speaks.
fn months(label: &str) -> Option<i128> {
    let words: Vec<&str> = label.split(' ').collect();
    let counted = words.windows(2).find_map(|pair| match pair[1] {
        "months" | "month" => count(pair[0]),
        "year" => count(pair[0]).map(|years| years * 12),
        _ => None,
    });
    let has = |names: &[&str]| words.iter().any(|word| names.contains(word));
    let yearly = has(&["annual", "annually", "annualized", "yearly", "1y"]);
    let quarterly = has(&["quarterly"]);
    let monthly = has(&["monthly"]) || label.contains("per month");
    counted
        .or_else(|| yearly.then_some(12))
        .or_else(|| quarterly.then_some(3))
        .or_else(|| monthly.then_some(1))
}

fn count(word: &str) -> Option<i128> {
    const WORDS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let named =
        || WORDS.iter().position(|known| *known == word).and_then(|at| i128::try_from(at + 1).ok());
    word.parse().ok().or_else(named).filter(|count| (1..=60).contains(count))
}

/// Whether so many months make the longer amount. Each printed amount may be off by one.
fn agrees(of_month: &Amount, longer: &Amount, times: i128) -> bool {
    (of_month.value * times - longer.value).abs() <= of_month.last_place * times + longer.last_place
}

fn report(place: Span, of_month: i128, longer: i128, times: i128, findings: &mut Findings<'_>) {
    let (should, month, is) =
        (money::shown(of_month * times), money::shown(of_month), money::shown(longer));
    findings
        .add(place, format!("{times} months of {month} are {should}, and this says {is}"))
        .help("put one of them right, or say what else is in it");
}
