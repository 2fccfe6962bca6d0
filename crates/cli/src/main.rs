//! `launchpod`: the same workspace and the same commands as the window, without a window.
//! The one rule: nothing is decided here; what is typed becomes a command, its answer becomes text.

mod out;
mod table;
mod verbs;

use std::{path::PathBuf, process::ExitCode};

use app::{App, Code, Folder};
use chrono::Utc;
use clap::Parser;

use crate::{
    out::Out,
    verbs::{Arguments, Verb, cycle::Cycle},
};

/// How a run ended. As with other linters: 1 is "looked, and found errors", 2 is "could not look".
pub(crate) enum End {
    Good,
    Found,
    /// There was nothing to look at, so that nothing is known to be good.
    Nothing,
}

impl End {
    /// How a look ends that is there to find something.
    pub(crate) fn found(found: bool) -> Self {
        if found { Self::Found } else { Self::Good }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let out = Out { json: arguments.json };
    match run(arguments, &out) {
        Ok(End::Good) => ExitCode::SUCCESS,
        Ok(End::Found) => ExitCode::from(1),
        Ok(End::Nothing) => ExitCode::from(2),
        // Whoever read our output has seen enough: `launchpod … | head`.
        Err(error) if out::is_closed(&error) => ExitCode::SUCCESS,
        Err(error) => {
            out.error(&error);
            ExitCode::from(2)
        }
    }
}

/// Does what was asked for.
fn run(arguments: Arguments, out: &Out) -> anyhow::Result<End> {
    let pack = app::rules(arguments.pack.as_deref())?;
    let verb = match arguments.verb {
        Verb::Mip(verb) => return verb.run(pack, out),
        Verb::Cycle(Cycle::Plan(plan)) => return plan.run(pack, out),
        verb => verb,
    };
    let folder = Folder::choose(arguments.data)?;
    let is_new = !folder.has_workspace();
    if is_new && !verb.begins(&folder) {
        let named = std::env::var_os("LAUNCHPOD_DATA").filter(|named| !named.is_empty());
        return Err(folder.without(&folder.others(named.map(PathBuf::from))).into());
    }
    let opened = App::open_with(pack, folder.clone(), Box::new(Utc::now), |_| ());
    let (app, verb) = match (opened, verb) {
        (Ok(app), verb) => (app, verb),
        (Err(error), Verb::Restore(verb)) if error.code() == Code::FileIsDamaged => {
            return verb.damaged(&folder, out);
        }
        (Err(error), _) => return Err(error.into()),
    };
    if is_new {
        out.note(&format!("New workspace in {}.", folder.root().display()));
    }
    // Said by itself where everything is looked at.
    if !matches!(verb, Verb::Doctor(_)) {
        for warning in folder.warnings() {
            out.note(&warning);
        }
    }
    let end = verb.run(&app, out);
    // Also after an error: what was written until then is kept.
    let upkeep = app.backup_if_due().and_then(|_| app.close());
    // Whatever becomes of that, what was asked for is done.
    if let (Ok(_), Err(error)) = (&end, upkeep) {
        out.note(&format!("What was asked for is done. Its automatic backup was not: {error}"));
    }
    end
}
