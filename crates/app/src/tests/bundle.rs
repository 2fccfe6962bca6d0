//! A bundle on its way through governance, and what is kept of it.

use domain::id::TeamId;

use super::{Place, place};
use crate::{
    drafts::{DraftCompose, DraftRef, DraftWrite},
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
    let (part, body) = ("Core Unit Mandate".into(), Some(body.into()));
    place.draft_write(DraftWrite { team, draft, part, preamble: false, body }).map(drop)
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
    place.history_undo(()).unwrap();
    assert_eq!(place.version_list(team).unwrap().len(), 1);
}
