//! PNG: chunks with a name each.

use super::{Bytes, only_orientation, orientation};

/// Pixels, their colours, how large they are, and how they move.
const NEEDED: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"hIST", b"sPLT", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn bare(from: &mut Bytes<'_>) -> Option<Vec<u8>> {
    let mut out = from.take(8)?.to_vec();
    loop {
        let whole = from.0;
        let length = u32::from_be_bytes(from.take(4)?.try_into().ok()?);
        let name: &[u8; 4] = from.take(4)?.try_into().ok()?;
        let content = from.take(usize::try_from(length).ok()?)?;
        from.take(4)?;
        if NEEDED.contains(&name) {
            out.extend(&whole[..whole.len() - from.0.len()]);
        } else if let (b"eXIf", Some(turned)) = (name, orientation(content)) {
            out.extend(chunk(*b"eXIf", &only_orientation(turned))?);
        }
        if name == b"IEND" {
            return Some(out);
        }
    }
}

fn chunk(name: [u8; 4], content: &[u8]) -> Option<Vec<u8>> {
    let named = [&name, content].concat();
    let length = u32::try_from(content.len()).ok()?;
    Some([&length.to_be_bytes(), &*named, &checksum(&named).to_be_bytes()].concat())
}

/// CRC-32, as PNG has it.
fn checksum(bytes: &[u8]) -> u32 {
    let bit = |sum: u32| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    let byte = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| bit(sum));
    !bytes.iter().fold(u32::MAX, byte)
}
