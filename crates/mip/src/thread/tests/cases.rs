//! The cases that lie beside the repository, with what is right of each.

use std::path::Path;

use super::super::*;

/// A text of a case; `None`, and said, where the cases are not.
fn case(name: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // A working copy may lie a folder deeper.
    let roots = ["../../../shared/cases", "../../../../shared/cases"];
    let found =
        roots.iter().find_map(|cases| std::fs::read_to_string(root.join(cases).join(name)).ok());
    if found.is_none() {
        eprintln!("skipped: the case {name} is not here");
    }
    found
}

/// Source, and "author day" of each comment.
fn told(text: &str) -> (Thread, Vec<String>) {
    let thread = read(text, NaiveDate::from_ymd_opt(2022, 10, 20).unwrap(), None);
    let post = |post: &Post| {
        format!("{} {}", post.author, post.posted.map_or("?".into(), |day| day.to_string()))
    };
    let told = thread.posts.iter().map(post).collect();
    (thread, told)
}

#[test]
fn a_page_as_a_browser_copies_it() {
    let Some(text) = case("48-rfc-browser-paste/thread.txt") else { return };
    let (thread, posts) = told(&text);
    assert_eq!(posts, ["quill ?", "reed_9 ?", "quill ?", "monkey.irish 2022-10-15"]);
    assert_eq!(thread.source, Source::Forum);
    let left = thread.left_out;
    assert_eq!((left.system, left.maps), (1, 1), "{left:?}");
    assert!(thread.posts[1].text.contains("> **quill**:\n> We ask for"), "{:?}", thread.posts[1]);
    assert!(thread.posts[1].text.ends_with("\n\nIs this before or after tax?"));
    assert!(thread.posts.iter().all(|post| !post.text.contains("views")));
    let objects: Vec<_> = thread.posts.iter().map(|post| objects(&post.text)).collect();
    assert_eq!(objects, [false, false, false, true]);
}

#[test]
fn a_conversation_of_a_pull_request() {
    let Some(text) = case("49-rfc-github/thread.txt") else { return };
    let (thread, posts) = told(&text);
    assert_eq!(posts, ["quill 2022-04-11", "reed-9 2022-04-12", "monkey-irish ?"]);
    assert_eq!((thread.source, thread.unplaced.len()), (Source::Github, 0));
    assert_eq!(thread.posts[2].text, "I object: too much contingency.");
    assert!(thread.posts[1].text.ends_with("opening hours?"), "{:?}", thread.posts[1]);
}

#[test]
fn a_page_in_spanish() {
    let Some(text) = case("51-rfc-spanish/thread.txt") else { return };
    let (thread, posts) = told(&text);
    assert_eq!(posts, ["quill 2022-04-11", "reed_9 2022-04-12"]);
    assert_eq!(thread.source, Source::Forum);
}

#[test]
fn a_post_that_was_edited_between_two_copies() {
    let Some(first) = case("52-rfc-edited-post/day1.txt") else { return };
    let Some(second) = case("52-rfc-edited-post/day2.txt") else { return };
    let ((first, _), (second, posts)) = (told(&first), told(&second));
    let days = ["quill 2022-04-11", "reed_9 2022-04-12", "quill 2022-04-13", "monkey 2022-04-13"];
    assert_eq!(posts, days);
    let kept: Vec<_> = first.posts.iter().map(Known::from).collect();
    let new: Vec<_> = second.posts.iter().map(Known::from).collect();
    assert_eq!(edits(&kept[1..], &new[1..]), [Some(0), None, None], "two of two people stay two");
    assert!(objects(kept[1].text) && !objects(new[1].text));
}
