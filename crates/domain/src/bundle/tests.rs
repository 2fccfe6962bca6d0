use chrono::NaiveDate;

use super::*;
use crate::cycle::{CycleRules, Offset, PackCycle, Schedule};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn step(to: Phase, back: bool) -> Step {
    let at = "2021-04-07T12:00:00Z".parse().unwrap();
    let (url, reason, by) = (String::new(), String::new(), String::new());
    Step { id: StepId::new(), to, back, on: None, until: None, url, reason, at, by }
}

fn after(steps: &[(Phase, bool)]) -> Bundle {
    let steps = steps.iter().map(|(to, back)| step(*to, *back)).collect();
    Bundle { steps, ..Bundle::default() }
}

#[test]
fn the_phase_follows_the_steps_and_the_teams_own_posting() {
    assert_eq!(Bundle::default().phase(false), Phase::Conception);
    assert_eq!(Bundle::default().phase(true), Phase::Rfc, "posted before there were steps");
    let posted = after(&[(Phase::Rfc, false)]);
    assert_eq!(posted.phase(false), Phase::Conception, "the team says it was not posted after all");
    let forth = after(&[(Phase::Rfc, false), (Phase::Frozen, false), (Phase::Submitted, false)]);
    assert_eq!(forth.phase(true), Phase::Submitted);
    assert_eq!(forth.before(true), Some(Phase::Frozen));
}

#[test]
fn a_step_back_forgets_what_came_after_and_the_way_can_be_gone_again() {
    use Phase::{Conception, Deferred, Frozen, Rfc, Submitted};
    let mut bundle =
        after(&[(Rfc, false), (Frozen, false), (Submitted, false), (Frozen, true), (Rfc, true)]);
    assert_eq!((bundle.phase(true), bundle.before(true)), (Rfc, Some(Conception)));
    assert!(bundle.reached(Frozen).is_none());
    bundle.steps.extend([step(Deferred, false), step(Rfc, false)]);
    assert_eq!(bundle.path().len(), 1, "it is posted anew");
    assert_eq!(bundle.reached(Rfc).map(|step| step.id), bundle.steps.last().map(|step| step.id));
}

#[test]
fn every_phase_but_the_first_can_be_left_by_a_step_back_and_no_step_leads_to_itself() {
    for phase in Phase::ALL {
        assert!(!phase.next().contains(&phase));
        assert_eq!(phase.to_string().parse(), Ok(phase));
        let bundle = after(&[(phase, false)]);
        assert_eq!(bundle.before(true).is_some(), bundle.phase(true) != Phase::Conception);
    }
    assert!("voting".parse::<Phase>().unwrap_err().to_string().contains("conception"));
}

#[test]
fn a_freeze_holds_until_it_is_lifted_and_an_exception_opens_it_for_a_while() {
    let at = "2021-04-28T12:00:00Z".parse().unwrap();
    let sealed =
        |sha256: &str| Sealed { draft: DraftId::new(), path: "a.md".into(), sha256: sha256.into() };
    let mut freeze = Freeze {
        id: FreezeId::new(),
        at,
        by: String::new(),
        note: String::new(),
        version: VersionId::new(),
        files: vec![sealed("1")],
        exceptions: Vec::new(),
        lifted: None,
    };
    let mut bundle = Bundle { freezes: vec![freeze.clone()], ..Bundle::default() };
    assert!(bundle.held().is_some());
    let (id, by, files) = (ExceptionId::new(), String::new(), Vec::new());
    let reason = "A wrong address".into();
    let mut exception = Exception { id, at, by, reason, closed: None, version: None, files };
    freeze.exceptions.push(exception.clone());
    bundle.freezes = vec![freeze.clone()];
    assert!(bundle.held().is_none());
    assert_eq!(freeze.files_now().1[0].sha256, "1", "an open exception proves nothing yet");
    exception.closed = Some(at);
    exception.version = Some(VersionId::new());
    exception.files = vec![sealed("2")];
    freeze.exceptions = vec![exception];
    assert_eq!(freeze.files_now().1[0].sha256, "2");
    bundle.freezes = vec![freeze.clone()];
    assert!(bundle.held().is_some());
    freeze.lifted = Some(Lift { at, by: String::new(), reason: String::new() });
    bundle.freezes = vec![freeze];
    assert!(bundle.frozen().is_none() && bundle.held().is_none());
}

