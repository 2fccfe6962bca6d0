//! A workspace in which every command has something to do, and what to ask of each.

#![allow(clippy::too_many_lines, reason = "a table, one row a command")]

use std::{collections::BTreeSet, path::Path};

use domain::{bundle::Phase, id::CommentId};
use mip_lint::agreement::Topic;
use serde_json::{Value, json};

use super::{call, landed::Ids};
use crate::{
    bundle::steps::BundleMove,
    drafts::{DraftRef, FindingView},
    history::RecordRef,
    kinds::Collection,
    tests::{frozen::Bundle, open},
};

/// How far a bundle is, since some commands only work there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Begun,
    Posted,
    Frozen,
    /// Frozen, with an exception open.
    Excepted,
}

impl State {
    /// The one in which a command has something to do.
    pub(super) fn of(command: &str) -> Self {
        match command {
            "bundle_freeze" => Self::Posted,
            "freeze_exception" | "bundle_correct" => Self::Frozen,
            "freeze_close" => Self::Excepted,
            _ => Self::Begun,
        }
    }
}

pub(super) struct Prepared {
    pub(super) state: State,
    bundle: Bundle,
    ids: Ids,
}

impl Prepared {
    pub(super) fn new(state: State) -> Self {
        let bundle = Bundle::begin();
        let (place, team) = (&bundle.place, bundle.team);
        let said = |command, req| {
            call(place, command, req).unwrap_or_else(|error| panic!("{command}: {error}"));
        };
        for handle in ["@ana", "@ben"] {
            said("member_put", json!({ "team": team, "change": { "handle": handle } }));
        }
        for title in ["First", "Second"] {
            let at = "2021-04-01T10:00:00Z";
            let plan = json!({ "team": team, "at": at, "title": title, "topics": ["Runway"] });
            said("session_plan", plan);
        }
        let session = place.session_list(team).unwrap().last().unwrap().id;
        said("action_add", json!({ "team": team, "session": session, "title": "Ask" }));
        let evidence = json!({ "kind": "text", "text": "It is done." });
        said("evidence_add", json!({ "team": team, "item": "C1", "evidence": evidence }));
        said("journal_add", json!({ "team": team, "item": "C1", "hard": "All of it" }));
        let (from, to) = (json!({ "collection": "sessions", "id": session }), "C1");
        let to = json!({ "collection": "items", "id": to });
        let link = json!({ "team": team, "kind": "answers", "from": from, "to": to });
        said("link_add", link);
        let comments = json!([{ "text": "Why so much?" }, { "text": "I object." }]);
        said("rfc_add", json!({ "team": team, "comments": comments }));
        said("version_take", json!({ "team": team }));
        said("spelling_learn", json!({ "team": team, "word": "ours" }));
        let ids = Ids {
            team,
            draft: bundle.at.draft,
            member: place.member_list(team).unwrap()[0].id,
            session,
            action: place.action_list(team).unwrap()[0].id,
            comment: crate::rfc::comments(&place.here(), team).unwrap()[0].id,
        };
        git2::Repository::init(place.dir.path().join("clone")).unwrap();
        if state != State::Begun {
            let url = "https://forum.makerdao.com/t/ours".into();
            let on = "2021-04-07".parse().ok();
            place.bundle_move(BundleMove { on, url, ..BundleMove::to(team, Phase::Rfc) }).unwrap();
        }
        let reason = "At any time.";
        if matches!(state, State::Frozen | State::Excepted) {
            said("bundle_freeze", json!({ "team": team, "reason": reason }));
        }
        if state == State::Excepted {
            said("freeze_exception", json!({ "team": team, "reason": reason }));
        }
        Self { state, bundle, ids }
    }

    pub(super) fn folder(&self) -> &Path {
        self.bundle.place.dir.path()
    }

    pub(super) fn ids(&self) -> Ids {
        self.ids
    }

