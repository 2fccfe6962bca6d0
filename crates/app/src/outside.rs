//! All that leaves the workspace as files: a folder, a clone, forum posts, a page, a calendar, a
//! certificate, a change note. The one rule: these lean on everything else, and nothing leans on them.

pub mod calendar;
pub mod certificate;
pub mod folder;
pub mod forum;
pub mod git;
pub mod note;
pub mod page;
pub mod verify;
