//! The kinds of a pack together. The one rule: a kind that the pack does not have is answered too,
//! since a workspace may have been written with another pack.

use serde::{Deserialize, Serialize};

use super::{Form, Kind, code_at_start};

/// What a pack says of its kinds, in the order of a bundle. All of a bundle are submitted together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kinds(Vec<Form>);

static NONE: Kinds = Kinds(Vec::new());

impl Default for &Kinds {
    /// No kind is known.
    fn default() -> Self {
        &NONE
    }
}

impl FromIterator<Form> for Kinds {
    fn from_iter<I: IntoIterator<Item = Form>>(forms: I) -> Self {
        Self(forms.into_iter().collect())
    }
}

impl Kinds {
    /// What is said of each, in the order of a bundle.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.0
    }

    /// Each kind, in the order of a bundle.
    pub fn iter(&self) -> impl Iterator<Item = Kind> {
        self.0.iter().map(|form| form.kind)
    }

    /// What is said of a kind.
    #[must_use]
    pub fn form(&self, kind: Kind) -> Option<&Form> {
        self.0.iter().find(|form| form.kind == kind)
    }

    /// Its place in a bundle; behind all others if it is none of these.
    #[must_use]
    pub fn place(&self, kind: Kind) -> usize {
        self.iter().position(|of| of == kind).unwrap_or(self.0.len())
    }

    /// The kind of this code, whatever its case.
    #[must_use]
    pub fn of_code(&self, code: &str) -> Option<&Form> {
        self.0.iter().find(|form| form.code.eq_ignore_ascii_case(code))
    }

    /// The kind whose code a text begins with, whatever its case: `MIP40C3-SP25` is a budget. Of two
    /// codes of which one begins the other, the longer is meant.
    #[must_use]
    pub fn at_start_of(&self, text: &str) -> Option<&Form> {
        let begins = |form: &&Form| {
            let start = text.get(..form.code.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(&form.code))
        };
        self.0.iter().filter(begins).max_by_key(|form| form.code.len())
    }

    /// A kind's code; its word, if it is none of these.
    #[must_use]
    pub fn code<'a>(&'a self, kind: &'a Kind) -> &'a str {
        self.form(*kind).map_or(kind.word(), |form| &form.code)
    }

    /// The codes as a choice: `MIP39c2, MIP40c3 or MIP41c4`.
    #[must_use]
    pub fn choice(&self) -> String {
        let codes: Vec<_> = self.0.iter().map(|form| form.code.as_str()).collect();
        match codes.split_last() {
            Some((last, before)) if !before.is_empty() => {
                format!("{} or {last}", before.join(", "))
            }
            _ => codes.concat(),
        }
    }

    /// A proposal's name by its kind and number: `MIP39c2-SP10`, `MIP39c2-SP#`.
    #[must_use]
    pub fn name(&self, kind: Kind, number: Option<u32>) -> String {
        self.form(kind).map_or_else(
            || format!("{kind}-{}", number.map_or("#".into(), |number| number.to_string())),
            |form| form.named(number),
        )
    }

    /// Where the public repository keeps what belongs to a kind: `MIP39/MIP39c2-Subproposals/` and
    /// the path there.
    #[must_use]
    pub fn in_folder(&self, kind: Kind, path: &str) -> String {
        self.form(kind).map_or_else(|| path.to_owned(), |form| format!("{}/{path}", form.folder))
    }

    /// Where it keeps a proposal of this name.
    #[must_use]
    pub fn path(&self, kind: Kind, name: &str) -> String {
        // Without a number there is no file name yet: `#` would break links.
        self.in_folder(kind, &format!("{}.md", name.replace('#', "X")))
    }

    /// Whether a key of a preamble is that of the number: `MIP40c3-SP#`, `MIP40c3-SP`.
    #[must_use]
    pub fn is_number_key(&self, key: &str) -> bool {
        self.0.iter().any(|form| key.contains(form.mark()))
    }

    /// The letters of a code that a text begins with, as codes write them: `MIP` of `mip40`.
    #[must_use]
    pub fn letters(&self, text: &str) -> Option<&str> {
        self.0.iter().map(|form| letters_of(&form.code)).find(|letters| {
            text.get(..letters.len()).is_some_and(|start| start.eq_ignore_ascii_case(letters))
        })
    }

    /// The code that a text begins with, of a kind or of another proposal of the organisation:
    /// `MIP40` too, and not `FY21`.
    #[must_use]
    pub fn code_of<'a>(&self, text: &'a str) -> Option<&'a str> {
        let code = code_at_start(text)?;
        let is_ours = |form: &Form| letters_of(&form.code).eq_ignore_ascii_case(letters_of(code));
        self.0.iter().any(is_ours).then_some(code)
    }
}

fn letters_of(code: &str) -> &str {
    code.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(codes: &[&str]) -> Kinds {
        let form = |code: &&str| {
            serde_json::from_value(serde_json::json!({
                "kind": code.to_lowercase(),
                "code": code,
                "name": format!("{code}-SP#"),
                "subject": "", "short": "", "about": "",
                "folder": format!("{code}s"),
            }))
            .unwrap()
        };
        codes.iter().map(form).collect()
    }

    #[test]
    fn a_title_names_its_kind_whatever_the_case() {
        let kinds = kinds(&["MIP4c1", "MIP40c3", "MIP4"]);
        let code = |text| kinds.at_start_of(text).map(|form| form.code.as_str());
        assert_eq!(code("MIP40C3-SP25: Budget"), Some("MIP40c3"));
        assert_eq!(code("mip4c1-SP25"), Some("MIP4c1"), "and not MIP4, with which it begins");
        assert_eq!(code("MIPΩ"), None, "and a character that is cut is no panic");
    }

    #[test]
    fn a_name_its_key_and_its_file_have_the_number_in_one_place() {
        let kinds = kinds(&["MIP40c3"]);
        let kind = "mip40c3".parse().unwrap();
        assert_eq!(kinds.name(kind, Some(10)), "MIP40c3-SP10");
        assert_eq!(kinds.name(kind, None), "MIP40c3-SP#");
        assert_eq!(kinds.path(kind, "MIP40c3-SP#"), "MIP40c3s/MIP40c3-SPX.md");
        assert!(kinds.is_number_key("MIP40c3-SP#") && !kinds.is_number_key("Tags"));
        let form = kinds.form(kind).unwrap();
        assert_eq!((form.stem(), form.mark()), ("MIP40c3-SP", "-SP"));
    }

    #[test]
    fn a_kind_of_another_pack_has_a_name_and_the_last_place() {
        let kinds = kinds(&["MIP40c3"]);
        let other = "charter".parse().unwrap();
        assert_eq!((kinds.name(other, Some(3)), kinds.place(other)), ("charter-3".into(), 1));
        assert_eq!((kinds.code(&other), &*kinds.path(other, "a-#")), ("charter", "a-X.md"));
    }

    #[test]
    fn codes_of_the_organisation_are_known_by_their_letters() {
        let kinds = kinds(&["MIP40c3", "MIP41c4"]);
        assert_eq!(kinds.code_of("mip51: Cycle"), Some("mip51"));
        assert_eq!(kinds.code_of("FY21 Budget"), None);
        assert_eq!(kinds.choice(), "MIP40c3 or MIP41c4");
    }
}
