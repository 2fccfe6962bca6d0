//! The wire: every command, what it takes, what it gives and what it does. The shell's commands,
//! the types of the window and the JSON of the command line are made from this list.
//!
//! A command *reads* records of these areas, *writes* records (and can be taken back), or *acts* on
//! something else: settings, files, backups, the index of precedents.

use crate::Area;

/// Calls `$callback!` with the whole list.
#[macro_export]
macro_rules! commands {
    ($callback:ident) => {
        $callback! {
            reads [All] workspace_get(()) -> $crate::workspace::Workspace,
            reads [All] workspace_health(()) -> $crate::health::WorkspaceHealth,
            acts person_set($crate::workspace::Person) -> $crate::workspace::Person,
            acts settings_set($crate::workspace::SettingsSet) -> $crate::workspace::Settings,
            writes sample_create($crate::sample::SampleCreate) -> domain::team::Team,

            reads [Teams Items Sessions] team_list(()) -> Vec<$crate::teams::home::TeamRow>,
            reads [Teams Items Sessions] team_get(domain::id::TeamId) -> $crate::teams::home::TeamHome,
            writes team_create($crate::teams::TeamCreate) -> domain::team::Team,
            writes team_update($crate::teams::TeamUpdate) -> domain::team::Team,
            reads [Members] member_list(domain::id::TeamId) -> Vec<domain::team::Member>,
            writes member_put($crate::members::TeamMember) -> domain::team::Member,
            writes member_remove($crate::members::MemberRef) -> (),

            reads [Teams Items Journal] stage_get($crate::items::StageRef) -> $crate::items::StageView,
            reads [Teams Items Journal] item_list(domain::id::TeamId) -> Vec<$crate::items::ItemView>,
            reads [Teams Items Journal] item_get($crate::items::ItemRef) -> $crate::items::ItemView,
            writes item_update($crate::items::ItemUpdate) -> $crate::items::ItemView,
            writes item_waive($crate::items::ItemWaive) -> $crate::items::ItemView,
            writes item_update_many($crate::items::many::ItemUpdateMany) -> (),
            writes item_waive_many($crate::items::many::ItemWaiveMany) -> (),
            writes evidence_add($crate::evidence::EvidenceAdd) -> $crate::items::ItemView,
            writes evidence_write($crate::evidence::EvidenceWrite) -> $crate::items::ItemView,
            writes evidence_remove($crate::evidence::EvidenceRef) -> $crate::items::ItemView,
            reads [Journal] journal_list(domain::id::TeamId) -> Vec<domain::item::JournalEntry>,
            writes journal_add($crate::journal::JournalAdd) -> domain::item::JournalEntry,
            writes journal_remove($crate::journal::JournalRef) -> (),

            reads [Sessions] session_list(domain::id::TeamId) -> Vec<domain::session::Session>,
            reads [Sessions] session_get($crate::sessions::SessionRef) -> domain::session::Session,
            writes session_plan($crate::sessions::SessionPlan) -> domain::session::Session,
            writes session_update($crate::sessions::SessionUpdate) -> domain::session::Session,
            writes session_remove($crate::sessions::SessionRef) -> (),
            writes topic_add($crate::sessions::TopicAdd) -> domain::session::Session,
            writes topic_set($crate::sessions::TopicSet) -> domain::session::Session,
            reads [Sessions] action_list(domain::id::TeamId) -> Vec<domain::session::Action>,
            writes action_add($crate::actions::ActionAdd) -> domain::session::Action,
            writes action_update($crate::actions::ActionUpdate) -> domain::session::Action,

            reads [Budgets] budget_get(domain::id::TeamId) -> $crate::budgets::BudgetView,
            writes budget_put($crate::budgets::BudgetPut) -> $crate::budgets::BudgetView,

            reads [Composed] draft_list(domain::id::TeamId) -> Vec<$crate::drafts::DraftRow>,
            writes draft_compose($crate::drafts::DraftCompose) -> Vec<$crate::drafts::DraftRow>,
            reads [Composed] draft_get($crate::drafts::DraftRef) -> $crate::drafts::DraftView,
            writes draft_update($crate::drafts::DraftUpdate) -> $crate::drafts::DraftView,
            writes draft_date_all($crate::drafts::DraftDateAll) -> (),
            writes draft_write($crate::drafts::DraftWrite) -> (),
            writes draft_settle($crate::drafts::DraftWrite) -> $crate::drafts::DraftView,
            writes draft_fix($crate::drafts::fixes::DraftFix) -> $crate::drafts::DraftView,
            writes draft_fix_all($crate::drafts::fixes::DraftFixAll) -> $crate::drafts::fixes::Fixed,
            writes draft_allow($crate::drafts::allow::DraftAllow) -> $crate::drafts::DraftView,
            writes draft_disallow($crate::drafts::allow::AllowedRef) -> $crate::drafts::DraftView,
            reads [Teams Members Items Budgets Bundle] draft_import_preview($crate::drafts::begin::DraftImport) -> $crate::drafts::begin::ImportPreview,
            writes draft_import($crate::drafts::begin::DraftImport) -> $crate::drafts::DraftView,
            reads [Composed] draft_compare($crate::drafts::compare::DraftCompare) -> $crate::drafts::compare::Compared,
            writes draft_add($crate::drafts::compare::DraftAdd) -> $crate::drafts::DraftView,
            reads [Composed] agreement_get(domain::id::TeamId) -> $crate::agreement::Agreement,
            writes agreement_use($crate::agreement::AgreementUse) -> $crate::agreement::Agreement,
            writes agreement_take($crate::agreement::AgreementTake) -> $crate::agreement::Agreement,
            writes draft_remove($crate::drafts::DraftRef) -> (),
            acts draft_export($crate::outside::folder::DraftExport) -> $crate::outside::folder::Exported,
            reads [Composed] bundle_get(domain::id::TeamId) -> $crate::bundle::BundleView,
            reads [Teams Bundle] bundle_check($crate::bundle::steps::BundleMove) -> Vec<domain::bundle::Objection>,
            writes bundle_move($crate::bundle::steps::BundleMove) -> $crate::bundle::BundleView,
            writes bundle_correct($crate::bundle::BundleCorrect) -> $crate::bundle::BundleView,
            writes bundle_tick($crate::bundle::BundleTickSet) -> $crate::bundle::BundleView,
            writes bundle_freeze($crate::bundle::freeze::BundleFreeze) -> $crate::bundle::BundleView,
            writes freeze_exception($crate::bundle::freeze::FreezeExcept) -> $crate::bundle::BundleView,
            writes freeze_close(domain::id::TeamId) -> $crate::bundle::BundleView,
            acts freeze_certificate($crate::outside::certificate::FreezeCertificate) -> $crate::outside::certificate::CertificateWritten,
            reads [Composed] number_preview($crate::bundle::numbers::NumberAssign) -> $crate::bundle::numbers::NumberPreview,
            writes number_assign($crate::bundle::numbers::NumberAssign) -> $crate::bundle::numbers::NumberPreview,
            reads [Composed] draft_git_look($crate::outside::git::GitLook) -> $crate::outside::git::GitPlan,
            acts draft_export_git($crate::outside::git::DraftExportGit) -> $crate::outside::git::Committed,
            reads [Composed] forum_text(domain::id::TeamId) -> Vec<$crate::outside::forum::ForumPost>,
            acts forum_export($crate::outside::forum::ForumExport) -> $crate::outside::folder::Exported,
            acts bundle_html($crate::outside::page::BundleHtml) -> $crate::outside::folder::Exported,
            reads [Composed] bundle_page(domain::id::TeamId) -> $crate::preview::Html,
            reads [Composed] version_list(domain::id::TeamId) -> Vec<$crate::versions::VersionRow>,
            reads [Bundle] version_get($crate::versions::VersionRef) -> domain::version::Version,
            writes version_take($crate::versions::VersionTake) -> domain::version::Version,
            reads [Composed] image_list($crate::drafts::DraftRef) -> Vec<$crate::drafts::images::ImageView>,
            writes image_add($crate::drafts::images::ImageAdd) -> $crate::drafts::images::ImageView,
            reads [Drafts] image_get($crate::drafts::images::ImageRef) -> $crate::drafts::images::Picture,
            writes image_remove($crate::drafts::images::ImageRef) -> (),
            reads [Composed] bundle_find($crate::drafts::find::BundleFind) -> $crate::drafts::find::BundleFound,
            writes bundle_replace($crate::drafts::find::BundleReplace) -> $crate::drafts::find::BundleReplaced,
            reads [Words] spelling_get(domain::id::TeamId) -> $crate::spelling::Spelling,
            reads [Composed Words] spelling_check($crate::spelling::SpellingCheck) -> $crate::spelling::Checked,
            reads [] spelling_suggest($crate::spelling::SpellingSuggest) -> Vec<String>,
            writes spelling_learn($crate::spelling::SpellingWord) -> (),
            writes spelling_forget($crate::spelling::SpellingWord) -> (),
            reads [Drafts] markdown_preview($crate::preview::MarkdownPreview) -> $crate::preview::Html,

            reads [Teams Drafts Rfc] rfc_list(domain::id::TeamId) -> $crate::rfc::RfcView,
            reads [Composed Rfc] rfc_get($crate::rfc::CommentRef) -> $crate::rfc::edits::CommentView,
            reads [Composed] rfc_places(domain::id::TeamId) -> Vec<$crate::rfc::RfcPlace>,
            reads [Composed Rfc] rfc_preview($crate::rfc::paste::RfcPreview) -> $crate::rfc::paste::RfcSplit,
            writes rfc_add($crate::rfc::paste::RfcAdd) -> $crate::rfc::paste::RfcAdded,
            writes rfc_update($crate::rfc::RfcUpdate) -> domain::rfc::Comment,
            writes rfc_decide($crate::rfc::RfcDecide) -> domain::rfc::Comment,
            writes rfc_remove($crate::rfc::CommentRef) -> (),
            reads [Composed Rfc] rfc_note($crate::rfc::note::RfcNote) -> $crate::rfc::note::ChangeNote,
            acts rfc_note_save($crate::rfc::note::RfcNoteSave) -> std::path::PathBuf,
            reads [Composed] version_diff($crate::versions::diff::VersionDiff) -> $crate::versions::diff::VersionChanges,

            reads [All] link_list($crate::links::LinkList) -> Vec<$crate::links::LinkView>,
            writes link_add($crate::links::LinkAdd) -> $crate::links::LinkView,
            writes link_remove($crate::links::LinkRef) -> (),

            reads [] cycle_plan($crate::cycles::CyclePlan) -> domain::cycle::Plan,
            reads [Composed] planner_get(domain::id::TeamId) -> $crate::planner::Planner,
            reads [Composed] planner_try($crate::planner::PlannerTry) -> $crate::planner::Planner,
            acts calendar_export($crate::outside::calendar::CalendarExport) -> $crate::outside::folder::Exported,

            acts precedent_index($crate::precedents::PrecedentIndex) -> $crate::precedents::Indexed,
            reads [] precedent_state(()) -> $crate::precedents::PrecedentState,
            acts precedent_cancel(()) -> (),
            reads [] precedent_search($crate::precedents::PrecedentFor) -> $crate::precedents::PrecedentHits,
            reads [] precedent_get($crate::precedents::PrecedentRef) -> $crate::precedents::Precedent,
            reads [] precedent_sections($crate::precedents::PrecedentSections) -> Vec<$crate::precedents::PrecedentPassage>,
            reads [] precedent_lengths($crate::precedents::PrecedentLengths) -> Vec<$crate::precedents::SectionLengths>,
            acts precedent_forget(()) -> $crate::precedents::PrecedentState,

            reads [All] record_list($crate::record::RecordList) -> Vec<$crate::record::RecordView>,
            reads [All] record_get($crate::record::RecordGet) -> $crate::record::RecordView,
            writes record_set($crate::record::set::RecordSet) -> $crate::record::RecordView,
            reads [All] record_names($crate::names::RecordNames) -> Vec<$crate::names::RecordName>,
            reads [All] search($crate::search::SearchFor) -> Vec<$crate::search::Hit>,
            reads [All] history_state(()) -> $crate::history::undo::UndoState,
            acts history_undo(()) -> Option<$crate::history::undo::Undone>,
            acts history_redo(()) -> Option<$crate::history::undo::Undone>,
            reads [All] history_list($crate::history::RecordRef) -> Vec<$crate::history::HistoryStep>,

            reads [] backup_list(()) -> Vec<$crate::backups::BackupView>,
            acts backup_create(()) -> $crate::backups::BackupView,
            acts backup_restore($crate::backups::BackupRestore) -> $crate::backups::BackupView,
            acts doctor($crate::doctor::Doctor) -> $crate::doctor::Diagnosis,
            acts workspace_export($crate::archive::WorkspaceExport) -> $crate::archive::Archived,
            reads [] workspace_export_state(()) -> Option<$crate::running::Running>,
            acts workspace_export_cancel(()) -> (),
            writes workspace_import($crate::archive::WorkspaceImport) -> $crate::archive::Archived,
        }
    };
}

