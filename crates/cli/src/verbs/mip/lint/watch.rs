//! Looks again whenever a file changes. The rule: changes that come together are looked at once.

use std::{
    io::{IsTerminal, stdout},
    path::PathBuf,
    sync::mpsc::{RecvTimeoutError, channel},
    time::Duration,
};

use anyhow::Context;
use notify::{EventKind, RecursiveMode, Watcher};
use pack::Pack;

use super::{Lint, Round};
use crate::{
    End,
    out::{self, Out},
};

/// Editors write a file in several steps; what follows within this time belongs to it.
const TOGETHER: Duration = Duration::from_millis(80);

pub(super) fn run(asked: &Lint, pack: &Pack, out: &Out) -> anyhow::Result<End> {
    let (tell, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event, too: looking must not be a reason to look again.
        if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
            let _ = tell.send(());
        }
    })?;
    for folder in folders(asked) {
        watcher
            .watch(&folder, RecursiveMode::Recursive)
            .with_context(|| format!("{} can't be watched", folder.display()))?;
    }
    loop {
        if stdout().is_terminal() {
            out::clear()?;
        }
        match Round::run(asked, pack, out) {
            Ok(round) => round.print(asked, out)?,
            // A configuration that is being written: it may be right the next time.
            Err(error) => out.error(&error),
        }
        out::line("Watching; end with Ctrl+C.")?;
        if changes.recv().is_err() {
            return Ok(End::Good);
        }
        while !matches!(changes.recv_timeout(TOGETHER), Err(RecvTimeoutError::Timeout)) {}
    }
}

/// What to watch: folders as they are, and the folder of a file, since editors put a new file in
/// its place.
fn folders(asked: &Lint) -> Vec<PathBuf> {
    let folder = |path: &PathBuf| {
        if path.is_dir() {
            return path.clone();
        }
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        parent.map_or_else(|| PathBuf::from("."), PathBuf::from)
    };
    let mut folders: Vec<_> = asked.paths.iter().map(folder).collect();
    if folders.is_empty() {
        folders.push(".".into());
    }
    folders.sort();
    folders.dedup();
    folders
}
