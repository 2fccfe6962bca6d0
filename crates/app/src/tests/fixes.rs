//! What the linter offers to mend is mended in what a draft keeps, and what somebody lets stand is
//! said apart.

use super::{Place, place};
use crate::{
    drafts::{
        DraftCompose, DraftRef, DraftView, DraftWrite, FindingView,
        allow::{AllowedRef, DraftAllow},
        fixes::{DraftFix, DraftFixAll},
    },
    outside::folder::DraftExportFolder,
    teams::TeamUpdate,
};

struct Draft {
    place: Place,
    at: DraftRef,
}

fn mandate() -> Draft {
    let place = place();
    let team = place.begin("Team");
    let drafts = place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let at = DraftRef { team, draft: drafts[0].id };
    Draft { place, at }
}

impl Draft {
    fn write(&self, part: &str, preamble: bool, body: &str) -> DraftView {
        let DraftRef { team, draft } = self.at;
        let (part, body) = (part.to_owned(), Some(body.to_owned()));
        self.place
            .draft_write(DraftWrite { team, draft, part, preamble, body: body.map(Into::into) })
            .unwrap();
        self.view()
    }

    fn view(&self) -> DraftView {
        self.place.draft_get(self.at).unwrap()
    }

    fn fix(&self, finding: &FindingView) -> DraftView {
        let DraftRef { team, draft } = self.at;
        let (code, start) = (finding.code.clone(), finding.start);
        self.place.draft_fix(DraftFix { team, draft, code, start }).unwrap()
    }

    fn allow(&self, finding: &FindingView, reason: &str) -> Result<DraftView, crate::Error> {
        let DraftRef { team, draft } = self.at;
        let (code, start, reason) = (finding.code.clone(), finding.start, reason.to_owned());
        self.place.draft_allow(DraftAllow { team, draft, code, start, reason })
    }
}

fn found<'a>(view: &'a DraftView, name: &str) -> &'a FindingView {
    let found = view.findings.iter().find(|finding| finding.name == name);
    found.unwrap_or_else(|| panic!("no {name}: {:#?}", view.findings))
}

fn body<'a>(view: &'a DraftView, title: &str) -> &'a str {
    &view.sections.iter().find(|section| section.title == title).unwrap().body
}

#[test]
fn a_fix_is_kept_as_what_somebody_wrote_and_undo_takes_one_step_back() {
    let draft = mandate();
    draft.write("Motivation", false, "Ω🚀 Why.\n\n### Not a heading of ours\n\nMore.");
    let view = draft.write("Core Unit ID", false, "Ω🚀 ses-001");
    let finding = found(&view, "malformed-unit-id");
    assert_eq!(finding.section.as_deref(), Some("Core Unit ID"));
    assert_eq!(finding.fix.as_ref().unwrap().title, "Write `SES-001`");
    let view = draft.fix(finding);
    assert_eq!(body(&view, "Core Unit ID"), "Ω🚀 SES-001");
    assert!(view.text.contains("### Core Unit ID\n\nΩ🚀 SES-001\n\n"), "{}", view.text);
    assert!(view.findings.iter().all(|finding| finding.name != "malformed-unit-id"));
    draft.place.history_undo(None).unwrap();
    assert_eq!(body(&draft.view(), "Core Unit ID"), "Ω🚀 ses-001");
}

#[test]
fn a_value_of_the_preamble_is_mended_and_every_safe_fix_at_once() {
    let draft = mandate();
    let team = draft.at.team;
    let unit = TeamUpdate { unit_id: Some(Some("SES-001".into())), ..TeamUpdate::of(team) };
    draft.place.team_update(unit).unwrap();
    draft.write("Date Applied", true, "2021/04/07");
    let view = draft.write("Tags", true, "core-unit, ses-001");
    let safe = |view: &DraftView| {
        let is = |f: &&FindingView| f.fix.as_ref().is_some_and(|fix| fix.safe);
        view.findings.iter().filter(is).count()
    };
    assert!(safe(&view) >= 2, "{:#?}", view.findings);
    let of_rule = DraftFixAll {
        team,
        draft: draft.at.draft,
        asked: false,
        code: Some(found(&view, "bad-date").code.clone()),
    };
    let fixed = draft.place.draft_fix_all(of_rule).unwrap();
    assert_eq!(
        (fixed.done.len(), safe(&fixed.view)),
        (1, safe(&view) - 1),
        "only those of the rule"
    );
    draft.place.history_undo(None).unwrap();
    let fixed = draft
        .place
        .draft_fix_all(DraftFixAll { team, draft: draft.at.draft, asked: false, code: None })
        .unwrap();
    assert!(fixed.done.len() >= 2, "{:?}", fixed.done);
    assert_eq!(safe(&fixed.view), 0, "{:#?}", fixed.view.findings);
    assert!(fixed.view.text.contains("\nDate Applied: 2021-04-07\n"), "{}", fixed.view.text);
    draft.place.history_undo(None).unwrap();
    assert!(draft.view().text.contains("\nDate Applied: 2021/04/07\n"), "one step takes all back");
}

