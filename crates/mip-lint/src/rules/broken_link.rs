use super::own_file::missing_in_repository;
use crate::{About, Beside, Edit, Level, Rule, draft::Draft, rule::Findings, unescaped, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP046",
    name: "broken-link",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds links that are taken for a path in the repository and are none: an address without `https://`,
a wallet's address, a file of the author's own machine, a path that leaves the repository. Where the
files of the repository are known, a path or an address in it that names none of them. A path that
begins with `/` begins at the repository's root.

## Why is this bad?
Whoever follows such a link gets an error instead of what voters were told to read.

## Example
    See [our site](www.example.com).

Write `https://www.example.com`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for link in &draft.markdown.links {
        let target = link.target.trim();
        let path = target.split(['#', '?']).next().unwrap_or_default();
        if path.is_empty() || path.starts_with("//") {
            continue;
        }
        if scheme(target).is_some_and(is_of_the_web) {
            let missing =
                draft.context.beside.and_then(|beside| missing_in_repository(beside, target));
            if let Some(missing) = missing {
                missing.report(
                    draft,
                    link.span,
                    "this link leads to no file of the repository",
                    findings,
                );
            }
            continue;
        }
        let shown = words::short(target);
        if is_host(path) {
            let found = findings.add(link.span, format!("`{shown}` leads to a file of that name"));
            found.help(format!("write `https://{shown}`"));
            if let Some(at) = link.target_at(draft.source) {
                found.fix("Write `https://` before it", vec![Edit::insert(at, "https://")]);
            }
        } else if scheme(target).is_some() || path.contains('\\') {
            findings.add(link.span, format!("`{shown}` is on one machine only")).help(
                "put the file in `supporting_materials/` and the proposal's name, and link there",
            );
        } else if leaves(path) {
            findings
                .add(link.span, format!("`{shown}` leads out of the repository"))
                .help("count `../` from the proposal's own folder, two at most");
        } else if !is_path(path) {
            findings
                .add(link.span, format!("`{shown}` is no address and no path"))
                .help("write a whole address with `https://`, or the path of a file");
        } else if draft.context.beside.is_some_and(|beside| is_missing(beside, path)) {
            findings
                .add(link.span, format!("there is no file `{shown}` beside this proposal"))
                .help("write its path from the proposal's own folder");
        }
    }
}

/// What stands before the colon: `https`, `mailto`, `C`.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some(scheme)
}

/// Schemes that mean something outside of one machine; `file:`, `upload:` and drives do not.
fn is_of_the_web(scheme: &str) -> bool {
    scheme.len() > 1
        && !["file", "upload", "data", "javascript"]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(scheme))
}

/// `www.example.com`, `example.com/x`: what browsers would complete and Markdown does not.
fn is_host(path: &str) -> bool {
    let host = path.split('/').next().unwrap_or_default();
    let known = ["com", "org", "net", "io", "xyz", "fi", "finance", "network", "app", "co", "eth"];
    let ends = host.rsplit_once('.').is_some_and(|(name, end)| {
        !name.is_empty() && known.iter().any(|known| known.eq_ignore_ascii_case(end))
    });
    host.starts_with("www.") || ends
}

/// Whether a path climbs out: a proposal stands two folders deep.
fn leaves(path: &str) -> bool {
    let mut depth = 2_i32;
    path.split('/').any(|part| {
        match part {
            ".." => depth -= 1,
            "" | "." => {}
            _ => depth += 1,
        }
        depth < 0
    })
}

/// Whether this could be a file or a folder of the repository: one has an ending or a `/`.
fn is_path(path: &str) -> bool {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let has_ending = name.rsplit_once('.').is_some_and(|(stem, end)| {
        !stem.is_empty()
            && (1..=8).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    has_ending || path.contains('/') || name == ".."
}

/// Whether nothing is there. A path with `/` before it begins at the repository's root.
fn is_missing(beside: Beside<'_>, path: &str) -> bool {
    let path = unescaped(path);
    match path.strip_prefix('/') {
        Some(from_root) => beside.has_at_root(from_root) == Some(false),
        None => !beside.has(&path),
    }
}
