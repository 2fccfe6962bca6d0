//! The kinds of proposal that a pack describes. The one rule: what a name, a file or a line of a
//! preamble is made of is checked here, so that nobody else has to doubt it.

use std::collections::HashSet;

use domain::{
    precedent::PrecedentKind,
    proposal::{Form, Kinds, code_at_start},
};
use toml::Spanned;

use crate::Fault;

/// The names that a tag may have in braces: what a team has stands for them.
const IN_TAGS: [&str; 2] = ["{unit}", "{currency}"];

/// The kinds in the order of the file, which is that of a bundle.
pub(crate) fn read(entries: Vec<Spanned<Form>>) -> Kinds {
    entries.into_iter().map(Spanned::into_inner).collect()
}

/// What is wrong with them, each at its table of `pack.toml`.
pub(crate) fn check(entries: &[Spanned<Form>], text: &str, faults: &mut Vec<Fault>) {
    if entries.is_empty() {
        let what = "it has no kind of proposal: a table [[kind]] describes each";
        faults.push(Fault::new("pack.toml", what));
    }
    let (mut words, mut codes) = (HashSet::new(), HashSet::new());
    for entry in entries {
        let (at, form) = (entry.span().start, entry.get_ref());
        let mut fault = |what: String| faults.push(Fault::at("pack.toml", text, at, what));
        if form.kind.word() == PrecedentKind::OTHER {
            fault("a kind can't be called \"other\": that is every other proposal".into());
        }
        if !words.insert(form.kind) {
            fault(format!("there are two kinds {}", form.kind));
        }
        if !codes.insert(form.code.to_lowercase()) {
            fault(format!("there are two kinds with the code {}", form.code));
        }
        name(form, &mut fault);
        if !stays_inside(&form.folder) {
            fault(format!(
                "the folder {:?} of {} is none of the repository: write names with / between them",
                form.folder, form.code
            ));
        }
        tags(form, &mut fault);
        let texts = [("subject", &form.subject), ("short", &form.short), ("about", &form.about)];
        for (key, _) in texts.into_iter().filter(|(_, text)| text.trim().is_empty()) {
            fault(format!("{} has an empty {key}", form.code));
        }
    }
}

/// The code is one that titles are read with, and the name the code, `-`, letters and `#`.
fn name(form: &Form, fault: &mut impl FnMut(String)) {
    let Form { code, name, .. } = form;
    if code_at_start(code) != Some(code.as_str()) {
        fault(format!(
            "{code:?} is no code: write two letters or more and a number, as MIP40 or MIP40c3"
        ));
    }
    let letters = form.mark().strip_prefix('-').unwrap_or_default();
    let is_mark = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !(name.starts_with(code.as_str()) && name.ends_with('#') && is_mark) {
        fault(format!(
            "the name {name:?} of {code} is not the code, a hyphen, letters and #, as {code}-SP#"
        ));
    }
}

/// Whether a path leads to a folder below where it begins, on any system.
fn stays_inside(folder: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty() && !matches!(part, "." | "..") && !part.contains(['\\', ':', '\0'])
    };
    folder.split('/').all(is_name)
}

fn tags(form: &Form, fault: &mut impl FnMut(String)) {
    for tag in form.tags.iter().chain(&form.paid_in) {
        let plain = IN_TAGS.iter().fold(tag.clone(), |tag, name| tag.replace(name, "x"));
        if plain.trim().is_empty() || plain != plain.trim() || plain.contains([',', '{', '}']) {
            fault(format!(
                "{} has the tag {tag:?}: a tag is a word without commas, and in braces may stand {}",
                form.code,
                IN_TAGS.join(" and ")
            ));
        }
    }
}
