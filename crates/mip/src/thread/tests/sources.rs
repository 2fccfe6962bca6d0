//! Copies of each source, as they are read: by whom, when, what, and what is no comment.

use std::fmt::Write;

use super::super::*;

/// What was read, as lines.
fn shown(text: &str) -> String {
    let thread = read(text, NaiveDate::from_ymd_opt(2022, 5, 20).unwrap(), None);
    let mut out = format!("{:?} {}\n", thread.source, thread.confidence);
    for post in &thread.posts {
        let day = post.posted.map_or("?".to_owned(), |day| day.to_string());
        let time = post.time.map_or(String::new(), |time| format!(" {time}"));
        let text = post.text.replace('\n', "⏎");
        let _ = writeln!(
            out,
            "{} | {day}{time} | {} | {} | {text}",
            post.line, post.author, post.called
        );
    }
    for one in &thread.unplaced {
        let _ = writeln!(out, "? {} {:?} {}", one.line, one.text, one.why);
    }
    let LeftOut { controls, system, maps, events, silent } = thread.left_out;
    let _ = writeln!(
        out,
        "controls {controls}, system {system}, maps {maps}, events {events}, silent {silent}"
    );
    out
}

#[test]
fn each_source_is_known_and_read() {
    insta::glob!("../fixtures", "*-*.{txt,json}", |path| {
        insta::assert_snapshot!(shown(&std::fs::read_to_string(path).unwrap()));
    });
}

#[test]
fn a_source_that_somebody_names_is_taken() {
    let text = include_str!("../fixtures/forum-chrome.txt");
    let thread = read(text, NaiveDate::default(), Some(Source::Plain));
    assert_eq!((thread.source, thread.confidence), (Source::Plain, 50));
    assert_eq!(read("One.\n\nTwo.", NaiveDate::default(), None).confidence, 20);
    assert!(read("One.", NaiveDate::default(), Some(Source::Github)).posts.is_empty());
}

#[test]
fn bad_input_is_read_as_far_as_it_goes() {
    let today = NaiveDate::from_ymd_opt(2022, 5, 20).unwrap();
    let long = "x".repeat(5 << 20);
    assert_eq!(read(&long, today, None).posts.len(), 1);
    let blank = format!("x\n{}y\n", "\n".repeat(1 << 20));
    assert_eq!(read(&blank, today, None).posts.len(), 2);
    let deep = "[quote]".repeat(1 << 18);
    assert!(read(&deep, today, None).posts.len() <= 1);
    let names = "ada\nApr 12\n\nquill:\nwords of a text\n\n".repeat(20_000);
    assert_eq!(read(&names, today, None).posts.len(), 20_000);
    for odd in
        ["", "\r\r\r", "\u{0}\u{7}", "\u{feff}\r\n", "{\"messages\": ", "[", "\u{202e}\u{200f}"]
    {
        for source in [None, Some(Source::Github), Some(Source::Discord), Some(Source::Telegram)] {
            let _ = read(odd, today, source);
        }
    }
    let crlf = read("משה כהן\r\nApr 12\r\n\r\nלא.\r\n", today, None);
    assert_eq!((crlf.posts[0].author.as_str(), crlf.posts[0].text.as_str()), ("משה כהן", "לא."));
    let bell = read("ada\u{7}\nApr 12\n\nNo\u{0}.\n", today, None);
    assert_eq!((bell.posts[0].author.as_str(), bell.posts[0].text.as_str()), ("ada", "No."));
}

#[test]
fn a_broken_export_is_said_with_its_place() {
    let today = NaiveDate::default();
    let broken =
        "{\n \"name\": \"x\",\n \"messages\": [\n  {\"id\": 1, \"from_id\": \"u1\",, }\n ]\n}";
    let thread = read(broken, today, None);
    let one = &thread.unplaced[0];
    assert_eq!((thread.source, one.line), (Source::Telegram, 4));
    assert!(one.why.contains("column") && one.text.contains("u1"), "{one:?}");
    let cut = "{\"guild\": {}, \"messages\": [{\"id\": \"1\", \"timestamp\"";
    let thread = read(cut, today, None);
    assert_eq!((thread.source, thread.posts.len(), thread.unplaced.len()), (Source::Discord, 0, 1));
}
