use mip::Span;

use super::own_file::missing_in_repository;
use crate::markdown::Image;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP030",
    name: "unreachable-image",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds pictures that readers can not see: a path outside `supporting_materials`, a file of the
author's own machine, an `upload://` of the forum, a picture within the text, GitHub's page of a
folder (`/tree/`), a file that the repository does not have, where its files are known. Other links to
`https` are fine, and so is a path that begins with `supporting_materials/`, which the export keeps beside the
proposals.

## Why is this bad?
The text is shown from the repository, so a reader has only what stands there beside it or at an
address that a browser can open. Three of the public proposals still have `upload://` pictures.

## Example
    ![Wallets](../pictures/wallets.png)

Put the file in `supporting_materials/MIP40c3-SP10/` and write
`![Wallets](supporting_materials/MIP40c3-SP10/wallets.png)`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for image in &draft.markdown.images {
        let target = image.target.trim();
        let problem = match scheme(target) {
            _ if target.is_empty() => "this picture has no path",
            Some(scheme) if matches!(&*scheme, "https" | "http") => {
                of_the_web(draft, image, target, findings);
                continue;
            }
            Some(scheme) if scheme == "upload" => "this picture is known to the forum only",
            Some(scheme) if scheme == "data" => "this picture is written into the text",
            Some(_) => "readers cannot open this picture",
            None if is_beside(target) => continue,
            None if target.starts_with("//") => continue,
            None => "this picture is not in `supporting_materials`",
        };
        findings.add(image.span, problem).help(
            "put the file in `supporting_materials/` and the proposal's name, beside the proposals",
        );
    }
}

/// A picture that a page of a repository shows, and its address does not give.
fn of_the_web(draft: &Draft<'_>, image: &Image, target: &str, findings: &mut Findings<'_>) {
    const TREE: &str = "/tree/";
    let is_page = target.contains("://github.com/") || target.contains("://www.github.com/");
    let written = image.span.of(draft.source);
    let tree = written.find(TREE).filter(|_| is_page && target.contains(TREE));
    if let Some(at) = tree {
        let found =
            findings.add(image.span, "`/tree/` is the address of a folder, so no picture is shown");
        let start = image.span.start + at;
        found
            .help("write `/blob/`")
            .fix("Write `/blob/`", vec![Edit::new(Span::new(start, start + TREE.len()), "/blob/")]);
        return;
    }
    let Some(beside) = draft.context.beside else { return };
    if let Some(missing) = missing_in_repository(beside, target) {
        missing.report(draft, image.span, "this picture is not in the repository", findings);
    }
}

/// What stands before the colon, in small letters: `https` of `https://…`, `c` of `C:\\…`.
fn scheme(target: &str) -> Option<String> {
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Whether a path stays within `supporting_materials` beside the proposal.
fn is_beside(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
    !path.starts_with(['/', '\\'])
        && parts.next() == Some("supporting_materials")
        && parts.clone().next().is_some()
        && parts.all(|part| part != "..")
}
