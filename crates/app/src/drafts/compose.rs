//! From facts and edits to the text of a draft, with what the linter says of it.

use chrono::NaiveDate;
use domain::{
    draft::{Allowed, Draft, Edit},
    id::TeamId,
    proposal::{FedBy, Form, Kind},
};
use mip::compose::{Composed, FactSpan, Facts, Layout, Overrides, Piece};
use mip_lint::{Context, Finding, Level, Private, Reading};
use pack::{Edition, Pack};

use super::{DraftRow, allow, extra, facts::TeamFacts};
use crate::{Error, here::Here, mips};

/// A draft with everything that follows from it.
pub(crate) struct Composition<'a> {
    pub(crate) draft: &'a Draft,
    /// What the pack says of its kind.
    form: &'static Form,
    /// `MIP39c2-SP10`.
    pub(crate) name: String,
    pub(crate) edition: &'static Edition,
    pub(crate) composed: Composed,
    pub(crate) text: String,
    /// Where the parts stand in the text.
    pub(crate) layout: Layout,
    /// By which edition and cycle its findings were told, in words.
    pub(crate) judged: String,
    /// What is to be put right.
    pub(crate) findings: Vec<Finding>,
    /// Which of these were in the file that it was begun from.
    pub(crate) known: Vec<bool>,
    /// What somebody let stand, beside the override that says why.
    pub(crate) allowed: Vec<(Finding, &'a Allowed)>,
}

/// The edition of a kind in force on a day.
pub(crate) fn edition(
    pack: &'static Pack,
    kind: Kind,
    on: NaiveDate,
) -> Result<&'static Edition, Error> {
    let first = pack.editions(kind).next().map(|edition| edition.date);
    let code = &form(pack, kind)?.code;
    pack.edition(kind, on).ok_or_else(|| {
        let first = first.map(|first| format!(": the first is of {first}")).unwrap_or_default();
        Error::Invalid(format!("There was no template of {code} on {on}{first}."))
    })
}

/// What the pack says of a kind.
fn form(pack: &'static Pack, kind: Kind) -> Result<&'static Form, Error> {
    pack.kinds().form(kind).ok_or_else(|| {
        Error::Invalid(format!(
            "The rule pack {} has no proposals of the kind {kind}. Open the workspace with the pack that they were written with.",
            pack.name()
        ))
    })
}

/// A draft with what the linter says of it.
pub(crate) fn compose<'a>(
    here: &Here<'_>,
    facts: &TeamFacts,
    draft: &'a Draft,
) -> Result<Composition<'a>, Error> {
    let mut composition = compose_text(here, facts, draft)?;
    let Composition { edition, composed, text, .. } = &composition;
    let reading = Reading::of(text);
    // As the command line judges the file: by the day that it says, which somebody may have written.
    let judged = mips::judged(here.pack, reading.proposal(), edition);
    let outline = mips::outline(judged.edition);
    let file_name = format!("{}.md", composition.name);
    let file_name = draft.number.map(|_| &*file_name);
    let guidance: Vec<_> =
        composed.sections.iter().filter_map(|section| section.guidance.as_deref()).collect();
    let (names, withheld) = (facts.private_names(), facts.withheld(draft));
    let context = Context {
        private: Private { names: &names, withheld: &withheld },
        kinds: here.kinds(),
        edition: judged.in_force.then_some(&outline),
        is_older: !judged.in_force,
        file_name,
        guidance: &guidance,
        cycles: Some(here.pack.cycle_rules()),
        ..Context::default()
    };
    let found = reading.lint(&context);
    let (findings, allowed) = allow::apart(found, text, &draft.allowed);
    composition.known = mips::known(&draft.known, &composition.text, &findings);
    let judged = judged.to_string();
    (composition.findings, composition.allowed, composition.judged) = (findings, allowed, judged);
    Ok(composition)
}

/// The same for those who only read the text: nothing is looked for in it.
pub(crate) fn compose_text<'a>(
    here: &Here<'_>,
    facts: &TeamFacts,
    draft: &'a Draft,
) -> Result<Composition<'a>, Error> {
    let edition = edition(here.pack, draft.kind, draft.on)?;
    let wrong =
        |error: &dyn std::fmt::Display| Error::Compose(format!("{}: {error}", edition.file));
    let template = here.templates.ready(here.pack, edition)?;
    let known = facts.facts(draft, here.kinds());
    let mut composed = mip::compose(&template, &known, draft.on).map_err(|e| wrong(&e))?;
    add_later_keys(here.pack, &mut composed, &known);
    extra::add(&mut composed, &draft.extra);
    let (text, layout) = composed.layout(&overrides(draft));
    let (findings, allowed, judged) = (Vec::new(), Vec::new(), String::new());
    let (form, name) = (form(here.pack, draft.kind)?, draft.name(here.kinds()));
    Ok(Composition {
        draft,
        form,
        name,
        edition,
        composed,
        text,
        layout,
        judged,
        findings,
        known: Vec::new(),
        allowed,
    })
}

/// Lines that a preamble gets once there is something to say: the poll, the thread.
fn add_later_keys(pack: &Pack, composed: &mut Composed, known: &Facts) {
    let Facts::Map(facts) = known else { return };
    for later in pack.later_keys() {
        let has_line = composed.preamble.iter().any(|(key, _)| *key == later.key);
        if let Some(Facts::Text { value, source }) = facts.get(&later.fact)
            && !has_line
            && !value.is_empty()
        {
            let (span, source) = ((0..value.len()).into(), source.clone());
            let piece = Piece { text: value.clone(), facts: vec![FactSpan { span, source }] };
            composed.preamble.push((later.key.clone(), piece));
        }
    }
}

/// What the facts give for a part of a draft, without anybody's edits.
pub(crate) fn composed_part(
    here: &Here<'_>,
    draft: &Draft,
    team: TeamId,
    part: &str,
    preamble: bool,
) -> Result<String, Error> {
    let composed = compose_text(here, &TeamFacts::of(here, team)?, draft)?.composed;
    let found = if preamble {
        composed.preamble.into_iter().find(|(key, _)| key == part).map(|(_, piece)| piece)
    } else {
        composed.sections.into_iter().find(|section| section.title == part).map(|s| s.body)
    };
    let what = if preamble { "key of the preamble" } else { "section" };
    found.map(|piece| piece.text).ok_or_else(|| Error::NotFound(what, part.to_owned()))
}

/// What somebody wrote, as the composer wants it.
pub(crate) fn overrides(draft: &Draft) -> Overrides {
    let map =
        |edits: &[Edit]| edits.iter().map(|edit| (edit.id.clone(), edit.body.clone())).collect();
    let title = draft.title.as_deref().map(|title| extra::numbered(title, draft.number));
    Overrides { title, preamble: map(&draft.preamble), sections: map(&draft.sections) }
}

impl Composition<'_> {
    /// The draft in the list.
    pub(crate) fn row(&self, facts: &TeamFacts) -> DraftRow {
        let count = |level| self.findings.iter().filter(|finding| finding.level == level).count();
        let is_of_budget = self.form.fed_by.contains(&FedBy::Budget);
        let proposed = facts.proposed(self.draft).map(|member| member.handle.clone());
        let about = proposed.or_else(|| facts.cap().filter(|_| is_of_budget));
        let kind = &self.form.subject;
        DraftRow {
            id: self.draft.id,
            kind: self.draft.kind,
            name: self.name.clone(),
            subject: about.map_or_else(|| kind.clone(), |about| format!("{kind}, {about}")),
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            allowed: self.allowed.len(),
            edited: self.draft.sections.len() + self.draft.preamble.len(),
        }
    }
}