    /// What has to be there after a command and the landing before it.
    pub(super) fn lands(&self) -> BTreeSet<&'static str> {
        let all = [
            "team", "member", "item", "session", "action", "comment", "bundle", "word", "journal",
            "budget",
        ];
        let draft = Some("draft").filter(|_| self.state != State::Frozen);
        all.into_iter().chain(draft).collect()
    }

    fn found(&self, name: &str) -> FindingView {
        let found = self.bundle.view().findings.into_iter();
        found.into_iter().find(|finding| finding.name == name).unwrap()
    }

    /// What to ask of a command that reads.
    pub(super) fn reading(&self, command: &str) -> Value {
        let Ids { team, draft, session, comment, .. } = self.ids;
        let place = &self.bundle.place;
        let file = || self.folder().join("out/MIP39/MIP39c2-Subproposals/MIP39c2-SPX.md");
        let version = || place.version_list(team).unwrap()[0].id;
        match command {
            "workspace_get"
            | "workspace_health"
            | "workspace_export_state"
            | "team_list"
            | "precedent_state"
            | "history_state"
            | "backup_list" => Value::Null,
            "stage_get" => json!({ "team": team, "stage": 1 }),
            "item_get" => json!({ "team": team, "item": "C1" }),
            "session_get" => json!({ "team": team, "session": session }),
            "session_carried" => json!({ "team": team, "at": "2030-01-01T12:00:00Z" }),
            "draft_get" | "image_list" | "spelling_check" => {
                json!({ "team": team, "draft": draft })
            }
            "draft_import_preview" => json!({ "team": team, "path": file() }),
            "draft_compare" => json!({ "team": team, "draft": draft, "path": file() }),
            "draft_git_look" => json!({ "team": team, "clone": self.folder().join("clone") }),
            "bundle_check" => json!({ "team": team, "to": "rfc", "on": "2021-04-07" }),
            "bundle_find" => json!({ "team": team, "text": "wallet" }),
            "number_preview" => json!({ "team": team, "draft": draft, "number": 10 }),
            "version_get" => json!({ "team": team, "version": version() }),
            "version_diff" | "rfc_note" | "planner_try" | "record_names" => json!({ "team": team }),
            "image_get" => {
                let at = DraftRef { team, draft };
                let image = place.image_list(at).unwrap()[0].image.id;
                json!({ "team": team, "draft": draft, "image": image })
            }
            "spelling_suggest" => json!({ "word": "walet" }),
            "markdown_preview" => {
                json!({ "markdown": "*x*", "draft": { "team": team, "draft": draft } })
            }
            "rfc_get" => json!({ "team": team, "comment": self.commented(comment) }),
            "rfc_preview" => json!({ "team": team, "text": "@x: why?" }),
            "cycle_plan" => json!({ "cycle": "2021-06" }),
            "precedent_search" => json!({ "text": "wallet" }),
            "precedent_get" => json!({ "name": "MIP39c2-SP10" }),
            "precedent_sections" => json!({ "kind": "mip39c2", "heading": "Motivation" }),
            "precedent_lengths" => json!({ "kind": "mip39c2" }),
            "record_list" => json!({ "collection": "members" }),
            "record_get" => json!({ "team": team, "collection": "items", "named": "c1" }),
            "link_list" => {
                json!({ "team": team, "record": { "collection": "items", "id": "C1" } })
            }
            "search" => json!({ "words": "wallet", "team": team }),
            "history_list" => json!({ "team": team, "collection": "items", "id": "C1" }),
            _ => json!(team),
        }
    }

    /// A comment with an edit, whose view reads most.
    fn commented(&self, comment: CommentId) -> CommentId {
        let Ids { team, draft, .. } = self.ids;
        let edits = json!([{ "draft": draft, "section": "Motivation" }]);
        let update = json!({ "team": team, "comment": comment, "edits": edits });
        call(&self.bundle.place, "rfc_update", update).unwrap();
        comment
    }

    /// What to ask of a command that writes, in a copy of this workspace.
    pub(super) fn writing(&self, command: &str, copy: &Path) -> Value {
        let Ids { team, draft, member, session, action, comment } = self.ids;
        let app = open(copy, |_| ());
        let at = DraftRef { team, draft };
        let all = crate::links::LinkList { team, record: None };
        let second = || app.session_list(team).unwrap()[0].id;
        match command {
            "sample_create" => json!({}),
            "team_create" => json!({ "name": "Another" }),
            "team_update" => json!({ "team": team, "name": "Ours" }),
            "member_put" => json!({ "team": team, "change": { "member": member, "name": "Ana" } }),
            "member_remove" => {
                json!({ "team": team, "member": app.member_list(team).unwrap()[1].id })
            }
            "item_update" => json!({ "team": team, "item": "C1", "notes": "Done." }),
            "item_waive" => json!({ "team": team, "item": "C1", "reason": "No need." }),
            "item_update_many" => json!({ "team": team, "items": ["C1", "C4"], "state": "done" }),
            "item_waive_many" => {
                json!({ "team": team, "items": ["C1", "C4"], "reason": "No need." })
            }
            "draft_date_all" => json!({ "team": team, "on": "2021-04-20" }),
            "evidence_add" => json!({
                "team": team, "item": "C1", "evidence": { "kind": "text", "text": "More." }
            }),
            "evidence_write" | "evidence_remove" => {
                let items = app.item_list(team).unwrap();
                let item = items.iter().find(|view| view.item.id == "C1").unwrap();
                let evidence = item.progress.evidence[0].id;
                let mut req = json!({ "team": team, "item": "C1", "evidence": evidence });
                if command == "evidence_write" {
                    req["text"] = json!("Rewritten.");
                }
                req
            }
            "journal_add" => json!({ "team": team, "item": "C1", "missing": "Time" }),
            "journal_remove" => {
                json!({ "team": team, "entry": app.journal_list(team).unwrap()[0].id })
            }
            "session_plan" => json!({ "team": team, "at": "2021-05-01T10:00:00Z" }),
            "session_update" => json!({ "team": team, "session": session, "notes": "Held." }),
            "session_remove" => json!({ "team": team, "session": second() }),
            "topic_add" => json!({ "team": team, "session": session, "title": "Law" }),
            "topic_set" => {
                let sessions = app.session_list(team).unwrap();
                let topic = sessions.last().unwrap().topics[0].id;
                json!({ "team": team, "session": session, "topic": topic, "state": "discussed" })
            }
            "action_add" => json!({ "team": team, "session": session, "title": "Write" }),
            "action_update" => json!({ "team": team, "action": action, "done": true }),
            "budget_update" => json!({ "team": team, "currency": "MKR" }),
            "budget_put" => json!({ "team": team, "budget": { "currency": "MKR" } }),
            "draft_compose" | "version_take" => json!({ "team": team }),
            "draft_update" => json!({ "team": team, "draft": draft, "number": 7 }),
            "draft_write" => {
                json!({ "team": team, "draft": draft, "part": "Motivation", "body": "Why." })
            }
            "draft_settle" => {
                json!({ "team": team, "draft": draft, "part": "Motivation", "seen": null })
            }
            "draft_fix" => {
                let FindingView { code, start, .. } = self.found("malformed-unit-id");
                json!({ "team": team, "draft": draft, "code": code, "start": start })
            }
            "draft_fix_all" => json!({ "team": team, "draft": draft }),
            "draft_allow" => {
                let FindingView { code, start, .. } = self.found("malformed-unit-id");
                let reason = "As they write it.";
                json!({
                    "team": team, "draft": draft, "code": code, "start": start, "reason": reason
                })
            }
            "draft_disallow" => {
                let allowed = app.draft_get(at).unwrap().allowed[0].allowed.id;
                json!({ "team": team, "draft": draft, "allowed": allowed })
            }
            "draft_import" => self.reading("draft_import_preview"),
            "draft_add" => json!({
                "team": team, "draft": draft, "part": "Our own", "level": 3,
                "after": "Motivation", "body": "Words."
            }),
            "draft_arrange" => {
                json!({ "team": team, "draft": draft, "part": "Our part", "title": "Ours" })
            }
            "history_put_back" => {
                let of = RecordRef { team, collection: Collection::Items, id: "C1".into() };
                let set = json!({ "team": team, "item": "C1", "state": "review" });
                app.item_update(serde_json::from_value(set).unwrap()).unwrap();
                let changes = &app.history_list(of).unwrap()[0].changes;
                json!({ "team": team, "collection": "items", "id": "C1", "changes": changes })
            }
            "draft_remove" => {
                json!({ "team": team, "draft": app.draft_list(team).unwrap()[1].id })
            }
            "agreement_use" => json!({ "team": team, "topic": "unit_name" }),
            "agreement_take" => {
                let topics = app.agreement_get(team).unwrap().topics;
                let topic = topics.into_iter().find(|one| one.topic == Topic::DateProposed);
                let places = topic.unwrap().places;
                let place = places.iter().find(|one| one.written == "2021-04-06").unwrap();
                let (draft, start) = (place.draft, place.start);
                json!({ "team": team, "topic": "date_proposed", "draft": draft, "start": start })
            }
            "bundle_move" => json!({
                "team": team, "to": "rfc", "on": "2021-04-07", "url": "https://forum.makerdao.com/t/1"
            }),
            "bundle_correct" => {
                let step = app.bundle_get(team).unwrap().history[0].id;
                json!({ "team": team, "step": step, "url": "https://forum.makerdao.com/t/2" })
            }
            "bundle_tick" => json!({ "team": team, "task": "forum-post", "done": true }),
            "bundle_freeze" | "freeze_exception" => {
                json!({ "team": team, "reason": "The day has come." })
            }
            "freeze_close" => json!(team),
            "number_assign" => json!({ "team": team, "draft": draft, "number": 10 }),
            "image_add" => json!({
                "team": team, "draft": draft,
                "image": { "kind": "bytes", "name": "b.png", "base64": "iVBORw0KGgoAAAAFSURBVG90aGVyU/ab9AAAAABJRU5ErkJggg==" }
            }),
            "image_remove" => {
                let image = app.image_list(at).unwrap()[0].image.id;
                json!({ "team": team, "draft": draft, "image": image })
            }
            "bundle_replace" => {
                json!({ "find": { "team": team, "text": "wallet" }, "with": "purse" })
            }
            "link_add" => {
                let (from, to) = (json!({ "collection": "sessions", "id": session }), "C1");
                let to = json!({ "collection": "items", "id": to });
                json!({ "team": team, "kind": "funds", "from": from, "to": to })
            }
            "link_remove" => {
                json!({ "team": team, "link": app.link_list(all).unwrap()[0].id })
            }
            "spelling_learn" => json!({ "team": team, "word": "another" }),
            "spelling_forget" => json!({ "team": team, "word": "ours" }),
            "rfc_add" => json!({ "team": team, "comments": [{ "text": "Well done." }] }),
            "rfc_update" => json!({ "team": team, "comment": comment, "objection": true }),
            "rfc_decide" => json!({
                "team": team, "comment": comment, "decision": "answer", "answer": "Because."
            }),
            "rfc_remove" => {
                let comments = crate::rfc::comments(&app.here(), team).unwrap();
                json!({ "team": team, "comment": comments[1].id })
            }
            "record_set" => json!({
                "team": team, "collection": "items", "named": "c1", "fields": { "notes": "Set." }
            }),
            other => panic!("{other} writes: say what to ask of it"),
        }
    }
}
