//! Who said what so far in a thread. The one rule: words are somebody's only if they stand in a
//! comment of theirs.

use std::collections::BTreeMap;

use super::{Post, place};

#[derive(Default)]
pub(super) struct Voices {
    /// So many comments were heard.
    heard: usize,
    /// By author in lower case: what each comment says, as plain words.
    said: BTreeMap<String, Vec<String>>,
}

impl Voices {
    /// Takes in those of `posts` that are new since the last time.
    pub(super) fn listen(&mut self, posts: &[Post]) {
        for post in &posts[self.heard.min(posts.len())..] {
            self.said.entry(key(&post.author)).or_default().push(place::words(&post.text));
        }
        self.heard = posts.len();
    }

    /// Whether somebody of that name has said something.
    pub(super) fn know(&self, who: &str) -> bool {
        self.said.contains_key(&key(who))
    }

    /// Whether these are words of theirs.
    pub(super) fn have(&self, who: &str, text: &str) -> bool {
        let words = place::words(text);
        let said = self.said.get(&key(who));
        !words.is_empty() && said.is_some_and(|all| all.iter().any(|said| said.contains(&words)))
    }
}

fn key(who: &str) -> String {
    who.trim().trim_start_matches('@').to_lowercase()
}
