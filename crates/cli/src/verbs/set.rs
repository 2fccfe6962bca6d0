//! `launchpod set`: fields of a record of any kind.

use std::collections::BTreeMap;

use anyhow::bail;
use app::{App, record::set::RecordSet};
use clap::Args;

use super::list::List;
use crate::{End, out::Out, table};

#[derive(Debug, Args)]
pub(crate) struct Set {
    #[command(flatten)]
    of: List,
    /// Its id, or what it is called.
    id: String,
    /// Fields with what they are to hold: text, or JSON where the field holds something else.
    /// `null` empties a field. An item is waived with `reason=TEXT`.
    #[arg(required = true, value_name = "FIELD=VALUE", value_parser = pair)]
    fields: Vec<(String, String)>,
}

fn pair(typed: &str) -> Result<(String, String), &'static str> {
    let (name, text) = typed.split_once('=').ok_or("write the field, = and its value")?;
    Ok((name.trim().to_owned(), text.to_owned()))
}

impl Set {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let mut fields = BTreeMap::new();
        for (name, text) in self.fields {
            if fields.insert(name.clone(), text).is_some() {
                bail!("{name} is there twice. Nothing was changed.");
            }
        }
        let (collection, team, named) = (self.of.kind, self.of.team(app)?, self.id);
        let view = app.record_set(RecordSet { collection, team, named, fields })?;
        out.answer(&self.of.record(view), table::of_record)
    }
}
