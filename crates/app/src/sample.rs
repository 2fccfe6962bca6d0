//! The sample: SES-001 as it set itself up in April 2021, built by the commands that a user has
//! from the facts in `packs/makerdao/sample.toml`.

mod crowd;
mod days;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    budget::{Budget, Group, Line},
    cycle::Cycle,
    id::{GroupId, LineId, TeamId},
    item::State,
    session::TopicState,
    team::{Fte, Team, Visibility},
};
use rust_decimal::Decimal;
use serde::Deserialize;

use days::Act;

use crate::{
    App, Error, Pack,
    acting::{Actor, acting},
    actions::{ActionAdd, ActionUpdate},
    budgets::BudgetPut,
    drafts::{DraftCompose, DraftRef, DraftUpdate},
    evidence::{EvidenceAdd, NewEvidence},
    items::{ItemUpdate, ItemWaive},
    journal::JournalAdd,
    members::{MemberPut, TeamMember},
    sessions::{SessionPlan, SessionUpdate, topics::TopicSet},
    teams::{TeamCreate, TeamUpdate},
};

/// How large a sample to make.
#[derive(Debug, Clone, Copy, Default, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SampleCreate {
    /// So many teams in all; the others are invented. One if absent.
    pub teams: Option<u32>,
}

/// Who writes what the invented teams have.
const INVENTED: &str = "Invented";
/// The largest sample.
const MOST_TEAMS: u32 = 10_000;

