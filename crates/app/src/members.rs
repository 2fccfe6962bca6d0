//! Who works for a team.

use domain::{
    id::{MemberId, TeamId},
    team::{Fte, Member, Visibility},
};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::{App, Error, patch::apply, teams, text};

/// A member to add, or what to change of one. What is absent stays.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[allow(missing_docs, reason = "as in Member")]
pub struct MemberPut {
    /// Absent to add one.
    pub member: Option<MemberId>,
    pub handle: Option<String>,
    pub name: Option<String>,
    pub role: Option<String>,
    pub facilitator: Option<bool>,
    pub author: Option<bool>,
    pub address: Option<String>,
    pub fte: Option<Vec<Fte>>,
    pub visibility: Option<Visibility>,
}

/// A change of a team's members.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TeamMember {
    /// Whose.
    pub team: TeamId,
    /// What.
    pub change: MemberPut,
}

/// Names a member of a team.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct MemberRef {
    pub team: TeamId,
    pub member: MemberId,
}

impl App {
    /// The members of a team, in the order they were added.
    pub fn member_list(&self, team: TeamId) -> Result<Vec<Member>, Error> {
        let rows = self.store.list::<Member>(team.uuid())?;
        Ok(rows.into_iter().map(|row| row.record).collect())
    }

    /// Adds a member or changes one.
    pub fn member_put(&self, req: TeamMember) -> Result<Member, Error> {
        let TeamMember { team, change } = req;
        let handle = change.handle.map(|handle| text::name("The member", &handle)).transpose()?;
        let fte = change.fte.map(in_order).transpose()?;
        self.write("member_put", |tx| {
            teams::team_in(tx, team)?;
            let mut member = match change.member {
                Some(id) => tx
                    .get::<Member>(&teams::core(team), &id.to_string())?
                    .ok_or_else(|| Error::NotFound("member", id.to_string()))?,
                None => fresh(handle.as_deref())?,
            };
            apply(&mut member.handle, handle);
            apply(&mut member.name, change.name);
            apply(&mut member.role, change.role);
            apply(&mut member.facilitator, change.facilitator);
            apply(&mut member.author, change.author);
            apply(&mut member.address, change.address.map(|typed| typed.trim().to_owned()));
            apply(&mut member.fte, fte);
            apply(&mut member.visibility, change.visibility);
            tx.put(&teams::core(team), &member)?;
            Ok(member)
        })
    }

    /// Takes a member out of the team. Undo brings them back.
    pub fn member_remove(&self, req: MemberRef) -> Result<(), Error> {
        self.write("member_remove", |tx| {
            tx.delete::<Member>(&teams::core(req.team), &req.member.to_string())?;
            Ok(())
        })
    }
}

fn fresh(handle: Option<&str>) -> Result<Member, Error> {
    Ok(Member {
        id: MemberId::new(),
        handle: text::name("The member", handle.unwrap_or_default())?,
        name: String::new(),
        role: String::new(),
        facilitator: false,
        author: false,
        address: String::new(),
        fte: Vec::new(),
        visibility: Visibility::Private,
    })
}

/// By month, each month once, no negative share and none above two jobs.
fn in_order(mut fte: Vec<Fte>) -> Result<Vec<Fte>, Error> {
    if let Some(odd) = fte.iter().find(|told| told.fte < Decimal::ZERO || told.fte > 2.into()) {
        let why = format!("{} FTE from {} can't be right: 1 is full time.", odd.fte, odd.from);
        return Err(Error::invalid(why));
    }
    fte.sort_by_key(|told| told.from);
    if let Some(twice) = fte.windows(2).find(|pair| pair[0].from == pair[1].from) {
        return Err(Error::invalid(format!("{} is there twice: keep one.", twice[0].from)));
    }
    Ok(fte)
}
