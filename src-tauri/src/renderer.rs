//! How the pages are painted. The one rule: what the user has set is left alone.
//!
//! Without a hardware renderer `WebKitGTK`'s DMA-BUF path costs half a second and 80 MiB at each start,
//! and on NVIDIA windows stay blank with it.

/// Turns that path off where it does harm: by starting this program again with the variable set,
/// since a variable may not be set safely once threads could read it.
#[cfg(target_os = "linux")]
pub(crate) fn choose() {
    use std::{env, os::unix::process::CommandExt, path::Path, process::Command};

    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let has_renderer = std::fs::read_dir("/dev/dri").is_ok_and(|mut devices| {
        devices.any(|device| {
            device.is_ok_and(|it| it.file_name().to_string_lossy().starts_with("renderD"))
        })
    });
    let is_nvidia = Path::new("/proc/driver/nvidia/version").exists();
    if env::var_os(VARIABLE).is_some() || (has_renderer && !is_nvidia) {
        return;
    }
    let Ok(this) = env::current_exe() else { return };
    // Gives back only when it fails; then the window opens without it, slower.
    let failed = Command::new(this).args(env::args_os().skip(1)).env(VARIABLE, "1").exec();
    eprintln!("Launchpod goes on with the slower renderer: {failed}.");
}

/// Other systems have no such choice.
#[cfg(not(target_os = "linux"))]
pub(crate) fn choose() {}
