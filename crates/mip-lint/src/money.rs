//! Amounts as proposals write them. The rule: a number that could be read in two ways is none.

use mip::Span;

/// Parts of one: six decimals, more than any proposal has.
const PARTS: i128 = 1_000_000;
/// No sum of money has more digits before its point.
const LONGEST: usize = 15;

/// An amount that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    /// In millionths.
    pub(crate) value: i128,
    /// What one in the last place counts: a million for whole numbers, less with decimals.
    pub(crate) last_place: i128,
    pub(crate) unit: Unit,
    /// Where its number stands, without sign, currency and `k`.
    pub(crate) number: Span,
    /// Whether it could be written over: no sign, no `k`, no brackets.
    pub(crate) is_plain: bool,
}

/// In what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    None,
    Dai,
    Mkr,
    Usd,
    Eur,
    Percent,
    /// Another word: FTE, hours, people.
    Other,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing, a dash, `N/A`.
    Empty,
    Amount(Amount),
    /// Words without a digit.
    Words,
    /// Digits that are no amount: `50-350`, `3 x 12`, a date.
    Unclear,
}

/// Reads a cell of a table.
pub(crate) fn cell(source: &str, span: Span) -> Cell {
    let trimmed = |c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '`' | '~' | '|' | '≈' | '†' | '\u{a0}' | '\\')
    };
    let text = span.of(source);
    let start = text.len() - text.trim_start_matches(trimmed).len();
    let text = text.get(start..).unwrap_or_default().trim_end_matches(trimmed);
    let nothing = ["n/a", "na", "none", "nil", "included"];
    if text.chars().all(|c| matches!(c, '-' | '–' | '—' | '$' | ' ' | '€' | '/'))
        || nothing.iter().any(|word| word.eq_ignore_ascii_case(text))
    {
        return Cell::Empty;
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cell::Words;
    }
    amount(text, span.start + start).map_or(Cell::Unclear, Cell::Amount)
}

/// Reads a text that is one amount and nothing else. `at` is where it stands.
fn amount(text: &str, at: usize) -> Option<Amount> {
    let (head, rest) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let len = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
    let number = rest.get(..len)?.trim_end_matches(['.', ',']);
    let tail = rest.get(number.len()..)?;
    let (value, decimals) = digits(number)?;
    // Before it: a sign, a bracket, a currency. Behind it: thousands, the bracket's end, a unit.
    let mark = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '.');
    let before: String = head.chars().filter(|c| !mark(*c)).collect();
    let is_minus = before.contains(['-', '−', '–']);
    let is_bracket = before.contains('(') && tail.contains(')');
    let before = before.replace(['-', '−', '–', '(', '+'], "");
    let tail = tail.replace(')', " ");
    let (scale, tail) = match tail.chars().next() {
        Some('k' | 'K') if is_alone(&tail) => (1_000, tail.get(1..)?),
        Some('M' | 'm') if is_alone(&tail) => (1_000_000, tail.get(1..)?),
        _ => (1, &*tail),
    };
    let behind = tail.trim_matches(mark).to_ascii_lowercase();
    let unit = match (unit(&before.to_ascii_lowercase())?, unit(&behind)?) {
        (Unit::None, unit) | (unit, Unit::None) => unit,
        (a, b) if a == b => a,
        // `$12,000 DAI` and the like: DAI is meant to be a dollar.
        (Unit::Usd, Unit::Dai) | (Unit::Dai, Unit::Usd) => Unit::Dai,
        _ => return None,
    };
    let sign = if is_minus || is_bracket { -1 } else { 1 };
    let number = Span::new(at + head.len(), at + head.len() + number.len());
    Some(Amount {
        value: value * scale * sign,
        last_place: PARTS / 10_i128.pow(decimals) * scale,
        unit,
        number,
        is_plain: sign == 1 && scale == 1,
    })
}

