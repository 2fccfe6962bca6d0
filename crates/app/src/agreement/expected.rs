//! What the workspace holds of each topic, and what is therefore expected in a place. The one
//! rule: who is not public is not expected in any text.

use std::collections::BTreeMap;

use domain::{
    draft::Draft,
    proposal::{FedBy, Kinds},
    team::{InPublic, Member},
};
use mip_lint::agreement::{Mention, Topic, normal};

use super::{Held, TopicView};
use crate::drafts::TeamFacts;

/// A bundle with what is known of its team.
pub(super) struct TeamDrafts<'a> {
    pub(super) kinds: &'a Kinds,
    facts: &'a TeamFacts,
    drafts: &'a [Draft],
}

/// What is expected in a place.
pub(super) struct Expected {
    pub(super) topic: Topic,
    /// Which one it turned out to be.
    pub(super) of: String,
    pub(super) held: Option<Held>,
    /// The value, as it is written.
    pub(super) value: Option<String>,
    /// Another value that is right too, as it is compared; empty for none.
    pub(super) also: String,
    /// Whether what stands there can become what is held.
    pub(super) takes: bool,
}

impl<'a> TeamDrafts<'a> {
    pub(super) fn of(kinds: &'a Kinds, facts: &'a TeamFacts, drafts: &'a [Draft]) -> Self {
        Self { kinds, facts, drafts }
    }

    /// Topics that the workspace holds something of, whether or not a draft says it.
    pub(super) fn topics(&self) -> BTreeMap<(Topic, String), TopicView> {
        if self.drafts.is_empty() {
            return BTreeMap::new();
        }
        let single = [
            Topic::UnitId,
            Topic::UnitName,
            Topic::Monthly,
            Topic::Cap,
            Topic::DateProposed,
            Topic::BudgetStart,
            Topic::BudgetEnd,
        ];
        let single = single.into_iter().map(|topic| (topic, String::new(), self.held(topic)));
        let people = self.facilitators().flat_map(|member| {
            let handle = member.handle.to_owned();
            let facilitator = (Topic::Facilitator, handle.clone(), of_member(&member, "handle"));
            [facilitator, (Topic::Address, handle, of_member(&member, "address"))]
        });
        let known = single.chain(people).filter(|(_, _, held)| held.is_some());
        known
            .map(|(topic, of, held)| ((topic, of.clone()), TopicView::of(topic, &of, held)))
            .collect()
    }

    /// What the workspace holds of a topic that there is one of.
    fn held(&self, topic: Topic) -> Option<Held> {
        let team =
            |field: &str, value: Option<String>| held("teams", &self.facts.team.id, field, value);
        let budget = |field: &str, value: Option<String>| held("budgets", &"budget", field, value);
        let view = &self.facts.budget;
        let amount = |amount| (!view.budget.groups.is_empty()).then(|| view.budget.shown(amount));
        match topic {
            Topic::UnitId => team("unitId", self.facts.team.unit_id.clone()),
            Topic::UnitName => team("name", Some(self.facts.team.name.clone())),
            Topic::Monthly => budget("groups", amount(view.monthly)),
            Topic::Cap => budget("groups", amount(view.cap)),
            Topic::BudgetStart => budget("from", view.budget.from.map(|day| day.to_string())),
            Topic::BudgetEnd => budget("until", view.budget.until.map(|day| day.to_string())),
            Topic::DateProposed => match (self.facts.team.posted, self.drafts.first()) {
                (Some(posted), _) => team("posted", Some(posted.to_string())),
                (None, Some(first)) => held("drafts", &first.id, "on", Some(first.on.to_string())),
                (None, None) => None,
            },
            Topic::Facilitator | Topic::Address | Topic::Name => None,
        }
    }

    /// What is expected where a draft says something.
    pub(super) fn expected(&self, draft: &Draft, mention: &Mention) -> Expected {
        match mention.topic {
            Topic::Facilitator => self.facilitator(draft, mention),
            Topic::Address if mention.of == "facilitator" => self.own_address(draft, mention),
            Topic::Address => Expected::nothing(mention.topic, &mention.of, false),
            Topic::Name => self.name(draft, mention),
            topic => {
                let held = self.held(topic);
                let value = held.as_ref().map(|held| held.value.clone());
                let takes = !matches!(topic, Topic::Monthly | Topic::Cap);
                Expected { held, value, ..Expected::nothing(topic, "", takes) }
            }
        }
    }

