use super::*;

fn file(path: &str, text: &str) -> Certified {
    Certified { path: path.into(), sha256: sha256(text.as_bytes()) }
}

fn certificate() -> Certificate {
    let at = |text: &str| text.parse().unwrap();
    Certificate {
        format: String::new(),
        team: "Ω🚀 Scaling".into(),
        frozen_at: at("2021-04-28T12:00:00Z"),
        frozen_by: "Wouter".into(),
        note: "As discussed\n```json\n{}".into(),
        cycle: Some("2021-05".into()),
        files: vec![file("MIP39/a.md", "a"), file("MIP40/b.md", "b")],
        exceptions: vec![Changed {
            at: at("2021-04-29T12:00:00Z"),
            by: "Wouter".into(),
            reason: "A wrong address".into(),
            closed: at("2021-04-29T13:00:00Z"),
            files: vec![file("MIP39/a.md", "a2"), file("MIP40/b.md", "b")],
        }],
        digest: String::new(),
    }
    .sealed()
}

#[test]
fn what_was_written_is_read_back_from_json_and_from_the_page_on_any_system() {
    let whole = certificate();
    for text in [whole.json(), whole.markdown(), whole.markdown().replace('\n', "\r\n")] {
        assert_eq!(
            read(&text),
            Ok(ReadCertificate { certificate: whole.clone(), edited: None }),
            "{text}"
        );
    }
    assert_eq!(whole.files_now()[0].sha256, sha256(b"a2"), "the last exception counts");
}

#[test]
fn the_digest_is_that_of_the_published_example() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(sha256(b""), empty);
}

#[test]
fn an_edit_of_the_data_or_of_the_page_around_it_is_noticed() {
    let whole = certificate();
    let edits = [("Wouter", "Wooter"), ("2021-05", "2021-06"), ("A wrong", "No wrong")];
    for (from, to) in edits {
        for text in [whole.json(), whole.markdown()] {
            let found = read(&text.replace(from, to)).unwrap();
            assert!(found.edited.is_some(), "{from} became {to}");
        }
    }
    let page = whole.markdown().replace("have not changed", "are the best");
    assert!(read(&page).unwrap().edited.unwrap().contains("page around"));
    let (first, second) = (&whole.files[0].sha256, &whole.files[1].sha256);
    assert!(read(&whole.json().replacen(first, second, 1)).unwrap().edited.is_some());
}

#[test]
fn what_is_no_certificate_says_why() {
    let whole = certificate();
    let why = |text: &str| read(text).unwrap_err().to_string();
    assert!(why("").contains("no block of JSON"));
    assert!(why("# A page\n").contains("no block of JSON"));
    assert!(why("{").contains("no certificate"));
    assert!(why("{}").contains("missing field"));
    assert!(why(&whole.json().replace("\"note\"", "\"notes\"")).contains("notes"));
    assert!(why(&whole.json().replace("freeze/1", "freeze/2")).contains("update Launchpod"));
    for path in ["../a.md", "/etc/passwd", "C:/a.md", "a\\\\b.md", "MIP40/b.md", "a//b.md", ""] {
        let text = whole.json().replace("MIP39/a.md", path);
        assert!(why(&text).contains("names a file"), "{path:?}: {}", why(&text));
    }
    let none = Certificate { files: Vec::new(), exceptions: Vec::new(), ..whole }.sealed();
    assert!(why(&none.json()).contains("names no files"));
}
