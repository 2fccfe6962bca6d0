use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn offset(text: &str) -> Offset {
    text.parse().unwrap()
}

fn rules(from: Option<&str>, until: Option<&str>) -> PackCycle {
    PackCycle {
        pack: "B".into(),
        from: from.map(day),
        until: until.map(day),
        closed: None,
        schedule: schedule(),
    }
}

fn schedule() -> Schedule {
    Schedule {
        closed_months: vec![12],
        post_by: offset("W-28d"),
        freeze_by: offset("W-7d"),
        submit_from: offset("M"),
        submit_to: offset("W"),
        review: offset("M+3d"),
        poll_from: offset("M+7d"),
        poll_to: offset("M+21d"),
        ratified: offset("M+21d"),
        events: vec![EventRule { name: "Poll".into(), from: offset("M+7d"), to: None }],
        new_budget_months: None,
        budget: None,
    }
}

fn always() -> CycleRules {
    CycleRules { packs: vec![rules(None, None)] }
}

fn cycle(text: &str) -> Cycle {
    text.parse().unwrap()
}

#[test]
fn the_dates_count_from_the_first_monday() {
    let plan = plan(&always(), cycle("2021-05")).unwrap();
    assert_eq!(plan.post_by, day("2021-04-07"), "W-28");
    assert_eq!(plan.freeze_by, day("2021-04-28"), "W-7");
    assert_eq!((plan.submit_from, plan.submit_to), (day("2021-05-03"), day("2021-05-05")));
    assert_eq!(plan.review, day("2021-05-06"));
    assert_eq!((plan.poll_from, plan.poll_to), (day("2021-05-10"), day("2021-05-24")));
    assert_eq!(plan.events[0].from, plan.events[0].to, "an event without an end is one day");
    let wire = serde_json::to_value(&plan).unwrap();
    assert_eq!(wire["cycle"], "2021-05");
    assert_eq!(wire["postBy"], "2021-04-07");
}

#[test]
fn a_month_that_begins_on_a_monday_begins_its_cycle_that_day() {
    let plan = plan(&always(), cycle("2021-02")).unwrap();
    assert_eq!(plan.submit_from, day("2021-02-01"));
}

#[test]
fn a_post_makes_the_first_cycle_that_it_is_in_time_for() {
    let first = |posted| earliest(&always(), day(posted)).unwrap().cycle.to_string();
    assert_eq!(first("2021-04-07"), "2021-05", "the last day counts");
    assert_eq!(first("2021-04-08"), "2021-06");
    assert_eq!(first("2021-12-08"), "2022-01");
    assert_eq!(first("2021-12-09"), "2022-02");
    assert_eq!(first("2021-10-20"), "2022-01", "December has no cycle");
}

#[test]
fn december_has_no_cycle_and_says_so() {
    let none = plan(&always(), cycle("2021-12")).unwrap_err();
    assert_eq!(none.to_string(), "there is no governance cycle in December (2021-12)");
}

#[test]
fn the_submission_date_chooses_the_pack() {
    let mut later = rules(Some("2021-05-25"), None);
    later.pack = "C".into();
    let both = CycleRules { packs: vec![rules(None, Some("2021-05-24")), later] };
    let pack = |text| plan(&both, cycle(text)).unwrap().pack;
    assert_eq!(pack("2021-05"), "B", "submitted on 5 May, though ratified on the 25th");
    assert_eq!(pack("2021-06"), "C");
}

#[test]
fn a_cycle_outside_the_budget_window_says_which_are_inside() {
    let mut quarterly = rules(None, None);
    quarterly.schedule.new_budget_months = Some(vec![3, 6, 9, 11]);
    let quarterly = CycleRules { packs: vec![quarterly] };
    let april = plan(&quarterly, cycle("2022-07")).unwrap();
    assert!(!april.new_budgets);
    let told = april.notice.unwrap();
    assert!(told.contains("March, June, September and November"), "{told}");
    let june = plan(&quarterly, cycle("2022-06")).unwrap();
    assert!(june.new_budgets && june.notice.is_none());
}

