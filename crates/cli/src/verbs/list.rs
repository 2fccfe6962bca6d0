//! `launchpod list`: the records of any kind.

use app::{
    App,
    kinds::Collection,
    record::{RecordList, RecordView},
};
use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};
use domain::id::TeamId;
use serde_json::Value;

use crate::{End, out::Out, table};

/// A kind of record, of a team or of all.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The kind of record.
    #[arg(value_name = "KIND", value_parser = kind())]
    pub(super) kind: Collection,
    /// The team's name, Core Unit ID or id; all teams if absent.
    #[arg(long, short, value_name = "T")]
    team: Option<String>,
}

fn kind() -> impl TypedValueParser<Value = Collection> {
    let names = Collection::ALL.iter().map(|kind| kind.name());
    PossibleValuesParser::new(names)
        .try_map(|name| Collection::of(&name).ok_or("there is no such kind"))
}

impl List {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let views = app.record_list(RecordList { collection: self.kind, team: self.team(app)? })?;
        let records: Vec<_> = views.into_iter().map(|view| self.record(view)).collect();
        out.answer(&records, |records| table::of_records(records, self.kind.called()))
    }

    pub(super) fn team(&self, app: &App) -> anyhow::Result<Option<TeamId>> {
        Ok(self.team.as_deref().map(|team| app.team_named(team)).transpose()?)
    }

    /// What is printed: the record, and whose it is where nobody said that.
    pub(super) fn record(&self, view: RecordView) -> Value {
        let mut record = view.record;
        if self.team.is_none() && self.kind != Collection::Teams {
            record["team"] = view.team.to_string().into();
        }
        record
    }
}
