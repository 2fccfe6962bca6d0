//! `launchpod call`: whatever the window can.

use anyhow::{Context, bail};
use app::{
    App,
    commands::{self, Does},
};
use clap::Args;

use crate::{
    End,
    out::{self, Out},
};

#[derive(Debug, Args)]
pub(crate) struct Call {
    /// The command: `team_get`.
    command: String,
    /// The request: `"0190…"`; `null` for commands without one.
    #[arg(default_value = "null")]
    request: String,
}

/// What acts on no record and has something to keep all the same, in a workspace that is begun.
const BEGIN: [&str; 3] = ["person_set", "settings_set", "precedent_index"];

impl Call {
    /// Whether it may begin a workspace: what only reads never does.
    pub(super) fn begins(&self) -> bool {
        let mut all = commands::all().into_iter();
        let found = all.find(|(name, _)| *name == self.command);
        found.is_some_and(|(name, does)| does == Does::Writes || BEGIN.contains(&name))
    }

    pub(super) fn run(self, app: &App, _: &Out) -> anyhow::Result<End> {
        call(app, &self.command, &self.request)
    }
}

macro_rules! calls {
    ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
        /// Any command of the list, by its name, from JSON to JSON.
        fn call(app: &App, command: &str, request: &str) -> anyhow::Result<End> {
            match command {
                $( stringify!($name) => {
                    let request: $req = serde_json::from_str(request)
                        .with_context(|| format!("the request of {command} is not what it takes"))?;
                    let answer: $res = app.$name(request)?;
                    out::json(&answer)?;
                    Ok(End::Good)
                } )*
                _ => bail!("there is no command {command:?}; they are: {}", [$( stringify!($name) ),*].join(" ")),
            }
        }
    };
}
app::commands!(calls);
