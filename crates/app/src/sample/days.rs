//! Who did what when, before the day on which the sample is seen. The one rule: it follows from the
//! facts alone, so that every sample has the same history.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc};
use domain::id::TeamId;

use super::{Facts, ItemFacts, JournalFacts, SessionFacts, fill, hold, note};
use crate::{App, Error, acting::Actor};

/// The team begins so many days before it posts.
const LONG: u64 = 42;
/// What is written in one day is so many minutes apart.
const APART: i64 = 4;
/// When somebody begins to work.
const MORNING: Duration = Duration::hours(9);
const AFTERNOON: Duration = Duration::hours(16);

/// Something that somebody did.
pub(super) struct Act {
    pub(super) actor: Actor,
    pub(super) what: What,
}

pub(super) enum What {
    Item(Box<ItemFacts>),
    Note(JournalFacts),
    Session(SessionFacts),
}

impl What {
    pub(super) fn run(self, app: &App, team: TeamId) -> Result<(), Error> {
        match self {
            Self::Item(item) => fill(app, team, *item),
            Self::Note(entry) => note(app, team, entry),
            Self::Session(session) => hold(app, team, session),
        }
    }
}

/// Who speaks for the team: its first facilitator.
pub(super) fn lead(facts: &Facts) -> String {
    let lead = facts.members.iter().find(|member| member.facilitator);
    lead.map_or_else(|| facts.name.clone(), |member| member.handle.clone())
}

/// When the team began.
pub(super) fn begun(facts: &Facts) -> DateTime<Utc> {
    first(facts).and_time(NaiveTime::MIN).and_utc() + MORNING
}

/// When it posted.
pub(super) fn posted(facts: &Facts) -> DateTime<Utc> {
    facts.posted.and_time(NaiveTime::MIN).and_utc() + AFTERNOON
}

fn first(facts: &Facts) -> NaiveDate {
    facts.posted.checked_sub_days(Days::new(LONG)).unwrap_or(facts.posted)
}

/// What happened between, in its order.
pub(super) fn acts(facts: &mut Facts) -> Vec<Act> {
    let (first, lead) = (first(facts), lead(facts));
    let by = |who: Option<&String>, at| {
        let who = who.filter(|who| !who.is_empty()).unwrap_or(&lead).clone();
        Actor { who, at }
    };
    let mut acts = Vec::new();
    let items = std::mem::take(&mut facts.items);
    let (all, mut minute) = (items.len() as u64, 0);
    for (n, item) in items.into_iter().enumerate() {
        let day = first.checked_add_days(Days::new(1 + n as u64 * (LONG - 2) / all.max(1)));
        minute += APART;
        let at = day.unwrap_or(first).and_time(NaiveTime::MIN).and_utc() + MORNING;
        let actor = by(item.owner.as_ref(), at + Duration::minutes(minute));
        acts.push(Act { actor, what: What::Item(Box::new(item)) });
    }
    let evening = posted(facts) - Duration::days(1);
    for (n, entry) in std::mem::take(&mut facts.journal).into_iter().enumerate() {
        let at = evening + Duration::minutes(APART * i64::try_from(n).unwrap_or_default());
        acts.push(Act { actor: by(None, at), what: What::Note(entry) });
    }
    for session in std::mem::take(&mut facts.sessions) {
        let at = session.held_at.unwrap_or(evening);
        acts.push(Act { actor: by(session.who.first(), at), what: What::Session(session) });
    }
    acts.sort_by_key(|act| act.actor.at);
    acts
}
