//! A picture without what it tells of its making: where, when, with which camera and programs. The
//! one rule: only what its pixels need is taken over, byte for byte, so that nothing unknown leaves
//! with it and nothing is compressed anew.

mod gif;
mod jpeg;
mod png;

/// A picture with nothing but itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bare {
    pub(super) bytes: Vec<u8>,
    /// The ending of its file's name.
    pub(super) ending: &'static str,
}

/// Takes the picture out of a file; none where it can't be read to its end.
pub(super) fn bare(bytes: &[u8]) -> Option<Bare> {
    let ending = super::file::ending(bytes)?;
    let mut from = Bytes(bytes);
    let bytes = match ending {
        "png" => png::bare(&mut from),
        "jpg" => jpeg::bare(&mut from),
        _ => gif::bare(&mut from),
    }?;
    Some(Bare { bytes, ending })
}

/// What is left to read of a file.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, many: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|taken| taken[0])
    }
}

/// The orientation that EXIF tells, if it is another than upright.
fn orientation(tiff: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    let is_small = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_small { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = if is_small { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
    let first = usize::try_from(first).ok()?;
    let mut entries = (0..usize::from(short(first)?)).filter_map(|n| first.checked_add(2 + n * 12));
    let entry = entries.find(|at| short(*at) == Some(ORIENTATION))?;
    let turned = u8::try_from(short(entry.checked_add(8)?)?).ok()?;
    (2..=8).contains(&turned).then_some(turned)
}

/// EXIF that tells an orientation and nothing else.
fn only_orientation(turned: u8) -> [u8; 26] {
    let mut tiff = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    tiff[19] = turned;
    tiff
}

#[cfg(test)]
mod tests;
