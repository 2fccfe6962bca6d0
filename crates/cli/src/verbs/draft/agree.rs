//! `launchpod draft agree`: where the bundle says two things, or not what the workspace holds.

use app::{
    App,
    agreement::{Agreement, AgreementState, TopicView},
};
use domain::id::TeamId;
use serde_json::json;

use crate::{End, out::Out, table};

pub(super) fn run(app: &App, team: TeamId, out: &Out) -> anyhow::Result<End> {
    let agreement = app.agreement_get(team)?;
    out.answer(&agreement, told)?;
    Ok(End::found(agreement.differs > 0))
}

fn told(Agreement { topics, differs, missing }: &Agreement) -> String {
    let rows: Vec<_> = topics.iter().map(|topic| json!(topic)).collect();
    let table = table::of_json(&rows, "topic, of, state, workspace=held.value");
    let odd = topics.iter().filter(|topic| topic.state != AgreementState::Agrees);
    let said = format!("{} topics: {differs} differ, {missing} are incomplete.", topics.len());
    std::iter::once(table).chain(odd.flat_map(places)).chain([said]).collect::<Vec<_>>().join("\n")
}

/// What the drafts say of a topic. Those that are to be looked at have a mark.
fn places(topic: &TopicView) -> impl Iterator<Item = String> {
    let places = topic.places.iter().map(|place| {
        let part = if place.part.is_empty() { "title" } else { &place.part };
        let mark = if place.agrees { " " } else { "!" };
        format!("{mark} {} · {part}: {}", place.name, place.written)
    });
    places.chain(topic.silent.iter().map(|name| format!("! {name} does not say it")))
}
