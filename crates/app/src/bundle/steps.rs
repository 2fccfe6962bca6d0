//! Steps from one phase to the next. The one rule: what the cycle's dates speak against is said to
//! the day, and is done all the same only with a reason, which is kept.

use chrono::NaiveDate;
use domain::{
    bundle::{At, Bundle, Lift, Objection, Phase, Seen, Step},
    cycle::Cycle,
    draft::Draft,
    id::{StepId, TeamId},
    team::Team,
    version::Version,
};
use serde::Deserialize;

use super::{BundleView, freeze};
use crate::{
    App, Error,
    drafts::{self, compose::edition},
    here::{Here, Writing},
    text, versions,
};

/// A step to take.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleMove {
    /// Whose bundle.
    pub team: TeamId,
    /// Where to.
    pub to: Phase,
    /// Whether it takes the last step back.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub back: bool,
    /// The day it happened outside; the day a poll opens.
    pub on: Option<NaiveDate>,
    /// The day a poll closes.
    pub until: Option<NaiveDate>,
    /// The thread, pull request or poll.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub url: String,
    /// Why, where something speaks against it.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reason: String,
    /// The cycle to aim at from now on.
    pub target: Option<Cycle>,
}

impl BundleMove {
    /// A step without a day or link.
    #[must_use]
    pub fn to(team: TeamId, to: Phase) -> Self {
        let (url, reason) = (String::new(), String::new());
        Self { team, to, back: false, on: None, until: None, url, reason, target: None }
    }
}

impl App {
    /// What speaks against a step, before it is taken.
    pub fn bundle_check(&self, req: BundleMove) -> Result<Vec<Objection>, Error> {
        let here = self.here();
        let mut team = here.team(req.team)?;
        team.target = req.target.or(team.target);
        let bundle = here.bundle(team.id)?;
        let step = step(&here, &req, &team)?;
        Ok(if req.back { Vec::new() } else { against(&here, &team, &bundle, &step) })
    }

    /// Takes a step. One undo takes it back with all that it changed.
    pub fn bundle_move(&self, req: BundleMove) -> Result<BundleView, Error> {
        self.write("bundle_move", |w| take(w, &req, String::new()))?;
        super::view(&self.here(), req.team)
    }
}

/// Takes a step, if it may be taken.
pub(super) fn take(w: &mut Writing<'_, '_>, req: &BundleMove, note: String) -> Result<(), Error> {
    let here = w.here();
    let (mut team, mut bundle) = (here.team(req.team)?, here.bundle(req.team)?);
    allowed(&bundle, team.posted.is_some(), req)?;
    let step = step(&here, req, &team)?;
    team.target = req.target.or(team.target);
    let found = if req.back { Vec::new() } else { against(&here, &team, &bundle, &step) };
    refuse(&found, &step.reason)?;
    if bundle.frozen().is_some() && lifts(req.to) && step.reason.is_empty() {
        return Err(Error::invalid("This gives up the freeze. Say why."));
    }
    let version = match (req.to, req.back) {
        (Phase::Frozen, false) => Some(versions::now(&here, team.id, name(&note))?),
        _ => None,
    };
    for draft in posted_drafts(&here, req)? {
        w.put(team.id, &draft)?;
    }
    of_team(&mut team, req);
    w.put(team.id, &team)?;
    if let Some(version) = &version {
        w.put(team.id, version)?;
    }
    add(&mut bundle, step, version.as_ref(), note);
    w.put(team.id, &bundle)
}

/// What speaks against a step.
pub(super) fn against(
    here: &Here<'_>,
    team: &Team,
    bundle: &Bundle,
    step: &Step,
) -> Vec<Objection> {
    let on = step.on.or(team.posted.filter(|_| step.to == Phase::Rfc));
    let poll = bundle.reached(Phase::Poll).and_then(|poll| poll.on.zip(poll.until));
    let seen = Seen {
        rules: here.pack.cycle_rules(),
        target: team.target,
        today: here.day_of(team),
        posted: team.posted,
        frozen: bundle.frozen().map(|freeze| freeze.at.date_naive()),
        poll,
    };
    let at = At { to: step.to, on, until: step.until, url: &step.url };
    domain::bundle::objections(&at, &seen)
}

