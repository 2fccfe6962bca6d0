//! Links between any two records of a team, seen from both ends.

#[cfg(test)]
mod tests;

use domain::{
    id::TeamId,
    link::{End, Link, LinkId, LinkKind},
};
use serde::{Deserialize, Serialize};
use store::Whose;

use crate::{App, Error, here::Here, kinds::Collection, names};

/// A record that a link begins or ends at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct LinkedRecord {
    pub collection: Collection,
    pub id: String,
}

/// A link to make: `from` answers, funds, blocks `to`.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Link")]
pub struct LinkAdd {
    pub team: TeamId,
    pub kind: LinkKind,
    pub from: LinkedRecord,
    pub to: LinkedRecord,
}

/// Names a link of a team.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct LinkRef {
    pub team: TeamId,
    pub link: LinkId,
}

/// Which links.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinkList {
    /// Whose.
    pub team: TeamId,
    /// Those that begin or end at this record; all if absent.
    pub record: Option<LinkedRecord>,
}

/// A link with what its ends are called now.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "as in Link")]
pub struct LinkView {
    pub id: LinkId,
    pub kind: LinkKind,
    pub from: EndView,
    pub to: EndView,
}

/// An end of a link as it is now.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export, rename = "LinkEndView")]
#[serde(rename_all = "camelCase")]
pub struct EndView {
    /// The kind of record.
    pub collection: String,
    /// The record.
    pub id: String,
    /// What it is called, or was when the link was made.
    pub called: String,
    /// It has been deleted since.
    pub is_gone: bool,
}

impl App {
    /// A team's links, or those of one record in both directions, by kind and in the order of their
    /// making.
    pub fn link_list(&self, req: LinkList) -> Result<Vec<LinkView>, Error> {
        let here = self.here();
        let mut links: Vec<Link> = here.all(req.team)?;
        if let Some(record) = req.record {
            links.retain(|link| record.is(&link.from) || record.is(&link.to));
        }
        links.sort_by_key(|link| link.kind);
        links.into_iter().map(|link| view(&here, req.team, link)).collect()
    }

    /// Links two records that are there. Said twice, it is one link.
    pub fn link_add(&self, req: LinkAdd) -> Result<LinkView, Error> {
        self.write("link_add", |w| {
            let here = w.here();
            let end = |record| end(&here, req.team, record);
            let (from, to) = (end(req.from)?, end(req.to)?);
            let link = Link { id: LinkId::new(), kind: req.kind, from, to };
            let kept = here.all::<Link>(req.team)?.into_iter().find(|kept| kept.says(&link));
            if kept.is_none() {
                w.put(req.team, &link)?;
            }
            view(&w.here(), req.team, kept.unwrap_or(link))
        })
    }

    /// Takes a link out. Undo brings it back.
    pub fn link_remove(&self, req: LinkRef) -> Result<(), Error> {
        self.write("link_remove", |w| w.delete::<Link>(req.team, req.link))
    }
}

impl LinkedRecord {
    fn is(&self, end: &End) -> bool {
        (self.collection.name(), &self.id) == (end.collection.as_str(), &end.id)
    }
}

/// The end of a new link.
fn end(here: &Here<'_>, team: TeamId, record: LinkedRecord) -> Result<End, Error> {
    let LinkedRecord { collection, id } = record;
    let called = called(here, team, collection, &id)?;
    let called = called.ok_or_else(|| Error::NotFound("record", id.clone()))?;
    Ok(End { collection: collection.name().into(), id, called })
}

fn view(here: &Here<'_>, team: TeamId, link: Link) -> Result<LinkView, Error> {
    let end = |end: End| -> Result<EndView, Error> {
        let now = match Collection::of(&end.collection) {
            Some(kind) => called(here, team, kind, &end.id)?,
            None => None,
        };
        let (is_gone, called) = (now.is_none(), now.unwrap_or(end.called));
        Ok(EndView { collection: end.collection, id: end.id, called, is_gone })
    };
    Ok(LinkView { id: link.id, kind: link.kind, from: end(link.from)?, to: end(link.to)? })
}

/// What a record is called now; none if it is not there.
fn called(
    here: &Here<'_>,
    team: TeamId,
    kind: Collection,
    id: &str,
) -> Result<Option<String>, Error> {
    let name = |body| names::called(here.pack, kind, id, &body);
    // An item is there before anybody has begun it.
    let is_item = kind == Collection::Items && here.pack.item(id).is_some();
    let mut called = is_item.then(|| name(serde_json::Value::Null));
    let doc = kind.home().of(team, id);
    here.records.each(kind.name(), Whose::One(&doc, id), &mut |raw| {
        called = Some(name(serde_json::from_str(raw.body).unwrap_or_default()));
    })?;
    Ok(called)
}
