use mip::{Entry, Span};

use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, portal, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP010",
    name: "number-mismatch",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a number, or a kind, that is one thing in the title and another in the preamble, and a line of
the number with more in it than the number.

## Why is this bad?
The portal lists the proposal under the preamble's number, letter by letter, while readers cite the title's. In a
bundle of three proposals one copied preamble is easily overlooked.

## Example
    # MIP40c3-SP10: Modify Core Unit Budget

    ## Preamble
    ```
    MIP39c2-SP#: 11
    ```

Make both say the same. A `#` in both is right until the editor has given a number.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let (Some(title), Some(entry)) = (&draft.proposal.title, draft.number_entry()) else { return };
    let kinds = draft.context.kinds;
    let mark = |key: &str| kinds.forms().iter().find_map(|form| key.find(form.mark()));
    let (code, behind) = entry.key.split_at(mark(&entry.key).unwrap_or(entry.key.len()));
    let code = code.trim();
    let title_code = title.code.as_deref().filter(|code| kinds.code_of(code).is_some());
    if let Some(of_title) = title_code
        && !of_title.eq_ignore_ascii_case(code)
    {
        findings
            .add(
                entry.key_span,
                format!("the title says {of_title}, the preamble {}", words::short(code)),
            )
            .help("make both name the same kind of proposal")
            .suggest(
                &format!("Write `{of_title}{behind}`"),
                vec![Edit::new(entry.key_span, format!("{of_title}{behind}"))],
            );
    }
    let of_preamble = keys::number(&entry.value);
    let of_title = title.number.as_deref().and_then(keys::number);
    if let (Some(code_of_title), true) = (title_code, of_preamble == of_title)
        && code_of_title.eq_ignore_ascii_case(code)
    {
        listed_otherwise(draft, entry, of_title, findings);
    }
    if of_preamble != of_title && title_code.is_some() {
        let say = |number: Option<&str>| number.map_or("no number".to_owned(), words::short);
        let message = format!("the title has {}, the preamble {}", say(of_title), say(of_preamble));
        let span = if entry.value.is_empty() { entry.key_span } else { entry.value_span };
        let found = findings.add(span, message);
        found.help("both must have the number that the editor gave, or `#` before that");
        if let Some(number) = of_title {
            let text =
                if entry.value.is_empty() { format!(" {number}") } else { number.to_owned() };
            found.suggest("Take the title's number", vec![Edit::new(entry.value_span, text)]);
        }
    }
}

/// The portal takes the whole line for the name, without blanks, `-`, `#` and `:`. What else stands in
/// it becomes part of the name.
fn listed_otherwise(
    draft: &Draft<'_>,
    entry: &Entry,
    number: Option<&str>,
    findings: &mut Findings<'_>,
) {
    let Some(form) = draft.form else { return };
    let start = draft.start_of_line(entry.key_span.start);
    let line = Span::new(start, draft.next_line(entry.key_span.end));
    let text = line.of(draft.source).trim_end_matches(['\r', '\n']);
    let (is, should) =
        (portal::listed_as(&portal::cleaned(text)), portal::listed_as(&form.named(None)));
    let should = format!("{should}{}", number.unwrap_or_default());
    if is == should {
        return;
    }
    let written = format!("{}: {}", form.named(None), number.unwrap_or("#"));
    findings
        .add(
            Span::new(start, start + text.len()),
            format!("the portal would list this as `{}`", words::short(&is)),
        )
        .help(format!("it wants `{should}`: write `{written}`"))
        .fix(
            &format!("Write `{written}`"),
            vec![Edit::new(Span::new(start, start + text.len()), written.clone())],
        );
}
