//! Where the window was, its theme, how large and how it is painted, kept beside the workspace in `window.json`.
//! The one rule: it is a convenience, so a file that is missing or wrong means the usual place.

use std::{fs, io::Write, ops::RangeInclusive, path::Path};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, LogicalPosition, Theme, window::Color};

const FILE: &str = "window.json";
/// The smallest window that the screens are made for, in logical pixels.
pub(crate) const LEAST: (f64, f64) = (900.0, 600.0);
/// How small and how large everything can be drawn, in percent.
pub(crate) const ZOOMS: RangeInclusive<u16> = 50..=300;

/// What is remembered; lengths are logical pixels, the corner is the frame's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Placement {
    pub(crate) corner: Option<(f64, f64)>,
    pub(crate) size: (f64, f64),
    pub(crate) maximized: bool,
    pub(crate) theme: Look,
    /// How large everything is drawn, in percent.
    pub(crate) zoom: u16,
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
            zoom: 100,
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
        // A page drawn at no size could not be asked for another.
        kept.zoom = kept.zoom.clamp(*ZOOMS.start(), *ZOOMS.end());
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

/// Whether a frame with its corner there could be taken hold of: screens come and go.
pub(crate) fn is_on_screen(shell: &AppHandle, x: f64, y: f64) -> bool {
    shell.available_monitors().is_ok_and(|monitors| {
        monitors.iter().any(|monitor| {
            let scale = monitor.scale_factor();
            let corner: LogicalPosition<f64> = monitor.position().to_logical(scale);
            let size = monitor.size().to_logical::<f64>(scale);
            (corner.x - 200.0..corner.x + size.width - 200.0).contains(&x)
                && (corner.y..corner.y + size.height - 100.0).contains(&y)
        })
    })
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
            zoom: 175,
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

    #[test]
    fn a_file_without_a_size_of_drawing_has_the_usual_one_and_a_wild_one_is_brought_in() {
        let folder = tempfile::tempdir().unwrap();
        for (text, zoom) in [("{}", 100), (r#"{"zoom":0}"#, 50), (r#"{"zoom":9999}"#, 300)] {
            fs::File::create(folder.path().join(FILE)).unwrap().write_all(text.as_bytes()).unwrap();
            assert_eq!(Placement::load(folder.path()).zoom, zoom, "after {text}");
        }
    }
}
