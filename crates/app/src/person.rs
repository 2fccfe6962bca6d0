//! Whose installation this is.

use serde::{Deserialize, Serialize};
use store::Rows;

use crate::{
    App, Error,
    local::{keep, local},
    text,
};

/// The person of this installation: every change is signed with the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Person {
    /// A name or handle.
    pub name: String,
    /// What they are here; it decides which screen opens first.
    pub role: Role,
}

/// What somebody is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Of an incubating team.
    Team,
    /// A coach of teams.
    Coach,
    /// A lead of the program.
    Lead,
}

/// The signature of changes that were made before anybody said who they are.
pub(crate) const NOBODY: &str = "Somebody";
/// Where the person is kept.
pub(crate) const PERSON: &str = "person";

impl App {
    /// Says whose installation this is. Later changes are signed with the new name.
    pub fn person_set(&self, person: Person) -> Result<Person, Error> {
        let person = Person { name: text::name("The person", &person.name)?, ..person };
        keep(self, PERSON, &person)?;
        self.store.set_who(&person.name);
        Ok(person)
    }
}

/// Whose changes these are.
pub(crate) fn who(records: &dyn Rows) -> String {
    let person = local::<Person>(records, PERSON).ok().flatten();
    person.map_or_else(|| NOBODY.into(), |person| person.name)
}
