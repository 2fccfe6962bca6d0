//! Another organisation's pack: its kinds, folders and days, and no line of Rust that knows them.

#![allow(clippy::disallowed_methods, reason = "files for a test to read")]

use std::{fs, path::Path};

use domain::{
    budget::{Budget, Group, Line},
    id::{GroupId, LineId, TeamId},
    team::Visibility,
};
use mip_lint::agreement::Topic;

use super::Place;
use crate::{
    App, Folder,
    agreement::AgreementState,
    bundle::numbers::NumberAssign,
    drafts::{DraftCompose, DraftRef, DraftRow, DraftWrite, begin::DraftImport},
    files::put,
    members::{MemberPut, TeamMember},
    outside::folder::DraftExportFolder,
    planner::PlannerTry,
    precedents::{PrecedentFor, PrecedentIndex, PrecedentLengths},
    sample::SampleCreate,
    teams::{TeamCreate, TeamUpdate},
};

/// A workspace of the harbour, on a day of its second edition of charges.
fn harbour() -> Place {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/packs/harbour");
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::choose(Some(dir.path().to_owned())).unwrap();
    let day = || "2024-07-03T12:00:00Z".parse().unwrap();
    let app = App::open_with(crate::rules(Some(&pack)).unwrap(), folder, Box::new(day), |_| ());
    Place { app: app.unwrap(), dir }
}

/// A crew with two keepers and a budget, and its bundle.
fn crew(place: &Place) -> (TeamId, Vec<DraftRow>) {
    let target = Some("2024-09".parse().unwrap());
    let team = TeamCreate { name: "Ω North Pier".into(), target, as_of: None };
    let team = place.team_create(team).unwrap().id;
    let unit = TeamUpdate { unit_id: Some(Some("NOR-001".into())), ..TeamUpdate::of(team) };
    place.team_update(unit).unwrap();
    for handle in ["@ada", "@bob"] {
        let change = MemberPut {
            handle: Some(handle.into()),
            facilitator: Some(true),
            author: Some(true),
            visibility: Some(Visibility::Public),
            ..MemberPut::default()
        };
        place.member_put(TeamMember { team, change }).unwrap();
    }
    let line = Line { id: LineId::new(), title: "Rope".into(), monthly: "1500".parse().unwrap() };
    let group = Group { id: GroupId::new(), name: "Rope".into(), lines: vec![line] };
    let budget = Budget { groups: vec![group], ..Budget::default() };
    place.budget_put(crate::budgets::BudgetPut { team, budget }).unwrap();
    let rows = place.draft_compose(DraftCompose { team, on: None }).unwrap();
    (team, rows)
}

fn text(place: &Place, team: TeamId, row: &DraftRow) -> String {
    place.draft_get(DraftRef { team, draft: row.id }).unwrap().text
}

#[test]
fn a_bundle_is_composed_of_the_packs_kinds_in_its_order() {
    let place = harbour();
    let (team, rows) = crew(&place);
    let told: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.subject.as_str())).collect();
    assert_eq!(
        told,
        [
            ("HB20-No#", "Work plan"),
            ("HB7k1-No#", "Keeper, @ada"),
            ("HB7k1-No#", "Keeper, @bob"),
            ("HB3-Nr#", "Charges, 4,500 DAI"),
        ]
    );
    let charges = text(&place, team, &rows[3]);
    assert!(charges.starts_with("# HB3-Nr#: Charges of Ω North Pier\n"), "{charges}");
    assert!(charges.contains("\nHB3-Nr#: #\n"), "{charges}");
    assert!(charges.contains("Tags: harbour, charges, dai-charges\n"), "{charges}");
    assert!(charges.contains("## Term\n") && charges.contains("| Rope | 1,500 |"), "{charges}");
    assert!(text(&place, team, &rows[0]).contains("Tags: harbour, crew-nor-001, plan\n"));
    let early = DraftCompose { team, on: Some("2024-02-01".parse().unwrap()) };
    let rows = place.draft_compose(early).unwrap();
    assert!(!text(&place, team, &rows[3]).contains("## Term"), "its edition has no such section");
    let before = DraftCompose { team, on: Some("2023-01-01".parse().unwrap()) };
    let refused = place.draft_compose(before).unwrap_err().to_string();
    assert!(refused.contains("no template of HB20 on 2023-01-01: the first is of 2024-01-10"));
}

