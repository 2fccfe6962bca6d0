use super::*;

mod cases;
mod sources;

fn read(text: &str, today: NaiveDate) -> Thread {
    super::read(text, today, None)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 4, 20).unwrap()
}

/// "author day line | text", a line a comment.
fn told(thread: &Thread) -> Vec<String> {
    let post = |post: &Post| {
        let day = post.posted.map_or("?".to_owned(), |day| day.to_string());
        format!("{} {day} {} | {}", post.author, post.line, post.text.replace('\n', "⏎"))
    };
    thread.posts.iter().map(post).collect()
}

fn posts(text: &str) -> Vec<String> {
    told(&read(text, today()))
}

#[test]
fn a_page_of_a_forum_as_it_is_copied() {
    let text = include_str!("fixtures/page.txt");
    let thread = read(text, today());
    insta::assert_debug_snapshot!(
        "page",
        (told(&thread), thread.unplaced, thread.left_out.controls)
    );
}

#[test]
fn a_thread_as_the_forum_gives_it_raw() {
    let text = "ada | 2021-04-12 15:04:05 UTC | #1\n\nWhy **five** people?\n\n-------------------------\n\ngrace_h | 2021-04-13 08:00:00 UTC | #2\n\n[quote=\"ada, post:1, topic:7\"]\nWhy **five** people?\n[/quote]\n\nBecause the queue is long.\n\n-------------------------\n";
    assert_eq!(
        posts(text),
        [
            "ada 2021-04-12 1 | Why **five** people?",
            "grace_h 2021-04-13 7 | > **ada**:⏎> Why **five** people?⏎⏎Because the queue is long.",
        ]
    );
}

#[test]
fn mails_one_under_the_other() {
    let text = "From: \"Ada L\" <ada@example.org>\nDate: Mon, 12 Apr 2021 15:04:05 +0000\nTo: team@example.org\nSubject: Re: Our proposal\n\nI object to the cap.\n\nOn Sun, Apr 11, 2021 at 9:00 AM Team <team@example.org> wrote:\n> Here it is.\n\nFrom: Grace\nSent: Tuesday, April 13, 2021 3:04 PM\n\nFine by me.\n";
    assert_eq!(
        posts(text),
        [
            "Ada L 2021-04-12 1 | I object to the cap.⏎⏎On Sun, Apr 11, 2021 at 9:00 AM Team <team@example.org> wrote:⏎> Here it is.",
            "Grace 2021-04-13 11 | Fine by me.",
        ]
    );
}

#[test]
fn names_with_days_on_one_line_and_speakers_of_a_chat() {
    let text = "Ada L — April 12, 2021, 3:04pm #2\nToo much.\n\nGrace (12 Apr 2021):\nIt is not.\n\n@eve: Says who?\n@ada: I do.\n\n**Bob:** Stop it.\n\n**Note:** this is text of Bob's.\n";
    assert_eq!(
        posts(text),
        [
            "Ada L 2021-04-12 1 | Too much.",
            "Grace 2021-04-12 4 | It is not.",
            "@eve ? 7 | Says who?",
            "@ada ? 8 | I do.",
            "Bob ? 10 | Stop it.⏎⏎**Note:** this is text of Bob's.",
        ]
    );
}

#[test]
fn plain_paragraphs_are_comments_of_nobody_yet() {
    let text = "The cap is too high.\n\n> five people\n\nWhy so many?\n\nThree wishes:\n\n- one\n- two\n\n```\ncode\n\ncode\n```\n";
    assert_eq!(
        posts(text),
        [
            " ? 1 | The cap is too high.",
            " ? 3 | > five people⏎⏎Why so many?",
            " ? 7 | Three wishes:⏎⏎- one⏎- two⏎⏎```⏎code⏎⏎code⏎```",
        ]
    );
}

#[test]
fn nothing_in_code_or_in_a_quote_begins_a_comment() {
    let text = "ada\nApr 12\n\n```\nbob\nApr 13\n```\n\n> eve\n> Apr 14\n\n[quote=\"x\"]\neve\nApr 15\n[/quote]\nSo.\n\nbob\nApr 16\nYes.\n";
    let thread = read(text, today());
    let authors: Vec<_> = thread.posts.iter().map(|post| post.author.as_str()).collect();
    assert_eq!(authors, ["ada", "bob"], "{:#?}", thread.posts);
}

#[test]
fn what_is_no_comment_is_given_back_with_its_line() {
    let text = "Our proposal\n\nada\nApr 12\n\n2 Likes\n\nbob\nApr '21\n\nFine.\n";
    let thread = read(text, today());
    let told: Vec<_> =
        thread.unplaced.iter().map(|one| (one.line, one.text.as_str(), one.why.as_str())).collect();
    assert_eq!(
        told,
        [
            (1, "Our proposal", "It stands before the first author."),
            (3, "ada", "There is no text under this name."),
            (8, "bob", "Its date does not say the day."),
        ]
    );
    assert_eq!((thread.posts.len(), thread.left_out.controls), (1, 1));
    let empty = read("", today());
    assert!(empty.posts.is_empty() && empty.unplaced.is_empty());
}

proptest::proptest! {
    #[test]
    fn any_text_is_taken_apart(text in "([a-b@*>#`\\[\\]:|,=\"/]{0,6}( |\n|Apr 12|\\[quote|From: a|🚀)?){0,20}") {
        let thread = read(&text, today());
        proptest::prop_assert!(thread.posts.iter().all(|post| !post.text.trim().is_empty()));
    }
}
