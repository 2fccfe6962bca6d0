//! One newtype per kind of thing, so a session's id can't be handed to what wants a team's. A new
//! area makes its own beside its structs, with the same `id!`.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        id!($(#[$doc])* $name, "string & { readonly __id: unique symbol }");
    };
    ($(#[$doc:meta])* $name:ident, $ts:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, type = $ts))]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// A fresh id. Ids sort by the time they were made (UUID v7).
            #[must_use]
            #[allow(clippy::new_without_default, reason = "a default id would be a different id each time")]
            pub fn new() -> Self { Self(uuid::Uuid::now_v7()) }
            /// The id as a UUID.
            #[must_use]
            pub fn uuid(self) -> uuid::Uuid { self.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> { s.parse().map(Self) }
        }
    };
}

id!(/// Names a space. What it is for is said by its [`crate::space::SpaceKind`].
    SpaceId);
id!(/// Names a team, and the space that holds what the team shares.
    TeamId, "SpaceId & { readonly __team: unique symbol }");
id!(/// Names a command that was given, so that it can be taken back.
    CommandId);
id!(/// Names a member of a team.
    MemberId);
id!(/// Names a piece of evidence.
    EvidenceId);
id!(/// Names an entry of the journal.
    EntryId);
id!(/// Names a coaching session.
    SessionId);
id!(/// Names a topic of a session.
    TopicId);
id!(/// Names an action that a session agreed on.
    ActionId);
id!(/// Names a draft.
    DraftId);
id!(/// Names a comment on the drafts.
    CommentId);
id!(/// Names a picture of a draft.
    ImageId);
id!(/// Names a finding that is let stand.
    AllowedId);
id!(/// Names a group of a budget.
    GroupId);
id!(/// Names a line of a budget.
    LineId);
id!(/// Names a version of a bundle.
    VersionId);
id!(/// Names a step of a bundle through governance.
    StepId);
id!(/// Names a freeze of a bundle.
    FreezeId);
id!(/// Names an exception from a freeze.
    ExceptionId);

impl From<uuid::Uuid> for SpaceId {
    fn from(id: uuid::Uuid) -> Self {
        Self(id)
    }
}

impl From<TeamId> for SpaceId {
    fn from(team: TeamId) -> Self {
        Self(team.0)
    }
}

impl TeamId {
    /// For [`crate::space::SpaceKind::team`], which asks for the kind.
    pub(crate) fn of_its_space(space: SpaceId) -> Self {
        Self(space.0)
    }
}
