//! Reads a proposal and says what a governance facilitator would send back, or what the public
//! portal would not show. The one rule: a finding says what is wrong, where, and what to do.

mod address;
pub mod agreement;
mod config;
mod context;
mod draft;
mod edition;
mod finding;
mod html;
mod markdown;
mod mend;
mod money;
mod near;
mod needles;
mod portal;
pub mod private;
mod reading;
pub mod render;
mod rule;
pub mod rules;
mod sentences;
mod status;
mod words;

pub use config::{Allowed, CONFIG_FILE, Config, ConfigError, Judged, UnknownRule, named};
pub use context::{Beside, Context, Files, Private, Withheld, unescaped};
pub use draft::other_kind;
pub use finding::{Edit, Finding, Fix, Level, Located, apply, locate};
pub use mend::{Mended, mend};
pub use mip::{Outline, OutlineHeading};
pub use reading::Reading;
pub use rule::{About, Rule};
pub use rules::{ALL, rule};

/// Every rule's findings on `source`, in the order of the text.
///
/// Any text can be linted; time grows with its length and not faster.
#[must_use]
pub fn lint(source: &str, context: &Context<'_>) -> Vec<Finding> {
    Reading::of(source).lint(context)
}
