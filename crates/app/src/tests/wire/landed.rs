//! What another process writes just before a command does, and whether it is still there after it.

use std::collections::BTreeSet;

use domain::id::{ActionId, CommentId, DraftId, MemberId, SessionId, TeamId};
use serde_json::json;

use super::call;
use crate::App;

/// What another process writes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ids {
    pub(super) team: TeamId,
    pub(super) draft: DraftId,
    pub(super) member: MemberId,
    pub(super) session: SessionId,
    pub(super) action: ActionId,
    pub(super) comment: CommentId,
}

/// What the other process writes, in fields that the commands leave alone.
const LANDED: &str = "landed";

impl Ids {
    /// Writes to a record of each kind. A frozen draft refuses, as it should.
    pub(super) fn land(&self, app: &App) {
        let Self { team, draft, member, session, action, comment } = *self;
        let said = |command, req| {
            call(app, command, req).unwrap_or_else(|error| panic!("landing {command}: {error}"));
        };
        said("team_update", json!({ "team": team, "archived": true }));
        said("member_put", json!({ "team": team, "change": { "member": member, "role": LANDED } }));
        said("item_update", json!({ "team": team, "item": "C1", "owner": LANDED }));
        said("session_update", json!({ "team": team, "session": session, "title": LANDED }));
        said("action_update", json!({ "team": team, "action": action, "owner": LANDED }));
        said("rfc_update", json!({ "team": team, "comment": comment, "author": LANDED }));
        said("bundle_tick", json!({ "team": team, "task": "pull-request", "done": true }));
        said("spelling_learn", json!({ "team": team, "word": LANDED }));
        said("journal_add", json!({ "team": team, "item": "C1", "hard": LANDED }));
        let mut budget = app.budget_get(team).unwrap().budget;
        budget.months = 7;
        said("budget_put", json!({ "team": team, "budget": budget }));
        let write = json!({
            "team": team, "draft": draft, "part": "Core Unit Mandate", "body": LANDED
        });
        drop(call(app, "draft_write", write));
    }

    /// What is there of it.
    pub(super) fn landed(&self, app: &App) -> BTreeSet<&'static str> {
        let here = app.here();
        let team = here.team(self.team).unwrap();
        let item = here.find::<domain::item::Progress>(self.team, "C1").unwrap().unwrap();
        let all = [
            ("team", team.archived),
            ("member", app.member_list(self.team).unwrap().iter().any(|one| one.role == LANDED)),
            ("item", item.owner == LANDED),
            ("session", app.session_list(self.team).unwrap().iter().any(|s| s.title == LANDED)),
            ("action", app.action_list(self.team).unwrap().iter().any(|a| a.owner == LANDED)),
            ("comment", {
                let comments = crate::rfc::comments(&here, self.team).unwrap();
                comments.iter().any(|comment| comment.author == LANDED)
            }),
            ("bundle", {
                let ticks = here.bundle(self.team).unwrap().ticks;
                ticks.iter().any(|tick| tick.id == "pull-request")
            }),
            ("word", app.spelling_get(self.team).unwrap().words.contains(&LANDED.to_owned())),
            ("journal", app.journal_list(self.team).unwrap().iter().any(|e| e.hard == LANDED)),
            ("budget", app.budget_get(self.team).unwrap().budget.months == 7),
            ("draft", {
                let drafts = crate::drafts::all(&here, self.team).unwrap();
                let edits = drafts.iter().flat_map(|draft| &draft.sections);
                edits.into_iter().any(|edit| edit.body == LANDED)
            }),
        ];
        all.into_iter().filter(|(_, is_there)| *is_there).map(|(what, _)| what).collect()
    }
}