/// What a draft is composed of: its facts, what was written over them, and the way of its bundle.
const COMPOSED: [Area; 6] =
    [Area::Teams, Area::Members, Area::Items, Area::Budgets, Area::Drafts, Area::Bundle];

/// What a command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// Reads records of these areas, and nothing else.
    Reads(Vec<Area>),
    /// Writes records.
    Writes,
    /// Acts on something that is no record.
    Acts,
}

impl Does {
    fn of(how: &str, areas: &[&str]) -> Self {
        let areas = areas.iter().flat_map(|name| match *name {
            "Composed" => COMPOSED.to_vec(),
            "All" => Area::OF_RECORDS.to_vec(),
            name => {
                Area::OF_RECORDS.into_iter().filter(|area| format!("{area:?}") == name).collect()
            }
        });
        match how {
            "reads" => Self::Reads(areas.collect()),
            "writes" => Self::Writes,
            _ => Self::Acts,
        }
    }
}

macro_rules! does {
    ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
        /// Every command with what it does.
        #[must_use]
        pub fn all() -> Vec<(&'static str, Does)> {
            vec![$(
                (stringify!($name), Does::of(stringify!($how), &[$($(stringify!($area)),*)?]))
            ),*]
        }
    };
}
commands!(does);

#[cfg(test)]
mod tests {
    use std::{fmt::Write, path::PathBuf};

