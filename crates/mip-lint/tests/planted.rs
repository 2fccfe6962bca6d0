//! Mistakes that editors of the public repository put right, made again in every real proposal that can
//! have them: each is found. `docs/linting.md` has the table, which this test holds to what is true.

#[path = "common/corpus.rs"]
mod corpus;
#[path = "common/cycles.rs"]
mod cycles;
#[path = "common/kinds.rs"]
mod kinds;

use std::{fmt::Write as _, io::Write as _, path::Path};

use corpus::{edition, proposals, read};
use kinds::kinds;
use mip::Proposal;
use mip_lint::{About, Context, Finding, lint};

/// What was done, which rules may say so, and how it is done.
type Mistake = (&'static str, &'static [&'static str], fn(&str, &str) -> Option<String>);

const MISTAKES: &[Mistake] = &[
    ("`## Preamble` lost", &["MIP001"], |text, _| once(text, "## Preamble", "")),
    ("`## Preamble` in small letters", &["MIP001"], |text, _| {
        once(text, "## Preamble", "## preamble")
    }),
    ("the preamble's fence not closed", &["MIP003"], |text, _| {
        let open = text.find("```")?;
        let close = open + 3 + text.get(open + 3..)?.find("```")?;
        Some(format!("{}{}", text.get(..close)?, text.get(close + 3..)?))
    }),
    ("`## Sentence Summary.`", &["MIP021"], |text, _| {
        once(text, "## Sentence Summary", "## Sentence Summary.")
    }),
    ("`## Sentence summary`", &["MIP021"], |text, _| {
        once(text, "## Sentence Summary", "## Sentence summary")
    }),
    ("`## **Paragraph Summary**`", &["MIP034"], |text, _| {
        once(text, "## Paragraph Summary", "## **Paragraph Summary**")
    }),
    ("`Status :`", &["MIP063"], |text, _| once(text, "\nStatus:", "\nStatus :")),
    ("the status in small letters", &["MIP036"], |text, _| {
        let status = line_of(text, "Status:")?;
        (status.len() > 8)
            .then(|| text.replacen(status, &format!("Status:{}", status[7..].to_lowercase()), 1))
    }),
    ("`Replaces` above the number", &["MIP064"], |text, _| {
        let at = text.find("```")? + 3;
        let at = at + text.get(at..)?.find('\n')? + 1;
        Some(format!("{}Replaces: MIP40c3-SP1\n{}", text.get(..at)?, text.get(at..)?))
    }),
    ("a no-break space in the number", &["MIP065"], |text, _| {
        let line = text.lines().find(|line| line.contains("-SP") && line.contains("#:"))?;
        Some(text.replacen(line, &format!("{}\u{a0}", line.trim_end()), 1))
    }),
    ("a byte order mark", &["MIP066"], |text, _| Some(format!("\u{feff}{text}"))),
    ("another number than the title's", &["MIP010"], |text, _| {
        let line = text.lines().find(|line| line.contains("-SP#:"))?;
        Some(text.replacen(line, &format!("{}1", line.trim_end()), 1))
    }),
    ("a day and a month exchanged", &["MIP008"], |text, _| {
        let line = line_of(text, "Date Proposed:")?;
        let day = line.split_once(':')?.1.trim();
        let parts: Vec<_> = day.split('-').collect();
        let &[year, month, last] = parts.as_slice() else { return None };
        let is_day = last.parse::<u32>().is_ok_and(|last| last > 12);
        is_day.then(|| text.replacen(line, &format!("Date Proposed: {year}-{last}-{month}"), 1))
    }),
    ("`Date proposed`", &["MIP033"], |text, _| once(text, "\nDate Proposed:", "\nDate proposed:")),
    ("a second title", &["MIP067"], |text, _| once(text, "### Motivation", "# Motivation")),
    ("a heading without a space", &["MIP076"], |text, _| {
        once(text, "### Motivation", "###Motivation")
    }),
    ("dashes right under a sentence", &["MIP071"], |text, _| {
        let at = text.find(".\n\n")? + 2;
        (!text.get(..at)?.lines().last()?.starts_with(['|', '-', '*', '#', '>', ' ', '`'])).then(
            || {
                format!(
                    "{}---\n{}",
                    text.get(..at).unwrap_or_default(),
                    text.get(at..).unwrap_or_default()
                )
            },
        )
    }),
    ("a link without its parenthesis", &["MIP073"], |text, _| {
        let after = text.find("## Sentence Summary")?;
        let links = text[after..].match_indices("](http").map(|(at, _)| after + at + 1);
        // Of a picture the words are no link anyway.
        let words = |at: &usize| {
            text[..*at - 1]
                .rfind('[')
                .is_some_and(|open| !text[..open].ends_with('!') && open + 1 < *at - 1)
        };
        let at = links.clone().find(words)?;
        Some(format!("{}{}", text.get(..at)?, text.get(at + 1..)?))
    }),
    ("a table whose line of dashes lacks a cell", &["MIP072"], |text, _| {
        let is_rule = |line: &&str| {
            line.starts_with('|')
                && line.contains("--")
                && line.matches('|').count() > 2
                && line.bytes().all(|b| b"|-: ".contains(&b))
        };
        let line = text.lines().find(is_rule)?;
        let short = line.trim_end().trim_end_matches('|').rsplit_once('|')?.0;
        Some(text.replacen(line, &format!("{short}|"), 1))
    }),
    ("the own number left open", &["MIP075"], |text, name| {
        let own = name.trim_end_matches(".md");
        let open = format!("{}SPXX", own.split("SP").next()?);
        let from = text.find("## Sentence Summary")?;
        let mut named = text[from..].match_indices(own).map(|(at, _)| from + at);
        let at = named.find(|at| {
            !text[..*at].ends_with('/')
                && !text[at + own.len()..].starts_with(|c: char| c.is_ascii_digit())
        })?;
        let line = text[..at].rfind('\n')?;
        (!text[line..at].contains("]("))
            .then(|| format!("{}{open}{}", &text[..at], &text[at + own.len()..]))
    }),
    ("`-ADDRESS-` for the address", &["MIP020"], |text, _| {
        address(text).map(|it| text.replacen(it, "-ADDRESS-", 1))
    }),
    ("an address that lacks a digit", &["MIP028"], |text, _| {
        address(text).map(|it| text.replacen(it, &it[..41], 1))
    }),
    ("an address with something unseen in it", &["MIP065"], |text, _| {
        address(text).map(|it| text.replacen(it, &format!("{}\u{200b}{}", &it[..20], &it[20..]), 1))
    }),
    ("a picture at `/tree/`", &["MIP030"], |text, _| {
        let at = text.find("![")?;
        let end = at + text.get(at..)?.find(')')?;
        let image = text.get(at..end)?;
        (image.contains("github.com") && image.contains("/blob/") && !image[2..].contains("!["))
            .then(|| text.replacen(image, &image.replace("/blob/", "/tree/"), 1))
    }),
    ("a link to another proposal than it says", &["MIP074"], |text, _| {
        let after = text.find("## Sentence Summary")?;
        let find = |name: &str| text[after..].find(name).map(|at| after + at);
        let at = find("[MIP40c3-SP").or_else(|| find("[MIP39c2-SP"))?;
        let link = text.get(at..at + text.get(at..)?.find(')')?)?;
        let (words, target) = link.split_once("](")?;
        let named = words
            .trim_start_matches('[')
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .next()?;
        let is_file = target.contains(named) && !target.contains("forum.");
        is_file.then(|| {
            text.replacen(
                link,
                &format!("{words}]({}", target.replace(named, &format!("{named}9"))),
                1,
            )
        })
    }),
    ("a tag of no unit", &["MIP023"], |text, _| {
        let line = line_of(text, "Tags:")?;
        let tag =
            line.split([' ', ',']).find(|word| word.starts_with("cu-") && word.ends_with("001"))?;
        Some(text.replacen(line, &line.replace(tag, "unit"), 1))
    }),
    ("a total that is a tenth off", &["MIP055", "MIP079"], |text, _| total(text)),
];

fn once(text: &str, from: &str, to: &str) -> Option<String> {
    text.contains(from).then(|| text.replacen(from, to, 1))
}

fn line_of<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.lines().find(|line| line.starts_with(key)).map(str::trim_end)
}

/// The first whole address outside of links.
fn address(text: &str) -> Option<&str> {
    let at = text.match_indices("0x").map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let digits = text[at + 2..].chars().take_while(char::is_ascii_hexdigit).count();
        digits == 40 && !before.is_some_and(|c| c.is_alphanumeric() || c == '/')
    })?;
    text.get(at..at + 42)
}

