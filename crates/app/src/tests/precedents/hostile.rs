//! Copies of a repository that are large, damaged or made to do harm.

use std::{
    fs::File,
    io::Write,
    path::Path,
    sync::{Arc, atomic::Ordering},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{budget, index, names, place, repository, skipped, write};
use crate::precedents::{PrecedentIndex, PrecedentRef, PrecedentSections, SkipReason};

fn archive(path: &Path, entries: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.add_symlink("mips-master/MIP40c3-SP4.md", "/etc/passwd", options).unwrap();
    zip.finish().unwrap();
}

#[test]
fn an_archive_is_read_and_what_would_do_harm_in_it_is_not() {
    let (place, dir) = (place(), tempfile::tempdir().unwrap());
    let path = dir.path().join("mips-master.zip");
    let good = budget(1, "Accepted", "runway");
    let bomb = vec![b'a'; 4 << 20];
    let outside = budget(2, "Accepted", "climbed");
    archive(
        &path,
        &[
            ("mips-master/MIP40/MIP40c3-SP1.md", good.as_bytes()),
            ("../../MIP40c3-SP2.md", outside.as_bytes()),
            ("/MIP40c3-SP3.md", outside.as_bytes()),
            ("mips-master/bomb.md", &bomb),
            ("mips-master/picture.png", &[0; 100]),
        ],
    );
    let done = index(&place, &path);
    assert_eq!(done.read, 1);
    let wanted = [(SkipReason::Ratio, 1), (SkipReason::Outside, 2), (SkipReason::Link, 1)];
    assert_eq!(skipped(&done.state), wanted);
    assert_eq!(names(&place, "climbed"), [""; 0]);
    assert_eq!(names(&place, "runway"), ["MIP40c3-SP1"]);
    let again = index(&place, &path);
    assert_eq!((again.read, again.kept), (0, 1), "the checksum says that nothing changed");
}

#[test]
fn an_archive_that_lies_about_a_size_or_is_cut_off_does_no_harm() {
    let (place, dir) = (place(), tempfile::tempdir().unwrap());
    let path = dir.path().join("lies.zip");
    archive(
        &path,
        &[
            ("MIP40c3-SP1.md", budget(1, "Accepted", "runway").as_bytes()),
            ("b.md", &vec![b'a'; 1 << 20]),
        ],
    );
    let mut bytes = std::fs::read(&path).unwrap();
    // The size of the second file, wherever it stands, becomes 100 bytes.
    let wrong = 1_048_576_u32.to_le_bytes();
    while let Some(at) = bytes.windows(4).position(|four| four == wrong) {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    write(dir.path(), "lies.zip", &bytes);
    let done = index(&place, &path);
    assert_eq!((done.read, done.skipped), (1, 2), "{:?}", done.state.skipped);
    let lies = &done.state.skipped[0].files[0];
    assert_eq!((&*lies.path, lies.why.contains("declared")), ("b.md", true), "{lies:?}");
    write(dir.path(), "lies.zip", &bytes[..bytes.len() / 2]);
    let refused = place.precedent_index(PrecedentIndex { path }).unwrap_err().to_string();
    assert!(refused.contains("The index is as it was"), "{refused}");
    assert_eq!(names(&place, "runway"), ["MIP40c3-SP1"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_not_followed() {
    let (place, repository, outside) = (place(), repository(), tempfile::tempdir().unwrap());
    write(outside.path(), "MIP40c3-SP7.md", budget(7, "Accepted", "secret"));
    let link = |target: &Path, name: &str| {
        std::os::unix::fs::symlink(target, repository.path().join(name)).unwrap();
    };
    link(outside.path(), "more");
    link(&outside.path().join("MIP40c3-SP7.md"), "MIP40c3-SP7.md");
    link(Path::new("nowhere"), "dangling.md");
    link(&repository.path().join("MIP40"), "same");
    link(repository.path(), "MIP40/loop");
    let done = index(&place, repository.path());
    assert_eq!(done.read, 3);
    assert_eq!(skipped(&done.state)[0], (SkipReason::Link, 3));
    assert_eq!(names(&place, "secret"), [""; 0]);
}

#[test]
fn broken_utf8_is_read_as_far_as_it_goes_and_binaries_are_not() {
    let (place, repository) = (place(), repository());
    let mut broken = budget(5, "Accepted", "caf").into_bytes();
    let at = broken.windows(3).position(|three| three == b"caf").unwrap() + 3;
    broken.insert(at, 0xe9);
    write(repository.path(), "MIP40c3-SP5.md", &broken);
    write(repository.path(), "nul.md", b"# A\0B");
    let done = index(&place, repository.path());
    assert_eq!(done.read, 4);
    assert_eq!(skipped(&done.state)[0], (SkipReason::NotText, 1));
    assert_eq!(done.state.notes.len(), 1);
    assert_eq!(done.state.notes[0].path, "MIP40c3-SP5.md");
    let why = &done.state.notes[0].why;
    assert!(why.contains("1 place could not be read") && why.contains("first at line"), "{why}");
    assert!(names(&place, "caf").contains(&"MIP40c3-SP5".to_owned()));
}

#[test]
fn huge_tables_and_nested_fences_quotes_and_lists_are_indexed_and_shown() {
    let (place, repository) = (place(), repository());
    let fence = |length: usize| format!("{}\n", "`".repeat(length));
    let fences: String = (3..300).rev().chain(3..300).map(fence).collect();
    let list = "- ".repeat(300) + "a";
    let table = format!("| a | b |\n|---|---|\n{}", "| 1,000 | 2,000 DAI |\n".repeat(20_000));
    let quotes = format!("{}deep", "> ".repeat(20_000));
    for (number, odd) in (5..).zip([&fences, &list, &table, &quotes]) {
        let path = format!("MIP40c3-SP{number}.md");
        write(repository.path(), &path, budget(number, "Accepted", odd));
    }
    assert_eq!(index(&place, repository.path()).read, 7);
    let get = |name: &str| place.precedent_get(PrecedentRef { name: name.into() }).unwrap();
    let long = get("MIP40c3-SP7");
    assert!(long.text.contains(&table), "its text is whole");
    let shown = &long.sections[4].html;
    assert!(shown.contains("<td>2,000 DAI</td>") && shown.ends_with("<p>…</p>\n"), "it is cut");
    assert!(get("MIP40c3-SP8").sections[4].html.starts_with("<pre><code>\n&gt; &gt; "));
    let kind = "mip40c3".parse().unwrap();
    let req = PrecedentSections { kind, heading: "Motivation".into(), status: None, limit: None };
    let passages = place.precedent_sections(req).unwrap();
    assert_eq!(passages.len(), 7);
    assert!(passages.iter().all(|it| it.text.len() <= (1 << 18) + 9), "none stops the window");
}

#[test]
fn five_thousand_files_are_indexed_and_a_cancelled_indexing_changes_nothing() {
    let (place, repository) = (place(), repository());
    for number in 0..5_000 {
        let text = budget(1, "Accepted", "runway").replace("SP1", &format!("SP{number}"));
        write(repository.path(), &format!("many/{}/{number}.md", number % 50), text);
    }
    let place = Arc::new(place);
    let other = Arc::clone(&place);
    let path = repository.path().to_owned();
    let indexing =
        std::thread::spawn(move || other.precedent_index(PrecedentIndex { path }).unwrap());
    let progress = loop {
        let state = place.precedent_state(()).unwrap();
        if let Some(running) = state.running.filter(|running| running.done > 20) {
            break running;
        }
        assert!(!indexing.is_finished(), "it was done before it could be cancelled");
        std::thread::yield_now();
    };
    assert_eq!(progress.total, 5_005);
    let second = place.precedent_index(PrecedentIndex { path: repository.path().to_owned() });
    assert!(second.unwrap_err().to_string().contains("already"));
    place.precedent_cancel(()).unwrap();
    let stopped = indexing.join().unwrap();
    assert!(stopped.stopped && stopped.state.running.is_none());
    assert_eq!(place.precedent_state(()).unwrap().proposals, 0, "nothing was kept of it");
    let done = index(&place, repository.path());
    assert!(!place.precedents.indexing.is_cancelled.load(Ordering::Relaxed));
    assert_eq!((done.read, done.state.proposals), (5_003, 5_003));
}