#[test]
fn a_finding_without_a_fix_or_of_another_text_is_not_fixed() {
    let draft = mandate();
    let DraftRef { team, draft: id } = draft.at;
    let view = draft.write("Motivation", false, "TBD");
    let finding = found(&view, "placeholder-left");
    assert!(finding.fix.is_none());
    for start in [finding.start, 0, usize::MAX] {
        let fix = DraftFix { team, draft: id, code: finding.code.clone(), start };
        let error = draft.place.draft_fix(fix).unwrap_err();
        assert!(error.to_string().contains("fix"), "{error}");
    }
}

#[test]
fn a_finding_that_may_stand_is_counted_apart_and_comes_back_when_its_text_changes() {
    let draft = mandate();
    let view = draft.write("Motivation", false, "The auditors: TBD");
    let finding = found(&view, "placeholder-left").clone();
    assert!(draft.allow(&finding, " \n").unwrap_err().to_string().contains("Say why"));
    let view = draft.allow(&finding, "The auditors are chosen in June.").unwrap();
    let still = |view: &DraftView| view.findings.iter().any(|f| f.name == "placeholder-left");
    assert!(!still(&view));
    assert_eq!(view.allowed[0].finding.as_ref().unwrap().message, finding.message);
    assert_eq!(view.allowed[0].allowed.section.as_deref(), Some("Motivation"));
    let row = || draft.place.draft_list(draft.at.team).unwrap().remove(0);
    assert_eq!(
        (row().allowed, row().warnings),
        (1, view.findings.iter().filter(|f| f.level == mip_lint::Level::Warning).count())
    );

    let view = draft.write("Motivation", false, "First a word. The auditors: TBD");
    assert!(!still(&view), "it may stand wherever it moves in its section");
    let view = draft.write("Motivation", false, "The auditors: TBD, the wallet: TODO");
    assert_eq!(
        view.findings.iter().filter(|f| f.name == "placeholder-left").count(),
        1,
        "another finding of the rule is not silenced"
    );
    let view = draft.write("Motivation", false, "All is known.");
    assert!(view.allowed[0].finding.is_none(), "what is no longer found is said");
    let view = draft.write("Motivation", false, "TBD");
    assert!(!still(&view));
    let DraftRef { team, draft: id } = draft.at;
    let allowed = view.allowed[0].allowed.id;
    let view = draft.place.draft_disallow(AllowedRef { team, draft: id, allowed }).unwrap();
    assert!(still(&view) && view.allowed.is_empty());
    draft.place.history_undo(None).unwrap();
    assert!(!still(&draft.view()));
}

#[test]
fn an_export_lists_what_was_let_stand() {
    let draft = mandate();
    let view = draft.write("Motivation", false, "The auditors: TBD");
    draft.allow(found(&view, "placeholder-left"), "Chosen in June.").unwrap();
    let folder = draft.place.dir.path().join("out");
    let team = draft.at.team;
    let exported = draft
        .place
        .draft_export_folder(DraftExportFolder { team, folder, replace: false })
        .unwrap();
    let [one] = &exported.allowed[..] else { panic!("{:?}", exported.allowed) };
    assert_eq!(
        (one.draft.as_str(), one.name.as_str(), one.allowed.reason.as_str()),
        ("MIP39c2-SP#", "placeholder-left", "Chosen in June.")
    );
}
