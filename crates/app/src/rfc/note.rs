//! The change note of a week: what was decided, what changed, what is still open, as Markdown for
//! the thread. The one rule: it says only what is kept, and each line can be found on the desk.

mod words;

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use domain::{
    draft::Draft,
    id::{DraftId, TeamId},
    proposal::Kinds,
    rfc::{Comment, CommentEdit, Decision},
    version::{Version, VersionFile},
};
use serde::{Deserialize, Serialize};

use super::{comments, edits::Spot};
use crate::{
    App, Error,
    bundle::outgoing::outgoing,
    drafts::{self, TeamFacts},
    here::Here,
    versions::{
        self,
        diff::{VersionChanges, VersionMark, changes},
    },
};
use words::{changed, counted, escape, words};

/// Which days the note is about.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RfcNote {
    /// Whose.
    pub team: TeamId,
    /// The first day; six days before the last if absent.
    pub from: Option<NaiveDate>,
    /// The last day; the team's today if absent.
    pub until: Option<NaiveDate>,
}

/// A change note.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ChangeNote {
    /// The first day.
    pub from: NaiveDate,
    /// The last.
    pub until: NaiveDate,
    /// The whole note.
    pub markdown: String,
}

impl App {
    /// The change note of some days; of the week that ends today if none are named.
    pub fn rfc_note(&self, req: RfcNote) -> Result<ChangeNote, Error> {
        let here = self.here();
        let day = here.day_of(&here.team(req.team)?);
        let until = req.until.unwrap_or(day);
        let from = req.from.or_else(|| until.checked_sub_days(Days::new(6))).unwrap_or(until);
        if from > until {
            return Err(Error::Invalid(format!(
                "The note begins on {from}, after {until}: turn the days round."
            )));
        }
        let (drafts, comments) = (drafts::all(&here, req.team)?, comments(&here, req.team)?);
        let texts = Texts::of(&here, req.team, until, until >= day)?;
        let (kinds, changes) = (here.kinds(), texts.changes(from));
        let (drafts, comments) = (&drafts, &comments);
        let note = Note { kinds, from, until, drafts, comments, texts, changes };
        Ok(ChangeNote { from, until, markdown: note.markdown() })
    }
}

/// The texts that the note is about, without those who may not be named any more: what changed
/// would tell of them.
struct Texts {
    /// The versions up to the last day.
    versions: Vec<Version>,
    /// The drafts as they leave, if the last day has not passed: what is frozen has not changed,
    /// whatever its facts say.
    now: Vec<VersionFile>,
}

impl Texts {
    fn of(here: &Here<'_>, team: TeamId, until: NaiveDate, to_now: bool) -> Result<Self, Error> {
        let mut versions = versions::all(here, team)?;
        versions.retain(|version| version.at.date_naive() <= until);
        let to_now = to_now && !versions.is_empty();
        let mut now = if to_now { versions::files(outgoing(here, team)?.all) } else { vec![] };
        let facts = TeamFacts::of(here, team)?;
        let private = facts.private_names();
        let files = versions.iter_mut().flat_map(|version| &mut version.files).chain(&mut now);
        for file in files.filter(|_| !private.is_empty()) {
            file.text = mip_lint::private::without(&file.text, &private);
        }
        Ok(Self { versions, now })
    }

    /// What the drafts say at the end of the last day.
    fn last(&self) -> &[VersionFile] {
        let last = self.versions.last().map_or(&[][..], |version| &version.files);
        if self.now.is_empty() { last } else { &self.now }
    }

    /// From the last version up to the first day, or else the first in these days, to the last of
    /// them or the drafts of now.
    fn changes(&self, from: NaiveDate) -> Option<VersionChanges> {
        let is_before = |version: &&Version| version.at.date_naive() <= from;
        let base = self.versions.iter().rfind(is_before).or(self.versions.first())?;
        let mark = self.versions.last().filter(|_| self.now.is_empty()).map(VersionMark::of);
        Some(changes(VersionMark::of(base), mark, &base.files, self.last()))
    }

    /// Whether a section has another text since a comment on it.
    fn has_changed(&self, comment: &Comment, edit: &CommentEdit) -> bool {
        let (since, decided) = (comment.since(), comment.decided_at);
        let spot = Spot { versions: &self.versions, now: self.last(), since, decided };
        spot.change(edit).1.is_some()
    }
}

struct Note<'a> {
    kinds: &'a Kinds,
    from: NaiveDate,
    until: NaiveDate,
    drafts: &'a [Draft],
    comments: &'a [Comment],
    texts: Texts,
    changes: Option<VersionChanges>,
}

