//! A team, its members, and what may be shown of them in public.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    Record,
    cycle::Cycle,
    id::{MemberId, TeamId},
    place::check_link,
};

/// An incubating team, as it is kept and exchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Team {
    /// Its id, which is also that of its space.
    pub id: TeamId,
    /// The working name, and later the name of the Core Unit.
    pub name: String,
    /// The Core Unit ID, once the editor has assigned one: `SES-001`.
    #[serde(default)]
    pub unit_id: Option<String>,
    /// What the unit is in one sentence: the proposals' sentence summary.
    #[serde(default)]
    pub sentence_summary: String,
    /// What the unit is in one paragraph.
    #[serde(default)]
    pub paragraph_summary: String,
    /// The governance cycle that the team aims at.
    #[serde(default)]
    pub target: Option<Cycle>,
    /// When the proposals were posted for comments.
    #[serde(default)]
    pub posted: Option<NaiveDate>,
    /// Put away: out of the overview, nothing lost.
    #[serde(default)]
    pub archived: bool,
    /// The day this team is looked at, instead of today. Only samples have one: they show a
    /// team as it was.
    #[serde(default)]
    pub as_of: Option<NaiveDate>,
    /// The rule pack and its version that the team was begun with.
    #[serde(default)]
    pub pack: PackRef,
    /// The forum thread of the proposals.
    #[serde(default)]
    pub forum_url: Option<String>,
}

impl Record for Team {
    const COLLECTION: &'static str = "teams";
    const TEXT: &'static [&'static str] = &["paragraphSummary"];

    /// The forum thread leads to a page.
    fn check(&self) -> Result<(), String> {
        check_link("The forum thread of a team", self.forum_url.as_deref())
    }
}

/// Which pack, in which version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", default)]
pub struct PackRef {
    /// `makerdao`.
    pub name: String,
    /// `2026.11.0`.
    pub version: String,
}

/// Somebody who works for the unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The id.
    pub id: MemberId,
    /// The forum name: `@wouter`.
    pub handle: String,
    /// The full name, if there is one to keep.
    #[serde(default)]
    pub name: String,
    /// What they do: "Facilitator", "Research".
    #[serde(default)]
    pub role: String,
    /// A proposal of their own is composed for each facilitator.
    #[serde(default)]
    pub facilitator: bool,
    /// Named as an author of the proposals.
    #[serde(default)]
    pub author: bool,
    /// The Ethereum address that the facilitator answers for.
    #[serde(default)]
    pub address: String,
    /// How much they work, from which month on, in the order of the months.
    #[serde(default)]
    pub fte: Vec<Fte>,
    /// What the public may see.
    #[serde(default)]
    pub visibility: Visibility,
}

impl Record for Member {
    const COLLECTION: &'static str = "members";
    const TEXT: &'static [&'static str] = &[];

    /// Each month once, no negative share and none above two jobs.
    fn check(&self) -> Result<(), String> {
        let odd = self.fte.iter().find(|told| told.fte < Decimal::ZERO || told.fte > 2.into());
        if let Some(Fte { from, fte }) = odd {
            return Err(format!("{fte} FTE from {from} can't be right: 1 is full time."));
        }
        let months = self.fte.iter().map(|told| told.from);
        let twice =
            self.fte.iter().find(|told| months.clone().filter(|m| *m == told.from).count() > 1);
        match twice {
            Some(twice) => Err(format!("{} is there twice: keep one.", twice.from)),
            None => Ok(()),
        }
    }
}

impl Member {
    /// Whether a handle is this member's, however it is written: `@Wouter` is `wouter`.
    #[must_use]
    pub fn is_called(&self, handle: &str) -> bool {
        let bare = |handle: &str| handle.trim().trim_start_matches('@').to_lowercase();
        bare(&self.handle) == bare(handle)
    }

    /// How much they work in a month: what was said last before or at it. Nothing said is zero.
    #[must_use]
    pub fn fte_in(&self, month: Cycle) -> Decimal {
        fte_in(&self.fte, month)
    }

    /// What of them may leave: nothing while they are private. Whatever leaves asks here, and has
    /// nothing else of a member.
    #[must_use]
    pub fn in_public(&self) -> Option<InPublic<'_>> {
        let Self { id, handle, name, role, facilitator, author, address, fte, visibility } = self;
        let address = if *facilitator { address } else { "" };
        (*visibility == Visibility::Public).then_some(InPublic {
            id: *id,
            handle,
            name,
            role,
            author: *author,
            address,
            fte,
        })
    }
}

/// A member as others may see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in Member")]
pub struct InPublic<'a> {
    pub id: MemberId,
    pub handle: &'a str,
    pub name: &'a str,
    pub role: &'a str,
    pub author: bool,
    /// A facilitator's; nobody else answers for one.
    pub address: &'a str,
    pub fte: &'a [Fte],
}

impl InPublic<'_> {
    /// How much they work in a month.
    #[must_use]
    pub fn fte_in(&self, month: Cycle) -> Decimal {
        fte_in(self.fte, month)
    }
}

fn fte_in(fte: &[Fte], month: Cycle) -> Decimal {
    let told = fte.iter().filter(|fte| fte.from <= month).max_by_key(|fte| fte.from);
    told.map(|fte| fte.fte).unwrap_or_default()
}

/// Full-time equivalents from a month on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Fte {
    /// The first month, `YYYY-MM`.
    pub from: Cycle,
    /// 1 is full time.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub fte: Decimal,
}

/// What others may see of a member. Private until they say otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Nothing: drafts and published pages leave them out.
    #[default]
    Private,
    /// Name, handle, role and working time, and a facilitator's address.
    Public,
}
