use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn comment(mark: &str, posted: Option<&str>) -> Comment {
    Comment {
        id: CommentId::new(),
        author: "@ada".into(),
        posted: posted.map(day),
        time: None,
        called: String::new(),
        earlier: vec![],
        edited: None,
        taken_back: None,
        taken: day("2021-04-07"),
        place: 0,
        text: "Why so much?".into(),
        marks: vec![mark.into()],
        draft: None,
        section: None,
        objection: true,
        decision: Decision::Open,
        answer: String::new(),
        edits: vec![],
        decided_at: None,
        by: String::new(),
    }
}

#[test]
fn a_decline_needs_its_reason_and_an_answer_its_text() {
    let at = DateTime::from_timestamp(1_617_800_000, 0).unwrap();
    let mut one = comment("a", None);
    for (decision, why) in
        [(Decision::Decline, Undecided::NoReason), (Decision::Answer, Undecided::NoAnswer)]
    {
        assert_eq!(one.decide(decision, " \n".into(), "@grace", at), Err(why));
    }
    assert_eq!((one.decision, one.decided_at), (Decision::Open, None), "nothing was kept");
    one.decide(Decision::Decline, "The cap is that of the sheet.".into(), "@grace", at).unwrap();
    let later = at + TimeDelta::days(3);
    one.decide(Decision::Decline, "The cap follows the sheet.".into(), "@eve", later).unwrap();
    assert_eq!((one.decided_at, one.by.as_str()), (Some(at), "@grace"), "only the words changed");
    one.decide(Decision::Open, String::new(), "@eve", later).unwrap();
    assert_eq!((one.decided_at, one.by.as_str()), (None, ""));
}

#[test]
fn an_open_objection_stands_out_on_the_eighth_day() {
    let mut one = comment("a", Some("2021-04-01"));
    assert!(!one.is_overdue(day("2021-04-08")));
    assert!(one.is_overdue(day("2021-04-09")));
    one.decision = Decision::Change;
    assert!(!one.is_overdue(day("2021-04-09")), "it was decided");
    let undated = comment("b", None);
    assert!(undated.is_overdue(day("2021-04-15")), "it waits since it was taken in");
}

#[test]
fn what_is_pasted_again_is_known_by_its_mark_as_often_as_it_was_said() {
    let kept = [comment("+1", Some("2021-04-05")), comment("why", None)];
    let pasted = |mark: &str, posted: Option<&str>| (mark.to_owned(), posted.map(day));
    let again = [
        pasted("+1", Some("2021-04-06")),
        pasted("+1", Some("2021-04-05")),
        pasted("why", Some("2021-04-01")),
        pasted("new", None),
    ];
    assert_eq!(fresh(&kept, &again), [false, true, false, true]);
    assert_eq!(fresh(&kept, &[pasted("+1", Some("2021-04-09"))]), [true], "said again later");
}

#[test]
fn an_edit_keeps_both_texts_and_what_was_decided() {
    let at = DateTime::from_timestamp(1_617_800_000, 0).unwrap();
    let mut one = comment("a", Some("2021-04-01"));
    one.decide(Decision::Answer, "By June.".into(), "@grace", at).unwrap();
    let edit = |text: &str, mark: &str, objection| Revision {
        text: text.into(),
        marks: vec![mark.into()],
        objection,
    };
    one.revise(edit("Why so much? Edit: seen.", "b", false), day("2021-04-10"));
    assert_eq!((one.objection, one.taken_back), (false, Some(day("2021-04-10"))));
    assert_eq!((one.decision, one.answer.as_str()), (Decision::Answer, "By June."));
    let earlier: Vec<_> = one.earlier.iter().map(|was| (was.text.as_str(), was.seen)).collect();
    assert_eq!(earlier, [("Why so much?", day("2021-04-07"))]);
    assert_eq!(one.marks, ["a", "b"], "either text is known when it is pasted again");

    one.revise(edit("Why so much? I object after all.", "c", true), day("2021-04-12"));
    assert_eq!((one.objection, one.taken_back), (true, None), "it objects again");
    assert_eq!(one.earlier[1].seen, day("2021-04-10"), "seen when it was taken in");
    one.revise(edit("Why so much? I object after all.", "d", false), day("2021-04-13"));
    assert_eq!((one.earlier.len(), one.objection), (2, true), "the same text is no edit");
}

#[test]
fn an_objection_that_was_taken_back_is_not_overdue() {
    let mut one = comment("a", Some("2021-04-01"));
    let marks = vec!["b".to_owned()];
    one.revise(Revision { text: "Seen.".into(), marks, objection: false }, day("2021-04-20"));
    assert!(!one.is_overdue(day("2021-05-01")));
    one.object(true);
    assert_eq!((one.taken_back, one.is_overdue(day("2021-05-01"))), (None, true), "by hand");
}
