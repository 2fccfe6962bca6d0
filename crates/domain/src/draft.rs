//! A draft: what the user wrote over what the facts give. The one rule: only edits are kept.
//! A part that nobody edited is composed anew whenever it is shown, so it follows its facts.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Record,
    id::{AllowedId, DraftId, ImageId, MemberId},
    place::{check_link, is_digest, is_file_name},
    proposal::{Kind, Kinds},
};

/// A proposal being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// The id.
    pub id: DraftId,
    /// What it proposes.
    pub kind: Kind,
    /// Its number, once the editor has assigned one: 10 for `MIP39c2-SP10`.
    #[serde(default)]
    pub number: Option<u32>,
    /// Whom it proposes, where its kind is one for each facilitator.
    #[serde(default)]
    pub facilitator: Option<MemberId>,
    /// The editions in force on this day are used; it is also the `Date Proposed`.
    pub on: NaiveDate,
    /// Where it was posted for comments.
    #[serde(default)]
    pub forum_url: Option<String>,
    /// Values of the preamble that somebody wrote; their id is the key.
    #[serde(default)]
    pub preamble: Vec<Edit>,
    /// Sections that somebody wrote; their id is the heading.
    #[serde(default)]
    pub sections: Vec<Edit>,
    /// Pictures that its text may show.
    #[serde(default)]
    pub images: Vec<Image>,
    /// The title line that somebody wrote, without `#`.
    #[serde(default)]
    pub title: Option<String>,
    /// Sections and keys that somebody wrote and the edition does not have. What stands in them
    /// is an edit of the same id.
    #[serde(default)]
    pub extra: Vec<Extra>,
    /// Findings that somebody looked at and lets stand, with the reason.
    #[serde(default)]
    pub allowed: Vec<Allowed>,
    /// What was said of the file that it was begun from, each as code, message and the words of its
    /// line, parted by tabs: it is not new.
    #[serde(default)]
    pub known: Vec<String>,
}

impl Record for Draft {
    const COLLECTION: &'static str = "drafts";
    const TEXT: &'static [&'static str] = &["sections.body"];

    fn check(&self) -> Result<(), String> {
        if self.number == Some(0) {
            return Err("Proposals are numbered from 1.".into());
        }
        check_link("The forum thread of a draft", self.forum_url.as_deref())?;
        let is_left = |image: &&Image| image.name.is_empty() || image.sha256.is_empty();
        let is_odd = |image: &&Image| {
            let original = image.original.is_empty() || is_digest(&image.original);
            !original || (!is_left(image) && !image.is_kept_here())
        };
        match self.images.iter().find(is_odd) {
            Some(Image { name, .. }) => Err(format!(
                "{name:?} can't be a picture: its name is one of a file without a folder, and its digest has 64 hexadecimal digits."
            )),
            None => Ok(()),
        }
    }
}

impl Draft {
    /// `MIP39c2-SP10`, or `MIP39c2-SP#` while there is no number.
    #[must_use]
    pub fn name(&self, kinds: &Kinds) -> String {
        kinds.name(self.kind, self.number)
    }

    /// Where its pictures are, as its text links to them: `supporting_materials/MIP39c2-SP10`. The
    /// public repository keeps them so, beside the proposal. `X` stands for a number to come.
    #[must_use]
    pub fn pictures(&self, kinds: &Kinds) -> String {
        format!("supporting_materials/{}", self.name(kinds).replace('#', "X"))
    }

    /// Its pictures. One that two people added and took away at once can be left without a file,
    /// and one from elsewhere can name what is no file of ours: those are none.
    pub fn shown_images(&self) -> impl Iterator<Item = &Image> {
        self.images.iter().filter(|image| image.is_kept_here())
    }

    /// Gives it a number, or takes it away. Links to its pictures follow, and what somebody wrote
    /// over the line of the number goes: it would hide the number.
    pub fn renumber(&mut self, number: Option<u32>, kinds: &Kinds) {
        if number == self.number {
            return;
        }
        let before = format!("{}/", self.pictures(kinds));
        self.number = number;
        let line = kinds.name(self.kind, None);
        self.preamble.retain(|edit| edit.id != line);
        let now = format!("{}/", self.pictures(kinds));
        for edit in self.sections.iter_mut().filter(|edit| edit.body.contains(&before)) {
            edit.body = edit.body.replace(&before, &now);
        }
    }
}

