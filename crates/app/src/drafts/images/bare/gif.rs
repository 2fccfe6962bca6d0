//! GIF: pictures and extensions, each a chain of small blocks.

use super::Bytes;

const PICTURE: u8 = 0x2c;
const EXTENSION: u8 = 0x21;
const END: u8 = 0x3b;
/// How long a picture is shown, and which colour of it is none.
const CONTROL: u8 = 0xf9;
const OF_A_PROGRAM: u8 = 0xff;
/// How often it is shown again.
const LOOPS: [&[u8]; 2] = [b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0"];

pub(super) fn bare(from: &mut Bytes<'_>) -> Option<Vec<u8>> {
    let head = from.take(13)?;
    let mut out = head.to_vec();
    out.extend(from.take(colours(head[10]))?);
    loop {
        let whole = from.0;
        // One that ends without saying so is shown all the same.
        let is_needed = match from.byte().unwrap_or(END) {
            PICTURE => {
                let about = from.take(9)?;
                // The table of its own colours, and the width of its codes.
                from.take(colours(about[8]) + 1)?;
                true
            }
            EXTENSION => match from.byte()? {
                CONTROL => true,
                OF_A_PROGRAM => LOOPS.iter().any(|known| from.0.starts_with(known)),
                _ => false,
            },
            END => {
                out.push(END);
                return Some(out);
            }
            _ => return None,
        };
        while let many @ 1.. = from.byte()? {
            from.take(many.into())?;
        }
        if is_needed {
            out.extend(&whole[..whole.len() - from.0.len()]);
        }
    }
}

/// The bytes of the table of colours that a byte of flags tells.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}