#[test]
fn rules_ask_of_a_kind_what_its_pack_says_and_nothing_else() {
    let place = harbour();
    let (team, rows) = crew(&place);
    let names = |row: &DraftRow| {
        let view = place.draft_get(DraftRef { team, draft: row.id }).unwrap();
        view.findings.into_iter().map(|finding| finding.name).collect::<Vec<_>>()
    };
    // Its charges have amounts without a unit. They need no address, and no kind a tag `cu-…`.
    let found: Vec<_> = rows.iter().map(names).collect();
    let empty = "empty-section";
    assert_eq!(found, [vec![empty, empty], vec![], vec![], vec![empty, "amount-without-unit"]]);
    let (part, body) = ("Tags".to_owned(), Some("harbour".to_owned()));
    let tags =
        DraftWrite { team, draft: rows[3].id, part, preamble: true, body: body.map(Into::into) };
    place.draft_write(tags).unwrap();
    let view = place.draft_get(DraftRef { team, draft: rows[3].id }).unwrap();
    let help: Vec<_> = view.findings.iter().filter(|it| it.name == "missing-tag").collect();
    let help: Vec<_> = help.iter().filter_map(|finding| finding.help.as_deref()).collect();
    assert_eq!(help, ["every HB3 has them", "add `dai-charges`"]);
}

#[test]
fn files_are_named_as_the_pack_says_and_numbers_are_given_in_all_of_them() {
    let place = harbour();
    let (team, rows) = crew(&place);
    let number = NumberAssign { team, draft: rows[0].id, number: 12 };
    let preview = place.number_assign(number).unwrap();
    assert_eq!((&*preview.from, &*preview.to), ("HB20-No#", "HB20-No12"));
    assert_eq!(preview.path_to, "plans/HB20-No12.md");
    let folder = place.dir.path().join("out");
    let export = DraftExportFolder { team, folder: folder.clone(), replace: false };
    let mut written = place.draft_export_folder(export).unwrap().written;
    written.sort();
    let wanted = [
        "charges/HB3-NrX.md",
        "people/keepers/HB7k1-NoX-2.md",
        "people/keepers/HB7k1-NoX.md",
        "plans/HB20-No12.md",
    ];
    assert_eq!(written, wanted);
    let plan = fs::read_to_string(folder.join(wanted[3])).unwrap();
    assert!(plan.starts_with("# HB20-No12: ") && plan.contains("\nHB20-No#: 12\n"), "{plan}");
}

#[test]
fn stages_days_and_sections_are_those_of_the_pack() {
    let place = harbour();
    let (team, _) = crew(&place);
    let home = place.team_get(team).unwrap();
    assert_eq!(
        home.stages.iter().map(|it| &*it.stage.title).collect::<Vec<_>>(),
        ["Moorings", "Cargo"]
    );
    let fills: Vec<_> = home.next.iter().map(|next| next.fills.as_deref()).collect();
    assert_eq!(fills, [Some("HB20 Aims"), Some("HB3 Price List"), Some("HB7k1 Who It Is")]);
    let plan = home.plan.unwrap();
    // W is 4 September 2024, and comments are open for ten days.
    assert_eq!(plan.post_by.to_string(), "2024-08-25");
    assert_eq!(plan.ratified.to_string(), "2024-09-20");
    let planned = place.planner_get(team).unwrap();
    assert_eq!(planned.drafts.len(), 4);
    let august = PlannerTry { team, cycle: Some("2024-08".parse().unwrap()), posted: None };
    assert!(place.planner_try(august).unwrap_err().to_string().contains("August"));
}

