//! Every real proposal comes through reading and editing as it was.

use std::path::{Path, PathBuf};

use mip::Proposal;

/// The proposals beside the repository, or nothing where they are not.
fn proposals() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/mips");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        eprintln!("the corpus is absent: {} holds no proposals", root.display());
    }
    found.sort();
    found
}

fn is_subproposal(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    folder.is_some_and(|name| name.to_string_lossy().ends_with("-Subproposals"))
}

#[test]
fn every_section_and_value_of_every_proposal_comes_back_as_it_was() {
    for path in proposals() {
        let bytes = std::fs::read(&path).unwrap();
        let source = mip::read(&bytes).expect("every proposal is text");
        let source = source.text();
        assert_eq!(source.as_bytes(), bytes);
        assert_eq!(mip::roundtrip(source), Ok(()), "{}", path.display());
        let proposal = Proposal::parse(source);
        for index in 0..proposal.sections.len() {
            let shown = proposal.section_text(index).unwrap();
            assert!(proposal.with_section(index, &shown).unwrap() == source, "{}", path.display());
        }
        for (index, entry) in proposal.preamble.iter().flat_map(|p| p.entries.iter().enumerate()) {
            let edited = proposal.with_entry(index, &entry.value).unwrap();
            assert!(edited == source, "{}", path.display());
        }
    }
}

#[test]
fn every_proposal_in_its_place_has_a_title_with_a_number_and_a_preamble() {
    let of_place: Vec<_> = proposals().into_iter().filter(|path| is_subproposal(path)).collect();
    assert!(of_place.is_empty() || of_place.len() == 118, "118 proposals, not {}", of_place.len());
    for path in of_place {
        let source = std::fs::read_to_string(&path).unwrap();
        let proposal = Proposal::parse(&source);
        let title = proposal.title.expect("a title");
        let stem = path.file_stem().unwrap().to_string_lossy().to_lowercase();
        let code = title.code.unwrap();
        let name = format!("{code}-SP{}", title.number.unwrap()).to_lowercase();
        assert_eq!(name, stem, "{}", path.display());
        let is_known =
            ["MIP39c2", "MIP40c3", "MIP41c4"].iter().any(|it| it.eq_ignore_ascii_case(&code));
        assert!(is_known, "{}", path.display());
        let preamble = proposal.preamble.expect("a preamble");
        assert!(preamble.is_exact && preamble.is_followed_by_fence && preamble.is_closed);
        assert!(preamble.entries.len() >= 7, "{}", path.display());
    }
}
