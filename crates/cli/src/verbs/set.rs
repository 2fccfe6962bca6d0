//! `launchpod set`: fields of a record. The one rule: the command of the record's kind writes them,
//! all or none, so that whatever it checks is checked here, too.

use std::fmt::Debug;

use anyhow::bail;
use app::{App, Code, kinds::Collection};
use clap::Args;
use domain::{budget::Budget, item::Progress};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::list::List;
use crate::{End, out::Out, table};

type Fields = Map<String, Value>;

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

fn pair(typed: &str) -> Result<(String, String), String> {
    let (name, text) = typed.split_once('=').ok_or("write the field, = and its value")?;
    Ok((name.trim().to_owned(), text.to_owned()))
}

/// A record as it is, and what was typed for it.
struct Asked<'a> {
    app: &'a App,
    /// Whose record, as commands name it.
    team: Value,
    id: String,
    kept: Value,
    fields: Fields,
}

impl Set {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let mut asked = self.asked(app)?;
        for (name, text) in self.fields {
            let value = value(&asked.kept[&name], &text);
            if asked.fields.insert(name.clone(), value).is_some() {
                bail!("{name} was given twice, and nothing was changed");
            }
        }
        asked.write(self.of.kind)?;
        let team = asked.team.as_str().map(str::to_owned);
        let view = List { kind: self.of.kind, team }.find(app, &asked.id)?;
        out.answer(&self.of.record(view), table::of_record)
    }

    fn asked<'a>(&self, app: &'a App) -> anyhow::Result<Asked<'a>> {
        let asked = |team, id, kept| Asked { app, team, id, kept, fields: Fields::new() };
        let missing = match self.of.find(app, &self.id) {
            Ok(view) => return Ok(asked(json!(view.team), view.id, view.record)),
            Err(error) => error,
        };
        // What a team has by itself is kept only once somebody wrote to it.
        let begun = match self.of.kind {
            Collection::Items => json!(Progress::default()),
            Collection::Budgets if self.id == Budget::ID => json!(Budget::default()),
            _ => return Err(missing),
        };
        let is_gone = |error: &app::Error| error.code() == Code::NotFound;
        match &self.of.team {
            Some(team) if missing.downcast_ref().is_some_and(is_gone) => {
                Ok(asked(json!(app.team_named(team)?), self.id.clone(), begun))
            }
            None => Err(missing.context("say whose it is with --team")),
            Some(_) => Err(missing),
        }
    }
}

/// What was typed, for a field that holds `kept`. A text takes the words as they are.
fn value(kept: &Value, text: &str) -> Value {
    let is_text = kept.is_string() && !text.starts_with('"') && text != "null";
    let json = if is_text { None } else { serde_json::from_str(text).ok() };
    json.unwrap_or_else(|| Value::String(text.to_owned()))
}

impl Asked<'_> {
    /// Gives the fields to the command that writes this kind.
    fn write(&mut self, kind: Collection) -> anyhow::Result<()> {
        let has = |name| self.fields.contains_key(name);
        match kind {
            Collection::Teams => self.give("team", App::team_update),
            Collection::Members => self.give("member", App::member_put),
            Collection::Items if has("reason") => {
                self.fields.retain(|name, value| name != "state" || value != "waived");
                self.give("item", App::item_waive)
            }
            Collection::Items => self.give("item", App::item_update),
            Collection::Sessions => self.give("session", App::session_update),
            Collection::Actions => self.give("action", App::action_update),
            Collection::Budgets => self.give("budget", App::budget_put),
            // Texts that name the draft follow its number.
            Collection::Drafts if has("number") => self.give("draft", App::number_assign),
            Collection::Drafts => self.give("draft", App::draft_update),
            Collection::Comments if has("decision") || has("answer") => {
                let decision = self.kept["decision"].clone();
                self.fields.entry("decision").or_insert(decision);
                self.give("comment", App::rfc_decide)
            }
            Collection::Comments => self.give("comment", App::rfc_update),
            Collection::Journal
            | Collection::Bundles
            | Collection::Versions
            | Collection::Words => {
                let name = kind.name();
                bail!("no command sets single fields of {name}: launchpod call has those there are")
            }
        }
    }

    /// Gives the fields to a command whose request calls the record's id `word`.
    fn give<Q: DeserializeOwned + Debug, A>(
        &self,
        word: &str,
        command: fn(&App, Q) -> Result<A, app::Error>,
    ) -> anyhow::Result<()> {
        if let Some(name) = self.fields.keys().find(|name| ["id", "team", word].contains(&&***name))
        {
            bail!("{name} says which record it is, and can't be set");
        }
        let read = |fields: Fields| serde_json::from_value::<Q>(self.request(word, fields));
        let request = read(self.fields.clone());
        for (name, value) in &self.fields {
            if let (Err(_), Err(why)) =
                (&request, read(Fields::from_iter([(name.clone(), value.clone())])))
            {
                bail!("{name} can't be set to {value}: {why}. Nothing was changed.");
            }
            let mut others = self.fields.clone();
            others.remove(name);
            let nothing = || {
                Some(format!("{:?}", read(others).ok()?) == format!("{:?}", request.as_ref().ok()?))
            };
            if value.is_null()
                && self.kept.get(name) != Some(&Value::Null)
                && nothing() == Some(true)
            {
                bail!("{name} can't be emptied. Nothing was changed.");
            }
        }
        command(self.app, request?)?;
        Ok(())
    }

    fn request(&self, word: &str, mut fields: Fields) -> Value {
        let (team, id) = (&self.team, &self.id);
        match word {
            "budget" => {
                let mut budget = self.kept.clone();
                fields.into_iter().for_each(|(name, value)| budget[name] = value);
                json!({ "team": team, word: budget })
            }
            "member" => {
                fields.insert(word.to_owned(), json!(id));
                json!({ "team": team, "change": fields })
            }
            _ => {
                fields.insert(word.to_owned(), json!(id));
                fields.insert("team".to_owned(), team.clone());
                Value::Object(fields)
            }
        }
    }
}
