//! What a team keeps to itself: every way out is read, byte by byte, for what may not be in it.

use std::{fs, path::Path};

use domain::{
    id::{MemberId, TeamId},
    team::Visibility,
};
use serde_json::json;

use super::{Place, place};
use crate::{
    bundle::freeze::BundleFreeze,
    drafts::{DraftCompose, DraftRef, DraftView},
    members::{MemberPut, TeamMember},
    outside::{
        calendar::CalendarExport,
        certificate::FreezeCertificate,
        folder::DraftExportFolder,
        forum::ForumExport,
        git::{Author, DraftExportGit, GitLook},
        note::RfcNoteSave,
        page::BundleExportPage,
    },
    rfc::note::RfcNote,
    versions::VersionTake,
};

/// What stands in every field of somebody who is Team only, and of whatever else no proposal is of.
const MARKS: [&str; 14] = [
    "qzhandle",
    "Qzname",
    "Qzrole",
    "0x7171",
    "1.717",
    "2021-11",
    "qzother",
    "Qzotrole",
    "0x7272",
    "qznotes",
    "qzhard",
    "qzsession",
    "qzowner",
    "qzlink",
];

fn private(place: &Place, team: TeamId) -> MemberId {
    let put = |change: serde_json::Value| {
        let change: MemberPut = serde_json::from_value(change).unwrap();
        place.member_put(TeamMember { team, change }).unwrap().id
    };
    let fte = json!([{ "from": "2021-11", "fte": "1.717" }]);
    let facilitator = put(json!({
        "handle": "@qzhandle", "name": "Qzname Qzson", "role": "Qzrole", "facilitator": true,
        "author": true, "address": format!("0x{}", "71".repeat(20)), "fte": fte,
    }));
    put(json!({ "handle": "@qzother", "role": "Qzotrole" }));
    // Nobody asks who is no facilitator for an address.
    let address = format!("0x{}", "72".repeat(20));
    put(json!({ "handle": "@seen", "name": "Seen", "visibility": "public", "address": address }));
    facilitator
}

fn show(place: &Place, team: TeamId, member: MemberId, visibility: Visibility) {
    let change = json!({ "member": member, "visibility": visibility });
    let change = serde_json::from_value(change).unwrap();
    place.member_put(TeamMember { team, change }).unwrap();
}

/// What is of the team's work and of no proposal.
fn inside(place: &Place, team: TeamId) {
    let set = |collection: &str, id: &str, record: serde_json::Value| {
        let kind = crate::kinds::Collection::of(collection).unwrap();
        let home =
            store::DocId::new(team.uuid(), if id == "j" { "team/journal" } else { "team/core" });
        place.write("record_set", |w| kind.put(w.tx, &home, record)).unwrap();
    };
    let id = || MemberId::new().to_string();
    let link =
        json!({ "id": id(), "kind": "link", "title": "qzlink", "url": "https://qzlink.org" });
    set(
        "items",
        "",
        json!({ "id": "C1", "notes": "qznotes", "owner": "qzowner", "evidence": [link] }),
    );
    let at = "2021-04-01T10:00:00Z";
    set("journal", "j", json!({ "id": id(), "item": "C1", "at": at, "hard": "qzhard" }));
    set("sessions", "", json!({ "id": id(), "at": at, "title": "qzsession", "notes": "qznotes" }));
}

