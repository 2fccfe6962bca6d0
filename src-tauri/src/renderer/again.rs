//! Starting this program again with the variables set that say how to paint. The one rule: whoever has set
//! one has decided.

use std::{env, os::unix::process::CommandExt, path::Path, process::Command};

use super::Way;

/// What the library reads.
const DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
const COMPOSITING: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
/// What the first start tells the second: the way, whether it fell back, how many ended early.
const CHOSEN: &str = "LAUNCHPOD_RENDERER";

/// Whether the user has said how to paint.
pub(super) fn is_set_by_user() -> bool {
    [DMABUF, COMPOSITING].iter().any(|name| env::var_os(name).is_some())
}

/// What the start before this one in the same process has chosen.
pub(super) fn chosen() -> Option<(Way, bool, u32)> {
    read(&env::var(CHOSEN).ok()?)
}

fn read(text: &str) -> Option<(Way, bool, u32)> {
    let mut words = text.split(' ');
    let way = match words.next()? {
        "slim" => Way::Slim,
        "safe" => Way::Safe,
        _ => return None,
    };
    Some((way, words.next()? == "back", words.next()?.parse().ok()?))
}

fn written(way: Way, fell_back: bool, early: u32) -> String {
    let way = if way == Way::Safe { "safe" } else { "slim" };
    format!("{way} {} {early}", if fell_back { "back" } else { "on" })
}

/// How to paint where nothing speaks against it.
pub(super) fn usual() -> Way {
    let has_renderer = std::fs::read_dir("/dev/dri").is_ok_and(|mut devices| {
        devices.any(|device| {
            device.is_ok_and(|it| it.file_name().to_string_lossy().starts_with("renderD"))
        })
    });
    let is_nvidia = Path::new("/proc/driver/nvidia/version").exists();
    if has_renderer && !is_nvidia { Way::Fast } else { Way::Slim }
}

pub(super) fn start(way: Way, fell_back: bool, early: u32) {
    if fell_back {
        eprintln!(
            "Launchpod painted nothing the last time, so it paints the safe, slower way now. {DMABUF}=1 and {COMPOSITING}=1 do the same; 0 forbids it."
        );
    }
    let Ok(this) = env::current_exe() else { return };
    let mut again = Command::new(this);
    again.args(env::args_os().skip(1)).env(DMABUF, "1");
    if way == Way::Safe {
        again.env(COMPOSITING, "1");
    }
    let failed = again.env(CHOSEN, written(way, fell_back, early)).exec();
    eprintln!("Launchpod goes on with the renderer that the system has: {failed}.");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_told_to_the_program_that_is_started_again() {
        for chosen in [(Way::Slim, false, 0), (Way::Safe, true, 0), (Way::Slim, false, 1)] {
            let (way, fell_back, early) = chosen;
            assert_eq!(read(&written(way, fell_back, early)), Some(chosen));
        }
        assert_eq!(read("fast on 0"), None);
    }
}
