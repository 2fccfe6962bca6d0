//! What a team's records give to its drafts, each fact with the record and field it stands in.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    budget,
    cycle::Cycle,
    draft::Draft,
    id::TeamId,
    item::{EvidenceKind, Progress},
    proposal::{Kind, Kinds},
    team::{InPublic, Member, Team},
};
use mip::compose::{Facts, Source};
use mip_lint::Withheld;
use rust_decimal::Decimal;

use crate::{
    Error,
    budgets::{self, BudgetView},
    here::Here,
    way::Way,
};

/// What is known of a team when its drafts are composed. Read once for all of them.
pub(crate) struct TeamFacts {
    pub(crate) team: Team,
    members: Vec<Member>,
    pub(crate) budget: BudgetView,
    /// Text evidence of items, by item.
    texts: BTreeMap<String, String>,
    way: Way,
}

impl TeamFacts {
    pub(crate) fn of(here: &Here<'_>, team: TeamId) -> Result<Self, Error> {
        let items: Vec<Progress> = here.all(team)?;
        let texts = items.into_iter().filter_map(|item| {
            let texts = item.evidence.iter().filter(|kept| kept.kind == EvidenceKind::Text);
            let texts: Vec<_> = texts.map(|kept| kept.text.trim()).collect();
            (!texts.is_empty()).then(|| (item.id.clone(), texts.join("\n\n")))
        });
        let about = here.team(team)?;
        Ok(Self {
            way: Way::of(&about, &here.bundle(team)?),
            texts: texts.collect(),
            members: here.all(team)?,
            budget: budgets::of(here, team)?,
            team: about,
        })
    }

    /// The cap of the budget with its currency, if there is a budget.
    pub(crate) fn cap(&self) -> Option<String> {
        let budget = &self.budget.budget;
        (!budget.groups.is_empty()).then(|| budget.shown(self.budget.cap))
    }

    /// Everybody, in public or not: for what stays here.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// Whom a draft proposes, if its kind does that, in public or not: for what stays here.
    pub(crate) fn proposed(&self, draft: &Draft) -> Option<&Member> {
        self.members.iter().find(|member| Some(member.id) == draft.facilitator)
    }

