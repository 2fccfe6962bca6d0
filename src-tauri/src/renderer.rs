//! How the pages are painted. The one rule: what the user has set is left alone; beyond that what a start
//! came to decides about the next one, and no name of a maker or a desktop does.
//!
//! `WebKitGTK`'s fast ways of painting leave windows blank on some machines, of which nobody has the list.
//! So a start leaves a mark beside the workspace until its page says that it was painted. A start that finds
//! the mark of a blank one paints the safe way, and so do those after it, until somebody asks otherwise.

#![cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere there is no choice"))]

#[cfg(target_os = "linux")]
mod again;

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crate::placement::Placement;

/// The mark. It says `blank`, or how many starts in a row have ended before anybody could have seen them.
const MARK: &str = "window.painting";
const BLANK: &str = "blank";
/// One start that ends early may have been ended by anything. So many in a row were not.
const EARLY: u32 = 2;
/// Whoever closes the window sooner has not waited for it.
const FIRST_MOMENTS: Duration = Duration::from_secs(5);

/// A way to paint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As the library likes best.
    Fast,
    /// Without buffers that are shared with the graphics driver. Where no hardware renderer is, this
    /// saves half a second and 80 MiB at each start; with NVIDIA's driver they are known to fail.
    Slim,
    /// Nothing that needs a driver.
    Safe,
}

/// What the mark of the last start says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// It was painted, or closed in good order, or there was none.
    Good,
    /// So many have ended early, one after the other.
    Early(u32),
    /// Its window was blank.
    Blank,
}

impl Last {
    fn read(mark: Option<&str>) -> Self {
        match mark.map(str::trim) {
            None => Self::Good,
            Some(text) => match text.parse() {
                Ok(times) if times < EARLY => Self::Early(times),
                _ => Self::Blank,
            },
        }
    }
}

/// How this start paints, and whether it has.
#[derive(Debug)]
pub(crate) struct Painting {
    /// None where nothing is to be learned: the user has set how, or the system has no choice.
    mark: Option<PathBuf>,
    begun: Instant,
    is_done: AtomicBool,
    way: Way,
    fell_back: bool,
}

impl Painting {
    /// Whether this start paints the safe way.
    pub(crate) fn is_safe(&self) -> bool {
        self.way == Way::Safe
    }

    /// Whether it does so because the one before was blank.
    pub(crate) fn fell_back(&self) -> bool {
        self.fell_back
    }

    /// The page says that it was painted.
    pub(crate) fn done(&self) {
        self.is_done.store(true, Ordering::SeqCst);
        self.forget();
    }

    /// The window can be seen, or what paints it has died, and nothing was painted.
    pub(crate) fn blank(&self) {
        if let Some(mark) = self.mark.as_ref().filter(|_| !self.is_done.load(Ordering::SeqCst)) {
            note(mark, BLANK);
        }
    }

    /// The window was closed in good order `after` so long.
    fn closed(&self, after: Duration) {
        if after < FIRST_MOMENTS {
            self.forget();
        }
    }

    fn forget(&self) {
        if let Some(mark) = &self.mark {
            let _ = fs::remove_file(mark);
        }
    }
}

/// Ends what is watched when the program ends by itself, be it by a panic: that is no renderer's.
pub(crate) struct Ending(pub(crate) Arc<Painting>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.closed(self.0.begun.elapsed());
    }
}

/// Leaves the mark. Not worth a word when it can't be: the next start paints as this one.
fn note(mark: &Path, text: &str) {
    let _ = File::create(mark).and_then(|mut file| file.write_all(text.as_bytes()));
}

/// Chooses how this start paints, and begins to watch it. Nobody else may have the window of `folder`.
/// It starts this program again where variables have to be set, since that is not safe any more once
/// threads could read them.
#[cfg(target_os = "linux")]
pub(crate) fn choose(folder: &Path) -> Painting {
    if let Some((way, fell_back, early)) = again::chosen() {
        return begin(folder, way, fell_back, Some(early));
    }
    if again::is_set_by_user() {
        return begin(folder, Way::Fast, false, None);
    }
    let (way, fell_back, early) = decide(folder, again::usual());
    if way != Way::Fast {
        // Gives back only when it fails; then the window opens as the library likes.
        again::start(way, fell_back, early);
    }
    begin(folder, Way::Fast, false, Some(early))
}

