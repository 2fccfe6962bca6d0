//! Links: what two records have to do with each other.

use serde::{Deserialize, Serialize};

use crate::Record;

id!(/// Names a link.
    LinkId);

/// What one record is to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The id.
    pub id: LinkId,
    /// What the one is to the other.
    pub kind: LinkKind,
    /// The one: it answers, funds, blocks.
    pub from: End,
    /// The other: it is answered, funded, blocked.
    pub to: End,
}

/// An end of a link. The record may be gone: the link stays, and says what it was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "LinkEnd"))]
#[serde(rename_all = "camelCase")]
pub struct End {
    /// The kind of record: `sessions`.
    pub collection: String,
    /// The record.
    pub id: String,
    /// What it was called when the link was made.
    #[serde(default)]
    pub called: String,
}

/// What a link says, read from the one to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the docs")]
pub enum LinkKind {
    ComesFrom,
    Answers,
    Funds,
    Blocks,
    IsEvidenceFor,
    Replaces,
}

impl End {
    /// Whether both are the same record, whatever it is called.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        (&self.collection, &self.id) == (&other.collection, &other.id)
    }
}

impl Link {
    /// Whether both say the same of the same records.
    #[must_use]
    pub fn says(&self, other: &Self) -> bool {
        self.kind == other.kind && self.from.is(&other.from) && self.to.is(&other.to)
    }
}

impl Record for Link {
    const COLLECTION: &'static str = "links";
    const TEXT: &'static [&'static str] = &[];

    fn check(&self) -> Result<(), String> {
        let ends = [&self.from, &self.to];
        if ends.iter().any(|end| end.collection.is_empty() || end.id.is_empty()) {
            return Err("A link has two ends.".into());
        }
        if self.from.is(&self.to) {
            return Err("A record can't be linked to itself.".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(id: &str, called: &str) -> End {
        End { collection: "sessions".into(), id: id.into(), called: called.into() }
    }

    fn link(from: End, to: End) -> Link {
        Link { id: LinkId::new(), kind: LinkKind::Funds, from, to }
    }

    #[test]
    fn a_link_needs_two_records() {
        assert!(link(end("a", "A"), end("b", "B")).check().is_ok());
        assert!(link(end("a", "A"), end("a", "Another name")).check().is_err());
        assert!(link(end("a", "A"), end("", "")).check().is_err());
    }

    #[test]
    fn a_link_says_the_same_whatever_its_ends_are_called_but_not_the_other_way_round() {
        let one = link(end("a", "A"), end("b", "B"));
        assert!(one.says(&link(end("a", "New"), end("b", ""))));
        assert!(!one.says(&link(end("b", "B"), end("a", "A"))));
        assert!(!one.says(&Link { kind: LinkKind::Blocks, ..one.clone() }));
    }

    #[test]
    fn a_kind_that_nobody_knows_is_no_link() {
        let json = r#"{"id":"0190b6a0-0000-7000-8000-000000000000","kind":"likes",
            "from":{"collection":"items","id":"C1"},"to":{"collection":"items","id":"C2"}}"#;
        assert!(serde_json::from_str::<Link>(json).is_err());
        assert!(serde_json::from_str::<Link>(&json.replace("likes", "funds")).is_ok());
    }
}
