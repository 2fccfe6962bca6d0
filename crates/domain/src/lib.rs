//! What a team, a stage, a session, a draft and a cycle *are*, and what follows from them.
//! The one rule: no I/O, no clock, no randomness but in fresh ids.

#[macro_use]
pub mod id;

pub mod budget;
pub mod bundle;
pub mod cycle;
pub mod draft;
pub mod item;
pub mod link;
pub mod numbering;
pub mod place;
pub mod playbook;
pub mod precedent;
pub mod proposal;
pub mod readiness;
mod record;
pub mod rfc;
pub mod session;
pub mod space;
pub mod team;
pub mod version;
pub mod word;

pub use record::Record;