    use super::*;

    macro_rules! schema {
        ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
            #[derive(ts_rs::TS)]
            #[ts(export)]
            #[allow(dead_code, reason = "only its TypeScript is wanted")]
            struct Commands { $( $name: ($req, $res), )* }
        };
    }
    commands!(schema);

    #[test]
    fn export_bindings_say_what_each_command_does() {
        let (mut reads, mut writes) = (String::new(), String::new());
        for (name, does) in all() {
            match does {
                Does::Reads(areas) => {
                    let areas = serde_json::to_string(&areas).unwrap();
                    writeln!(reads, "  {name}: {areas},").unwrap();
                }
                Does::Writes => write!(writes, "\n  | \"{name}\"").unwrap(),
                Does::Acts => {}
            }
        }
        let text = format!(
            "/**\n * What each command reads that only reads, by area.\n */\n\
             export const READS = {{\n{reads}}} as const satisfies \
             Partial<Record<keyof Commands, readonly Area[]>>;\n\n\
             export type ReadingCommand = keyof typeof READS;\n\n\
             /**\n * Commands that write records, and can be taken back.\n */\n\
             export type WritingCommand ={writes};\n"
        );
        assert!(text.contains("team_get: [\"teams\",") && text.contains("| \"item_update\""));
        // Beside the types, which are written to where Cargo's configuration says.
        let folder = std::env::var("TS_RS_EXPORT_DIR").map(PathBuf::from);
        if let Ok(folder) = folder {
            crate::files::put(&folder.join("Reads.ts"), &text).unwrap();
        }
    }
}
