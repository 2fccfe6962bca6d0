//! A bundle composed from complete facts is clean in every edition, and whatever day it is judged by,
//! window and command line say the same.

use std::{collections::BTreeSet, path::Path};

use chrono::{Days, NaiveDate};
use domain::id::TeamId;

use super::{Place, place};
use crate::{
    drafts::{DraftCompose, DraftRef, DraftUpdate, DraftView, DraftWrite},
    mips::{self, Asked},
    sample::SampleCreate,
};

/// What is true of the day and not of the text: which cycles take new units and budgets.
const OF_THE_TIME: &[&str] = &["outside-budget-window", "closed-to-new-units"];

fn sample(place: &Place) -> TeamId {
    place.sample_create(SampleCreate { teams: None }).unwrap().id
}

/// The days on which an edition came, and the last days of those before.
fn days() -> BTreeSet<NaiveDate> {
    let pack = crate::rules(None).unwrap();
    let kinds = pack.kinds().iter();
    let editions = kinds.flat_map(|kind| pack.editions(kind).map(|edition| edition.date));
    editions.flat_map(|day| [day, day - Days::new(1)]).collect()
}

/// Writes what the facts of the sample do not say: the sample is of 2021, and later editions ask more.
fn complete(place: &Place, team: TeamId, view: &DraftView) {
    let draft = view.draft.id;
    let write = |part: &str, preamble: bool, body: &str| {
        let (part, body) = (part.to_owned(), Some(body.to_owned().into()));
        place.draft_write(DraftWrite { team, draft, part, preamble, body }).unwrap();
    };
    for (index, section) in view.sections.iter().enumerate() {
        let has_parts = view.sections.get(index + 1).is_some_and(|next| next.level > section.level);
        if section.body.trim().is_empty() && !has_parts {
            write(&section.title, false, "We say here what belongs here.");
        }
    }
    for line in view.preamble.iter().filter(|line| line.value.is_empty()) {
        let start = view.draft.on + Days::new(60);
        match &*line.key {
            "Budget Start Date" => write(&line.key, true, &start.to_string()),
            "Budget End Date" => write(&line.key, true, &(start + Days::new(90)).to_string()),
            _ => {}
        }
    }
}

#[test]
fn a_bundle_from_complete_facts_is_clean_in_every_edition() {
    let pack = crate::rules(None).unwrap();
    let (mut tried, mut kinds) = (BTreeSet::new(), 0);
    for on in days() {
        let place = place();
        let team = sample(&place);
        let rows = place.draft_list(team).unwrap();
        for row in rows {
            if pack.edition(row.kind, on).is_none() {
                continue;
            }
            let draft = row.id;
            let change = DraftUpdate { on: Some(on), ..DraftUpdate::of(DraftRef { team, draft }) };
            place.draft_update(change).unwrap();
            complete(&place, team, &place.draft_get(DraftRef { team, draft }).unwrap());
            let view = place.draft_get(DraftRef { team, draft }).unwrap();
            let found: Vec<_> = view
                .findings
                .iter()
                .filter(|finding| !OF_THE_TIME.contains(&&*finding.name))
                .map(|finding| {
                    format!("{} {} ({:?})", finding.code, finding.message, finding.section)
                })
                .collect();
            assert_eq!(found, [""; 0], "{} on {on}, {}", view.name, view.judged);
            tried.insert((row.kind, view.edition));
            kinds += 1;
        }
    }
    let all = pack.kinds().iter().map(|kind| pack.editions(kind).count()).sum::<usize>();
    assert_eq!(tried.len(), all, "some editions were not tried in {kinds} drafts");
}

/// The file that a draft becomes is judged as the draft is, also where somebody wrote another day into
/// its preamble than the draft is of.
#[test]
fn window_and_command_line_say_the_same() {
    let pack = crate::rules(None).unwrap();
    let place = place();
    let team = sample(&place);
    for (on, written) in [
        ("2021-04-07", None),
        ("2022-05-04", None),
        ("2022-05-04", Some("2021-04-07")),
        ("2021-04-07", Some("2022-06-29")),
        ("2021-04-07", Some("2020-01-01")),
    ] {
        let on: NaiveDate = on.parse().unwrap();
        place.draft_compose(DraftCompose { team, on: Some(on) }).unwrap();
        for row in place.draft_list(team).unwrap() {
            let draft = row.id;
            let (part, body) =
                ("Date Proposed".to_owned(), written.map(|day| day.to_owned().into()));
            place
                .draft_update(DraftUpdate {
                    on: Some(on),
                    ..DraftUpdate::of(DraftRef { team, draft })
                })
                .unwrap();
            place.draft_write(DraftWrite { team, draft, part, preamble: true, body }).unwrap();
            let view = place.draft_get(DraftRef { team, draft }).unwrap();
            let path = Path::new(&view.path);
            let judged =
                mips::lint(pack, &view.text, Asked { path: Some(path), ..Asked::default() });
            let of_file: Vec<_> =
                judged.iter().map(|it| (it.code.to_owned(), it.message.clone())).collect();
            let of_window: Vec<_> =
                view.findings.iter().map(|it| (it.code.clone(), it.message.clone())).collect();
            assert_eq!(of_window, of_file, "{} of {on}, written {written:?}", view.name);
        }
    }
}
