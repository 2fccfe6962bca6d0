use std::collections::{HashMap, HashSet};

use crate::{About, Edit, Level, Rule, draft::Draft, near, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP048",
    name: "dead-anchor",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds links to a place in the proposal, `#budget-term`, that no heading makes. Places are made as
GitHub makes them: small letters, `-` for spaces, no other marks, `-1` for the second of a name.

## Why is this bad?
Nothing happens when one follows the link.

## Example
    See [the term](#Budget-Terms).

    ### Budget Term

Write `#budget-term`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let links = &draft.markdown.links;
    let mut within = links.iter().filter(|link| link.target.starts_with('#')).peekable();
    if within.peek().is_none() {
        return;
    }
    let slugs = slugs(&draft.markdown.headings);
    let known: HashSet<&str> =
        slugs.iter().chain(&draft.markdown.anchors).map(String::as_str).collect();
    // More guesses are no help, and each costs a comparison with every heading.
    let mut guesses = 50_u32;
    for link in within {
        let place = link.target.get(1..).unwrap_or_default();
        // `#` and `#top` lead to the start of every page.
        if place.is_empty() || place == "top" || known.contains(place) || place.contains('%') {
            continue;
        }
        let message = format!("no heading makes the place `#{}`", words::short(place));
        let found = findings.add(link.span, message);
        let known = slugs.iter().take(if guesses > 0 { 500 } else { 0 }).map(String::as_str);
        guesses = guesses.saturating_sub(1);
        match near::nearest(place, known) {
            Some(meant) => {
                found.help(format!("did you mean `#{meant}`?"));
                if let Some(at) = link.target_at(draft.source) {
                    let span = mip::Span::new(at, at + link.target.len());
                    if span.of(draft.source) == link.target {
                        let edit = Edit::new(span, format!("#{meant}"));
                        found.suggest(&format!("Write `#{meant}`"), vec![edit]);
                    }
                }
            }
            None => {
                found.help("write the heading's words in small letters, with `-` between them");
            }
        }
    }
}

/// The places that headings make, in order.
fn slugs(headings: &[String]) -> Vec<String> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut slugs = Vec::with_capacity(headings.len());
    for heading in headings {
        let slug: String = heading
            .trim()
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect();
        let count = taken.entry(slug.clone()).or_default();
        slugs.push(if *count == 0 { slug } else { format!("{slug}-{count}") });
        *count += 1;
    }
    slugs
}
