//! A bundle on its way through governance, and what is kept of it.

use domain::{bundle::Phase, id::TeamId};
use serde_json::json;

use super::{Place, place};
use crate::{
    bundle::{
        BundleTickSet, BundleView,
        freeze::{BundleFreeze, FreezeExcept, FrozenState},
        numbers::NumberAssign,
        steps::BundleMove,
    },
    drafts::{DraftCompose, DraftRef, DraftWrite},
    evidence::{EvidenceAdd, NewEvidence},
    files::put,
    members::{MemberPut, TeamMember},
    outside::{
        certificate::FreezeCertificate,
        verify::{FileState, verify},
    },
    rfc::paste::RfcAdd,
    teams::TeamUpdate,
    versions::{VersionRef, VersionTake},
};

/// A team with a composed bundle.
fn composed(place: &Place) -> TeamId {
    let team = place.begin("Scaling");
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    team
}

fn write(place: &Place, team: TeamId, body: &str) -> Result<(), crate::Error> {
    let draft = place.draft_list(team).unwrap()[0].id;
    let (part, body) = ("Core Unit Mandate".into(), Some(body.to_owned()));
    place
        .draft_write(DraftWrite { team, draft, part, preamble: false, body: body.map(Into::into) })
        .map(drop)
}

#[test]
fn a_version_keeps_every_text_as_it_was_whatever_happens_to_the_drafts() {
    let place = place();
    let empty = place.begin("Empty");
    let take = |team, note: &str| place.version_take(VersionTake { team, note: note.into() });
    assert!(take(empty, "").unwrap_err().to_string().contains("no drafts yet"));
    let team = composed(&place);
    let first = take(team, " As \n posted ").unwrap();
    assert_eq!((first.note.as_str(), first.files.len()), ("As posted", 3));
    assert!(place.version_list(team).unwrap()[0].changed.is_empty());

    write(&place, team, "Later").unwrap();
    place.team_update(TeamUpdate { name: Some("Renamed".into()), ..TeamUpdate::of(team) }).unwrap();
    place.draft_remove(DraftRef { team, draft: first.files[2].draft }).unwrap();
    let kept = place.version_get(VersionRef { team, version: first.id }).unwrap();
    assert_eq!(kept, first);
    let second = take(team, "").unwrap();
    let rows = place.version_list(team).unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [second.id, first.id]);
    assert_eq!((rows[0].changed.len(), rows[1].changed.len()), (0, 3));
    place.history_undo(None).unwrap();
    assert_eq!(place.version_list(team).unwrap().len(), 1);
}

fn day(text: &str) -> Option<chrono::NaiveDate> {
    text.parse().ok()
}

fn posting(team: TeamId, on: &str) -> BundleMove {
    let url = "https://forum.makerdao.com/t/scaling".into();
    BundleMove { on: day(on), url, ..BundleMove::to(team, Phase::Rfc) }
}

/// The value of a line in the first draft's preamble.
fn value(place: &Place, team: TeamId, key: &str) -> Option<String> {
    let draft = place.draft_list(team).unwrap()[0].id;
    let view = place.draft_get(DraftRef { team, draft }).unwrap();
    view.preamble.into_iter().find(|line| line.key == key).map(|line| line.value)
}

/// A bundle that was posted and frozen, on 7 April 2021, for the cycle of June.
fn frozen(place: &Place) -> TeamId {
    let team = composed(place);
    place.bundle_move(posting(team, "2021-04-07")).unwrap();
    freeze(place, team);
    team
}

fn freeze(place: &Place, team: TeamId) -> BundleView {
    let (note, reason) = ("Final".into(), String::new());
    place.bundle_freeze(BundleFreeze { team, note, reason }).unwrap()
}

