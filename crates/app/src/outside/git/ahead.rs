//! A commit to come: what it would hold and where it would stand. The one rule: looking at it and
//! making it see the same.

use domain::{id::TeamId, team::Team};

use super::{
    BranchState, GitFile, GitPlan,
    clone::{self, Clone, Start},
    undone, words,
};
use crate::{
    Error,
    bundle::outgoing::outgoing_some,
    drafts::{allow::allowed_of, leaving::Leaving},
    files::Bytes,
    here::Here,
};

pub(super) struct Ahead<'c> {
    clone: &'c Clone,
    team: Team,
    leaving: Vec<Leaving>,
    /// The files that it would have.
    pub(super) written: Vec<Bytes>,
    pub(super) branch: String,
    pub(super) start: Start<'c>,
    state: BranchState,
    /// Every file with what becomes of it.
    pub(super) files: Vec<GitFile>,
}

impl<'c> Ahead<'c> {
    /// Of a team's drafts to a branch, or one named after the team, from a base.
    pub(super) fn of(
        here: &Here<'_>,
        clone: &'c Clone,
        team: TeamId,
        branch: Option<String>,
        base: Option<&str>,
    ) -> Result<Self, Error> {
        let (team, outgoing) = (here.team(team)?, outgoing_some(here, team)?);
        let branch = named(&team, branch)?;
        let start = clone.start(&branch, base)?;
        let state = state_of(here, clone, &branch, &start)?;
        let written = outgoing.repository_files(here)?;
        let files = clone.compare(&start, &written)?;
        Ok(Self { clone, team, leaving: outgoing.all, written, branch, start, state, files })
    }

    pub(super) fn plan(self, here: &Here<'_>) -> Result<GitPlan, Error> {
        Ok(GitPlan {
            clone: self.clone.folder().to_owned(),
            bare: self.clone.is_bare(),
            detached: self.clone.is_detached(),
            uncommitted: self.clone.uncommitted(),
            checked_out: self.clone.checked_out(&self.branch),
            bases: self.clone.bases(),
            author: self.clone.author(),
            notes: undone::notes(self.clone, &self.branch),
            message: self.message(here)?,
            base: self.start.label,
            branch: self.branch,
            state: self.state,
            files: self.files,
        })
    }

    /// Refuses a branch that is checked out, and one that others have written unless `add` says so.
    pub(super) fn refuse(&self, add: bool) -> Result<(), Error> {
        self.clone.refuse_checked_out(&self.branch)?;
        if self.state == BranchState::Theirs && !add {
            return Err(words::theirs(&self.branch));
        }
        Ok(())
    }

    /// What it says where nobody wrote anything else.
    pub(super) fn message(&self, here: &Here<'_>) -> Result<String, Error> {
        let allowed = allowed_of(here, self.team.id)?;
        let again = self.state != BranchState::New;
        Ok(words::message(&self.team, &self.leaving, &allowed, again))
    }
}

fn named(team: &Team, asked: Option<String>) -> Result<String, Error> {
    match asked.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()) {
        Some(name) if clone::is_branch_name(&name) => Ok(name),
        Some(name) => Err(words::no_branch_name(&name)),
        None => Ok(words::branch_of(team)),
    }
}

/// A branch is ours while it is at the commit that we left there.
fn state_of(
    here: &Here<'_>,
    clone: &Clone,
    branch: &str,
    start: &Start<'_>,
) -> Result<BranchState, Error> {
    if !start.exists {
        return Ok(BranchState::New);
    }
    let left = here.records.local_get(&clone.key(branch))?;
    let is_ours = left.is_some() && left == start.commit_id();
    Ok(if is_ours { BranchState::Ours } else { BranchState::Theirs })
}