/// The rules of MIP51, at any time.
fn rules() -> CycleRules {
    let offset = |text: &str| text.parse::<Offset>().unwrap();
    let schedule = Schedule {
        closed_months: vec![12],
        post_by: offset("W-28d"),
        freeze_by: offset("W-7d"),
        submit_from: offset("M"),
        submit_to: offset("W"),
        review: offset("M+3d"),
        poll_from: offset("M+7d"),
        poll_to: offset("M+21d"),
        ratified: offset("M+21d"),
        events: Vec::new(),
        new_budget_months: None,
        budget: None,
    };
    let (pack, from, until, closed) = ("B".into(), None, None, None);
    CycleRules { packs: vec![PackCycle { pack, from, until, closed, schedule }] }
}

fn seen<'a>(rules: &'a CycleRules, target: &str) -> Seen<'a> {
    let target = target.parse().ok();
    let (posted, frozen) = (Some(day("2021-04-07")), Some(day("2021-04-28")));
    Seen { rules, target, today: day("2022-01-01"), posted, frozen, poll: None }
}

fn said(to: Phase, on: &str, target: &str) -> Vec<(String, bool)> {
    let (rules, url) = (rules(), "https://forum.makerdao.com/t/1");
    let step = At { to, on: on.parse().ok(), until: on.parse().ok(), url };
    let found = objections(&step, &seen(&rules, target));
    found.into_iter().map(|objection| (objection.text, objection.excusable)).collect()
}

#[test]
fn a_day_late_is_said_to_the_day_with_the_cycle_that_would_do() {
    let none: Vec<(String, bool)> = Vec::new();
    assert_eq!(said(Phase::Rfc, "2021-04-07", "2021-05"), none, "the seed itself was in time");
    let late = "2021-04-08 is 1 day after the last day to post for the cycle of May 2021 \
                (2021-04-07). The next is June 2021: the last day to post is 2021-05-12.";
    assert_eq!(said(Phase::Rfc, "2021-04-08", "2021-05"), [(late.to_owned(), true)]);
    assert_eq!(said(Phase::Frozen, "2021-04-28", "2021-05"), none);
    let late = "2021-04-30 is 2 days after the last day to freeze for the cycle of May 2021 \
                (2021-04-28). The next is June 2021: the last day to freeze is 2021-06-02.";
    assert_eq!(said(Phase::Frozen, "2021-04-30", "2021-05"), [(late.to_owned(), true)]);
    assert_eq!(said(Phase::Submitted, "2021-05-05", "2021-05"), none);
    assert_eq!(said(Phase::Submitted, "2021-05-02", "2021-05").len(), 1, "a day too early");
    assert_eq!(said(Phase::Submitted, "2021-05-06", "2021-05").len(), 1, "a day too late");
    assert!(said(Phase::Rfc, "2021-10-01", "2021-12")[0].0.contains("December"), "no cycle then");
}

#[test]
fn what_a_step_lacks_or_has_wrong_is_no_matter_of_reasons() {
    use StepField::{On, Until, Url};

    let rules = rules();
    let seen =
        Seen { poll: Some((day("2021-05-10"), day("2021-05-24"))), ..seen(&rules, "2021-05") };
    let with = |to, on: Option<&str>, until: Option<&str>, url: &str| {
        let step = At { to, on: on.map(day), until: until.map(day), url };
        let found = objections(&step, &seen);
        assert!(found.iter().all(|objection| !objection.excusable), "{found:?}");
        found.into_iter().map(|objection| objection.field).collect::<Vec<_>>()
    };
    assert_eq!(with(Phase::Rfc, None, None, ""), [On, Url]);
    assert_eq!(with(Phase::Rfc, Some("2021-04-07"), None, "forum thread"), [Url]);
    let link = "https://x.org/1";
    assert_eq!(with(Phase::Poll, Some("2021-05-10"), None, link), [Until]);
    assert_eq!(with(Phase::Poll, Some("2021-05-10"), Some("2021-05-09"), link), [Until]);
    assert_eq!(with(Phase::Poll, Some("2021-05-11"), Some("2021-05-25"), link), [], "a day's give");
    assert_eq!(with(Phase::Accepted, Some("2021-05-01"), None, ""), [On], "before its poll");
    assert_eq!(with(Phase::Accepted, Some("2021-05-25"), None, ""), []);
}