#[test]
fn the_way_to_ratification_writes_the_preamble_and_one_undo_takes_a_step_back() {
    let place = place();
    let team = composed(&place);
    assert_eq!(value(&place, team, "Status").as_deref(), Some("Conception"));
    assert_eq!(value(&place, team, "Forum URL"), None, "no line before there is a thread");
    let view = place.bundle_move(posting(team, "2021-04-06")).unwrap();
    assert_eq!((view.phase, view.posted), (Phase::Rfc, day("2021-04-06")));
    assert_eq!(value(&place, team, "Date Proposed").as_deref(), Some("2021-04-06"));
    assert_eq!(value(&place, team, "Status").as_deref(), Some("Request for Comments (RFC)"));
    assert!(value(&place, team, "Forum URL").is_some());
    place.history_undo(None).unwrap();
    let view = place.bundle_get(team).unwrap();
    assert_eq!((view.phase, view.posted, view.forum_url), (Phase::Conception, None, None));
    assert_eq!(value(&place, team, "Date Proposed").as_deref(), Some("2021-04-07"));
    place.history_redo(None).unwrap();

    freeze(&place, team);
    let reason = "Written down before it happens".to_owned();
    let step = |to, on, until, url: &str| {
        let (url, reason) = (url.to_owned(), reason.clone());
        let step = BundleMove { on: day(on), until, url, reason, ..BundleMove::to(team, to) };
        place.bundle_move(step)
    };
    step(Phase::Submitted, "2021-06-08", None, "https://github.com/makerdao/mips/pull/1").unwrap();
    assert_eq!(value(&place, team, "Status").as_deref(), Some("Formal Submission (FS)"));
    let poll = "https://vote.makerdao.com/polling/x";
    step(Phase::Poll, "2021-06-14", day("2021-06-28"), poll).unwrap();
    assert_eq!(value(&place, team, "Ratification Poll URL").as_deref(), Some(poll));
    let view = step(Phase::Accepted, "2021-06-28", None, "").unwrap();
    assert_eq!(value(&place, team, "Date Ratified").as_deref(), Some("2021-06-28"));
    let states: Vec<_> = view.frozen.unwrap().files.into_iter().map(|file| file.state).collect();
    assert_eq!(states, [FrozenState::Status; 3], "only what follows the way differs");
    let back = BundleMove { back: true, ..BundleMove::to(team, Phase::Poll) };
    assert_eq!(place.bundle_move(back).unwrap().phase, Phase::Poll);
    assert_eq!(value(&place, team, "Date Ratified").as_deref(), Some(""), "not ratified after all");
}

#[test]
fn what_is_open_before_a_freeze_is_counted() {
    let place = place();
    let team = composed(&place);
    let before = place.bundle_open(team).unwrap();
    assert_eq!((before.commented, before.comments), (None, 0), "not posted yet");
    assert_eq!(before.freeze_by, day("2021-06-02"), "seven days before the last to submit");
    place.bundle_move(posting(team, "2021-04-07")).unwrap();
    let comments = [("Ana", "I object.", true), ("Ben", "Fine.", false)];
    let comments = serde_json::from_value(json!(comments.map(|(author, text, objection)| {
        json!({ "author": author, "text": text, "objection": objection })
    })));
    place.rfc_add(RfcAdd { team, comments: comments.unwrap(), known: Vec::new() }).unwrap();
    let open = place.bundle_open(team).unwrap();
    assert_eq!((open.commented, open.comments, open.objections), (Some(0), 2, 1));
    let rows = place.draft_list(team).unwrap();
    assert_eq!(open.errors, rows.iter().map(|row| row.errors).sum::<usize>());
    let blocking = place.team_get(team).unwrap().blocking;
    assert!(blocking.all > 0 && open.items == (blocking.all - blocking.settled) as usize);
}

#[test]
fn a_step_that_is_late_or_lacks_something_is_refused_and_nothing_is_kept() {
    let place = place();
    let team = composed(&place);
    let no_link = BundleMove { url: String::new(), ..posting(team, "2021-04-07") };
    let why = |step| place.bundle_move(step).unwrap_err().to_string();
    assert_eq!(why(no_link), "Give the link to the forum thread.");
    let target = Some("2021-05".parse().unwrap());
    let late = BundleMove { target, ..posting(team, "2021-04-08") };
    let found = place.bundle_check(late.clone()).unwrap();
    assert!(found.iter().any(|one| one.excusable && one.text.contains("1 day after")), "{found:?}");
    assert!(why(late.clone()).contains("give a reason"));
    assert!(why(BundleMove::to(team, Phase::Poll)).contains("it can go to: rfc"));
    assert_eq!(place.bundle_get(team).unwrap().phase, Phase::Conception);
    assert_eq!(place.here().team(team).unwrap().target, "2021-06".parse().ok(), "the target too");
    let view = place.bundle_move(BundleMove { reason: "Agreed".into(), ..late }).unwrap();
    assert_eq!((view.phase, view.path[0].reason.as_str()), (Phase::Rfc, "Agreed"));
}

