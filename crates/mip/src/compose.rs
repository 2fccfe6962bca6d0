//! Proposals made from facts with an edition's template.
//!
//! The one rule: what comes from a fact says so. Every text of [`Facts`] is rendered between marks
//! of its own, which are lifted out again, so that a [`Piece`] knows which bytes came from where.
//!
//! # Templates
//!
//! An edition is one file of Markdown with [Tera](https://keats.github.io/tera/) in it. Its first
//! line is the title and may hold Tera; `## Preamble` and its fence hold `Key: <tera>` lines; the
//! other headings are literal. Headings inside `{% if %}` or `{% for %}` are part of a section's
//! text, not of the outline. The first `{# … #}` of a section, or else of a part that it includes,
//! is its guidance. Nothing is escaped.
//!
//! What a template names and no fact gives is empty, never an error: `{{ team.name }}` prints
//! nothing without a team, `{% for row in members %}` runs no time. An empty text is false, a text
//! that is not empty is true. Texts carry marks while they are rendered, so that comparing one
//! (`status == "RFC"`) or measuring it does not work: that is what [`Facts::Flag`] is for.
//!
//! # The facts that the app gives
//!
//! | name | what it is |
//! | --- | --- |
//! | `number` | the number of the subproposal, `10`, or `#` before it has one |
//! | `team.name`, `team.unit_id`, `team.short_code` | of the Core Unit: `SES-001`, `SES` |
//! | `team.sentence_summary`, `team.paragraph_summary` | its summaries |
//! | `authors`, `contributors`, `tags`, `status` | ready to print |
//! | `date_proposed`, `date_ratified` | `YYYY-MM-DD` |
//! | `forum_url`, `poll_url` | ready to print |
//! | `items.<ID>` | text evidence of a playbook item, `items.C4` |
//! | `members` | a list of `{handle, name, role, fte, from}` |
//! | `facilitator.{handle, name, address, contacts}` | where the kind is one for each facilitator |
//! | `budget.{currency, months, monthly, cap}` | amounts with thousands separators |
//! | `budget.groups` | a list of `{name, monthly, total, lines: [{title, monthly, total}]}` |
//!
//! Besides, `on` is the day of composing and `kind` the kind's code, both without a source.

mod composed;
mod facts;
mod lenient;
mod piece;
mod tags;
mod template;
mod templates;

pub use composed::{Composed, ComposedSection, Layout, Overrides, compose};
pub use facts::{Facts, Source};
pub use piece::{FactSpan, Piece};
pub use template::{Outline, Template, TemplateSection};
pub use templates::{ComposeError, Ready, TemplateError, Templates};
