//! What a team, a stage, a session, a draft and a cycle *are*, and what follows from them.
//! The one rule: no I/O, no clock, no randomness.

pub mod proposal;