#[test]
fn the_bundle_is_held_together_by_what_each_kind_is_fed_by() {
    let place = harbour();
    let (team, rows) = crew(&place);
    let agreement = place.agreement_get(team).unwrap();
    let of = |topic: Topic| agreement.topics.iter().find(|view| view.topic == topic).unwrap();
    assert_eq!(of(Topic::UnitName).state, AgreementState::Agrees, "{:?}", of(Topic::UnitName));
    assert_eq!(of(Topic::Cap).silent, [rows[3].name.clone()], "charges must say their cap");
}

#[test]
fn files_and_precedents_of_the_organisation_are_known_by_their_names() {
    let place = harbour();
    let (team, _) = crew(&place);
    let charges = |number: u32| {
        format!(
            "# HB3-Nr{number}: Charges\n\n## Preamble\n\n```\nHB3-Nr#: {number}\nStatus: Accepted\nDate Proposed: 2024-02-01\n```\n\n## What it costs\n\nTwo words.\n"
        )
    };
    let root = place.dir.path().join("copy");
    fs::create_dir_all(root.join("charges")).unwrap();
    for number in 1..=4 {
        let path = root.join(format!("charges/HB3-Nr{number}.md"));
        put(&path, &charges(number)).unwrap();
    }
    put(&root.join("HB1.md"), "# HB1: How we vote\n\n## Preamble\n\n```\nHB#: 1\n```\n").unwrap();
    let state = place.precedent_index(PrecedentIndex { path: root.clone() }).unwrap().state;
    let counts: Vec<_> = state.kinds.iter().map(|it| (it.name.as_str(), it.count)).collect();
    assert_eq!(counts, [("work_plan", 0), ("harbour_keeper", 0), ("charges", 4), ("other", 1)]);
    let kind = "charges".parse().unwrap();
    let search = PrecedentFor { kind: Some(kind), ..PrecedentFor::default() };
    assert!(place.precedent_search(search).unwrap().hits.iter().any(|hit| hit.name == "HB3-Nr4"));
    let on = Some("2024-02-01".parse().unwrap());
    let lengths = place.precedent_lengths(PrecedentLengths { kind, on }).unwrap();
    let prices = lengths.iter().find(|it| it.heading == "Price List").unwrap();
    assert_eq!(prices.accepted.map(|words| words.median), Some(2), "by its other wording");

    let path = root.join("charges/HB3-Nr4.md");
    let begin = |path| DraftImport { team, path, kind: None, matches: vec![] };
    let preview = place.draft_import_preview(begin(path)).unwrap();
    assert_eq!((preview.kind.word(), preview.number), ("charges", Some(4)));
    let unknown = place.dir.path().join("mandate.md");
    put(&unknown, "# MIP39c2-SP1: A mandate\n").unwrap();
    let refused = place.draft_import_preview(begin(unknown)).unwrap_err().to_string();
    assert!(refused.contains("Choose HB20, HB7k1 or HB3; nothing was written."), "{refused}");
}

#[test]
fn what_belongs_to_another_pack_is_refused_with_its_name() {
    let place = harbour();
    let refused = place.sample_create(SampleCreate::default()).unwrap_err().to_string();
    assert!(refused.contains("The sample is of MakerDAO Core Units"), "{refused}");

    let (team, rows) = crew(&place);
    let Place { app, dir } = place;
    app.close().unwrap();
    let place = Place { app: super::open(dir.path(), |_| ()), dir };
    let at = DraftRef { team, draft: rows[0].id };
    let refused = place.draft_get(at).unwrap_err().to_string();
    assert!(refused.contains("MakerDAO Core Units has no proposals of the kind work_plan"));
    assert!(place.team_get(team).is_ok(), "the team itself can be seen");
    let seen = place.draft_list(team).unwrap();
    assert_eq!(seen.len(), rows.len(), "and each draft, by name");
    assert!(seen.iter().all(|row| row.subject.contains("has no proposals of this kind")));
}
