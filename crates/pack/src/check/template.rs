//! Checks of the templates: a title, a preamble that the public portal can read, and that each
//! renders with no facts and with all of them.

use std::collections::HashSet;

use domain::proposal::Form;

use crate::{Edition, Fault, Heading, Pack, edition};

use super::facts;

/// Checks each file once, however many dates it serves.
pub(super) fn all(pack: &Pack, faults: &mut Vec<Fault>) {
    let facts = match facts::all(pack) {
        Ok(all) => [("no facts", facts::none()), ("all facts", all)],
        Err(why) => return faults.push(Fault::new("templates", why)),
    };
    let mut seen = HashSet::new();
    for edition in pack.editions.iter().filter(|edition| seen.insert(&edition.file)) {
        let mut fault = |what: String| faults.push(Fault::new(&edition.file, what));
        // Of what is no kind the check of the editions tells.
        if let Some(form) = pack.kinds().form(edition.kind) {
            shape(edition, form, &mut fault);
        }
        for title in unguided(&edition.source) {
            fault(format!("the section \"{title}\" has no guidance: begin it with {{# … #}}"));
        }
        for id in unknown_items(pack, &edition.source) {
            fault(format!("it uses items.{id}, an item that the playbook does not have"));
        }
        for (what, facts) in &facts {
            match render(edition, facts) {
                Err(why) => fault(format!("it does not render with {what}: {why}")),
                Ok(text) if !same_headings(edition, &text) => {
                    fault(format!("with {what} its headings are others than in the file"));
                }
                Ok(_) => {}
            }
        }
    }
}

/// The title, and the preamble as the portal wants it.
fn shape(edition: &Edition, form: &Form, fault: &mut impl FnMut(String)) {
    let number = form.stem();
    let title = edition.headings.first().filter(|heading| heading.level == 1);
    if !title.is_some_and(|title| title.title.starts_with(number)) {
        fault(format!("it does not begin with the title \"# {number}…\""));
    }
    if !edition.source.contains("\n## Preamble\n\n```\n") {
        fault("it has no \"## Preamble\" with a blank line and a ``` fence right after it".into());
    }
    if edition.keys.first().is_none_or(|first| *first != form.name) {
        fault(format!("its preamble does not begin with \"{number}#:\""));
    }
    for key in ["Author(s)", "Tags", "Status", "Date Proposed", "Date Ratified"] {
        if !edition.keys.iter().any(|known| known == key) {
            fault(format!("its preamble lacks \"{key}\", which the public portal reads"));
        }
    }
}

/// Sections that begin neither with guidance nor with a fence or a section of their own.
fn unguided(source: &str) -> Vec<&str> {
    let lines: Vec<_> = source.lines().filter(|line| !line.trim().is_empty()).collect();
    let pairs = lines.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    pairs
        .filter(|(heading, _)| heading.starts_with("##"))
        .filter(|(_, next)| !["{# ", "#", "```"].iter().any(|start| next.starts_with(start)))
        .map(|(heading, _)| heading.trim_start_matches('#').trim())
        .collect()
}

/// Whether a text has an edition's headings. The title may differ: facts stand in it.
fn same_headings(edition: &Edition, text: &str) -> bool {
    let below_title = |headings: &[Heading]| -> Vec<(u8, String)> {
        headings.iter().skip(1).map(|heading| (heading.level, heading.title.clone())).collect()
    };
    below_title(&edition::outline(text).0) == below_title(&edition.headings)
}

/// What a template asks of `items` that the playbook does not have.
fn unknown_items<'a>(pack: &Pack, source: &'a str) -> HashSet<&'a str> {
    let after = source.split("items").skip(1);
    let ids = after.filter_map(|rest| {
        let id = rest.strip_prefix("?.").or_else(|| rest.strip_prefix('.'))?;
        id.split(|c: char| !c.is_ascii_alphanumeric()).next().filter(|id| !id.is_empty())
    });
    ids.filter(|id| pack.item(id).is_none()).collect()
}

/// What comes out of an edition with these facts.
fn render(edition: &Edition, facts: &tera::Context) -> Result<String, String> {
    let mut tera = tera::Tera::default();
    // Proposals are Markdown: nothing in them is escaped as HTML.
    tera.autoescape_on(Vec::<&str>::new());
    tera.add_raw_template(&edition.file, &edition.source).map_err(|why| why.to_string())?;
    tera.render(&edition.file, facts).map_err(|why| why.to_string())
}