/// Whether the first letter is a word of its own: the `k` of `30k`, not of `30 knights`.
fn is_alone(tail: &str) -> bool {
    !tail.chars().nth(1).is_some_and(char::is_alphanumeric)
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word.trim() {
        "" => Unit::None,
        "dai" => Unit::Dai,
        "mkr" => Unit::Mkr,
        "$" | "usd" | "us$" => Unit::Usd,
        "€" | "eur" => Unit::Eur,
        "%" => Unit::Percent,
        other if other.len() <= 24 && other.chars().all(|c| c.is_alphabetic() || c == ' ') => {
            Unit::Other
        }
        _ => return None,
    })
}

/// `1,234,567.89` and `1234567` in millionths, with how many decimals were written.
fn digits(number: &str) -> Option<(i128, u32)> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_grouped = whole.contains(',');
    if is_grouped && (first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3)) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let is_fraction = decimals.len() <= 6 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    // `1.234` of three decimals may be a thousand: nobody can tell.
    let is_clear = decimals.len() != 3 || is_grouped || whole == "0";
    if whole.is_empty() || whole.len() > LONGEST || !is_fraction || !is_clear {
        return None;
    }
    let count = u32::try_from(decimals.len()).ok()?;
    let parts = decimals.parse::<i128>().unwrap_or_default() * PARTS / 10_i128.pow(count);
    Some((whole.parse::<i128>().ok()? * PARTS + parts, count))
}

/// A value for a message: `1,234.5`, with as many decimals as it needs, six at most.
pub(crate) fn shown(value: i128) -> String {
    let sign = if value < 0 { "−" } else { "" };
    let value = value.unsigned_abs();
    let (whole, parts) = (value / PARTS.unsigned_abs(), value % PARTS.unsigned_abs());
    let digits = whole.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let decimals = format!("{parts:06}");
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{decimals}")
}

/// A value as it would be written in the place of another: with or without commas, as that one.
pub(crate) fn written(value: i128, like: &str) -> String {
    let shown = shown(value);
    let has_group = like.split('.').next().is_some_and(|whole| whole.len() > 3);
    if has_group && !like.contains(',') { shown.replace(',', "") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Cell {
        cell(text, Span::new(0, text.len()))
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, value, unit) in [
            (" **384,493** ", "384,493", Unit::None),
            ("$146,918", "146,918", Unit::Usd),
            ("132,000 DAI", "132,000", Unit::Dai),
            ("$ (3,000.00)", "−3,000", Unit::Usd),
            ("-5,334", "−5,334", Unit::None),
            ("~110.16 MKR", "110.16", Unit::Mkr),
            ("30k", "30,000", Unit::None),
            ("1.5M DAI", "1,500,000", Unit::Dai),
            ("105600", "105,600", Unit::None),
            ("10%", "10", Unit::Percent),
            ("2.4 FTE", "2.4", Unit::Other),
            ("$600,000 DAI", "600,000", Unit::Dai),
        ] {
            let Cell::Amount(amount) = read(text) else { panic!("{text}: {:?}", read(text)) };
            assert_eq!((shown(amount.value).as_str(), amount.unit), (value, unit), "{text}");
        }
        let Cell::Amount(amount) = read("Ω") else { return };
        panic!("{amount:?}");
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_unclear() {
        for text in ["50-350 DAI", "3 x 12", "2021-06-01", "1.234", "1,23", "12,00,000", "5 / 7"] {
            assert_eq!(read(text), Cell::Unclear, "{text}");
        }
        for text in ["", " - ", "N/A", "—", "$ -"] {
            assert_eq!(read(text), Cell::Empty, "{text}");
        }
        for text in ["Ω🚀", "to be hired"] {
            assert_eq!(read(text), Cell::Words, "{text}");
        }
    }

    #[test]
    fn a_number_is_written_like_the_one_it_replaces() {
        assert_eq!(written(1_234_500_000, "1200"), "1234.5");
        assert_eq!(written(1_234_000_000, "1,200"), "1,234");
        assert_eq!(written(1_234_000_000, "200"), "1,234");
    }
}
