//! What records are called, as the rows of their kinds say: for the palette, for search and for
//! whatever names a record of another area.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{id::TeamId, playbook::Item, proposal::Kind, team::Team};
use pack::Pack;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Read, Whose, texts_at};

use crate::{App, Error, here::Here, items::standing, kinds::Collection};

/// Whose records.
#[derive(Debug, Clone, Copy, Default, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordNames {
    /// Of one team, with every item in force for it; of all teams, without items, if absent.
    pub team: Option<TeamId>,
}

/// A record by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RecordName {
    /// The team.
    pub team: TeamId,
    /// The kind.
    pub collection: Collection,
    /// The record.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What else it is called, and a few words more.
    pub about: Vec<String>,
    /// The day that it is about: until when an action is to be done, when a session is.
    pub day: Option<NaiveDate>,
}

impl App {
    /// Records by their names, kind by kind. Those that nobody has named are left out.
    pub fn record_names(&self, req: RecordNames) -> Result<Vec<RecordName>, Error> {
        let here = self.here();
        let whose = req.team.map_or(Whose::Everyone, |team| Whose::Space(team.uuid()));
        let mut names = req.team.map_or(Ok(Vec::new()), |team| of_playbook(&here, team))?;
        let mut teams = BTreeMap::new();
        for row in here.records.select::<Team>(whose)? {
            teams.extend(here.team_of(row.doc.space.into())?.map(|team| (row.doc.space, team)));
        }
        for kind in Collection::ALL.iter().filter(|kind| !kind.called().is_empty()) {
            here.records.each(kind.name(), whose, &mut |raw| {
                let team = teams.get(&raw.doc.space);
                names.extend(team.and_then(|team| named(&here, *kind, *team, raw.id, raw.body)));
            })?;
        }
        Ok(names)
    }
}

/// The items in force for a team, each with its stage.
fn of_playbook(here: &Here<'_>, team: TeamId) -> Result<Vec<RecordName>, Error> {
    let name = |item: &&Item| RecordName {
        team,
        collection: Collection::Items,
        id: item.id.clone(),
        name: item.name(),
        day: None,
        about: here.pack.stage(item.stage).map(|stage| stage.title.clone()).into_iter().collect(),
    };
    Ok(standing(here, team)?.items.iter().map(name).collect())
}

fn named(
    here: &Here<'_>,
    kind: Collection,
    team: TeamId,
    id: &str,
    body: &str,
) -> Option<RecordName> {
    let body: Value = serde_json::from_str(body).ok()?;
    let name = name_of(here.pack, kind, id, &body)?;
    let others = kind.called().iter().chain(kind.found().first());
    let others = others.filter_map(|path| text_at(&body, path)).filter(|text| *text != name);
    let about = others.map(|text| text.chars().take(MOST).collect()).collect();
    let day = day_of(kind, &body);
    Some(RecordName { team, collection: kind, id: id.to_owned(), name, about, day })
}

fn day_of(kind: Collection, body: &Value) -> Option<NaiveDate> {
    let field = match kind {
        Collection::Actions => "due",
        Collection::Sessions => "at",
        _ => return None,
    };
    text_at(body, field)?.get(..10)?.parse().ok()
}

/// So many characters of each word more.
const MOST: usize = 80;

/// What a record is called; its id, if nobody has named it.
pub(crate) fn called(pack: &Pack, kind: Collection, id: &str, body: &Value) -> String {
    name_of(pack, kind, id, body).unwrap_or_else(|| id.to_owned())
}

fn name_of(pack: &Pack, kind: Collection, id: &str, body: &Value) -> Option<String> {
    if kind == Collection::Items
        && let Some(item) = pack.item(id)
    {
        return Some(item.name());
    }
    let written = kind.called().iter().find_map(|path| text_at(body, path));
    written.map(str::to_owned).or_else(|| proposal(pack, kind, body))
}

