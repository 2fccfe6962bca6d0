//! What each command of the list does, for the window and for the tests that hold it to that.

use crate::{Area, commands};

/// What a draft is composed of: its facts, what was written over them, and the way of its bundle.
const COMPOSED: [Area; 6] =
    [Area::Teams, Area::Members, Area::Items, Area::Budgets, Area::Drafts, Area::Bundle];

/// What a command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// Reads records of these areas, and nothing else.
    Reads(Vec<Area>),
    /// Writes records.
    Writes,
    /// Acts on something that is no record.
    Acts,
}

impl Does {
    fn of(how: &str, areas: &[&str]) -> Self {
        let areas = areas.iter().flat_map(|name| match *name {
            "Composed" => COMPOSED.to_vec(),
            "All" => Area::OF_RECORDS.to_vec(),
            name => {
                Area::OF_RECORDS.into_iter().filter(|area| format!("{area:?}") == name).collect()
            }
        });
        match how {
            "reads" => Self::Reads(areas.collect()),
            "writes" => Self::Writes,
            _ => Self::Acts,
        }
    }
}

macro_rules! does {
    ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
        /// Every command with what it does.
        #[must_use]
        pub fn all() -> Vec<(&'static str, Does)> {
            vec![$(
                (stringify!($name), Does::of(stringify!($how), &[$($(stringify!($area)),*)?]))
            ),*]
        }
    };
}
commands!(does);

#[cfg(test)]
mod tests {
    use std::{fmt::Write, path::PathBuf};

    use super::*;
    use crate::kinds::{Collection, InFiles};

    macro_rules! schema {
        ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
            #[derive(ts_rs::TS)]
            #[ts(export)]
            #[allow(dead_code, reason = "only its TypeScript is wanted")]
            struct Commands { $( $name: ($req, $res), )* }
        };
    }
    commands!(schema);

    #[test]
    fn export_bindings_say_what_each_command_does() {
        let (mut reads, mut writes) = (String::new(), String::new());
        for (name, does) in all() {
            match does {
                Does::Reads(areas) => {
                    let areas = serde_json::to_string(&areas).unwrap();
                    writeln!(reads, "  {name}: {areas},").unwrap();
                }
                Does::Writes => write!(writes, "\n  | \"{name}\"").unwrap(),
                Does::Acts => {}
            }
        }
        let is_fact = |kind: &&Collection| kind.in_files() == InFiles::Facts;
        let facts: Vec<_> = Collection::ALL.iter().filter(is_fact).collect();
        let facts = serde_json::to_string(&facts).unwrap();
        let text = format!(
            "/**\n * What each command reads that only reads, by area.\n */\n\
             export const READS = {{\n{reads}}} as const satisfies \
             Partial<Record<keyof Commands, readonly Area[]>>;\n\n\
             export type ReadingCommand = keyof typeof READS;\n\n\
             /**\n * Commands that write records, and can be taken back.\n */\n\
             export type WritingCommand ={writes};\n\n\
             /**\n * Kinds whose records are facts that get into the files of a bundle.\n */\n\
             export const FACTS = {facts} as const satisfies readonly Collection[];\n"
        );
        assert!(text.contains("team_get: [\"teams\",") && text.contains("| \"item_update\""));
        // Beside the types, which are written to where Cargo's configuration says.
        let folder = std::env::var("TS_RS_EXPORT_DIR").map(PathBuf::from);
        if let Ok(folder) = folder {
            crate::files::put(&folder.join("Reads.ts"), &text).unwrap();
        }
    }
}
