//! Records of any kind, read and set in one way.

pub mod set;

use domain::{id::TeamId, team::Team};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Read, Whose, texts_at};

use crate::{App, Error, here::Here, kinds::Collection};

/// Which records to read.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordList {
    /// Of which kind.
    pub collection: Collection,
    /// Whose; those of all teams if absent.
    pub team: Option<TeamId>,
}

/// Which one to read.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordGet {
    /// Of which kind.
    pub collection: Collection,
    /// Whose; it is looked for in all teams if absent.
    pub team: Option<TeamId>,
    /// Its id, or what it is called if nothing else is called so.
    pub named: String,
}

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RecordView {
    /// Whose.
    pub team: TeamId,
    /// Its id among those of its kind.
    pub id: String,
    /// Its fields.
    #[ts(type = "unknown")]
    pub record: Value,
}

impl App {
    /// The records of a kind, team by team, in the order of their making.
    pub fn record_list(&self, req: RecordList) -> Result<Vec<RecordView>, Error> {
        list(&self.here(), req.collection, req.team)
    }

    /// The record that somebody names. A team is named by its Core Unit ID, too.
    pub fn record_get(&self, req: RecordGet) -> Result<RecordView, Error> {
        let RecordGet { collection, team, named } = req;
        let here = self.here();
        if collection == Collection::Teams {
            let team = self.team_named(&named)?;
            return one(list(&here, collection, Some(team))?, collection, &named);
        }
        let is_id = |view: &RecordView| view.id.eq_ignore_ascii_case(named.trim());
        let (by_id, others) =
            list(&here, collection, team)?.into_iter().partition::<Vec<_>, _>(is_id);
        let called = |view: &RecordView| view.is_called(collection, named.trim());
        let found =
            if by_id.is_empty() { others.into_iter().filter(called).collect() } else { by_id };
        one(found, collection, &named)
    }
}

impl RecordView {
    fn is_called(&self, collection: Collection, name: &str) -> bool {
        let mut texts = collection.called().iter().flat_map(|path| texts_at(&self.record, path));
        texts.any(|text| text.eq_ignore_ascii_case(name))
    }
}

fn one(mut found: Vec<RecordView>, of: Collection, named: &str) -> Result<RecordView, Error> {
    match (found.pop(), found.len()) {
        (Some(view), 0) => Ok(view),
        (None, _) => Err(Error::NotFound(of.word(), named.to_owned())),
        (Some(_), _) => Err(Error::Invalid(format!(
            "Several of the {} are called {named:?}: give the id of one, and the team.",
            of.name()
        ))),
    }
}

fn list(
    here: &Here<'_>,
    collection: Collection,
    team: Option<TeamId>,
) -> Result<Vec<RecordView>, Error> {
    let teams = match team {
        Some(team) => vec![here.team(team)?.id],
        None => here
            .records
            .select::<Team>(Whose::Everyone)?
            .into_iter()
            .map(|row| row.record.id)
            .collect(),
    };
    let mut views = Vec::new();
    for team in teams {
        let records = collection.all(here.records, team.into())?.into_iter();
        views.extend(records.map(|(id, record)| RecordView { team, id, record }));
    }
    Ok(views)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        members::{MemberPut, TeamMember},
        tests::{Place, place},
    };

    fn join(place: &Place, team: TeamId, handle: &str) -> String {
        let change = MemberPut { handle: Some(handle.into()), ..MemberPut::default() };
        place.member_put(TeamMember { team, change }).unwrap().id.to_string()
    }

    fn named(place: &Place, team: Option<TeamId>, named: &str) -> Result<RecordView, Error> {
        place.record_get(RecordGet { collection: Collection::Members, team, named: named.into() })
    }

    #[test]
    fn a_kind_is_listed_of_one_team_or_of_all() {
        let place = place();
        let (one, other) = (place.begin("One"), place.begin("Other"));
        join(&place, one, "@ana");
        join(&place, other, "@ben");
        let handles = |team| {
            let list = RecordList { collection: Collection::Members, team };
            let views = place.record_list(list).unwrap().into_iter();
            views.map(|view| (view.team, view.record["handle"].clone())).collect::<Vec<_>>()
        };
        assert_eq!(handles(Some(other)), [(other, "@ben".into())]);
        assert_eq!(handles(None), [(one, "@ana".into()), (other, "@ben".into())]);
        for collection in Collection::ALL.iter().copied() {
            let all = place.record_list(RecordList { collection, team: None });
            assert!(all.is_ok(), "{collection:?}: {all:?}");
        }
    }

    #[test]
    fn one_is_named_by_its_id_or_by_what_no_other_is_called() {
        let place = place();
        let (one, other) = (place.begin("One"), place.begin("Other"));
        let ana = join(&place, one, "@ana");
        assert_eq!(named(&place, None, " @ANA").unwrap().id, ana);
        join(&place, other, "@ana");
        let several = named(&place, None, "@ana").unwrap_err().to_string();
        assert!(several.contains("Several of the members"), "{several}");
        assert_eq!(named(&place, Some(one), "@ana").unwrap().id, ana);
        assert_eq!(named(&place, None, &ana).unwrap().team, one);
        let none = named(&place, Some(other), &ana).unwrap_err().to_string();
        assert!(none.contains("There is no member"), "{none}");
        let team = RecordGet { collection: Collection::Teams, team: None, named: "one".into() };
        assert_eq!(place.record_get(team).unwrap().team, one);
    }
}
