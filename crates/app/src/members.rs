//! Who works for a team.

use domain::{
    id::{MemberId, TeamId},
    team::{Fte, Member, Visibility},
};
use serde::Deserialize;

use crate::{
    App, Error,
    patch::{apply, typed_in},
    text,
};

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

impl MemberPut {
    fn typed_in(&self) -> Option<String> {
        let fields = [
            ("handle", self.handle.is_some()),
            ("name", self.name.is_some()),
            ("role", self.role.is_some()),
            ("address", self.address.is_some()),
        ];
        let marks = self.facilitator.is_some() || self.author.is_some();
        let more = marks || self.fte.is_some() || self.visibility.is_some();
        typed_in(self.member?, &fields, more)
    }

    fn apply_to(self, member: &mut Member) {
        apply(&mut member.handle, self.handle);
        apply(&mut member.name, self.name);
        apply(&mut member.role, self.role);
        apply(&mut member.facilitator, self.facilitator);
        apply(&mut member.author, self.author);
        apply(&mut member.address, self.address.map(|typed| typed.trim().to_owned()));
        apply(&mut member.fte, self.fte.map(by_month));
        apply(&mut member.visibility, self.visibility);
    }
}

impl App {
    /// The members of a team, in the order they were added.
    pub fn member_list(&self, team: TeamId) -> Result<Vec<Member>, Error> {
        self.here().all(team)
    }

    /// Adds a member or changes one.
    pub fn member_put(&self, req: TeamMember) -> Result<Member, Error> {
        let TeamMember { team, mut change } = req;
        change.handle = change.handle.map(|typed| text::name("The member", &typed)).transpose()?;
        let field = change.typed_in();
        self.write_field("member_put", field, |w| {
            let mut member = match change.member {
                Some(id) => w.here().get(team, id)?,
                None => fresh(change.handle.as_deref())?,
            };
            if let Some(handle) = &change.handle {
                refuse_twice(&w.here().all(team)?, &member, handle)?;
            }
            change.apply_to(&mut member);
            w.put(team, &member)?;
            Ok(member)
        })
    }

    /// Takes a member out of the team. Undo brings them back.
    pub fn member_remove(&self, req: MemberRef) -> Result<(), Error> {
        self.write("member_remove", |w| w.delete::<Member>(req.team, req.member))
    }
}

/// Refuses a handle that somebody else of the team has. Members who share one already, because two
/// changes met, keep it until it is changed.
pub(crate) fn refuse_twice(members: &[Member], member: &Member, handle: &str) -> Result<(), Error> {
    let has = |other: &&Member| other.id != member.id && other.is_called(handle);
    let kept = members.iter().any(|kept| kept.id == member.id && kept.is_called(handle));
    match members.iter().find(has).filter(|_| !kept) {
        Some(Member { handle, .. }) => Err(Error::Invalid(format!(
            "{handle} is in this team already: give this member a handle of their own."
        ))),
        None => Ok(()),
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

fn by_month(mut fte: Vec<Fte>) -> Vec<Fte> {
    fte.sort_by_key(|told| told.from);
    fte
}
