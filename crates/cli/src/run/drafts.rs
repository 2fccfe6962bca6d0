//! What is done to drafts: their findings mended, held against each other.

use anyhow::bail;
use app::{
    App,
    agreement::{Agreement, AgreementState, TopicView},
    drafts::{
        DraftRow,
        fixes::{DraftFixAll, Fixed},
    },
};
use domain::{id::TeamId, proposal::Kinds};
use mip_lint::agreement::Topic;

use crate::{End, out::Out};

/// Makes the fixes of one draft or of all.
pub(super) fn fix(
    app: &App,
    team: TeamId,
    draft: Option<&str>,
    asked: bool,
    out: &mut Out,
) -> anyhow::Result<End> {
    let rows = app.draft_list(team)?;
    let rows = match draft {
        Some(name) => vec![named(rows, name, app.pack().kinds())?],
        None => rows,
    };
    let fix = |row: &DraftRow| app.draft_fix_all(DraftFixAll { team, draft: row.id, asked });
    let fixed = rows.iter().map(fix).collect::<Result<Vec<_>, _>>()?;
    out.answer(&fixed, |fixed| {
        let lines = fixed.iter().flat_map(|Fixed { done, view }| {
            let (made, left) = (done.len(), view.findings.len());
            let head = format!("{}: {made} fixed, {left} findings left", view.name);
            std::iter::once(head).chain(done.iter().map(|title| format!("  {title}")))
        });
        lines.collect::<Vec<_>>().join("\n")
    })?;
    Ok(End::Good)
}

/// Says where the bundle says two things, or not what the workspace holds.
pub(super) fn agree(app: &App, team: TeamId, out: &mut Out) -> anyhow::Result<End> {
    let agreement = app.agreement_get(team)?;
    out.answer(&agreement, |agreement| {
        let told = agreement.topics.iter().map(told).collect::<Vec<_>>().join("\n");
        let Agreement { topics, differs, missing } = agreement;
        format!("{told}\n{} topics: {differs} differ, {missing} are incomplete.", topics.len())
    })?;
    Ok(if agreement.differs == 0 { End::Good } else { End::Found })
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

/// The draft of this name, kind or id.
pub(super) fn named(rows: Vec<DraftRow>, name: &str, kinds: &Kinds) -> anyhow::Result<DraftRow> {
    let names: Vec<_> = rows.iter().map(|row| row.name.clone()).collect();
    let exact = |row: &DraftRow| row.name.eq_ignore_ascii_case(name) || row.id.to_string() == name;
    let kind = kinds.of_code(name).map(|form| form.kind);
    let (mut exact, other): (Vec<_>, Vec<_>) = rows.into_iter().partition(exact);
    let mut of_kind: Vec<_> = other.into_iter().filter(|row| Some(row.kind) == kind).collect();
    match (exact.len(), of_kind.len()) {
        (1, _) => Ok(exact.remove(0)),
        (0, 1) => Ok(of_kind.remove(0)),
        (0, 0) => bail!("There is no draft {name:?}; there are: {}.", names.join(", ")),
        _ => bail!("{name:?} names several drafts: say the id, as `draft list --json` shows it."),
    }
}