/// `sample.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    name: String,
    unit_id: String,
    as_of: NaiveDate,
    posted: NaiveDate,
    target: Cycle,
    sentence_summary: String,
    paragraph_summary: String,
    forum_url: String,
    number: u32,
    members: Vec<MemberFacts>,
    budget: BudgetFacts,
    items: Vec<ItemFacts>,
    journal: Vec<JournalFacts>,
    sessions: Vec<SessionFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct MemberFacts {
    handle: String,
    name: String,
    role: String,
    facilitator: bool,
    author: bool,
    address: String,
    public: bool,
    fte: Decimal,
    from: Option<Cycle>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BudgetFacts {
    months: u32,
    groups: Vec<GroupFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFacts {
    name: String,
    lines: Vec<LineFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineFacts {
    title: String,
    monthly: Decimal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFacts {
    id: String,
    state: State,
    owner: Option<String>,
    due: Option<NaiveDate>,
    notes: Option<String>,
    /// Evidence: a text, which fills the section that the item feeds.
    text: Option<String>,
    /// Evidence: a page.
    link: Option<LinkFacts>,
    /// Why it need not be done, and who decided.
    waived: Option<WaiverFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkFacts {
    title: String,
    url: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WaiverFacts {
    reason: String,
    by: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct JournalFacts {
    item: String,
    #[serde(default)]
    hard: String,
    #[serde(default)]
    missing: String,
    minutes: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionFacts {
    at: DateTime<Utc>,
    who: Vec<String>,
    held_at: Option<DateTime<Utc>>,
    #[serde(default)]
    notes: String,
    /// New topics. What earlier sessions left comes by itself.
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    discussed: Vec<String>,
    #[serde(default)]
    deferred: Vec<String>,
    #[serde(default)]
    actions: Vec<ActionFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionFacts {
    title: String,
    owner: String,
    due: Option<NaiveDate>,
    #[serde(default)]
    done: bool,
}

impl App {
    /// Makes the sample, and invented teams around it if more than one is asked for.
    pub fn sample_create(&self, req: SampleCreate) -> Result<Team, Error> {
        let teams = req.teams.unwrap_or(1);
        refuse(self.pack, teams)?;
        let mut facts = facts()?;
        let lead = |at| Actor { who: days::lead(&facts), at };
        let (first, last) = (lead(days::begun(&facts)), lead(days::posted(&facts)));
        let team = acting(first, || begin(self, &facts))?;
        for Act { actor, what } in days::acts(&mut facts) {
            acting(actor, || what.run(self, team))?;
        }
        acting(last, || propose(self, team, facts.posted, facts.number))?;
        let crowd = Actor { who: INVENTED.into(), at: self.now() };
        acting(crowd, || crowd::add(self, teams - 1))?;
        // Nobody wants to take the sample back command by command.
        self.undo_stack().clear(&self.store)?;
        self.here().team(team)
    }
}

fn facts() -> Result<Facts, Error> {
    toml::from_str(include_str!("../../../packs/makerdao/sample.toml"))
        .map_err(|error| Error::Invalid(format!("sample.toml: {error}")))
}

fn refuse(pack: &Pack, teams: u32) -> Result<(), Error> {
    if !(1..=MOST_TEAMS).contains(&teams) {
        let why = format!("A sample has 1 to {MOST_TEAMS} teams, not {teams}.");
        return Err(Error::Invalid(why));
    }
    let ours = crate::rules(None)?;
    if pack.id() != ours.id() {
        let (of, pack) = (ours.name(), pack.name());
        return Err(Error::Invalid(format!(
            "The sample is of {of}, and this workspace is open with the rule pack {pack}."
        )));
    }
    Ok(())
}

fn begin(app: &App, facts: &Facts) -> Result<TeamId, Error> {
    let (name, target) = (facts.name.clone(), Some(facts.target));
    let team = app.team_create(TeamCreate { name, target, as_of: Some(facts.as_of) })?.id;
    app.team_update(TeamUpdate {
        unit_id: Some(Some(facts.unit_id.clone())),
        // Whoever has a unit of this name looks at the sample beside it.
        shares_unit_id: Some(true),
        sentence_summary: Some(facts.sentence_summary.clone()),
        paragraph_summary: Some(facts.paragraph_summary.clone().into()),
        posted: Some(Some(facts.posted)),
        forum_url: Some(Some(facts.forum_url.clone())),
        ..TeamUpdate::of(team)
    })?;
    for member in &facts.members {
        let visibility = if member.public { Visibility::Public } else { Visibility::Private };
        let fte = member.from.map(|from| vec![Fte { from, fte: member.fte }]);
        let change = MemberPut {
            member: None,
            handle: Some(member.handle.clone()),
            name: Some(member.name.clone()),
            role: Some(member.role.clone()),
            facilitator: Some(member.facilitator),
            author: Some(member.author),
            address: Some(member.address.clone()),
            fte,
            visibility: Some(visibility),
        };
        app.member_put(TeamMember { team, change })?;
    }
    let line = |line: &LineFacts| Line {
        id: LineId::new(),
        title: line.title.clone(),
        monthly: line.monthly,
    };
    let group = |group: &GroupFacts| Group {
        id: GroupId::new(),
        name: group.name.clone(),
        lines: group.lines.iter().map(line).collect(),
    };
    let groups = facts.budget.groups.iter().map(group).collect();
    let budget = Budget { months: facts.budget.months, whole: true, groups, ..Budget::default() };
    app.budget_put(BudgetPut { team, budget })?;
    Ok(team)
}

fn fill(app: &App, team: TeamId, facts: ItemFacts) -> Result<(), Error> {
    let item = facts.id;
    let add =
        |evidence| app.evidence_add(EvidenceAdd { team, item: item.clone(), evidence }).map(drop);
    if let Some(text) = facts.text {
        add(NewEvidence::Text { text, title: String::new() })?;
    }
    if let Some(LinkFacts { title, url }) = facts.link {
        add(NewEvidence::Link { url, title })?;
    }
    let state = facts.waived.is_none().then_some(facts.state);
    let (owner, due) = (facts.owner, facts.due.map(Some));
    let notes = facts.notes.map(Into::into);
    app.item_update(ItemUpdate { team, item: item.clone(), state, owner, due, notes })?;
    if let Some(WaiverFacts { reason, by }) = facts.waived {
        app.item_waive(ItemWaive { team, item, reason, by: Some(by) })?;
    }
    Ok(())
}

fn note(app: &App, team: TeamId, facts: JournalFacts) -> Result<(), Error> {
    let JournalFacts { item, hard, missing, minutes } = facts;
    app.journal_add(JournalAdd { team, item, hard, missing, minutes }).map(drop)
}

fn propose(app: &App, team: TeamId, posted: NaiveDate, number: u32) -> Result<(), Error> {
    let number = Some(Some(number));
    for draft in app.draft_compose(DraftCompose { team, on: Some(posted) })? {
        let at = DraftRef { team, draft: draft.id };
        app.draft_update(DraftUpdate { number, ..DraftUpdate::of(at) })?;
    }
    Ok(())
}

fn hold(app: &App, team: TeamId, facts: SessionFacts) -> Result<(), Error> {
    let SessionFacts { at, who, topics, .. } = facts;
    let session = app.session_plan(SessionPlan { who, topics, ..SessionPlan::at(team, at) })?;
    let states =
        [(&facts.discussed, TopicState::Discussed), (&facts.deferred, TopicState::Deferred)];
    for (titles, state) in states {
        for title in titles {
            let topic = session.topics.iter().find(|topic| topic.title == *title);
            let topic = topic.ok_or_else(|| Error::NotFound("topic", title.clone()))?.id;
            app.topic_set(TopicSet { team, session: session.id, topic, state })?;
        }
    }
    for ActionFacts { title, owner, due, done } in facts.actions {
        let action = app.action_add(ActionAdd { team, session: session.id, title, owner, due })?;
        if done {
            let done = ActionUpdate { done: Some(true), ..ActionUpdate::of(team, action.id) };
            app.action_update(done)?;
        }
    }
    let notes = Some(facts.notes.into());
    let held_at = facts.held_at.map(Some);
    let update = SessionUpdate { notes, held_at, ..SessionUpdate::of(team, session.id) };
    app.session_update(update).map(drop)
}
