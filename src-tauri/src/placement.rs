//! Where the window was, its theme and how it is painted, kept beside the workspace in `window.json`.
//! The one rule: it is a convenience, so a file that is missing or wrong means the usual place.

use std::{fs, io::Write, path::Path};

use serde::{Deserialize, Serialize};
use tauri::{Theme, window::Color};

const FILE: &str = "window.json";
/// The smallest window that the screens are made for, in logical pixels.
pub(crate) const LEAST: (f64, f64) = (900.0, 600.0);

/// What is remembered; lengths are logical pixels, the corner is the frame's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Placement {
    pub(crate) corner: Option<(f64, f64)>,
    pub(crate) size: (f64, f64),
    pub(crate) maximized: bool,
    pub(crate) theme: Look,
    /// Pages are painted the safe way: once they were not painted at all.
    pub(crate) safe: bool,
}

/// What the user chose in the settings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Look {
    /// As the rest of the desktop.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Look {
    /// What to ask the window library for; nothing means "as the system".
    pub(crate) fn theme(self) -> Option<Theme> {
        match self {
            Self::System => None,
            Self::Light => Some(Theme::Light),
            Self::Dark => Some(Theme::Dark),
        }
    }
}

/// `--canvas` of `ui/src/styles/tokens.css`, so that the window has the page's colour before the page is there.
pub(crate) fn background(theme: Theme) -> Color {
    match theme {
        Theme::Dark => Color(0x12, 0x13, 0x15, 0xff),
        _ => Color(0xf6, 0xf5, 0xf2, 0xff),
    }
}

impl Default for Placement {
    fn default() -> Self {
        Self {
            corner: None,
            size: (1280.0, 820.0),
            maximized: false,
            theme: Look::System,
            safe: false,
        }
    }
}

impl Placement {
    /// What `folder` remembers.
    pub(crate) fn load(folder: &Path) -> Self {
        let kept: Option<Self> =
            fs::read(folder.join(FILE)).ok().and_then(|text| serde_json::from_slice(&text).ok());
        let Some(mut kept) = kept else { return Self::default() };
        let is_sane = |length: f64| length.is_finite() && length.abs() < 32_768.0;
        if !(is_sane(kept.size.0) && is_sane(kept.size.1)) {
            kept.size = Self::default().size;
        }
        kept.size = (kept.size.0.max(LEAST.0), kept.size.1.max(LEAST.1));
        kept.corner = kept.corner.filter(|(x, y)| is_sane(*x) && is_sane(*y));
        kept
    }

    /// Keeps it. A crash leaves the old file or the new one.
    pub(crate) fn save(&self, folder: &Path) -> std::io::Result<()> {
        let new = folder.join(FILE).with_extension("json.new");
        fs::File::create(&new)?.write_all(&serde_json::to_vec_pretty(self)?)?;
        fs::rename(new, folder.join(FILE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let there = Placement {
            corner: Some((-40.0, 12.5)),
            size: (1111.0, 777.0),
            maximized: true,
            theme: Look::Dark,
            safe: true,
        };
        there.save(folder.path()).unwrap();
        assert_eq!(Placement::load(folder.path()), there);
    }

    #[test]
    fn a_missing_or_damaged_file_is_the_usual_place() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Placement::load(folder.path()), Placement::default());
        for text in ["{", "[]", "\u{0}", r#"{"size":"wide"}"#, r#"{"size":[1e300,10]}"#] {
            fs::File::create(folder.path().join(FILE)).unwrap().write_all(text.as_bytes()).unwrap();
            assert_eq!(Placement::load(folder.path()), Placement::default(), "after {text:?}");
        }
    }

    #[test]
    fn a_window_is_never_smaller_than_its_screens() {
        let folder = tempfile::tempdir().unwrap();
        Placement { size: (20.0, 3.0), ..Placement::default() }.save(folder.path()).unwrap();
        assert_eq!(Placement::load(folder.path()).size, LEAST);
    }
}