#[test]
fn closed_rules_still_have_dates_but_say_that_they_are_closed() {
    let mut closed = rules(None, None);
    closed.closed = Some("New units are closed.".into());
    let plan = plan(&CycleRules { packs: vec![closed] }, cycle("2023-05")).unwrap();
    assert!(plan.closed && !plan.new_budgets);
    assert_eq!(plan.notice.as_deref(), Some("New units are closed."));
}

#[test]
fn the_ends_of_the_calendar_are_errors() {
    for text in ["0001-01", "9999-12", "2021-13", "2021-00", "2021-5", "+021-05", "Ω🚀", ""] {
        assert!(text.parse::<Cycle>().is_err(), "{text}");
    }
    for posted in [NaiveDate::MIN, NaiveDate::MAX, day("0001-01-01"), day("9999-12-31")] {
        assert_eq!(earliest(&always(), posted).unwrap_err(), NoCycle::OutOfRange(posted));
    }
    assert!(earliest(&always(), day("2999-12-31")).is_err(), "no month is left");
    assert!(earliest(&CycleRules::default(), day("2021-01-01")).is_err(), "nobody knows the rules");
    assert!(upcoming(&always(), day("2021-01-01"), usize::MAX).is_ok(), "as many as make sense");
    for text in ["", "X", "M7d", "M+7", "W-99999999999d", "M+2000d", "W+d", "MΩ"] {
        assert!(text.parse::<Offset>().is_err(), "{text}");
    }
    assert_eq!(offset("M").on(NaiveDate::MAX), Some(NaiveDate::MAX));
    assert_eq!(offset("M+1d").on(NaiveDate::MAX), None);
}

#[test]
fn an_offset_is_written_as_it_is_read() {
    for text in ["M", "W", "W-28d", "W-7d", "M+3d", "M+21d"] {
        assert_eq!(offset(text).to_string(), text);
    }
    assert_eq!(offset("W+1d").to_string(), "M+3d", "after W it counts from M");
}

#[test]
fn upcoming_cycles_skip_december() {
    let found = upcoming(&always(), day("2021-09-08"), 3).unwrap();
    let found: Vec<_> = found.iter().map(|plan| plan.cycle.to_string()).collect();
    assert_eq!(found, ["2021-10", "2021-11", "2022-01"]);
}

#[test]
fn in_every_month_of_a_thousand_years_the_last_day_to_post_is_in_time_and_the_next_is_not() {
    let rules = always();
    let months = std::iter::successors(Cycle::new(1970, 3), |cycle| cycle.next());
    for cycle in months.take_while(|cycle| cycle.year() < 2999).filter(|c| c.month() != 12) {
        let plan = plan(&rules, cycle).unwrap();
        assert!(plan.submit_from.day() <= 7 && plan.submit_from.weekday() == Weekday::Mon);
        assert_eq!(earliest(&rules, plan.post_by).unwrap().cycle, cycle);
        let late = earliest(&rules, plan.post_by.succ_opt().unwrap()).unwrap();
        assert!(late.cycle > cycle, "{cycle}: a day late is the cycle after");
    }
}

#[test]
fn working_days_are_mondays_to_fridays_after_today() {
    let until = |today: &str, to| working_days(day(today), day(to));
    assert_eq!(until("2021-04-21", "2021-04-27"), 4, "Thu, Fri, Mon, Tue");
    assert_eq!(until("2021-04-21", "2021-04-07"), 0, "it is past");
    assert_eq!(until("2021-04-03", "2021-04-07"), 3, "a Saturday; Mon, Tue, Wed");
    assert_eq!(until("2021-03-10", "2021-04-07"), 20, "four weeks of five");
    assert!(working_days(NaiveDate::MIN, day("2021-04-07")) > 500_000);
    assert_eq!(working_days(NaiveDate::MAX, day("2021-04-07")), 0);
}