#[test]
fn a_frozen_draft_is_edited_only_under_an_exception_that_keeps_why_and_what() {
    let place = place();
    let team = frozen(&place);
    let error = write(&place, team, "Changed").unwrap_err();
    assert_eq!(error.code(), crate::Code::Frozen);
    assert!(error.to_string().contains("2021-04-07"), "{error}");
    let drafts = place.draft_list(team).unwrap();
    let draft = drafts[0].id;
    assert!(place.draft_remove(DraftRef { team, draft }).is_err());
    assert!(place.draft_compose(DraftCompose { team, on: None }).is_err());
    assert!(place.number_assign(NumberAssign { team, draft, number: 1 }).is_err());

    // Facts stay free; what follows from them is shown.
    place.team_update(TeamUpdate { name: Some("Renamed".into()), ..TeamUpdate::of(team) }).unwrap();
    let files = |place: &Place| place.bundle_get(team).unwrap().frozen.unwrap().files;
    let changed = &files(&place)[0];
    assert_eq!(changed.state, FrozenState::Changed);
    assert!(changed.parts.contains(&"Core Unit Name".to_owned()), "{:?}", changed.parts);

    let except =
        |reason: &str| place.freeze_exception(FreezeExcept { team, reason: reason.into() });
    assert!(except(" ").is_err(), "an exception has a reason");
    assert!(except("A wrong address").unwrap().frozen.unwrap().open);
    assert!(except("Another").is_err(), "one at a time");
    write(&place, team, "Changed").unwrap();
    let on = BundleMove {
        on: day("2021-06-08"),
        url: "https://x.org".into(),
        ..BundleMove::to(team, Phase::Submitted)
    };
    assert!(place.bundle_move(on).unwrap_err().to_string().contains("close it first"));
    let view = place.freeze_close(team).unwrap().frozen.unwrap();
    assert!(!view.open && view.files.iter().all(|file| file.state == FrozenState::Same));
    let kept = &view.freeze.exceptions[0];
    assert_eq!((kept.reason.as_str(), kept.files.len()), ("A wrong address", 3));
    assert!(write(&place, team, "Again").is_err(), "closed again");
    let back = BundleMove { back: true, ..BundleMove::to(team, Phase::Rfc) };
    assert!(place.bundle_move(back.clone()).unwrap_err().to_string().contains("Say why"));
    place.bundle_move(BundleMove { reason: "New comments".into(), ..back }).unwrap();
    write(&place, team, "Free again").unwrap();
}

fn certificate(team: TeamId, folder: &std::path::Path) -> FreezeCertificate {
    FreezeCertificate { team, folder: folder.to_owned(), replace: false }
}