/// The first table with a plain total in its last column, and that total a tenth more.
fn total(text: &str) -> Option<String> {
    let is_total = |line: &&str| {
        let label = line.trim_start_matches('|').trim().trim_matches('*');
        line.starts_with('|')
            && (label.starts_with("Total |")
                || label.starts_with("Total**")
                || label.starts_with("Grand Total"))
    };
    // One row above it is no sum, and the rule under the head comes first.
    let lines: Vec<&str> = text.lines().collect();
    let is_sum = |at: usize| {
        let row =
            |line: &&str| line.starts_with('|') && line.contains(|c: char| c.is_ascii_digit());
        // Words beside an amount make its column none that is added.
        let is_clear = |line: &&str| !line.trim_end_matches(['|', ' ']).ends_with(')');
        let above = lines[at.saturating_sub(3)..at].iter().filter(|line| line.starts_with('|'));
        above.clone().filter(|line| row(line)).count() > 1 && above.clone().all(is_clear)
    };
    let line = lines.iter().enumerate().find(|(at, line)| is_total(line) && is_sum(*at))?.1;
    let cell = line.trim_end().trim_end_matches('|').rsplit('|').next()?;
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let amount = cell.trim().trim_matches(|c: char| !c.is_ascii_digit());
    let is_plain = amount.chars().all(|c| c.is_ascii_digit() || c == ',');
    let more = digits.parse::<u64>().ok().filter(|value| is_plain && *value > 1000)? * 11 / 10;
    Some(text.replacen(*line, &line.replacen(amount, &more.to_string(), 9), 1))
}

