//! Some fields of a record's JSON. The one rule: what nobody asked for is passed over, not kept: a
//! row of the overview is made with every command, and reads dates and states among long texts.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

/// The `id` of a record and these of its fields; nothing of what is no JSON object.
pub(super) fn of(body: &str, fields: &[&str]) -> Option<Map<String, Value>> {
    let mut json = serde_json::Deserializer::from_str(body);
    let found = Wanted(fields).deserialize(&mut json).ok()?;
    json.end().ok().map(|()| found)
}

struct Wanted<'a>(&'a [&'a str]);

impl<'de> DeserializeSeed<'de> for Wanted<'_> {
    type Value = Map<String, Value>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Wanted<'_> {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut record: A) -> Result<Self::Value, A::Error> {
        let mut found = Map::new();
        while let Some(field) = record.next_key::<String>()? {
            if field == "id" || self.0.contains(&field.as_str()) {
                found.insert(field, record.next_value()?);
            } else {
                record.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn of_a_record_come_its_id_and_what_was_asked_for_and_of_what_is_no_record_nothing() {
        let body = json!({"id": "C1", "state": "done", "notes": "long", "due": null, "\"": [1]});
        let some = |fields: &[&str]| of(&body.to_string(), fields).map(Value::from);
        assert_eq!(
            some(&["due", "state"]),
            Some(json!({"id": "C1", "state": "done", "due": null}))
        );
        assert_eq!(some(&["\"", "gone"]), Some(json!({"id": "C1", "\"": [1]})));
        for broken in ["", "[]", "null", "{\"id\": 1", "{\"id\": 1} {}", "{\"notes\": }"] {
            assert_eq!(of(broken, &["state"]), None, "{broken}");
        }
    }
}
