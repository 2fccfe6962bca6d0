//! A rule pack: the playbook, the rules by date, the editions of the templates, the categories.
//! The one rule: a pack is data. What `packs/` says is read and checked here, never written here.

use std::sync::OnceLock;

use chrono::NaiveDate;
use domain::{
    bundle::Checklist,
    cycle::CycleRules,
    playbook::{Feed, Item, Stage},
    proposal::{Kind, Kinds},
};

mod category;
mod check;
mod edition;
mod fault;
mod files;
mod headings;
mod kinds;
mod lifecycle;
mod read;
mod rules;

pub use category::{Category, CategoryGroup};
pub use edition::{Edition, Heading};
pub use fault::{Error, Fault};
pub use files::Files;
pub use lifecycle::LaterKey;
pub use rules::RulePack;

/// A pack that was read and passed every check.
#[derive(Debug, Clone)]
pub struct Pack {
    id: String,
    name: String,
    version: String,
    repository: String,
    kinds: Kinds,
    stages: Vec<Stage>,
    items: Vec<Item>,
    rules: Vec<RulePack>,
    cycle_rules: CycleRules,
    editions: Vec<Edition>,
    categories: Vec<Category>,
    lifecycle: lifecycle::Lifecycle,
    /// Headings that mean the same section, by kind.
    same: Vec<(Kind, Vec<String>)>,
}

impl Pack {
    /// The pack that the product brings along: Core Units of MakerDAO. Read once. Its files are part
    /// of the program, so a test has checked them, and a start does not check them again.
    ///
    /// # Errors
    /// Never in a build whose tests passed; otherwise why its files cannot be read.
    pub fn makerdao() -> Result<&'static Self, Error> {
        static PACK: OnceLock<Result<Pack, Error>> = OnceLock::new();
        PACK.get_or_init(|| read::known(&Files::makerdao())).as_ref().map_err(Clone::clone)
    }

    /// The pack in a folder, laid out as `packs/makerdao`.
    ///
    /// # Errors
    /// When a file cannot be read, or the checks find a fault.
    pub fn load(folder: &std::path::Path) -> Result<Self, Error> {
        Self::read(&Files::of_folder(folder)?)
    }

    /// Keeps the pack until the process ends: a process works with one pack from its start on.
    #[must_use]
    pub fn for_good(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// The pack that these files make.
    ///
    /// # Errors
    /// Every fault that the checks find, not only the first.
    pub fn read(files: &Files) -> Result<Self, Error> {
        read::checked(files)
    }

    /// Its id, as kept with each team: `makerdao`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name: `MakerDAO Core Units`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its version, as kept with each team: `2026.11.0`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The address that the files of the public repository begin with; empty if it has none.
    #[must_use]
    pub fn repository(&self) -> &str {
        &self.repository
    }

    /// The kinds of proposal, in the order of a bundle.
    #[must_use]
    pub fn kinds(&self) -> &Kinds {
        &self.kinds
    }

    /// The stages, first to last.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// A stage by its number, from 1.
    #[must_use]
    pub fn stage(&self, number: u8) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.number == number)
    }

    /// All items, in the order of the playbook, in force or not.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// An item by its id: `C1`.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The items in force on a day, in the order of the playbook.
    pub fn items_in_force(&self, on: NaiveDate) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.in_force_on(on))
    }

    /// The items of a stage that are in force on a day.
    pub fn items_of(&self, stage: u8, on: NaiveDate) -> impl Iterator<Item = &Item> {
        self.items_in_force(on).filter(move |item| item.stage == stage)
    }

    /// The rule packs, oldest first, without gaps between them.
    #[must_use]
    pub fn rules(&self) -> &[RulePack] {
        &self.rules
    }

    /// The rules in force on a day.
    #[must_use]
    pub fn rules_on(&self, on: NaiveDate) -> Option<&RulePack> {
        self.rules.iter().find(|rules| rules.covers(on))
    }

    /// What [`domain::cycle::plan`] needs.
    #[must_use]
    pub fn cycle_rules(&self) -> &CycleRules {
        &self.cycle_rules
    }

    /// The editions of a kind's template, oldest first.
    pub fn editions(&self, kind: Kind) -> impl Iterator<Item = &Edition> {
        self.editions.iter().filter(move |edition| edition.kind == kind)
    }

    /// The edition in force on a day; none before the first was published.
    #[must_use]
    pub fn edition(&self, kind: Kind, on: NaiveDate) -> Option<&Edition> {
        self.editions(kind).take_while(|edition| edition.date <= on).last()
    }

    /// The canonical budget categories, in the order of the governance texts.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// What has to be done outside at each step of a bundle.
    #[must_use]
    pub fn checklists(&self) -> &[Checklist] {
        &self.lifecycle.checklists
    }

    /// Lines that the preamble gets on the way, in order.
    #[must_use]
    pub fn later_keys(&self) -> &[LaterKey] {
        &self.lifecycle.later
    }

    /// How an edition words the section that an item feeds; none if it has no such section.
    #[must_use]
    pub fn heading<'a>(&self, feed: &Feed, edition: &'a Edition) -> Option<&'a str> {
        if feed.kind != edition.kind {
            return None;
        }
        let titles = || edition.headings.iter().map(|heading| heading.title.as_str());
        titles().find(|title| *title == feed.section).or_else(|| {
            let same = self.wordings(feed.kind, &feed.section);
            titles().find(|title| same.iter().any(|wording| wording == title))
        })
    }

    /// The items in force on a day that feed a section of an edition.
    #[must_use]
    pub fn items_for(&self, edition: &Edition, heading: &str, on: NaiveDate) -> Vec<&Item> {
        let feeds = |item: &&Item| {
            item.feeds.iter().any(|feed| self.heading(feed, edition) == Some(heading))
        };
        self.items_in_force(on).filter(feeds).collect()
    }

    /// Other wordings of a section's heading.
    fn wordings(&self, kind: Kind, section: &str) -> &[String] {
        let group = self.same.iter().find(|(of, wordings)| {
            *of == kind && wordings.iter().any(|wording| wording == section)
        });
        group.map_or(&[], |(_, wordings)| wordings.as_slice())
    }
}