/// Other systems have no such choice.
#[cfg(not(target_os = "linux"))]
pub(crate) fn choose(folder: &Path) -> Painting {
    begin(folder, Way::Fast, false, None)
}

fn begin(folder: &Path, way: Way, fell_back: bool, early: Option<u32>) -> Painting {
    let mark = early.map(|early| {
        let mark = folder.join(MARK);
        note(&mark, &(early + 1).to_string());
        mark
    });
    Painting { mark, begun: Instant::now(), is_done: AtomicBool::new(false), way, fell_back }
}

/// What the last start of `folder` makes of this one, and how many in a row have ended early.
fn decide(folder: &Path, usual: Way) -> (Way, bool, u32) {
    let last = Last::read(fs::read_to_string(folder.join(MARK)).ok().as_deref());
    let mut kept = Placement::load(folder);
    let (fell_back, early) = match last {
        Last::Good => (false, 0),
        Last::Early(times) => (false, times),
        Last::Blank => (true, 0),
    };
    if fell_back && !kept.safe {
        kept.safe = true;
        let _ = kept.save(folder);
    }
    (if kept.safe || fell_back { Way::Safe } else { usual }, fell_back, early)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A start in `folder`, as far as it can be had without a window.
    fn start(folder: &Path) -> Painting {
        let (way, fell_back, early) = decide(folder, Way::Fast);
        begin(folder, way, fell_back, Some(early))
    }

    #[test]
    fn a_start_after_a_blank_one_is_safe_and_stays_so_until_somebody_asks_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let first = start(folder.path());
        assert!(!first.is_safe());
        first.blank();
        let second = start(folder.path());
        assert!(second.is_safe() && second.fell_back());
        second.done();
        let third = start(folder.path());
        assert!(third.is_safe() && !third.fell_back(), "it is said once");
        third.done();
        let mut kept = Placement::load(folder.path());
        kept.safe = false;
        kept.save(folder.path()).unwrap();
        assert!(!start(folder.path()).is_safe());
    }

    #[test]
    fn what_was_painted_or_closed_in_good_order_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let painted = start(folder.path());
        painted.done();
        painted.blank();
        assert!(!folder.path().join(MARK).exists(), "what paints may die later, by something else");
        start(folder.path()).closed(FIRST_MOMENTS / 2);
        assert!(!start(folder.path()).is_safe());
        drop(Ending(Arc::new(start(folder.path()))));
        assert!(!folder.path().join(MARK).exists());
    }

    #[test]
    fn one_start_that_was_ended_early_is_nothing_and_two_in_a_row_are() {
        let folder = tempfile::tempdir().unwrap();
        start(folder.path());
        let second = start(folder.path());
        assert!(!second.is_safe(), "it may have been killed");
        let third = start(folder.path());
        assert!(third.is_safe() && third.fell_back());
        third.done();
        start(folder.path());
        assert!(!start(folder.path()).fell_back(), "counted anew after one that was painted");
    }

    #[test]
    fn a_window_that_stays_blank_and_is_closed_after_a_while_is_a_blank_one() {
        let folder = tempfile::tempdir().unwrap();
        let first = start(folder.path());
        first.blank();
        first.closed(FIRST_MOMENTS * 2);
        assert!(start(folder.path()).fell_back());
    }

    #[test]
    fn a_mark_that_nobody_can_read_counts_as_a_blank_window() {
        assert_eq!(Last::read(None), Last::Good);
        assert_eq!(Last::read(Some("1\n")), Last::Early(1));
        for text in ["blank", "2", "", "\u{0}", "-1"] {
            assert_eq!(Last::read(Some(text)), Last::Blank, "{text:?}");
        }
    }
}