fn step(here: &Here<'_>, req: &BundleMove, team: &Team) -> Result<Step, Error> {
    // A thread that is known need not be typed again.
    let known = team.forum_url.clone().filter(|_| req.to == Phase::Rfc && !req.back);
    let url = req.url.trim();
    Ok(Step {
        id: StepId::new(),
        to: req.to,
        back: req.back,
        on: req.on,
        until: req.until.filter(|_| req.to == Phase::Poll),
        url: if url.is_empty() { known.unwrap_or_default() } else { url.to_owned() },
        reason: text::line("The reason", &req.reason)?,
        at: here.moment(team),
        by: here.who(),
    })
}

/// The drafts with the day they were posted: it is their `Date Proposed`, and the editions in
/// force on it are theirs.
fn posted_drafts(here: &Here<'_>, req: &BundleMove) -> Result<Vec<Draft>, Error> {
    let Some(on) = req.on.filter(|_| req.to == Phase::Rfc && !req.back) else {
        return Ok(Vec::new());
    };
    let mut drafts = drafts::all(here, req.team)?;
    drafts.retain(|draft| draft.on != on);
    for draft in &mut drafts {
        edition(here.pack, draft.kind, on)?;
        draft.on = on;
    }
    Ok(drafts)
}

fn allowed(bundle: &Bundle, posted: bool, req: &BundleMove) -> Result<(), Error> {
    let now = bundle.phase(posted);
    let back = bundle.before(posted);
    let fits = if req.back { back == Some(req.to) } else { now.next().contains(&req.to) };
    if !fits {
        let mut ways: Vec<_> = now.next().iter().map(ToString::to_string).collect();
        ways.extend(back.map(|back| format!("back to {back}")));
        let ways = if ways.is_empty() { "nowhere".into() } else { ways.join(", ") };
        let why = format!("The bundle is in {now}; from there it can go to: {ways}.");
        return Err(Error::Invalid(why));
    }
    let open = bundle.frozen().and_then(|freeze| freeze.open());
    if open.is_some() && !lifts(req.to) {
        let why = "An exception from the freeze is open: close it first, so that what is submitted \
                   is what was kept.";
        return Err(Error::invalid(why));
    }
    Ok(())
}

/// Whether a bundle in this phase is being edited again.
fn lifts(to: Phase) -> bool {
    matches!(to, Phase::Conception | Phase::Rfc)
}

fn refuse(found: &[Objection], reason: &str) -> Result<(), Error> {
    let (rules, mistakes): (Vec<_>, Vec<_>) = found.iter().partition(|found| found.excusable);
    let said = |found: &[&Objection]| {
        found.iter().map(|objection| objection.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    if !mistakes.is_empty() {
        return Err(Error::Invalid(said(&mistakes)));
    }
    if !rules.is_empty() && reason.is_empty() {
        let why = format!("{} To do it all the same, give a reason.", said(&rules));
        return Err(Error::Invalid(why));
    }
    Ok(())
}

/// The facts of a step that are the team's.
fn of_team(team: &mut Team, req: &BundleMove) {
    match (req.to, req.back) {
        (Phase::Rfc, false) => {
            team.posted = req.on.or(team.posted);
            if !req.url.trim().is_empty() {
                team.forum_url = Some(req.url.trim().to_owned());
            }
        }
        (Phase::Conception, _) => team.posted = None,
        _ => {}
    }
}

fn add(bundle: &mut Bundle, mut step: Step, version: Option<&Version>, note: String) {
    if lifts(step.to)
        && let Some(freeze) = bundle.frozen_mut()
    {
        let (at, by, reason) = (step.at, step.by.clone(), step.reason.clone());
        freeze.lifted = Some(Lift { at, by, reason });
    }
    if let Some(version) = version {
        bundle.freezes.push(freeze::fresh(version, note));
        step.on = Some(step.at.date_naive());
    }
    if step.to == Phase::Rfc {
        // They stand with the team.
        (step.on, step.url) = (None, String::new());
    }
    bundle.steps.push(step);
}

fn name(note: &str) -> String {
    if note.is_empty() { "As frozen".into() } else { note.to_owned() }
}
