//! What changed, for whoever shows it. It names what to load again and carries no data.

use std::collections::BTreeSet;

use domain::id::SpaceId;
use records::RecordKey;
use serde::Serialize;
use store::Notice;

use crate::kinds::{Area, Collection};

/// A part of the product that shows something else now.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What.
    pub area: Area,
    /// In which space; in all of them if absent.
    pub space: Option<SpaceId>,
}

impl Change {
    /// What a notice of the store means.
    pub(crate) fn of(notice: &Notice) -> BTreeSet<Self> {
        match notice {
            Notice::Records(doc, keys) => {
                let space = Some(SpaceId::from(doc.space));
                let area = |key: &RecordKey| {
                    Collection::of(&key.collection).map_or(Area::Everything, Collection::area)
                };
                keys.iter().map(|key| Self { area: area(key), space }).collect()
            }
            Notice::Elsewhere => BTreeSet::from([Self { area: Area::Everything, space: None }]),
        }
    }
}
