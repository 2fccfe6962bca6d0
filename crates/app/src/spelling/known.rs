//! Words that are right although no dictionary has them: of the field, and of the team. The one
//! rule: capitals do not matter.

use std::collections::HashSet;

use domain::{id::TeamId, team::Member};

use crate::{Error, here::Here};

use super::taught;

/// Words that governance texts use every day.
const FIELD: [&str; 34] = [
    "airdrop",
    "airdrops",
    "backend",
    "blockchain",
    "blockchains",
    "crypto",
    "cryptocurrency",
    "dai",
    "ecosystem",
    "ethereum",
    "facilitator",
    "facilitators",
    "fiat",
    "frontend",
    "interoperability",
    "keeper",
    "keepers",
    "monthly",
    "multichain",
    "multisig",
    "multisigs",
    "offboarding",
    "onboarding",
    "onchain",
    "offchain",
    "roadmap",
    "signer",
    "signers",
    "stablecoin",
    "stablecoins",
    "subproposal",
    "subproposals",
    "timeframe",
    "workstream",
];

/// What a team's texts may say.
pub(super) struct KnownWords(HashSet<String>);

impl KnownWords {
    pub(super) fn of(here: &Here<'_>, team: TeamId) -> Result<Self, Error> {
        let mut known = Self(FIELD.iter().map(|word| (*word).to_owned()).collect());
        taught(here, team)?.iter().for_each(|word| known.add(word));
        let about = here.team(team)?;
        known.add(&about.name);
        known.add(about.unit_id.as_deref().unwrap_or_default());
        for member in here.all::<Member>(team)? {
            known.add(&member.name);
            known.add(&member.handle);
        }
        Ok(known)
    }

    /// Takes the words of a name, and the name.
    fn add(&mut self, name: &str) {
        let words = name.split(|c: char| !c.is_alphanumeric() && c != '\'');
        self.0.extend(words.filter(|word| !word.is_empty()).map(str::to_lowercase));
        self.0.insert(name.to_lowercase());
    }

    pub(super) fn has(&self, word: &str) -> bool {
        let word = word.to_lowercase().replace('’', "'");
        self.0.contains(&word)
            || word.strip_suffix("'s").is_some_and(|owner| self.0.contains(owner))
    }
}
