use super::*;

const SECRET: &[u8] = b"SECRET at 59.9139N by ANNA'S CAMERA";

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|at| at == part)
}

fn bared(bytes: &[u8]) -> Vec<u8> {
    let bare = bare(bytes).expect("a picture");
    assert!(!has(&bare.bytes, SECRET), "the secret is out of {}", bare.ending);
    assert_eq!(super::bare(&bare.bytes).as_ref(), Some(&bare), "there is nothing more to take");
    bare.bytes
}

/// EXIF of a camera, in either order of bytes: maker, orientation, then the secret.
fn exif(turned: u8, is_small: bool) -> Vec<u8> {
    let order = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        if is_small {
            bytes.reverse();
        }
        bytes
    };
    let entry = |tag: u16, kind: u16, value: &[u8]| {
        [
            order(&tag.to_be_bytes()),
            order(&kind.to_be_bytes()),
            order(&1u32.to_be_bytes()),
            value.to_vec(),
        ]
        .concat()
    };
    let turned = [order(&u16::from(turned).to_be_bytes()), vec![0, 0]].concat();
    let head: &[u8] = if is_small { b"II*\0" } else { b"MM\0*" };
    let parts = [
        head.to_vec(),
        order(&8u32.to_be_bytes()),
        order(&2u16.to_be_bytes()),
        entry(0x010f, 2, b"ANNA"),
        entry(0x0112, 3, &turned),
        vec![0; 4],
        SECRET.to_vec(),
    ];
    parts.concat()
}

fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length, &name[..], content, b"sums"].concat()
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

#[test]
fn of_a_png_the_chunks_of_the_picture_are_left_as_they_were() {
    let mark = b"\x89PNG\r\n\x1a\n".to_vec();
    let needed = [
        chunk(*b"IHDR", &[1; 13]),
        chunk(*b"iCCP", b"profile"),
        chunk(*b"IDAT", b"pixels"),
        chunk(*b"IEND", b""),
    ];
    let mut with = mark.clone();
    for (n, part) in needed.iter().enumerate() {
        if n > 0 {
            for name in [b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf", b"caBX"] {
                with.extend(chunk(*name, SECRET));
            }
        }
        with.extend(part);
    }
    with.extend(SECRET);
    assert_eq!(bared(&with), [mark, needed.concat()].concat());
}

#[test]
fn of_a_jpeg_the_picture_its_colours_and_its_orientation_are_left() {
    let jfif = segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let rest = [
        segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
        segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
        segment(0xdb, &[7; 65]),
        segment(0xc2, &[8; 17]),
        segment(0xc4, &[9; 20]),
        [segment(0xda, &[1; 10]), b"scan\xff\0\xff\xd0more".to_vec()].concat(),
        [segment(0xda, &[1; 10]), b"second scan\xff\xd9".to_vec()].concat(),
    ];
    for (turned, is_small) in [(6, true), (8, false), (1, true)] {
        let mut with =
            [b"\xff\xd8".to_vec(), segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01SEC")]
                .concat();
        with.extend(segment(0xe1, &[EXIF, &exif(turned, is_small)].concat()));
        with.extend(segment(0xe0, &[b"JFXX\0", SECRET].concat()));
        for part in &rest {
            with.extend(segment(0xfe, SECRET));
            with.extend(segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()));
            with.extend(segment(0xe2, &[b"MPF\0", SECRET].concat()));
            with.extend(segment(0xed, SECRET));
            with.extend(part);
        }
        with.extend(b"\xff\xd8 another picture ");
        with.extend(SECRET);
        let only = match turned {
            1 => Vec::new(),
            turned => segment(0xe1, &[EXIF, &only_orientation(turned)].concat()),
        };
        let bare = bared(&with);
        assert_eq!(bare, [b"\xff\xd8".to_vec(), jfif.clone(), only, rest.concat()].concat());
        assert!(!has(&bare, b"ANNA") && !has(&bare, b"SEC"), "nor its maker or small picture");
        let at = bare.windows(6).position(|part| part == EXIF);
        assert_eq!(at.and_then(|at| orientation(&bare[at + 6..])), (turned != 1).then_some(turned));
    }
}

const EXIF: &[u8] = b"Exif\0\0";

#[test]
fn a_png_keeps_its_orientation_under_a_sum_that_readers_accept() {
    let with =
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"eXIf", &exif(3, false)), chunk(*b"IEND", b"")];
    let bare = bared(&with.concat());
    assert_eq!(bare[12..16], *b"eXIf");
    assert_eq!(orientation(&bare[16..42]), Some(3));
    // As any other program computes it.
    assert_eq!(bare[42..46], 0x845f_64ce_u32.to_be_bytes());
}

#[test]
fn of_a_gif_the_pictures_and_how_often_they_are_shown_are_left() {
    let blocks = |content: &[u8]| {
        let mut out = Vec::new();
        for part in content.chunks(20) {
            out.push(u8::try_from(part.len()).unwrap());
            out.extend(part);
        }
        out.push(0);
        out
    };
    let head = b"GIF89a\x01\0\x01\0\x80\0\0rgbRGB".to_vec();
    let needed = [
        [&b"\x21\xff\x0bNETSCAPE2.0"[..], &blocks(b"\x01\0\0")].concat(),
        [&b"\x21\xf9"[..], &blocks(&[4, 0, 0, 0])].concat(),
        [&b"\x2c\0\0\0\0\x01\0\x01\0\x81rgbRGBrgbRGB\x02"[..], &blocks(&[5; 50])].concat(),
    ];
    let mut with = head.clone();
    for part in &needed {
        with.extend([&b"\x21\xfe"[..], &blocks(SECRET)].concat());
        with.extend([&b"\x21\xff\x0bXMP DataXMP"[..], &blocks(SECRET)].concat());
        with.extend(part);
    }
    with.push(0x3b);
    with.extend(SECRET);
    assert_eq!(bared(&with), [head, needed.concat(), vec![0x3b]].concat());
}

#[test]
fn any_bytes_end_in_a_picture_or_in_none() {
    let whole = [
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"eXIf", &exif(3, true)), chunk(*b"IEND", b"")]
            .concat(),
        [
            b"\xff\xd8".to_vec(),
            segment(0xe1, &[EXIF, &exif(6, true)].concat()),
            b"\xff\xd9".to_vec(),
        ]
        .concat(),
        b"GIF89a\x01\0\x01\0\x87\0\0"
            .iter()
            .copied()
            .chain([0; 768])
            .chain(*b"\x21\xfe\x01a\0;")
            .collect(),
    ];
    for bytes in whole {
        assert!(bare(&bytes).is_some());
        for end in 0..bytes.len() {
            let _ = bare(&bytes[..end]);
            for odd in [0, 0x7f, 0xff] {
                let mut changed = bytes.clone();
                changed[end] = odd;
                let _ = bare(&changed);
            }
        }
    }
}