impl Note<'_> {
    fn markdown(&self) -> String {
        let mut out = format!("# Changes from {} to {}\n", self.from, self.until);
        let count = |decision| self.comments.iter().filter(|one| one.decision == decision).count();
        let _ = write!(
            out,
            "\n{} so far: {} changed the drafts, {} answered, {} declined, {} open.\n",
            counted(self.comments.len(), "comment"),
            count(Decision::Change),
            count(Decision::Answer),
            count(Decision::Decline),
            count(Decision::Open),
        );
        for (decision, title) in [
            (Decision::Change, "Comments that changed the drafts"),
            (Decision::Answer, "Comments that were answered"),
            (Decision::Decline, "Comments that were declined"),
        ] {
            let of = self.comments.iter().filter(|one| one.decision == decision);
            let of: Vec<_> = of.filter(|one| self.is_of_these_days(one)).collect();
            chapter(&mut out, title, of.iter().map(|one| self.decided(one)));
        }
        self.sections(&mut out);
        let open = |one: &&Comment| one.objection && one.decision == Decision::Open;
        let objections = self.comments.iter().filter(open).map(|one| self.objection(one));
        chapter(&mut out, "Objections that are open", objections);
        let back = |one: &&Comment| {
            one.taken_back.is_some_and(|on| (self.from..=self.until).contains(&on))
        };
        let back = self.comments.iter().filter(back);
        let back = back.map(|one| format!("- {}{}", self.head(one), words(&one.text)));
        chapter(&mut out, "Objections that were taken back", back);
        out
    }

    fn is_of_these_days(&self, comment: &Comment) -> bool {
        let on = comment.decided_at.map(|at| at.date_naive());
        on.is_some_and(|on| (self.from..=self.until).contains(&on))
    }

    fn decided(&self, comment: &Comment) -> String {
        let mut line = format!("- {}{}", self.head(comment), words(&comment.text));
        if !comment.answer.trim().is_empty() {
            let answer = comment.answer.trim().replace('\n', "\n  ");
            let _ = write!(line, "\n\n  {answer}\n");
        }
        let is_edited = |edit: &&CommentEdit| self.texts.has_changed(comment, edit);
        let (edited, linked): (Vec<_>, Vec<_>) = comment.edits.iter().partition(is_edited);
        for (how, edits) in [("Edited", edited), ("Linked", linked)] {
            let name = |edit: &CommentEdit| {
                format!("{} · {}", self.name(Some(edit.draft)), escape(&edit.section))
            };
            let edits: Vec<_> = edits.into_iter().map(name).collect();
            if !edits.is_empty() {
                let _ = write!(line, "\n  {how}: {}", edits.join("; "));
            }
        }
        line
    }

    fn objection(&self, comment: &Comment) -> String {
        let days = (self.until - comment.since()).num_days();
        let waits = usize::try_from(days)
            .map_or(String::new(), |days| format!(", open for {}", counted(days, "day")));
        format!("- {}{waits}{}", self.head(comment), words(&comment.text))
    }

    /// Who, when, about what.
    fn head(&self, comment: &Comment) -> String {
        let author = if comment.author.is_empty() { "Somebody" } else { &comment.author };
        let on = comment.posted.map(|on| format!(", {on}")).unwrap_or_default();
        let about = comment.draft.map(|_| {
            let section = comment.section.iter().map(|title| format!(" · {}", escape(title)));
            format!(", on {}{}", self.name(comment.draft), section.collect::<String>())
        });
        format!("**{}**{on}{}", escape(author), about.unwrap_or_default())
    }

    fn name(&self, draft: Option<DraftId>) -> String {
        let found = self.drafts.iter().find(|one| Some(one.id) == draft);
        found.map_or_else(|| "a draft that was removed".to_owned(), |draft| draft.name(self.kinds))
    }

    fn sections(&self, out: &mut String) {
        out.push_str("\n## What changed in the drafts\n");
        let Some(changes) = &self.changes else {
            out.push_str(
                "\nNo version of the drafts was kept up to then, so this note can't tell.\n",
            );
            return;
        };
        if changes.changed == 0 {
            out.push_str("\nNothing.\n");
        }
        for draft in changes.drafts.iter().filter(|draft| draft.changed().next().is_some()) {
            let _ = write!(out, "\n### {}\n\n", draft.name);
            for section in draft.changed() {
                let _ = writeln!(out, "{}", changed(draft, section));
            }
        }
    }
}

fn chapter(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<_> = lines.collect();
    if !lines.is_empty() {
        let _ = write!(out, "\n## {title}\n\n{}\n", lines.join("\n").trim_end());
    }
}