#[test]
fn a_certificate_proves_the_files_beside_it_and_finds_what_was_done_to_them() {
    use FileState::{Changed, Extra, Missing, Ok};

    let place = place();
    let team = frozen(&place);
    let folder = place.dir.path().join("out");
    let made = place.freeze_certificate(certificate(team, &folder)).unwrap();
    assert_eq!(made.files.len(), 3);
    for certificate in [&made.markdown, &made.json] {
        let found = verify(certificate, None).unwrap();
        assert!(found.good, "{found:?}");
    }
    let states = |folder: Option<&std::path::Path>| -> Vec<FileState> {
        let found = verify(&made.json, folder).unwrap();
        assert!(!found.good);
        found.files.into_iter().map(|file| file.state).collect()
    };
    let [one, two, _] = [0, 1, 2].map(|n| folder.join(&made.files[n]));
    let text = std::fs::read_to_string(&one).unwrap();
    put(&one, &text.replace('\n', "\r\n")).unwrap();
    std::fs::remove_file(&two).unwrap();
    put(&one.with_file_name("other.md"), "Other").unwrap();
    assert_eq!(states(None), [Changed, Missing, Ok, Extra]);
    let found = verify(&made.json, None).unwrap();
    assert!(found.files[0].note.as_deref().unwrap().contains("line ends"), "{found:?}");
    assert_eq!(states(Some(&folder)), [Changed, Missing, Ok], "a clone holds others' proposals");
    let clone = place.dir.path().join("clone");
    let third = clone.join(&made.files[2]);
    let was = std::fs::read_to_string(folder.join(&made.files[2])).unwrap();
    put(&third, &was.replacen('\n', " and more\n", 1)).unwrap();
    let found = verify(&made.json, Some(&clone)).unwrap();
    let note = found.files[2].note.as_deref();
    assert_eq!(note, Some("It differs in its text: 1 line was changed."), "as the frozen one says");
    let json = std::fs::read_to_string(&made.json).unwrap();
    put(&made.json, &json.replace("Final", "Other")).unwrap();
    assert!(verify(&made.json, None).unwrap().edited.unwrap().contains("was changed"));
    put(&made.json, "{}").unwrap();
    assert!(verify(&made.json, None).unwrap_err().to_string().contains("No file was checked"));

    let before = std::fs::read_to_string(&one).unwrap();
    let asked = place.freeze_certificate(certificate(team, &folder)).unwrap();
    let edited = [made.files[0].as_str(), "freeze-certificate.json"];
    assert_eq!(asked.changed, edited, "what others edited is asked about");
    assert_eq!(std::fs::read_to_string(&one).unwrap(), before, "and nothing was written");
    assert_eq!(std::fs::read_to_string(&made.json).unwrap(), "{}");
    let replace = FreezeCertificate { replace: true, ..certificate(team, &folder) };
    assert_eq!(place.freeze_certificate(replace).unwrap().changed, [] as [&str; 0]);
    std::fs::remove_file(one.with_file_name("other.md")).unwrap();
    assert!(verify(&made.json, None).unwrap().good, "all of it was written anew");
    place.freeze_exception(FreezeExcept { team, reason: "Numbers".into() }).unwrap();
    write(&place, team, "After").unwrap();
    place.freeze_close(team).unwrap();
    let folder = place.dir.path().join("later");
    let made = place.freeze_certificate(certificate(team, &folder)).unwrap();
    let found = verify(&made.markdown, None).unwrap();
    assert!(found.good && found.exceptions == 1, "{found:?}");
}

#[test]
fn pictures_are_frozen_with_the_texts_that_show_them() {
    let place = place();
    let team = composed(&place);
    let draft = place.draft_list(team).unwrap()[0].id;
    let bytes = super::images::png(b"way");
    let image = super::images::add(&place, DraftRef { team, draft }, "way.png", &bytes).unwrap();
    write(&place, team, &format!("![The way]({})", image.path)).unwrap();
    place.bundle_move(posting(team, "2021-04-07")).unwrap();
    let frozen = freeze(&place, team).frozen.unwrap();
    let picture = frozen.files.last().unwrap();
    assert_eq!((frozen.files.len(), picture.state), (4, FrozenState::Same));
    assert!(picture.path.ends_with(&image.path), "{}", picture.path);

    let folder = place.dir.path().join("out");
    let made = place.freeze_certificate(certificate(team, &folder)).unwrap();
    let copy = made.folder.join(&made.files[3]);
    assert_eq!(std::fs::read(&copy).unwrap(), bytes);
    assert!(verify(&made.json, None).unwrap().good);
    put(&copy, "another").unwrap();
    assert_eq!(verify(&made.json, None).unwrap().files[3].state, FileState::Changed);

    place.freeze_exception(FreezeExcept { team, reason: "Another picture".into() }).unwrap();
    write(&place, team, "Without a picture").unwrap();
    let frozen = place.bundle_get(team).unwrap().frozen.unwrap();
    assert_eq!(frozen.files[3].state, FrozenState::Gone);
    let row = place.version_list(team).unwrap().remove(0);
    assert_eq!(row.changed, [draft], "a draft and its picture are one");
}

