//! Packs that are wrong: each fault is told with its file, its line and what it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;

use pack::{Files, Pack};

/// The pack of the product with one text replaced in one file; the texts must occur.
fn with(file: &str, from: &str, to: &str) -> Files {
    let files = Files::makerdao();
    assert!(files.text(file).unwrap().contains(from), "{file} does not hold {from:?}");
    let change = |path: &str, text: &str| {
        if path == file { text.replacen(from, to, 1) } else { text.to_owned() }
    };
    files.paths().map(|(path, text)| (path, change(path, text))).collect()
}

/// The pack of the product without a file.
fn without(file: &str) -> Files {
    let files = Files::makerdao();
    assert!(files.text(file).is_some(), "{file} is there");
    files.paths().filter(|(path, _)| *path != file).collect()
}

/// What is told of a pack that is wrong, a fault a line.
fn told(files: &Files) -> String {
    let error = Pack::read(files).map(|_| ()).unwrap_err();
    assert!(!error.faults.is_empty());
    error.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// That the only fault is this one.
#[track_caller]
fn only(files: &Files, expected: &str) {
    assert_eq!(told(files), expected);
}

const CONCEPTION: &str = "playbook/1-conception.toml";
const MANDATE: &str = "templates/mip39c2/2022-03-28.md.tera";

#[test]
fn a_due_time_that_cannot_be_read_is_told_with_its_line() {
    let files = with(CONCEPTION, "T-20w", "in May");
    let told = told(&files);
    assert!(told.starts_with("playbook/1-conception.toml, line "), "{told}");
    assert!(told.contains("\"in May\" is no due time: write T-20w"), "{told}");
}

#[test]
fn an_id_that_is_there_twice_is_told_at_the_second() {
    let files = with(CONCEPTION, "id = \"C9\"", "id = \"C8\"");
    only(&files, "playbook/1-conception.toml, line 135: there are two items C8");
}

#[test]
fn an_item_of_no_stage_is_told() {
    let files = with(CONCEPTION, "id = \"C2\"", "id = \"C2\"\nstage = 9");
    only(&files, "playbook/1-conception.toml, line 26: C2 belongs to stage 9, which is unknown");
}

#[test]
fn an_id_with_the_letter_of_another_stage_is_told() {
    let files = with("playbook/2-team-formation.toml", "id = \"T1\"", "id = \"X1\"");
    assert!(told(&files).contains("the id \"X1\" is not T and a number"), "{}", told(&files));
}

#[test]
fn a_section_that_no_edition_has_is_told() {
    let files = with(CONCEPTION, "section = \"Motivation\"", "section = \"Motivations\"");
    let told = told(&files);
    assert!(told.contains("C1 feeds \"Motivations\", a section that no edition has"), "{told}");
}

#[test]
fn a_count_that_does_not_agree_is_told() {
    let files = with("pack.toml", "items = 70", "items = 71");
    only(&files, "pack.toml: it says 71 items, but the playbook has 70");
}

#[test]
fn a_stage_that_is_gone_is_told() {
    let told = told(&without("playbook/3-legal-setup.toml"));
    assert!(told.contains("stage 3 is missing: the next is 4, Budgeting"), "{told}");
}

#[test]
fn a_short_title_that_is_not_short_is_told() {
    let files =
        with(CONCEPTION, "shortTitle = \"Conception\"", "shortTitle = \"Conception of it all\"");
    assert!(told(&files).contains("has 20 characters: write 1 to 16"), "{}", told(&files));
}

#[test]
fn a_field_that_nobody_knows_is_told_with_its_line() {
    let files = with(CONCEPTION, "id = \"C1\"", "id = \"C1\"\nwhy_not = \"x\"");
    let told = told(&files);
    assert!(told.starts_with("playbook/1-conception.toml, line 1"), "{told}");
    assert!(told.contains("unknown field `why_not`"), "{told}");
}

#[test]
fn an_edition_without_its_preamble_is_told() {
    let told = told(&with(MANDATE, "## Preamble", "## Preface"));
    assert!(told.contains("2022-03-28.md.tera: it has no \"## Preamble\""), "{told}");
}

#[test]
fn an_edition_that_lacks_what_the_portal_reads_is_told() {
    let told = told(&with(MANDATE, "Tags: {{ tags or \"\" }}\n", ""));
    assert!(told.contains("its preamble lacks \"Tags\""), "{told}");
}

#[test]
fn a_template_that_does_not_render_is_told() {
    for (wrong, with_facts) in [("{{ team.wrong }}", "all facts"), ("{% if %}", "no facts")] {
        let told =
            told(&with(MANDATE, "## Specification", &format!("{wrong}\n\n## Specification")));
        assert!(told.contains("2022-03-28.md.tera: it does not render with"), "{told}");
        assert!(told.contains(with_facts), "{told}");
    }
}

#[test]
fn a_heading_that_facts_bring_in_is_told() {
    let wrong = "{% if team %}\n### More\n{% endif %}\n\n## Specification";
    let told = told(&with(MANDATE, "## Specification", wrong));
    assert!(told.contains("with no facts its headings are others"), "{told}");
}

#[test]
fn a_section_without_guidance_is_told() {
    let told =
        told(&with("templates/parts/mip39c2/core-unit-name.md.tera", "{# The full", "The full"));
    assert!(told.contains("the section \"Core Unit Name\" has no guidance"), "{told}");
}

#[test]
fn an_item_that_a_template_asks_for_in_vain_is_told() {
    let told = told(&with("templates/parts/mip39c2/motivation.md.tera", "items?.C1", "items?.C77"));
    assert!(told.contains("it uses items.C77, an item that the playbook does not have"), "{told}");
}

#[test]
fn files_that_are_named_and_not_there_are_told() {
    let missing = told(&without(MANDATE));
    assert!(missing.contains("an edition names templates/mip39c2/2022-03-28.md.tera"), "{missing}");
    let part = told(&without("templates/parts/mip41c4/succession.md.tera"));
    assert!(part.contains("it includes templates/parts/mip41c4/succession.md.tera"), "{part}");
    only(&without("pack.toml"), "pack.toml: it is missing: a rule pack begins with it");
}

#[test]
fn a_heading_that_is_optional_but_not_there_is_told() {
    let files = with("pack.toml", "optional = [\"Succession Plan\"]", "optional = [\"Success\"]");
    assert!(told(&files).contains("has no heading \"Success\", which is said to be optional"));
}

#[test]
fn a_gap_between_rules_is_told() {
    let told = told(&without("rules/b-from-2021-05-25.toml"));
    assert_eq!(told, "rules: C does not begin the day after A ends");
}

#[test]
fn dates_of_a_cycle_out_of_order_are_told() {
    let files =
        with("rules/a-until-2021-05-24.toml", "freezeBy = \"W-7d\"", "freezeBy = \"W-40d\"");
    only(&files, "rules: in A the cycle's freezeBy comes before its postBy");
}

#[test]
fn two_editions_of_a_day_are_told() {
    let files = with("pack.toml", "\"2021-03-12\"", "\"2021-03-25\"");
    only(&files, "pack.toml: there are two editions of MIP39c2 of 2021-03-25");
}

#[test]
fn every_fault_is_told_and_not_only_the_first() {
    let files = with(CONCEPTION, "T-20w", "soon");
    let both: Files =
        (files.paths()).map(|(path, text)| (path, text.replace("W-28d..W-7d", "later"))).collect();
    let told = told(&both);
    assert!(told.contains("1-conception.toml") && told.contains("7-governance"), "{told}");
}

#[test]
fn a_folder_is_read_like_the_program_s_own_files() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in Files::makerdao().paths() {
        let at = folder.path().join(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        // As an editor on Windows leaves it.
        write(&at, format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes());
    }
    write(&folder.path().join("playbook/notes.txt"), b"\xff not ours");
    let pack = Pack::load(folder.path()).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(pack.version(), Pack::makerdao().unwrap().version());
    assert_eq!(pack.items(), Pack::makerdao().unwrap().items());
}

#[test]
fn a_folder_that_cannot_be_a_pack_is_told_and_nothing_panics() {
    let folder = tempfile::tempdir().unwrap();
    let told = |path: &std::path::Path| Pack::load(path).map(|_| ()).unwrap_err().to_string();
    let missing = told(&folder.path().join("nowhere"));
    assert!(missing.contains("the folder cannot be read"), "{missing}");
    let empty = told(folder.path());
    assert!(empty.contains("pack.toml: it is missing"), "{empty}");
    write(&folder.path().join("pack.toml"), b"id = \"\xff\xfe\"");
    let binary = told(folder.path());
    assert!(binary.contains("pack.toml: it is not UTF-8 from byte 6 on"), "{binary}");
    write(&folder.path().join("pack.toml"), &vec![b'#'; 2 << 20]);
    let huge = told(folder.path());
    assert!(huge.contains("more than a megabyte"), "{huge}");
    write(&folder.path().join("pack.toml"), "id = \"Ω🚀\"\nitems = [".as_bytes());
    let broken = told(folder.path());
    assert!(broken.contains("pack.toml, line 2"), "{broken}");
}

#[allow(clippy::disallowed_methods, reason = "a test's own temporary files may be half written")]
fn write(at: &std::path::Path, bytes: &[u8]) {
    fs::write(at, bytes).unwrap();
}

#[test]
fn a_way_through_governance_that_is_wrong_is_told_and_one_that_is_missing_is_empty() {
    let wrong = told(&with("lifecycle.toml", "phase = \"rfc\"", "phase = \"voting\""));
    assert!(wrong.starts_with("lifecycle.toml, line 14:") && wrong.contains("voting"), "{wrong}");
    only(
        &with("lifecycle.toml", "id = \"calls\"", "id = \"forum-post\""),
        "lifecycle.toml: there are two tasks forum-post",
    );
    only(
        &with("lifecycle.toml", "fact = \"poll_url\"", "fact = \"poll\""),
        "lifecycle.toml: Ratification Poll URL is filled by \"poll\", which is unknown; they are: \
         forum_url, poll_url, date_ratified",
    );
    assert!(Pack::read(&without("lifecycle.toml")).unwrap().checklists().is_empty());
}

#[test]
fn other_wordings_of_headings_are_checked() {
    let entry = |kind: &str, title: &str, also: &str| {
        format!("{kind}\n[[heading]]\ntitle = \"{title}\"\nalso = [{also}]\n")
    };
    for (text, fault) in [
        (
            entry("", "List of Budget Breakdown", "\"Breakdown\""),
            "headings.toml, line 2: no edition has the heading \"List of Budget Breakdown\": is it \
             \"List of Budget Breakdowns\"?",
        ),
        (
            entry("", "Motivation", "\"Core unit ID:\""),
            "headings.toml, line 2: \"Core unit ID:\" is a heading of its own, \"Core Unit ID\"",
        ),
        (
            entry("", "Motivation", "\"--\""),
            "headings.toml, line 2: \"Motivation\" has an empty wording",
        ),
        (
            entry("", "Motivation", "\"Why\"") + &entry("", "Core Unit ID", "\"WHY\""),
            "headings.toml, line 6: \"WHY\" means \"Core Unit ID\" and \"Motivation\"",
        ),
        (
            "[[heading]]\ntitel = \"Motivation\"\n".to_owned(),
            "headings.toml, line 2: unknown field `titel`",
        ),
    ] {
        let files = Files::makerdao();
        let files = files.paths().map(|(path, was)| match path {
            "headings.toml" => (path.to_owned(), text.clone()),
            _ => (path.to_owned(), was.to_owned()),
        });
        let error = Pack::read(&files.collect::<Files>()).unwrap_err().to_string();
        assert!(error.contains(fault), "{error}");
    }
    assert!(Pack::read(&without("headings.toml")).is_ok(), "a pack needs none");
}

const FIRST: &str = "kind = \"mip39c2\"\ncode = \"MIP39c2\"";

#[test]
fn a_kind_that_is_there_twice_is_told_at_the_second() {
    let told = told(&with("pack.toml", "kind = \"mip40c3\"\ncode = \"MIP40c3\"", FIRST));
    assert!(told.contains("pack.toml, line 25: there are two kinds mip39c2"), "{told}");
    assert!(
        told.contains("pack.toml, line 25: there are two kinds with the code MIP39c2"),
        "{told}"
    );
}

#[test]
fn a_folder_that_leaves_the_repository_is_told() {
    for folder in ["../MIP39", "MIP39/../..", "/MIP39", "MIP39/", "", "C:/MIP39", "a\\\\b"] {
        let files = with("pack.toml", "MIP39/MIP39c2-Subproposals", folder);
        let told = told(&files);
        assert!(told.starts_with("pack.toml, line 14: the folder "), "{folder}: {told}");
        assert!(told.contains("of MIP39c2 is none of the repository"), "{folder}: {told}");
    }
}

#[test]
fn a_property_that_is_unknown_is_told_with_those_that_there_are() {
    let told = told(&with("pack.toml", "\"amounts\"", "\"amount\""));
    assert!(told.starts_with("pack.toml, line "), "{told}");
    assert!(told.contains("unknown variant `amount`, expected one of `amounts`"), "{told}");
}

#[test]
fn a_kind_with_no_edition_and_an_edition_of_no_kind_are_told() {
    let files = with("pack.toml", FIRST, "kind = \"charter\"\ncode = \"MIP39c2\"");
    let told = told(&files);
    assert!(told.contains("there is no edition of MIP39c2"), "{told}");
    assert!(told.contains("mip39c2/2021-02-03.md.tera is an edition of mip39c2, which is no kind"));
}

#[test]
fn a_name_that_titles_are_not_read_with_is_told() {
    for (from, to, why) in [
        ("code = \"MIP39c2\"", "code = \"Mandate\"", "\"Mandate\" is no code"),
        ("MIP39c2-SP#", "MIP39c2 SP#", "the name \"MIP39c2 SP#\" of MIP39c2 is not the code"),
        ("MIP39c2-SP#", "MIP39c2-SP", "is not the code, a hyphen, letters and #, as MIP39c2-SP#"),
        ("kind = \"mip39c2\"", "kind = \"other\"", "a kind can't be called \"other\""),
        ("kind = \"mip39c2\"", "kind = \"MIP39c2\"", "\"MIP39c2\" is no kind of proposal"),
        ("short = \"Mandate\"", "short = \"\"", "MIP39c2 has an empty short"),
        ("cu-{unit}", "cu-{team}", "MIP39c2 has the tag \"cu-{team}\""),
    ] {
        let told = told(&with("pack.toml", from, to));
        assert!(told.contains(why), "{to}: {told}");
    }
}
