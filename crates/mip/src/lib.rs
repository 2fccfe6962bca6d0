//! A proposal as text: read without losing a byte, edited by replacing spans, composed from facts.
//!
//! The one rule: what a reader or an edit does not name stays as it is, byte for byte. Spans are
//! UTF-8 byte ranges over the untouched source, a byte order mark included.

pub mod certificate;
mod compare;
pub mod compose;
pub mod date;
pub mod diff;
mod edit;
mod edition;
pub mod forum;
mod lines;
mod lossy;
mod matching;
mod outline;
mod place;
mod preamble;
mod proposal;
mod roundtrip;
mod section;
mod source;
pub mod thread;
mod title;
pub mod unlike;
mod wording;
mod words;

pub use compare::{Comparison, KeyRow, RowState, SectionRow, SectionSide, compare};
pub use compose::compose;
pub use edition::{Outline, OutlineHeading};
pub use lossy::{Lossy, read_lossy};
pub use matching::{Correction, How, Match, Matching, Wanted};
pub use outline::is_ruled_paragraph;
pub use place::{LineStarts, Position, Span, utf16};
pub use preamble::{Entry, OddLine, Preamble};
pub use proposal::Proposal;
pub use roundtrip::{Differs, roundtrip};
pub use section::Section;
pub use source::{LARGEST, NotText, Source, read};
pub use title::Title;
pub use wording::{letters_alike, plain as plain_title};
pub use words::{Word, count_words, words};
