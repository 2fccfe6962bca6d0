//! The way through governance as a pack has it: what to do outside at each step, and which lines a
//! preamble gets on the way. The one rule: a pack without it is whole; its lists are just empty.

use std::collections::HashSet;

use domain::bundle::Checklist;
use serde::Deserialize;

use crate::Fault;

/// The file.
pub(crate) const FILE: &str = "lifecycle.toml";

/// The names of facts that an app gives to templates as ready text and that come up on the way.
const FACTS: [&str; 3] = ["forum_url", "poll_url", "date_ratified"];

/// A line that the preamble gets once its fact has a value, if the edition does not have it anyway.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LaterKey {
    /// Its key: `Forum URL`.
    pub key: String,
    /// The fact that fills it: `forum_url`.
    pub fact: String,
}

/// `lifecycle.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Lifecycle {
    #[serde(default, rename = "laterKey")]
    pub(crate) later: Vec<LaterKey>,
    #[serde(default, rename = "checklist")]
    pub(crate) checklists: Vec<Checklist>,
}

impl Lifecycle {
    /// What must hold of it.
    pub(crate) fn check(&self, faults: &mut Vec<Fault>) {
        let mut fault = |what: String| faults.push(Fault::new(FILE, what));
        for LaterKey { key, fact } in &self.later {
            if key.trim().is_empty() || key.contains([':', '\n']) {
                fault(format!("{key:?} is no key of a preamble: it is empty or has a colon"));
            }
            if !FACTS.contains(&fact.as_str()) {
                let known = FACTS.join(", ");
                fault(format!("{key} is filled by {fact:?}, which is unknown; they are: {known}"));
            }
        }
        let (mut phases, mut ids) = (HashSet::new(), HashSet::new());
        for list in &self.checklists {
            if !phases.insert(list.phase) {
                fault(format!("there are two checklists for {}", list.phase));
            }
            for task in &list.tasks {
                if !ids.insert(task.id.as_str()) {
                    fault(format!("there are two tasks {}", task.id));
                }
                let texts = [&task.id, &task.title, &task.how, &task.source];
                if texts.iter().any(|text| text.trim().is_empty()) {
                    fault(format!("the task {:?} for {} has an empty text", task.id, list.phase));
                }
            }
        }
    }
}
