//! JPEG: segments with a marker each, and the scans.

use super::{Bytes, only_orientation, orientation};

const START: [u8; 2] = [0xff, 0xd8];
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
/// Of programs: `JFIF` is in the first, EXIF in the second, a colour profile in the third.
const PROGRAMS: std::ops::RangeInclusive<u8> = 0xe0..=0xef;
const COMMENT: u8 = 0xfe;
const EXIF: &[u8] = b"Exif\0\0";

pub(super) fn bare(from: &mut Bytes<'_>) -> Option<Vec<u8>> {
    let mut out = from.take(2)?.to_vec();
    let mut turned = None;
    loop {
        let marker = marker(from)?;
        // What stands behind the end is another picture, a film or a secret.
        if marker == END {
            break;
        }
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            continue;
        }
        let length = u16::from_be_bytes(from.take(2)?.try_into().ok()?);
        let content = from.take(usize::from(length).checked_sub(2)?)?;
        if let (0xe1, Some(tiff), None) = (marker, content.strip_prefix(EXIF), turned) {
            turned = orientation(tiff);
        }
        if let Some(content) = needed(marker, content) {
            out.extend(segment(marker, &content)?);
        }
        if marker == SCAN {
            let scan = scan(from.0);
            out.extend(from.take(scan)?);
            if from.0.is_empty() {
                break;
            }
        }
    }
    out.extend([0xff, END]);
    if let Some(turned) = turned {
        let exif = segment(0xe1, &[EXIF, &only_orientation(turned)].concat())?;
        let at = START.len() + jfif(&out);
        out.splice(at..at, exif);
    }
    Some(out)
}

/// The next marker.
fn marker(from: &mut Bytes<'_>) -> Option<u8> {
    if from.byte()? != 0xff {
        return None;
    }
    loop {
        // It may be filled up.
        match from.byte()? {
            0xff => {}
            marker => return Some(marker),
        }
    }
}

/// What of a segment decoders need.
fn needed(marker: u8, content: &[u8]) -> Option<Vec<u8>> {
    match marker {
        // Without its small picture.
        0xe0 if content.starts_with(b"JFIF\0") => Some([content.get(..12)?, &[0, 0]].concat()),
        0xe2 if content.starts_with(b"ICC_PROFILE\0") => Some(content.to_vec()),
        0xee if content.starts_with(b"Adobe") => Some(content.to_vec()),
        COMMENT => None,
        marker if PROGRAMS.contains(&marker) => None,
        _ => Some(content.to_vec()),
    }
}

/// None is longer than its length can say.
fn segment(marker: u8, content: &[u8]) -> Option<Vec<u8>> {
    let length = u16::try_from(content.len() + 2).ok()?;
    Some([&[0xff, marker], &length.to_be_bytes()[..], content].concat())
}

/// The length of a scan: up to a marker that is neither a byte of it nor a place to begin again.
fn scan(bytes: &[u8]) -> usize {
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

/// The length of the segment that has to be the first, where there is one.
fn jfif(out: &[u8]) -> usize {
    match out.get(2..6) {
        Some([0xff, 0xe0, high, low]) => 2 + usize::from(u16::from_be_bytes([*high, *low])),
        _ => 0,
    }
}
