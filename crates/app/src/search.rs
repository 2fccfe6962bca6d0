//! Finding what was written, in all teams at once.

use domain::{id::TeamId, team::Team};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{App, Error, here::Here, items::standing, kinds::Collection, names};

/// What to look for.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SearchFor {
    /// Words that all must be there; the last may be unfinished.
    pub words: String,
    /// In one team only.
    pub team: Option<TeamId>,
}

/// A place where they were found.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// The team.
    pub team: TeamId,
    /// The team's name.
    pub team_name: String,
    /// The kind of record: `items`, `sessions` …
    pub collection: Collection,
    /// The record.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The text around the first word that was found, as plain text.
    pub excerpt: String,
}

/// So many places are given: the best.
const MOST: usize = 50;
/// Characters before and after the word in an excerpt.
const AROUND: usize = 60;

impl App {
    /// Where the words are, the best place first. Items of the playbook are found by their titles
    /// when a team is named.
    pub fn search(&self, req: SearchFor) -> Result<Vec<Hit>, Error> {
        let here = self.here();
        let mut hits = Vec::new();
        for found in self.store.search(&req.words, req.team.map(TeamId::uuid), MOST)? {
            hits.extend(hit(&here, found, &req.words)?);
        }
        if let Some(team) = req.team {
            hits.extend(in_playbook(&here, team, &req.words, &hits)?);
        }
        Ok(hits)
    }
}

/// A place that was found; none for what a newer version wrote, which has no screen here, and for
/// what is in another kind of space, which is no team's.
fn hit(here: &Here<'_>, found: store::TextHit, words: &str) -> Result<Option<Hit>, Error> {
    let Some(collection) = Collection::of(&found.collection) else { return Ok(None) };
    let Some(team) = here.team_of(found.doc.space.into())? else { return Ok(None) };
    let body: Value = serde_json::from_str(&found.body).unwrap_or_default();
    Ok(here.find::<Team>(team, team)?.map(|of| Hit {
        team,
        team_name: of.name,
        title: names::called(here.pack, collection, &found.id, &body),
        excerpt: excerpt(&body, words),
        collection,
        id: found.id,
    }))
}

fn in_playbook(
    here: &Here<'_>,
    team: TeamId,
    words: &str,
    have: &[Hit],
) -> Result<Vec<Hit>, Error> {
    let of = here.team(team)?;
    let words: Vec<_> = words.split_whitespace().map(str::to_lowercase).collect();
    let fits = |item: &&domain::playbook::Item| {
        let text = format!("{} {} {} {}", item.id, item.title, item.why, item.how);
        let text = text.to_lowercase();
        let had = have.iter().any(|hit| hit.collection == Collection::Items && hit.id == item.id);
        !had && !words.is_empty() && words.iter().all(|word| text.contains(word))
    };
    let standing = standing(here, team)?;
    let hit = |item: &domain::playbook::Item| Hit {
        team,
        team_name: of.name.clone(),
        collection: Collection::Items,
        id: item.id.clone(),
        title: item.name(),
        excerpt: item.why.clone(),
    };
    Ok(standing.items.iter().copied().filter(fits).take(MOST).map(hit).collect())
}

/// The text around the first of the words.
fn excerpt(body: &Value, words: &str) -> String {
    let mut texts = Vec::new();
    collect(body, &mut texts);
    let words: Vec<_> = words.split_whitespace().map(str::to_lowercase).collect();
    let place = texts.iter().find_map(|text| {
        let lower = text.to_lowercase();
        let at = words.iter().filter_map(|word| lower.find(word.as_str())).min()?;
        // Lower case may be longer than what was typed: count characters, not bytes.
        Some((text, lower[..at].chars().count()))
    });
    let Some((text, at)) = place else { return String::new() };
    let from = at.saturating_sub(AROUND);
    let cut: String = text.chars().skip(from).take(2 * AROUND).collect();
    let (before, after) = (from > 0, text.chars().count() > from + 2 * AROUND);
    let cut = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{cut}{}", if before { "…" } else { "" }, if after { "…" } else { "" })
}

fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_excerpt_is_cut_between_characters_and_marked_where_it_was_cut() {
        let body = json!({"notes": format!("{} Runway {}", "Ω🚀 ".repeat(50), "x ".repeat(90))});
        let cut = excerpt(&body, "runw");
        assert!(cut.starts_with('…') && cut.ends_with('…') && cut.contains("Runway"), "{cut}");
        assert_eq!(excerpt(&json!({"notes": "short"}), "SHORT"), "short");
        assert_eq!(excerpt(&json!({}), "x"), "");
    }
}
