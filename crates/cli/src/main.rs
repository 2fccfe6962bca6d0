//! `launchpod`: the same workspace and the same commands as the window, without a window.
//! The one rule: nothing is decided here; arguments become a command, its answer becomes text.

mod arguments;
mod out;
mod run;

use std::process::ExitCode;

use clap::Parser;

use crate::{arguments::Arguments, out::Out};

/// How a run ended. As with other linters: 1 is "looked, and found errors", 2 is "could not look".
pub(crate) enum End {
    Good,
    Found,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = Out::new(arguments.json);
    match run::run(arguments, &mut out) {
        Ok(End::Good) => ExitCode::SUCCESS,
        Ok(End::Found) => ExitCode::from(1),
        // Whoever read our output has seen enough: `launchpod … | head`.
        Err(error) if out::is_closed(&error) => ExitCode::SUCCESS,
        Err(error) => {
            out.error(&error);
            ExitCode::from(2)
        }
    }
}