    fn facilitator(&self, draft: &Draft, mention: &Mention) -> Expected {
        let of_draft = self.member(draft);
        let of_value = || self.facilitators().find(|member| is(member, &mention.value));
        let only =
            || Some(self.facilitators().next()?).filter(|_| self.facilitators().count() == 1);
        let Some(member) = of_draft.or_else(of_value).or_else(only) else {
            return Expected::nothing(mention.topic, "", false);
        };
        let also = normal(Topic::Facilitator, member.name);
        Expected {
            held: of_member(&member, "handle"),
            value: Some(member.handle.to_owned()),
            also,
            ..Expected::nothing(mention.topic, member.handle, of_draft.is_some())
        }
    }

    fn own_address(&self, draft: &Draft, mention: &Mention) -> Expected {
        let Some(member) = self.member(draft) else {
            return Expected::nothing(mention.topic, &mention.of, false);
        };
        let held = of_member(&member, "address");
        let value = held.as_ref().map(|held| held.value.clone());
        Expected { held, value, ..Expected::nothing(mention.topic, member.handle, true) }
    }

    /// A proposal's own name, or the name of one of the others.
    fn name(&self, draft: &Draft, mention: &Mention) -> Expected {
        let same = |other: &&Draft| self.kinds.code(&other.kind) == mention.of;
        let is_own = same(&draft);
        let fits = |other: &&Draft| normal(Topic::Name, &other.name(self.kinds)) == mention.value;
        let meant = if is_own {
            Some(draft)
        } else {
            let mut of_kind = self.drafts.iter().filter(same);
            of_kind
                .clone()
                .find(fits)
                .or_else(|| of_kind.next().filter(|_| of_kind.next().is_none()))
        };
        let Some(meant) = meant else {
            return Expected::nothing(mention.topic, &mention.of, false);
        };
        let name = meant.name(self.kinds);
        let numbered = !mention.value.ends_with('#');
        Expected {
            held: held("drafts", &meant.id, "number", Some(name.clone())),
            value: Some(name.clone()),
            ..Expected::nothing(mention.topic, &name, is_own && numbered)
        }
    }

    /// Drafts that should say something of a topic, and do not.
    pub(super) fn silent(&self, topic: &TopicView) -> Vec<String> {
        let needs = |draft: &&Draft| match topic.topic {
            Topic::UnitId | Topic::DateProposed => true,
            Topic::UnitName => self.is_fed_by(draft, FedBy::Unit),
            Topic::Cap => self.is_fed_by(draft, FedBy::Budget),
            Topic::Facilitator | Topic::Address => {
                self.member(draft).is_some_and(|member| member.handle == topic.of)
            }
            Topic::Monthly | Topic::BudgetStart | Topic::BudgetEnd | Topic::Name => false,
        };
        let says = |draft: &&Draft| topic.places.iter().any(|place| place.draft == draft.id);
        let held = self.drafts.iter().filter(|_| topic.held.is_some());
        held.filter(needs)
            .filter(|draft| !says(draft))
            .map(|draft| draft.name(self.kinds))
            .collect()
    }

    /// Whether it is there to tell these facts.
    fn is_fed_by(&self, draft: &Draft, facts: FedBy) -> bool {
        self.kinds.form(draft.kind).is_some_and(|form| form.fed_by.contains(&facts))
    }

    /// Whom a draft proposes, if they may be named.
    fn member(&self, draft: &Draft) -> Option<InPublic<'a>> {
        self.facts.facilitator(draft)
    }

    /// Those who may be named.
    fn facilitators(&self) -> impl Iterator<Item = InPublic<'a>> {
        let all = self.facts.members().iter().filter(|member| member.facilitator);
        all.filter_map(Member::in_public)
    }
}

impl Expected {
    fn nothing(topic: Topic, of: &str, takes: bool) -> Self {
        let (held, value, also) = (None, None, String::new());
        Self { topic, of: of.to_owned(), held, value, also, takes }
    }
}

fn is(member: &InPublic<'_>, value: &str) -> bool {
    [member.handle, member.name].iter().any(|name| normal(Topic::Facilitator, name) == value)
}

fn of_member(member: &InPublic<'_>, field: &str) -> Option<Held> {
    let value = if field == "address" { member.address } else { member.handle };
    held("members", &member.id, field, Some(value.to_owned()))
}

fn held(collection: &str, id: &impl ToString, field: &str, value: Option<String>) -> Option<Held> {
    let value = value.filter(|value| !value.is_empty())?;
    let (collection, id, field) = (collection.into(), id.to_string(), field.into());
    Some(Held { value, collection, id, field })
}
