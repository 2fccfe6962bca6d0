//! `launchpod draft agree`: where the bundle says two things, or not what the workspace holds.

use app::{
    App,
    drafts::agreement::{Agreement, AgreementState, TopicView},
};
use domain::id::TeamId;
use mip_lint::agreement::Topic;

use crate::{End, out::Out};

pub(super) fn run(app: &App, team: TeamId, out: &Out) -> anyhow::Result<End> {
    let agreement = app.agreement_get(team)?;
    out.answer(&agreement, |agreement| {
        let told = agreement.topics.iter().map(told).collect::<Vec<_>>().join("\n");
        let Agreement { topics, differs, missing } = agreement;
        format!("{told}\n{} topics: {differs} differ, {missing} are incomplete.", topics.len())
    })?;
    Ok(End::found(agreement.differs > 0))
}

fn told(topic: &TopicView) -> String {
    let state = match topic.state {
        AgreementState::Differs => "differs",
        AgreementState::Missing => "missing",
        AgreementState::Agrees => "agrees",
    };
    let what = [topic_name(topic.topic), &topic.of].join(" ");
    let held = topic.held.as_ref().map_or("-", |held| &held.value);
    let mut lines = vec![format!("{state:<8} {:<32} workspace: {held}", what.trim_end())];
    if topic.state != AgreementState::Agrees {
        lines.extend(topic.places.iter().map(|place| {
            let part = if place.part.is_empty() { "title" } else { &place.part };
            let mark = if place.agrees { " " } else { "!" };
            format!("       {mark} {} · {part}: {}", place.name, place.written)
        }));
        lines.extend(topic.silent.iter().map(|name| format!("       ! {name} does not say it")));
    }
    lines.join("\n")
}

fn topic_name(topic: Topic) -> &'static str {
    match topic {
        Topic::UnitId => "Core Unit ID",
        Topic::UnitName => "name of the unit",
        Topic::Facilitator => "facilitator",
        Topic::Address => "address",
        Topic::Monthly => "budget a month",
        Topic::Cap => "budget cap",
        Topic::DateProposed => "date proposed",
        Topic::BudgetStart => "budget start",
        Topic::BudgetEnd => "budget end",
        Topic::Name => "proposal",
    }
}
