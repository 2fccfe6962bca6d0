//! The file that a picture comes from: read, named, or refused with the reason.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::NewImage;
use crate::Error;

/// The largest picture, in bytes. Readers load it with the page.
pub const LARGEST: usize = 8 << 20;
/// The longest file name without its ending, in characters.
const LONGEST_NAME: usize = 60;

/// What it is called, and its bytes.
pub(super) fn read(image: NewImage) -> Result<(String, Vec<u8>), Error> {
    match image {
        NewImage::Bytes { name, base64 } => {
            fits(&name, base64.len() / 4 * 3)?;
            let bytes = STANDARD.decode(base64.as_bytes()).map_err(|error| {
                Error::Invalid(format!("The picture did not arrive whole ({error}): try again."))
            })?;
            Ok((name, bytes))
        }
        NewImage::File { path } => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let kept = "The picture was not added; everything else is as it was.";
            let failed = |source| Error::File { path: path.clone(), source, kept };
            let about = std::fs::metadata(&path).map_err(failed)?;
            if !about.is_file() {
                return Err(Error::invalid(format!("{} is no file.", path.display())));
            }
            fits(&name, usize::try_from(about.len()).unwrap_or(usize::MAX))?;
            Ok((name, std::fs::read(&path).map_err(failed)?))
        }
    }
}

fn fits(name: &str, bytes: usize) -> Result<(), Error> {
    if bytes <= LARGEST { Ok(()) } else { Err(too_large(name, bytes)) }
}

/// Why a picture of so many bytes is not taken.
#[must_use]
pub fn too_large(name: &str, bytes: usize) -> Error {
    let (has, most) = (bytes.div_ceil(1 << 20), LARGEST >> 20);
    let why = format!("{name:?} has {has} MB, and a picture may have {most} MB: make it smaller.");
    Error::Invalid(why)
}

/// The ending of a picture's file name, by its first bytes.
pub(super) fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("gif"),
        _ => None,
    }
}

/// What a picture is to a browser, by its bytes: a name can say anything.
pub(crate) fn media(bytes: &[u8]) -> Option<&'static str> {
    Some(match ending(bytes)? {
        "jpg" => "image/jpeg",
        "gif" => "image/gif",
        _ => "image/png",
    })
}

pub(super) fn refused(name: &str, bytes: &[u8]) -> Error {
    let head = String::from_utf8_lossy(bytes.get(..512.min(bytes.len())).unwrap_or_default());
    let why = if head.contains("<svg") {
        "is an SVG, which can carry scripts: save it as PNG"
    } else if ending(bytes).is_some() {
        "can't be read to its end, so that nobody knows what else is in it: save it anew"
    } else {
        "is no PNG, JPEG or GIF: save it as one of them"
    };
    Error::Invalid(format!("{name:?} {why}. It was not added."))
}

/// A name that needs no escaping in a link: `Wallet flow (2).PNG` is `wallet-flow-2`.
pub(super) fn file_name(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let words: Vec<_> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let name: String = words.join("-").chars().take(LONGEST_NAME).collect();
    if name.is_empty() { "picture".into() } else { name }
}