/// A draft whose title nobody wrote goes by its kind and number.
fn proposal(pack: &Pack, kind: Collection, body: &Value) -> Option<String> {
    if kind != Collection::Drafts {
        return None;
    }
    let kind: Kind = serde_json::from_value(body.get("kind")?.clone()).ok()?;
    let number = body.get("number").and_then(Value::as_u64);
    Some(pack.kinds().name(kind, number.and_then(|number| number.try_into().ok())))
}

fn text_at<'a>(body: &'a Value, path: &str) -> Option<&'a str> {
    texts_at(body, path).into_iter().find(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use domain::team::Visibility;
    use serde_json::json;

    use super::*;
    use crate::{
        actions::ActionAdd,
        drafts::DraftCompose,
        members::{MemberPut, TeamMember},
        sessions::SessionPlan,
        tests::place,
    };

    fn put(app: &App, team: TeamId, handle: &str, name: &str) {
        let change = MemberPut {
            member: None,
            handle: Some(handle.into()),
            name: Some(name.into()),
            role: Some("Engineer".into()),
            facilitator: None,
            author: None,
            address: None,
            fte: None,
            visibility: Some(Visibility::Public),
        };
        app.member_put(TeamMember { team, change }).unwrap();
    }

    #[test]
    fn a_team_s_records_and_the_items_of_the_playbook_have_names() {
        let app = place();
        let (team, other) = (app.begin("Ours"), app.begin("Theirs"));
        put(&app, team, "@ana", "Ana");
        put(&app, other, "@ben", "Ben");
        app.draft_compose(DraftCompose { team, on: None }).unwrap();
        let names = app.record_names(RecordNames { team: Some(team) }).unwrap();
        let of = |kind| names.iter().filter(move |one| one.collection == kind);
        let member: Vec<_> = of(Collection::Members).collect();
        assert_eq!(member.len(), 1, "nobody of another team");
        assert_eq!(
            (member[0].name.as_str(), member[0].about.clone()),
            ("@ana", vec!["Ana".into(), "Engineer".into()])
        );
        assert!(of(Collection::Items).any(|one| one.id == "C1" && one.name.starts_with("C1 ")));
        assert!(of(Collection::Drafts).any(|one| one.name == "MIP39c2-SP#"));
    }

    #[test]
    fn an_action_has_its_owner_and_its_day_beside_its_name() {
        let app = place();
        let team = app.begin("Ours");
        let at = "2021-04-22T15:00:00Z".parse().unwrap();
        let session = app.session_plan(SessionPlan::at(team, at)).unwrap().id;
        let due = Some("2021-05-12".parse().unwrap());
        let title = "Send the letter".to_owned();
        let action = ActionAdd { team, session, title, owner: "@ana".into(), due };
        app.action_add(action).unwrap();
        let names = app.record_names(RecordNames { team: Some(team) }).unwrap();
        let of = |kind| names.iter().find(|one| one.collection == kind).unwrap();
        let action = of(Collection::Actions);
        assert_eq!((action.about.clone(), action.day), (vec!["@ana".to_owned()], due));
        assert_eq!(of(Collection::Sessions).day, Some("2021-04-22".parse().unwrap()));
    }

    #[test]
    fn all_teams_have_their_names_without_the_items_that_all_have() {
        let app = place();
        let teams = ["Ours", "Theirs"].map(|name| app.begin(name));
        for team in teams {
            put(&app, team, "@ana", "Ana");
        }
        let names = app.record_names(RecordNames::default()).unwrap();
        let of = |kind| names.iter().filter(move |one| one.collection == kind).count();
        assert_eq!(
            (of(Collection::Teams), of(Collection::Members), of(Collection::Items)),
            (2, 2, 0)
        );
    }

    #[test]
    fn a_name_is_found_in_structs_and_lists() {
        let budget = json!({ "groups": [{ "name": "" }, { "name": "People" }] });
        assert_eq!(text_at(&budget, "groups.name"), Some("People"));
        assert_eq!(text_at(&budget, "groups.lines.title"), None);
    }
}
