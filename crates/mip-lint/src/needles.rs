//! Where the words stand that rules look for in the whole text. The rule: one pass finds the words of
//! all rules; what a word means where it stands, its rule decides.

/// Which rule's words they are. A word may share its bit with others whose letters differ most: three
/// letters that are each of some word, but of no one word, cost a comparison.
const ADDRESS: u16 = 1;
const URL: u16 = 2;
const SIGNERS: u16 = 4;
const PLACEHOLDER: u16 = 8 | 16 | 32 | 64 | 128;
const OPEN_NUMBER: u16 = 256;

/// Words in small letters: in the text they may stand in any.
const WORDS: &[(u16, &str)] = &[
    (ADDRESS, "0x"),
    (URL, "://"),
    (SIGNERS, "ultisig"),
    (SIGNERS, "ulti-sig"),
    (SIGNERS, "uorum"),
    (SIGNERS, "igner"),
    (SIGNERS, "ignature"),
    (8, "tbd"),
    (8, "tba"),
    (8, "tbc"),
    (8, "???"),
    (16, "todo"),
    (16, "fixme"),
    (32, "lorem ipsum"),
    (64, "<yyyy"),
    (64, "[yyyy"),
    (64, "<your "),
    (64, "[your "),
    (64, "<insert "),
    (64, "[insert "),
    (64, "<fill in"),
    (64, "[fill in"),
    (64, "<name"),
    (64, "[name"),
    (64, "<number"),
    (64, "[number"),
    (64, "<address"),
    (64, "[address"),
    (64, "<amount"),
    (64, "[amount"),
    (64, "<core unit id"),
    (64, "[core unit id"),
    (128, "x,xxx"),
    (128, "-address-"),
    (128, "-amount-"),
    (128, "-name-"),
    (128, "-number-"),
    (128, "-date-"),
    (128, "-link-"),
    (128, "-url-"),
    (OPEN_NUMBER, "spx"),
    (OPEN_NUMBER, "sp#"),
    (OPEN_NUMBER, "sp??"),
];

/// For the first three bytes of a word, whose words have this byte there.
const LETTERS: [[u16; 256]; 3] = letters();

const fn letters() -> [[u16; 256]; 3] {
    let mut letters = [[0; 256]; 3];
    let mut word = 0;
    while word < WORDS.len() {
        let (kind, text) = WORDS[word];
        let mut at = 0;
        while at < 3 {
            if at < text.len() {
                let byte = text.as_bytes()[at];
                letters[at][byte as usize] |= kind;
                letters[at][byte.to_ascii_uppercase() as usize] |= kind;
            } else {
                let mut byte = 0;
                while byte < 256 {
                    letters[at][byte] |= kind;
                    byte += 1;
                }
            }
            at += 1;
        }
        word += 1;
    }
    letters
}

/// The bytes where they begin, in order.
#[derive(Debug, Default)]
pub(crate) struct Needles {
    /// `0x`; not at the very end, where nothing can follow it.
    pub(crate) addresses: Vec<usize>,
    /// `://`.
    pub(crate) urls: Vec<usize>,
    /// Words near which a quorum is said.
    pub(crate) signers: Vec<usize>,
    /// What may hold the place of something to come.
    pub(crate) placeholders: Vec<usize>,
    /// `SPX` and the like, where a number may have been left open.
    pub(crate) open_numbers: Vec<usize>,
}

impl Needles {
    pub(crate) fn of(source: &str) -> Self {
        let mut found = Self::default();
        let bytes = source.as_bytes();
        let [first, second, third] = &LETTERS;
        for (at, letters) in bytes.windows(3).enumerate() {
            let &[a, b, c] = letters else { continue };
            let kinds = first[usize::from(a)] & second[usize::from(b)];
            // Most of a text is passed by two of its bytes.
            if kinds != 0 && kinds & third[usize::from(c)] != 0 {
                found.look(bytes, at, kinds & third[usize::from(c)]);
            }
        }
        found
    }

    /// Whether one of these words begins here.
    #[cold]
    fn look(&mut self, bytes: &[u8], at: usize, kinds: u16) {
        let rest = bytes.get(at..).unwrap_or_default();
        let begins = |word: &str| {
            rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
        };
        let mut words = WORDS.iter().filter(|(kind, _)| kind & kinds != 0);
        let Some((kind, _)) = words.find(|(_, word)| begins(word)) else { return };
        match *kind {
            ADDRESS => self.addresses.push(at),
            URL => self.urls.push(at),
            SIGNERS => self.signers.push(at),
            OPEN_NUMBER => self.open_numbers.push(at),
            kind => {
                debug_assert!(kind & PLACEHOLDER != 0);
                self.placeholders.push(at);
            }
        }
    }
}

/// The lines in which these bytes stand, each once: from its first byte to its line end.
pub(crate) fn lines<'s>(source: &'s str, at: &[usize]) -> impl Iterator<Item = (usize, &'s str)> {
    let mut until = 0;
    at.iter().filter_map(move |at| {
        if *at < until {
            return None;
        }
        let head = source.as_bytes().get(until..*at)?;
        let start = memchr::memrchr(b'\n', head).map_or(until, |end| until + end + 1);
        let rest = source.as_bytes().get(*at..)?;
        let end = memchr::memchr(b'\n', rest).map_or(source.len(), |end| at + end);
        until = (end + 1).min(source.len());
        Some((start, source.get(start..end)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_any_case_with_its_kind() {
        let source = "ΩTBD Multisigner 0X1 ://0xa\nTodo? <Insert x [amount] for today, first";
        let found = Needles::of(source);
        let of = |list: &[usize]| list.iter().map(|at| &source[*at..*at + 2]).collect::<Vec<_>>();
        assert_eq!(of(&found.addresses), ["0X", "0x"]);
        assert_eq!(of(&found.urls), [":/"]);
        assert_eq!(of(&found.signers), ["ul", "ig"]);
        assert_eq!(of(&found.placeholders), ["TB", "To", "<I", "[a"]);
        for (_, word) in WORDS {
            let Needles { addresses, urls, signers, placeholders, open_numbers } =
                Needles::of(&format!("Ω{} ", word.to_uppercase()));
            let all = [addresses, urls, signers, placeholders, open_numbers].concat();
            assert!(all.contains(&2), "{word}");
        }
    }

    #[test]
    fn a_line_is_given_once_however_many_words_are_in_it() {
        let source = "Ω TBD TBD\r\n\nno\nTBD\nlast TBD TBD";
        let found: Vec<_> = lines(source, &Needles::of(source).placeholders).collect();
        assert_eq!(found, [(0, "Ω TBD TBD\r"), (16, "TBD"), (20, "last TBD TBD")]);
    }
}