/// A picture that a draft may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "DraftImage"))]
#[serde(rename_all = "camelCase")]
pub struct Image {
    /// The id.
    pub id: ImageId,
    /// Its file name, which no other picture of the same folder has: `wallets.png`.
    #[serde(default)]
    pub name: String,
    /// The file's SHA-256, under which the workspace keeps it.
    #[serde(default)]
    pub sha256: String,
    /// Its size in bytes.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub size: u64,
    /// The SHA-256 of the file that it was taken from, where somebody asked to keep that; empty
    /// otherwise. It never leaves with the drafts.
    #[serde(default)]
    pub original: String,
}

impl Image {
    /// Whether it leads to a file of the workspace, and to one of its folder when it leaves.
    #[must_use]
    pub fn is_kept_here(&self) -> bool {
        is_file_name(&self.name) && is_digest(&self.sha256)
    }
}

/// A section or key of the preamble that the edition does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "ExtraPart"))]
#[serde(rename_all = "camelCase")]
pub struct Extra {
    /// Its heading, or the key.
    pub id: String,
    /// Its level, 2 for `##`; 0 for a key of the preamble.
    #[serde(default)]
    pub level: u8,
    /// The heading or key behind which it stands; empty for the first place.
    #[serde(default)]
    pub after: String,
}

impl Extra {
    /// Whether it is this heading, or this key.
    #[must_use]
    pub fn is(&self, id: &str, key: bool) -> bool {
        self.id == id && (self.level == 0) == key
    }
}

/// A finding that is let stand. Texts move, so it names the rule, the section and what stands
/// there, not the place: another finding of the rule is not silenced by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "AllowedFinding"))]
#[serde(rename_all = "camelCase")]
pub struct Allowed {
    /// The id.
    pub id: AllowedId,
    /// The rule: `MIP020`.
    pub code: String,
    /// The heading it stands under; absent in the title and the preamble.
    #[serde(default)]
    pub section: Option<String>,
    /// The text it stands at; of a finding of something missing, what the rule says.
    #[serde(default)]
    pub quote: String,
    /// Why it may stand.
    pub reason: String,
    /// Who decided.
    #[serde(default)]
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What somebody wrote in place of what the facts gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "DraftEdit"))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// A heading of the edition, or a key of its preamble.
    pub id: String,
    /// What they wrote, in Markdown.
    #[serde(default)]
    pub body: String,
    /// What the facts gave when it was first edited. Where they now give something else, the
    /// window shows both.
    #[serde(default)]
    pub basis: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_pictures_follow_the_number() {
        let kinds: Kinds = serde_json::from_value(serde_json::json!([{
            "kind": "mip40c3", "code": "MIP40c3", "name": "MIP40c3-SP#",
            "subject": "", "short": "", "about": "", "folder": "MIP40",
        }]))
        .unwrap();
        let link = |name: &str| format!("![Wallets](supporting_materials/{name}/wallets.png)");
        let body = format!("{} and {}", link("MIP40c3-SPX"), link("MIP40c3-SP7"));
        let mut draft = Draft {
            id: DraftId::new(),
            kind: "mip40c3".parse().unwrap(),
            forum_url: None,
            number: None,
            facilitator: None,
            on: NaiveDate::default(),
            preamble: Vec::new(),
            sections: vec![Edit { id: "Budget".into(), body, basis: String::new() }],
            images: Vec::new(),
            title: None,
            extra: Vec::new(),
            allowed: Vec::new(),
            known: Vec::new(),
        };
        let shown = |draft: &Draft| draft.sections[0].body.clone();
        draft.renumber(Some(1), &kinds);
        assert_eq!(shown(&draft), format!("{} and {}", link("MIP40c3-SP1"), link("MIP40c3-SP7")));
        draft.renumber(Some(10), &kinds);
        assert_eq!(shown(&draft), format!("{} and {}", link("MIP40c3-SP10"), link("MIP40c3-SP7")));
        draft.renumber(None, &kinds);
        assert_eq!(shown(&draft), format!("{} and {}", link("MIP40c3-SPX"), link("MIP40c3-SP7")));
    }
}
