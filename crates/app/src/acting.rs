//! Commands given as somebody else and at another time: how the sample gets a history of its own.
//! The one rule: it holds on the thread that asked, until what was asked is done.

use std::cell::RefCell;

use chrono::{DateTime, Utc};

/// Who, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    pub(crate) who: String,
    pub(crate) at: DateTime<Utc>,
}

thread_local! {
    static ACTOR: RefCell<Option<Actor>> = const { RefCell::new(None) };
}

/// Runs `act` as this one, and as whoever it was before afterwards, also when it fails.
pub(crate) fn acting<T>(actor: Actor, act: impl FnOnce() -> T) -> T {
    struct Back(Option<Actor>);
    impl Drop for Back {
        fn drop(&mut self) {
            ACTOR.set(self.0.take());
        }
    }
    let _back = Back(ACTOR.replace(Some(actor)));
    act()
}

/// Who acts on this thread, if it is not the person of the installation.
pub(crate) fn actor() -> Option<Actor> {
    ACTOR.with_borrow(Clone::clone)
}
