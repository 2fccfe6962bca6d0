//! What GitHub writes beside the comments. The one rule: all of it is data.

/// Behind the name of whoever writes a comment.
pub(super) const VERBS: &[&str] = &["commented", "left a comment", "replied", "opened"];

/// Behind the name of whoever reviews. The words of the review may follow.
pub(super) const REVIEWS: &[&str] = &[
    "reviewed",
    "requested changes",
    "suggested changes",
    "approved these changes",
    "approved",
    "dismissed a stale review",
];

/// Behind the name of whoever did something that is no comment.
pub(super) const EVENTS: &[&str] = &[
    "added the ",
    "added a commit",
    "added this to ",
    "added a reference",
    "added a parent",
    "added a sub-issue",
    "removed the ",
    "removed this from ",
    "removed their ",
    "requested a review ",
    "requested review ",
    "self-requested a review",
    "force-pushed ",
    "pushed ",
    "merged ",
    "closed this",
    "reopened this",
    "mentioned this",
    "referenced this",
    "self-assigned this",
    "assigned ",
    "unassigned ",
    "changed the title",
    "changed the base",
    "deleted the ",
    "restored the ",
    "marked this",
    "locked ",
    "unlocked ",
    "pinned this",
    "unpinned this",
    "linked a ",
    "unlinked a ",
    "dismissed ",
    "converted this",
    "enabled auto-merge",
    "disabled auto-merge",
    "modified the milestone",
    "moved this ",
    "renamed this ",
    "transferred this",
    "wants to merge ",
    "committed",
];

/// The same on a line of their own, with what they are about below.
pub(super) const SHORT_EVENTS: &[&str] =
    &["added", "removed", "assigned", "unassigned", "requested a review from", "linked", "changed"];

/// Lines that are buttons and marks, in lower case.
pub(super) const CONTROLS: &[&str] = &[
    "edited",
    "more actions",
    "copy link",
    "quote reply",
    "reply...",
    "reply…",
    "reply",
    "via email",
    "outdated",
    "resolved",
    "resolve conversation",
    "unresolve conversation",
    "resolve comment",
    "show resolved",
    "hide resolved",
    "hide comment",
    "show comment",
    "view reviewed changes",
    "view changes",
    "view details",
    "show hidden items",
    "load more…",
    "loading",
    "suggested change",
    "first-time contributor",
    "first time contributor",
    "uh oh!",
    "sorry, something went wrong.",
    "there was an error while loading. please reload this page.",
    "all reactions",
    "apply suggestion",
    "commit suggestion",
    "compare",
];

/// What lines begin with that are such marks.
pub(super) const BEGIN_CONTROLS: &[&str] = &[
    "comment on line",
    "edited by ",
    "• edited",
    "this comment was marked as ",
    "this conversation was marked as ",
    "marked as resolved by ",
    "there was an error while loading",
    "contributor author",
];
