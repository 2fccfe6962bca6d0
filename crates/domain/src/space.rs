//! Spaces: what is shared, and kept apart, as a whole. A team has one for all its people; what is a
//! coach's own, or the programme's, has others. The one rule: an id alone says nothing of the kind.

use serde::{Deserialize, Serialize};

use crate::id::{SpaceId, TeamId};

/// What a space is for, and so who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SpaceKind {
    /// What a team shares. Its id is the team's.
    Team,
    /// What one coach keeps to themselves.
    Coach,
    /// What the programme's leads share.
    Programme,
}

impl SpaceKind {
    const ALL: [Self; 3] = [Self::Team, Self::Coach, Self::Programme];

    /// The word that files keep it by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Coach => "coach",
            Self::Programme => "programme",
        }
    }

    /// The kind of this word; none of one that a newer version made.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The team whose space this is, if it is a team's.
    #[must_use]
    pub fn team(self, space: SpaceId) -> Option<TeamId> {
        (self == Self::Team).then(|| TeamId::of_its_space(space))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_space_of_a_team_has_a_team() {
        let space = SpaceId::new();
        let team = SpaceKind::Team.team(space).unwrap();
        assert_eq!(SpaceId::from(team), space);
        for word in ["coach", "programme"] {
            assert_eq!(SpaceKind::of(word).unwrap().team(space), None, "{word}");
        }
        assert_eq!(SpaceKind::of("guild"), None);
    }

    #[test]
    fn a_kind_is_called_the_same_in_files_and_on_the_wire() {
        for kind in SpaceKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
            assert_eq!(SpaceKind::of(kind.word()), Some(kind));
        }
    }
}
