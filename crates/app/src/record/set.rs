//! Fields of a record of any kind, as somebody types them. The one rule: the command of the record's
//! kind writes them, all or none, so that whatever it checks is checked here, too.

use std::{collections::BTreeMap, fmt::Debug};

use domain::{budget::Budget, id::TeamId, item::Progress};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

use super::{RecordGet, RecordView};
use crate::{App, Error, kinds::Collection};

/// Fields to set of a record.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordSet {
    /// Of which kind.
    pub collection: Collection,
    /// Whose; it is looked for in all teams if absent, unless every team has one of its id.
    pub team: Option<TeamId>,
    /// Its id, or what it is called if nothing else is called so.
    pub named: String,
    /// What each field is to hold: a text, or JSON where the field holds something else. `null`
    /// empties a field.
    pub fields: BTreeMap<String, String>,
}

type Fields = Map<String, Value>;

/// What was typed for a record.
struct Typed {
    record: RecordView,
    fields: Fields,
}

impl App {
    /// Sets fields of a record as the command of its kind does. Answers with the record.
    pub fn record_set(&self, req: RecordSet) -> Result<RecordView, Error> {
        let RecordSet { collection, team, named, fields } = req;
        let record = begun(self, RecordGet { collection, team, named })?;
        let typed = |(name, text): (String, String)| {
            let value = value(&record.record[&name], text);
            (name, value)
        };
        let mut typed = Typed { fields: fields.into_iter().map(typed).collect(), record };
        typed.give(self, collection)?;
        let (team, named) = (Some(typed.record.team), typed.record.id);
        self.record_get(RecordGet { collection, team, named })
    }
}

/// The record. Of what every team has, also if nobody wrote to it yet: its name alone does not
/// say whose it is.
fn begun(app: &App, req: RecordGet) -> Result<RecordView, Error> {
    let begun = match req.collection {
        Collection::Items => json!(Progress::default()),
        Collection::Budgets if req.named == Budget::ID => json!(Budget::default()),
        _ => return app.record_get(req),
    };
    let team = req.team.map_or_else(|| only_team(app, &req.named), Ok)?;
    let id = req.named.clone();
    match app.record_get(RecordGet { team: Some(team), ..req }) {
        Err(Error::NotFound(..)) => Ok(RecordView { team, id, record: begun }),
        found => found,
    }
}

fn only_team(app: &App, named: &str) -> Result<TeamId, Error> {
    if let [only] = app.team_list(())?.as_slice() {
        return Ok(only.id);
    }
    Err(Error::Invalid(format!("Every team has {named:?}: say which team's is meant.")))
}

/// What was typed for a field that holds `kept`: a text takes the words as they are.
fn value(kept: &Value, text: String) -> Value {
    let is_text = kept.is_string() && !text.starts_with('"') && text != "null";
    let json = if is_text { None } else { serde_json::from_str(&text).ok() };
    json.unwrap_or(Value::String(text))
}

impl Typed {
    /// Gives the fields to the command that writes them.
    fn give(&mut self, app: &App, kind: Collection) -> Result<(), Error> {
        let has = |name| self.fields.contains_key(name);
        match kind {
            Collection::Teams => self.to("team", app, App::team_update),
            Collection::Members => self.to("member", app, App::member_put),
            Collection::Items if has("reason") => {
                self.fields.retain(|name, value| name != "state" || value != "waived");
                self.to("item", app, App::item_waive)
            }
            Collection::Items => self.to("item", app, App::item_update),
            Collection::Sessions => self.to("session", app, App::session_update),
            Collection::Actions => self.to("action", app, App::action_update),
            Collection::Budgets => self.to("budget", app, App::budget_update),
            // Texts that name the draft follow its number.
            Collection::Drafts if has("number") => self.to("draft", app, App::number_assign),
            Collection::Drafts => self.to("draft", app, App::draft_update),
            Collection::Comments if has("decision") || has("answer") => {
                let decision = self.record.record["decision"].clone();
                self.fields.entry("decision").or_insert(decision);
                self.to("comment", app, App::rfc_decide)
            }
            Collection::Comments => self.to("comment", app, App::rfc_update),
            _ => Err(Error::invalid(format!(
                "No field of {} can be set: they have commands of their own.",
                kind.name()
            ))),
        }
    }

    /// Gives the fields to a command whose request calls the record's id `word`.
    fn to<Q: DeserializeOwned + Debug, A>(
        &self,
        word: &str,
        app: &App,
        command: fn(&App, Q) -> Result<A, Error>,
    ) -> Result<(), Error> {
        for (name, value) in &self.fields {
            if let Some(why) = self.refused::<Q>(word, name, value) {
                return Err(Error::invalid(format!("{name}: {why}. Nothing was changed.")));
            }
        }
        let misfit = |error| Error::Json("Nothing was changed".into(), error);
        command(app, self.request(word, &self.fields).map_err(misfit)?).map(drop)
    }

    /// Why a field can't be set to a value, looked at alone.
    fn refused<Q: DeserializeOwned + Debug>(
        &self,
        word: &str,
        name: &str,
        value: &Value,
    ) -> Option<String> {
        if ["id", "team", word].contains(&name) {
            return Some("it says which record is meant, and stays".into());
        }
        let kept = self.record.record.get(name);
        let request = |fields: &Fields| self.request::<Q>(word, fields);
        let mut others = self.fields.clone();
        others.remove(name);
        match request(&self.fields) {
            // The request takes `null` for "as it is", and would say that all is well.
            Ok(all) if value.is_null() && kept != Some(&Value::Null) => {
                let rest = request(&others).ok()?;
                (format!("{all:?}") == format!("{rest:?}")).then(|| "it can't be empty".into())
            }
            Ok(_) => None,
            Err(_) => request(&Map::from_iter([(name.to_owned(), value.clone())]))
                .err()
                .map(|why| why.to_string()),
        }
    }

    fn request<Q: DeserializeOwned>(&self, word: &str, fields: &Fields) -> serde_json::Result<Q> {
        let RecordView { team, id, .. } = &self.record;
        // There is one budget a team, so its requests do not name it.
        let mut request = if word == "budget" { json!({}) } else { json!({ word: id }) };
        fields.iter().for_each(|(name, value)| request[name] = value.clone());
        if word == "member" {
            return serde_json::from_value(json!({ "team": team, "change": request }));
        }
        request["team"] = json!(team);
        serde_json::from_value(request)
    }
}
