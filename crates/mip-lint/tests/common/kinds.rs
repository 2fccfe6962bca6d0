//! The kinds of MakerDAO, as its pack says them.

use std::sync::LazyLock;

use domain::proposal::Kinds;

/// Read once.
pub(crate) fn kinds() -> &'static Kinds {
    static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
        let text = include_str!("../../../../packs/makerdao/pack.toml");
        let mut pack: toml::Table = toml::from_str(text).expect("a pack");
        pack.remove("kind").expect("its kinds").try_into().expect("what a form has")
    });
    &KINDS
}
