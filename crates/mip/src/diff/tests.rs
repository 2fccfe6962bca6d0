use proptest::prelude::*;

use super::*;

/// `{-was-}` and `{+is+}` around what changed.
fn shown(runs: &[Run]) -> String {
    let run = |run: &Run| match run.kind {
        RunKind::Same => run.text.clone(),
        RunKind::Deleted => format!("{{-{}-}}", run.text),
        RunKind::Inserted => format!("{{+{}+}}", run.text),
    };
    runs.iter().map(run).collect()
}

fn told(old: &str, new: &str) -> Vec<String> {
    let line = |one: &SectionDiff| {
        let was = one.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
        format!("{:?} {}{was}: {}", one.state, one.title, shown(&one.runs))
    };
    sections(old, new).iter().map(line).collect()
}

#[test]
fn words_that_changed_beside_each_other_are_one_change() {
    let old = "The cap is 1,200 DAI a month for five people.\nIt ends in June.\n";
    let new = "The cap is 1,350 MKR a month for six people.\nIt ends in June.\n";
    let expected = "The cap is {-1,200 DAI-}{+1,350 MKR+} a month for {-five-}{+six+} people.\nIt ends in June.\n";
    assert_eq!(shown(&words(old, new)), expected);
}

#[test]
fn a_text_that_was_written_anew_is_not_torn_apart_by_words_that_both_have() {
    let old = "Companies have recipes for growth, and a payroll.\n";
    let new = "See the plan, due in June; the wallet pays for it.\n";
    assert_eq!(shown(&words(old, new)), format!("{{-{old}-}}{{+{new}+}}"));
    let old = "We pay on the first day of each month and never on the second.\n";
    let new = "We pay in two halves, each when its report is there and never on the second.\n";
    assert_eq!(
        shown(&words(old, new)),
        "We pay {-on the first day of each month-}{+in two halves, each when its report is there+} \
         and never on the second.\n"
    );
}

#[test]
fn words_are_those_of_every_script() {
    assert_eq!(shown(&words("שלום עולם 🚀", "שלום לכולם 🚀")), "שלום {-עולם-}{+לכולם+} 🚀");
    assert_eq!(shown(&words("", "new")), "{+new+}");
    assert_eq!(shown(&words("old", "")), "{-old-}");
    assert!(words("", "").is_empty());
}

#[test]
fn a_section_is_known_by_its_heading_or_by_its_text() {
    let old = "# MIP39c2-SP1: One\n\n## Motivation\n\nThe queue has no owner today.\n\n## Gone\n\nx\n\n## References\n\n- a\n";
    let new = "# MIP39c2-SP1: Two\n\n## Why we do it\n\nThe queue has no owner now.\n\n## references:\n\n- a\n\n## New\n\ny\n";
    assert_eq!(
        told(old, new),
        [
            "Changed MIP39c2-SP1: Two (was MIP39c2-SP1: One): ",
            "Changed Why we do it (was Motivation): The queue has no owner {-today-}{+now+}.",
            "Removed Gone: {-x-}",
            "Changed references: (was References): - a",
            "Added New: {+y+}",
        ]
    );
}

#[test]
fn headings_that_come_again_keep_their_order_and_what_moved_is_the_same() {
    let old = "# T\n\n## A\n\n1\n\n### Note\n\nx\n\n## B\n\n2\n\n### Note\n\ny\n";
    let new = "# T\n\n## B\n\n2\n\n## A\n\n1\n\n### Note\n\nx\n\n### Note\n\nz\n";
    let changed: Vec<_> =
        told(old, new).into_iter().filter(|line| !line.starts_with("Same")).collect();
    assert_eq!(changed, ["Changed Note: {-y-}{+z+}"]);
}

#[test]
fn one_section_is_compared_by_its_heading() {
    let (old, new) = ("# T\n\n## A\n\none\n", "# T\n\n## a\n\none two\n\n## B\n\nx\n");
    assert_eq!(shown(&section(old, new, "A").unwrap().runs), "one{+ two+}");
    assert_eq!(section(old, new, "B").unwrap().state, SectionState::Added);
    assert_eq!(section(old, new, "C"), None);
}

#[test]
fn counts_are_of_words_and_not_of_marks() {
    let found = sections("# T\n\na b\n", "# T\n\na **c** — d\n");
    assert_eq!((found[0].inserted, found[0].deleted), (2, 1));
}

#[test]
fn a_long_text_that_changed_everywhere_is_compared_in_time() {
    let text = |word: &str| format!("# T\n\n{}\n", format!("{word} and ever on ").repeat(20_000));
    let found = sections(&text("old"), &text("new"));
    assert_eq!(found[0].state, SectionState::Changed);
    assert_eq!(found[0].inserted, 80_000, "one line of 300 kB is given whole");
}

proptest! {
    #[test]
    fn runs_give_both_texts_back(old in "([a-c ]{0,9}[\n|Ω🚀]?){0,9}", new in "([a-c ]{0,9}[\n|Ω🚀]?){0,9}") {
        let runs = words(&old, &new);
        let without = |kind| -> String {
            runs.iter().filter(|run| run.kind != kind).map(|run| run.text.as_str()).collect()
        };
        prop_assert_eq!(without(RunKind::Inserted), old);
        prop_assert_eq!(without(RunKind::Deleted), new);
        prop_assert!(runs.windows(2).all(|two| two[0].kind != two[1].kind), "{:?}", runs);
    }

    #[test]
    fn any_two_texts_can_be_compared(old in "(#{0,3} ?[a-b]{0,3}\n){0,12}", new in "(#{0,3} ?[a-b]{0,3}\n){0,12}") {
        let found = sections(&old, &new);
        prop_assert!(sections(&old, &old).iter().all(|one| one.state == SectionState::Same));
        let here = found.iter().filter(|one| one.state != SectionState::Removed).count();
        prop_assert_eq!(here, parts(&new).len());
        let there = found.iter().filter(|one| one.state != SectionState::Added).count();
        prop_assert_eq!(there, parts(&old).len());
    }
}