#[test]
fn a_number_renames_the_file_and_every_text_that_names_it_in_one_step() {
    let place = place();
    let team = composed(&place);
    let drafts = crate::drafts::all(&place.here(), team).unwrap();
    let (mandate, budget) = (drafts[0].id, drafts[1].id);
    let body = Some("As in [MIP39c2-SP#](../MIP39c2-SPX.md); we are MIP40c3-SP#.".to_owned());
    let part = "Motivation".to_owned();
    place
        .draft_write(DraftWrite {
            team,
            draft: budget,
            part,
            preamble: false,
            body: body.map(Into::into),
        })
        .unwrap();
    let text = NewEvidence::Text { text: "MIP39c2-SP# says so.".into(), title: String::new() };
    place.evidence_add(EvidenceAdd { team, item: "C4".into(), evidence: text }).unwrap();
    let number = NumberAssign { team, draft: mandate, number: 10 };
    let preview = place.number_preview(number).unwrap();
    assert_eq!(preview.path_to, "MIP39/MIP39c2-Subproposals/MIP39c2-SP10.md");
    let places: Vec<_> = preview.places.iter().map(|p| (p.place.as_str(), p.count)).collect();
    assert_eq!(places, [("MIP40c3-SP#, Motivation", 2), ("Item C4, evidence", 1)]);
    assert_eq!(crate::drafts::all(&place.here(), team).unwrap()[0].number, None, "only shown");

    place.number_assign(number).unwrap();
    let text = place.draft_get(DraftRef { team, draft: budget }).unwrap().text;
    assert!(text.contains("[MIP39c2-SP10](../MIP39c2-SP10.md); we are MIP40c3-SP#."), "{text}");
    let text = place.draft_get(DraftRef { team, draft: mandate }).unwrap().text;
    assert!(text.contains("MIP39c2-SP#: 10\n") && text.contains("MIP39c2-SP10 says so."), "{text}");
    place.history_undo(None).unwrap();
    assert_eq!(place.number_preview(number).unwrap(), preview, "all of it was taken back");
    place.history_redo(None).unwrap();
    place.number_assign(NumberAssign { number: 11, ..number }).unwrap();
    let text = place.draft_get(DraftRef { team, draft: budget }).unwrap().text;
    assert!(text.contains("[MIP39c2-SP11](../MIP39c2-SP11.md)"), "from one number to another");
}

#[test]
fn a_number_that_is_taken_is_refused_and_one_of_several_waiting_is_unclear() {
    let place = place();
    let team = composed(&place);
    for handle in ["@one", "@two"] {
        let (handle, facilitator) = (Some(handle.into()), Some(true));
        let change = MemberPut { handle, facilitator, ..MemberPut::default() };
        place.member_put(TeamMember { team, change }).unwrap();
    }
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let drafts = crate::drafts::all(&place.here(), team).unwrap();
    let (one, two) = (drafts[2].id, drafts[3].id);
    write(&place, team, "See MIP41c4-SP#.").unwrap();
    let first = NumberAssign { team, draft: one, number: 7 };
    let preview = place.number_assign(first).unwrap();
    assert_eq!((preview.places.len(), preview.unclear.len()), (0, 1), "which of the two?");
    let taken = place.number_assign(NumberAssign { draft: two, ..first }).unwrap_err();
    assert!(taken.to_string().contains("MIP41c4-SP7 is another draft"), "{taken}");
    assert!(place.number_assign(NumberAssign { number: 0, ..first }).is_err());
    let preview = place.number_assign(NumberAssign { draft: two, number: 8, ..first }).unwrap();
    assert_eq!(preview.places.len(), 1, "only one waits now");
}

#[test]
fn a_task_outside_is_ticked_by_somebody_and_an_unknown_one_is_refused() {
    let place = place();
    let team = composed(&place);
    let tick =
        |task: &str, done| place.bundle_tick(BundleTickSet { team, task: task.into(), done });
    assert_eq!(tick("forum-post", true).unwrap().ticks[0].id, "forum-post");
    assert_eq!(tick("forum-post", true).unwrap().ticks.len(), 1, "once is enough");
    assert!(tick("forum-post", false).unwrap().ticks.is_empty());
    assert!(tick("no-such-task", true).is_err());
}
