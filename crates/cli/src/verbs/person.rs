//! `launchpod person`.

use app::{App, person};
use clap::{Args, ValueEnum};

use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Person {
    /// A name or handle.
    name: String,
    /// What they are here.
    #[arg(long, default_value = "team")]
    role: Role,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Role {
    Team,
    Coach,
    Lead,
}

impl Person {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let role = match self.role {
            Role::Team => person::Role::Team,
            Role::Coach => person::Role::Coach,
            Role::Lead => person::Role::Lead,
        };
        let person = app.person_set(person::Person { name: self.name, role })?;
        out.answer(&person, |person| format!("Changes are signed {}.", person.name))
    }
}