fn found(name: &str, source: &str, of: &str) -> Vec<Finding> {
    let edition = edition(&Proposal::parse(of));
    let cycles = cycles::cycles();
    let context = Context {
        kinds: kinds(),
        edition: edition.as_ref(),
        is_older: edition.is_none(),
        file_name: Some(name),
        cycles: Some(&cycles),
        ..Context::default()
    };
    lint(source, &context)
}

#[test]
fn every_planted_mistake_is_found() {
    let paths = proposals();
    if paths.is_empty() {
        return;
    }
    let mut table =
        String::from("| mistake | rule | made in | found |\n| --- | --- | ---: | ---: |\n");
    let mut missed = Vec::new();
    for (what, codes, make) in MISTAKES {
        let (mut made, mut seen) = (0, 0);
        for path in &paths {
            let (name, source) = read(path);
            let source = source.replace("\r\n", "\n");
            let of_form = codes.iter().filter_map(|code| mip_lint::rule(code));
            let is_quiet = of_form.into_iter().any(|rule| rule.about == About::Form);
            // Nobody puts the form of a withdrawn proposal right.
            if is_quiet && source.contains("\nStatus: Withdrawn") {
                continue;
            }
            let Some(text) = make(&source, &name).filter(|text| *text != source) else { continue };
            made += 1;
            let of = |text: &str| {
                let found = found(&name, text, &source).into_iter();
                let of_rules = found.filter(|it| codes.contains(&it.code));
                of_rules.map(|it| it.message).collect::<Vec<_>>()
            };
            // What was said before is no answer.
            let mut before = of(&source);
            let is_new = |message: String| match before.iter().position(|it| *it == message) {
                Some(at) => before.swap_remove(at).is_empty(),
                None => true,
            };
            if of(&text).into_iter().any(is_new) {
                seen += 1;
            } else {
                missed.push(format!("{what}: {name}"));
            }
        }
        writeln!(table, "| {what} | {} | {made} | {seen} |", codes.join(", ")).expect("a line");
    }
    assert!(missed.is_empty(), "{}\n{table}", missed.join("\n"));
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/linting.md");
    let written = std::fs::read_to_string(&page).expect("the page").replace("\r\n", "\n");
    let (start, end) = ("<!-- planted -->\n\n", "\n<!-- /planted -->");
    let (head, rest) = written.split_once(start).expect("where the table begins");
    let (old, tail) = rest.split_once(end).expect("where the table ends");
    if std::env::var_os("UPDATE_DOCS").is_some() && old != table {
        let text = format!("{head}{start}{table}{end}{tail}");
        let mut file = std::fs::File::create(&page).expect("the page");
        file.write_all(text.as_bytes()).expect("the page");
    } else {
        assert_eq!(old, table, "docs/linting.md is stale: run this test with UPDATE_DOCS=1");
    }
}
