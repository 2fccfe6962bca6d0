use super::*;

fn item(id: &str, stage: u8, blocking: bool, when: &str) -> Item {
    Item {
        id: id.into(),
        stage,
        title: format!("Item {id}"),
        why: String::new(),
        how: String::new(),
        evidence: String::new(),
        done_when: String::new(),
        owner: "Team lead".into(),
        blocking,
        when: when.parse().unwrap(),
        feeds: vec![],
        also_feeds: None,
        in_force_from: None,
        in_force_until: None,
        source: String::new(),
    }
}

fn kept(states: &[(&str, State)]) -> BTreeMap<String, Progress> {
    let progress = |(id, state): &(&str, State)| {
        let id = (*id).to_owned();
        (id.clone(), Progress { id, state: *state, ..Progress::default() })
    };
    states.iter().map(progress).collect()
}

/// The cycle of May 2021: post by 7 April, freeze on the 28th, submit by 5 May.
fn may() -> Plan {
    let on = |text: &str| day(text);
    Plan {
        pack: "A".into(),
        cycle: "2021-05".parse().unwrap(),
        post_by: on("2021-04-07"),
        freeze_by: on("2021-04-28"),
        submit_from: on("2021-05-03"),
        submit_to: on("2021-05-05"),
        review: on("2021-05-06"),
        poll_from: on("2021-05-10"),
        poll_to: on("2021-05-24"),
        ratified: on("2021-05-24"),
        events: vec![],
        new_budgets: true,
        closed: false,
        notice: None,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn blocking_work_comes_first_by_its_due_date_and_says_why() {
    let items = [
        item("C1", 1, true, "T-2w"),
        item("C2", 1, false, "T-9w"),
        item("C3", 1, true, "T-4w"),
        item("B1", 4, true, "running"),
    ];
    let kept = kept(&[("C3", State::Review)]);
    let open = open(&items, &kept, Some(&may()));
    let next = next(&open, &kept, &Kinds::default(), day("2021-04-10"), 9);
    let told: Vec<_> = next.iter().map(|n| (n.item.as_str(), n.reason.clone())).collect();
    let expected = [
        ("C3", Reason::Overdue { days: 3 }),
        ("C1", Reason::Due { days: 11 }),
        ("B1", Reason::LastBlocking),
        ("C2", Reason::Overdue { days: 38 }),
    ];
    assert_eq!(told, expected, "what is recommended waits, however late it is");
}

#[test]
fn a_date_that_was_set_wins_over_the_proposed_one() {
    let item = item("C1", 1, true, "T-2w");
    let set = Progress { due: Some(day("2021-05-01")), ..Progress::default() };
    assert_eq!(due(&item, Some(&set), Some(&may())), set.due);
    assert_eq!(due(&item, None, Some(&may())), Some(day("2021-04-21")));
    assert_eq!(due(&item, None, None), None, "without a target nothing is due");
}

#[test]
fn stages_count_blocking_and_recommended_items_apart() {
    let items =
        [item("C1", 1, true, "T-2w"), item("C2", 1, false, "T-9w"), item("T1", 2, true, "T-1w")];
    let kept = kept(&[("C1", State::Waived), ("T1", State::Doing)]);
    let stages = stages(&items, &kept, Some(&may()), day("2021-04-10"));
    let count = |settled, all| Count { settled, all };
    assert_eq!((stages[0].blocking, stages[0].recommended), (count(1, 1), count(0, 1)));
    assert_eq!((stages[1].blocking, stages[1].overdue), (count(0, 1), 0));
    assert_eq!(stages[0].overdue, 1, "a recommended item can be late, a waived one can't");
}

#[test]
fn air_is_what_is_left_of_the_working_days_before_the_next_deadline() {
    let dues = [Some(day("2021-04-20")), Some(day("2021-04-28")), Some(day("2021-05-20")), None];
    let seen = |posted, today| slack(&may(), posted, dues, day(today));
    let slack = seen(true, "2021-04-21").unwrap();
    assert_eq!((slack.deadline, slack.days, slack.work, slack.left), (Deadline::Freeze, 5, 2, 3));
    assert_eq!(seen(false, "2021-04-01").unwrap().deadline, Deadline::Post);
    assert_eq!(seen(false, "2021-04-08").unwrap().deadline, Deadline::Freeze, "post is past");
    assert_eq!(seen(true, "2021-05-06"), None, "the window has closed");
}

#[test]
fn nothing_is_due_in_a_cycle_that_the_rules_have_closed_but_what_somebody_set() {
    let closed = Plan { closed: true, ..may() };
    let item = item("C1", 1, true, "W-28d");
    assert!(due(&item, None, Some(&may())).is_some());
    assert_eq!(due(&item, None, Some(&closed)), None);
    let set = Progress { due: Some(day("2021-04-20")), ..Progress::default() };
    assert_eq!(due(&item, Some(&set), Some(&closed)), set.due);
    assert_eq!(slack(&closed, false, [set.due], day("2021-04-01")), None);
}