    /// The same, as others may see them.
    pub(crate) fn facilitator(&self, draft: &Draft) -> Option<InPublic<'_>> {
        self.proposed(draft)?.in_public()
    }

    /// What a draft has to say and may not.
    pub(crate) fn withheld(&self, draft: &Draft) -> Vec<Withheld> {
        let is_hidden = |member: &Member| member.in_public().is_none();
        let facilitator = self.proposed(draft).is_some_and(is_hidden);
        let mut authors = self.members.iter().filter(|member| member.author).peekable();
        let authors = authors.peek().is_some() && authors.all(is_hidden);
        let said = [(facilitator, Withheld::Facilitator), (authors, Withheld::Authors)];
        said.into_iter().filter_map(|(is, what)| is.then_some(what)).collect()
    }

    /// By what those are known who may not be named.
    pub(crate) fn private_names(&self) -> Vec<&str> {
        let hidden = self.members.iter().filter(|member| member.in_public().is_none());
        hidden.flat_map(|who| [&*who.handle, &*who.name, &*who.address]).collect()
    }

    /// The facts of one draft, under the names that the templates use.
    pub(crate) fn facts(&self, draft: &Draft, kinds: &Kinds) -> Facts {
        let number = draft.number.map_or("#".into(), |number| number.to_string());
        let draft_fact = |field: &str, label: &str, value: String| {
            fact("drafts", &draft.id, field, format!("Draft → {label}"), value)
        };
        let team = |field: &str, label: &str, value: &str| {
            fact("teams", &self.team.id, field, format!("Team → {label}"), value)
        };
        let bundle = |field: &str, label: &str, value: &str| {
            fact("bundles", &"bundle", field, format!("Submission → {label}"), value)
        };
        let ratified = self.way.ratified.map(|day| day.to_string()).unwrap_or_default();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let item = |(id, text): (&String, &String)| {
            (id.clone(), fact("items", id, "evidence", format!("Item {id} → Evidence"), text))
        };
        let mut facts = vec![
            ("number", draft_fact("number", "Number", number)),
            ("date_proposed", draft_fact("on", "Date proposed", draft.on.to_string())),
            ("contributors", self.named("Contributors", |member| !member.author)),
            ("authors", self.named("Authors", |member| member.author)),
            ("tags", team("unitId", "Core Unit ID", &self.tags(draft.kind, kinds))),
            ("status", bundle("steps", "Phase", self.way.phase.status())),
            ("date_ratified", bundle("steps", "Accepted", &ratified)),
            ("poll_url", bundle("steps", "Poll", &self.way.poll_url)),
            ("forum_url", team("forumUrl", "Forum link", &text(&self.team.forum_url))),
            ("items", Facts::Map(self.texts.iter().map(item).collect())),
            ("members", Facts::List(self.public().map(|m| member(&m, draft.on)).collect())),
            ("budget", self.budget()),
            (
                "team",
                Facts::map([
                    ("name", team("name", "Name", &self.team.name)),
                    ("unit_id", team("unitId", "Core Unit ID", &text(&self.team.unit_id))),
                    ("short_code", team("unitId", "Core Unit ID", self.short_code())),
                    (
                        "sentence_summary",
                        team("sentenceSummary", "Sentence summary", &self.team.sentence_summary),
                    ),
                    (
                        "paragraph_summary",
                        team("paragraphSummary", "Paragraph summary", &self.team.paragraph_summary),
                    ),
                ]),
            ),
        ];
        if let Some(who) = self.facilitator(draft) {
            facts.push(("facilitator", member(&who, draft.on)));
        }
        Facts::map(facts)
    }

    /// Members who may be named in public.
    pub(crate) fn public(&self) -> impl Iterator<Item = InPublic<'_>> {
        self.members.iter().filter_map(Member::in_public)
    }

    fn named(&self, label: &str, which: fn(&InPublic<'_>) -> bool) -> Facts {
        let handles: Vec<_> = self.public().filter(which).map(|m| m.handle).collect();
        fact("members", &self.team.id, "handle", format!("People → {label}"), handles.join(", "))
    }

    /// `SES` of `SES-001`.
    fn short_code(&self) -> &str {
        let id = self.team.unit_id.as_deref().unwrap_or_default();
        id.split_once('-').map_or(id, |(code, _)| code)
    }

    /// The tags that the portal sorts by, as the pack says them. What the team does not have yet
    /// stands in none.
    fn tags(&self, kind: Kind, kinds: &Kinds) -> String {
        let unit = self.team.unit_id.as_ref().map(|id| id.to_lowercase());
        let currency = self.budget.budget.currency.to_lowercase();
        let filled = |tag: &String| {
            let tag = tag.replace("{currency}", &currency);
            match &unit {
                Some(unit) => Some(tag.replace("{unit}", unit)),
                None => (!tag.contains("{unit}")).then_some(tag),
            }
        };
        let tags = kinds.form(kind).into_iter().flat_map(|form| &form.tags).filter_map(filled);
        tags.collect::<Vec<_>>().join(", ")
    }

    fn budget(&self) -> Facts {
        let BudgetView { budget, groups, monthly, cap } = &self.budget;
        let day = |field: &str, label: &str, day: Option<NaiveDate>| {
            let day = day.map(|day| day.to_string()).unwrap_or_default();
            fact("budgets", &"budget", field, format!("Budget → {label}"), day)
        };
        let from = day("from", "First day", budget.from);
        let until = day("until", "Last day", budget.until);
        if budget.groups.is_empty() {
            return Facts::map([("from", from), ("until", until)]);
        }
        let amount = |label: String, amount: Decimal| {
            let shown = budget::shown(amount, budget.whole);
            fact("budgets", &"budget", "groups", format!("Budget → {label}"), shown)
        };
        let text = |label: &str, text: &str| {
            fact("budgets", &"budget", "groups", format!("Budget → {label}"), text)
        };
        let group = |(group, sums): (&budget::Group, &crate::budgets::GroupSums)| {
            let line = |line: &budget::Line| {
                let total = line.monthly.saturating_mul(budget.months.into());
                Facts::map([
                    ("title", text(&group.name, &line.title)),
                    ("monthly", amount(line.title.clone(), line.monthly)),
                    ("total", amount(line.title.clone(), total)),
                ])
            };
            Facts::map([
                ("name", text("Group", &group.name)),
                ("monthly", amount(group.name.clone(), sums.monthly)),
                ("total", amount(group.name.clone(), sums.total)),
                ("lines", Facts::List(group.lines.iter().map(line).collect())),
            ])
        };
        Facts::map([
            ("from", from),
            ("until", until),
            ("currency", text("Currency", &budget.currency)),
            ("months", text("Months", &budget.months.to_string())),
            ("monthly", amount("A month".into(), *monthly)),
            ("cap", amount("Cap".into(), *cap)),
            ("groups", Facts::List(budget.groups.iter().zip(groups).map(group).collect())),
        ])
    }
}

/// A member under the names that the templates use.
fn member(member: &InPublic<'_>, on: NaiveDate) -> Facts {
    let of = |field: &str, label: &str, value: &str| {
        fact("members", &member.id, field, format!("{} → {label}", member.handle), value)
    };
    // What counts is what they will work once the unit begins, not before.
    let last = member.fte.iter().max_by_key(|told| told.from);
    let month = last.map(|told| told.from).into_iter().chain(Cycle::of(on)).max();
    let fte = month.map(|month| member.fte_in(month)).filter(|fte| !fte.is_zero());
    Facts::map([
        ("handle", of("handle", "Handle", member.handle)),
        ("name", of("name", "Name", member.name)),
        ("role", of("role", "Role", member.role)),
        ("fte", of("fte", "FTE", &fte.map(|fte| fte.normalize().to_string()).unwrap_or_default())),
        ("from", of("fte", "From", &last.map(|told| told.from.to_string()).unwrap_or_default())),
        ("address", of("address", "Address", member.address)),
        ("contacts", of("handle", "Handle", "")),
    ])
}

fn fact(
    collection: &str,
    id: &impl ToString,
    field: &str,
    label: impl Into<String>,
    value: impl Into<String>,
) -> Facts {
    Facts::text(value, Source::new(collection, id.to_string(), field, label))
}