/// Everything below a folder, a commit of a clone too, without what git packs.
fn bytes_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (entry.path().display().to_string(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn assert_clean(what: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found: Vec<_> = MARKS.iter().filter(|mark| text.contains(**mark)).collect();
    assert!(found.is_empty(), "{what} tells {found:?}:\n{text}");
}

/// Takes every way out of a team and reads what came of it; how many texts that was.
fn read_every_way_out(place: &Place, team: TeamId, name: &str) -> usize {
    let out = place.dir.path().join(name);
    let to = |part: &str| out.join(part);
    let mut read = 0;
    let mut look = |what: &str, bytes: &[u8]| {
        assert_clean(what, bytes);
        read += 1;
    };
    place
        .draft_export_folder(DraftExportFolder { team, folder: to("folder"), replace: false })
        .unwrap();
    place.forum_export(ForumExport { team, folder: to("forum"), replace: false }).unwrap();
    place
        .bundle_export_page(BundleExportPage { team, folder: to("page"), replace: false })
        .unwrap();
    let calendar = CalendarExport { team, folder: to("calendar"), name: None, replace: false };
    place.calendar_export(calendar).unwrap();
    let (from, until) = (None, None);
    let note = RfcNoteSave { team, from, until, folder: to("note"), replace: false };
    place.rfc_note_save(note).unwrap();
    look("the note", place.rfc_note(RfcNote { team, from, until }).unwrap().markdown.as_bytes());
    for post in place.forum_text(team).unwrap() {
        look("a post", format!("{}\n{}", post.title, post.text).as_bytes());
    }
    look("the page", place.bundle_page(team).unwrap().html.as_bytes());

    let clone = git2::Repository::init(to("clone")).unwrap();
    let ask = GitLook { team, clone: to("clone"), branch: None, base: None };
    look("a plan", place.draft_git_look(ask).unwrap().message.as_bytes());
    let author = Some(Author { name: "A".into(), email: "a@example.org".into() });
    let (branch, base, message, add) = (None, None, None, false);
    let commit = DraftExportGit { team, clone: to("clone"), branch, base, message, author, add };
    let commit = place.draft_export_git(commit).unwrap().commit.unwrap();
    let commit = clone.find_commit(commit.parse().unwrap()).unwrap();
    look("a commit", commit.message().unwrap().as_bytes());
    let mut blobs = Vec::new();
    let walk = |_: &str, entry: &git2::TreeEntry<'_>| {
        blobs
            .extend(entry.to_object(&clone).unwrap().as_blob().map(|blob| blob.content().to_vec()));
        git2::TreeWalkResult::Ok
    };
    commit.tree().unwrap().walk(git2::TreeWalkMode::PreOrder, walk).unwrap();
    assert!(!blobs.is_empty());
    for blob in &blobs {
        look("a committed file", blob);
    }
    for (path, bytes) in bytes_below(&out) {
        look(&path, &bytes);
    }
    read
}

#[test]
fn no_way_out_tells_of_a_private_member_or_of_the_teams_work() {
    let place = place();
    let team = place.begin("Scaling");
    let facilitator = private(&place, team);
    inside(&place, team);
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    assert!(read_every_way_out(&place, team, "first") > 20);

    // What was public once is not told of afterwards either, by what changed.
    show(&place, team, facilitator, Visibility::Public);
    place.version_take(VersionTake { team, note: "With a name".into() }).unwrap();
    let shown = place.forum_text(team).unwrap();
    assert!(shown.iter().any(|post| post.text.contains("@qzhandle")), "the marks would be found");
    assert!(shown.iter().any(|post| post.text.contains("0x7171")));
    show(&place, team, facilitator, Visibility::Private);
    read_every_way_out(&place, team, "second");

    let url = "https://forum.makerdao.com/t/ours".into();
    let posted = crate::bundle::steps::BundleMove {
        on: "2021-04-07".parse().ok(),
        url,
        ..crate::bundle::steps::BundleMove::to(team, domain::bundle::Phase::Rfc)
    };
    place.bundle_move(posted).unwrap();
    let reason = "At any time.".into();
    place.bundle_freeze(BundleFreeze { team, note: String::new(), reason }).unwrap();
    let folder = place.dir.path().join("certificate");
    let ask = FreezeCertificate { team, folder: folder.clone(), replace: false };
    assert_eq!(place.freeze_certificate(ask).unwrap().files.len(), 3);
    for (path, bytes) in bytes_below(&folder) {
        assert_clean(&path, &bytes);
    }
}

#[test]
fn a_draft_that_needs_what_is_private_says_so_and_names_the_switch() {
    let place = place();
    let team = place.begin("Scaling");
    let facilitator = private(&place, team);
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let view = |n: usize| -> DraftView {
        let draft = place.draft_list(team).unwrap()[n].id;
        place.draft_get(DraftRef { team, draft }).unwrap()
    };
    let said = |view: &DraftView| -> Vec<String> {
        let found = view.findings.iter().filter(|found| found.name == "private-person");
        found.map(|found| found.message.clone()).collect()
    };
    let authors = "all of the authors are Team only, so the text names nobody";
    let proposed = "the facilitator whom this proposes is Team only, so the text names nobody";
    assert_eq!(said(&view(0)), [authors]);
    assert_eq!(said(&view(2)), [proposed, authors]);
    let finding = view(2).findings.into_iter().find(|one| one.name == "private-person").unwrap();
    assert!(finding.help.unwrap().contains("set “Who may see this person” to Public"));

    show(&place, team, facilitator, Visibility::Public);
    assert_eq!(said(&view(2)), [] as [&str; 0]);
    let section = "Sentence Summary";
    let text = view(2).sections.into_iter().find(|one| one.title == section).unwrap().body;
    assert!(text.contains("@qzhandle"), "{text}");
    // Kept as somebody's own words while they were public.
    let (draft, part, body) = (view(2).draft.id, section.into(), Some(text + " Hello."));
    let write = crate::drafts::DraftWrite {
        team,
        draft,
        part,
        preamble: false,
        body: body.map(Into::into),
    };
    place.draft_write(write).unwrap();
    show(&place, team, facilitator, Visibility::Private);
    assert!(said(&view(2)).contains(&"this names somebody who is Team only".into()));
}
