//! The wire: every command, what it takes and what it gives. The shell's commands, the types of
//! the window and the JSON of the command line are made from this list.

/// Calls `$callback!` with the whole list.
#[macro_export]
macro_rules! commands {
    ($callback:ident) => {
        $callback! {
            workspace_get(()) -> $crate::workspace::Workspace,
            person_set($crate::workspace::Person) -> $crate::workspace::Person,
            settings_set($crate::workspace::SettingsSet) -> $crate::workspace::Settings,
            sample_create($crate::sample::SampleCreate) -> domain::team::Team,

            team_list(()) -> Vec<$crate::home::TeamRow>,
            team_get(domain::id::TeamId) -> $crate::home::TeamHome,
            team_create($crate::teams::TeamCreate) -> domain::team::Team,
            team_update($crate::teams::TeamUpdate) -> domain::team::Team,
            member_list(domain::id::TeamId) -> Vec<domain::team::Member>,
            member_put($crate::members::TeamMember) -> domain::team::Member,
            member_remove($crate::members::MemberRef) -> (),

            stage_get($crate::items::StageRef) -> $crate::items::StageView,
            item_list(domain::id::TeamId) -> Vec<$crate::items::ItemView>,
            item_get($crate::items::ItemRef) -> $crate::items::ItemView,
            item_update($crate::items::ItemUpdate) -> $crate::items::ItemView,
            item_waive($crate::items::ItemWaive) -> $crate::items::ItemView,
            evidence_add($crate::evidence::EvidenceAdd) -> $crate::items::ItemView,
            evidence_write($crate::evidence::EvidenceWrite) -> $crate::items::ItemView,
            evidence_remove($crate::evidence::EvidenceRef) -> $crate::items::ItemView,
            journal_list(domain::id::TeamId) -> Vec<domain::item::JournalEntry>,
            journal_add($crate::journal::JournalAdd) -> domain::item::JournalEntry,
            journal_remove($crate::journal::JournalRef) -> (),

            session_list(domain::id::TeamId) -> Vec<domain::session::Session>,
            session_get($crate::sessions::SessionRef) -> domain::session::Session,
            session_plan($crate::sessions::SessionPlan) -> domain::session::Session,
            session_update($crate::sessions::SessionUpdate) -> domain::session::Session,
            session_remove($crate::sessions::SessionRef) -> (),
            topic_add($crate::sessions::TopicAdd) -> domain::session::Session,
            topic_set($crate::sessions::TopicSet) -> domain::session::Session,
            action_list(domain::id::TeamId) -> Vec<domain::session::Action>,
            action_add($crate::actions::ActionAdd) -> domain::session::Action,
            action_update($crate::actions::ActionUpdate) -> domain::session::Action,

            budget_get(domain::id::TeamId) -> $crate::budgets::BudgetView,
            budget_put($crate::budgets::BudgetPut) -> $crate::budgets::BudgetView,

            draft_list(domain::id::TeamId) -> Vec<$crate::drafts::DraftRow>,
            draft_compose($crate::drafts::DraftCompose) -> Vec<$crate::drafts::DraftRow>,
            draft_get($crate::drafts::DraftRef) -> $crate::drafts::DraftView,
            draft_update($crate::drafts::DraftUpdate) -> $crate::drafts::DraftView,
            draft_write($crate::drafts::DraftWrite) -> (),
            draft_settle($crate::drafts::DraftWrite) -> $crate::drafts::DraftView,
            draft_fix($crate::drafts::fixes::DraftFix) -> $crate::drafts::DraftView,
            draft_fix_all($crate::drafts::fixes::DraftFixAll) -> $crate::drafts::fixes::Fixed,
            draft_allow($crate::drafts::allow::DraftAllow) -> $crate::drafts::DraftView,
            draft_disallow($crate::drafts::allow::AllowedRef) -> $crate::drafts::DraftView,
            draft_import_preview($crate::drafts::begin::DraftImport) -> $crate::drafts::begin::ImportPreview,
            draft_import($crate::drafts::begin::DraftImport) -> $crate::drafts::DraftView,
            draft_compare($crate::drafts::compare::DraftCompare) -> $crate::drafts::compare::Compared,
            draft_add($crate::drafts::compare::DraftAdd) -> $crate::drafts::DraftView,
            agreement_get(domain::id::TeamId) -> $crate::drafts::agreement::Agreement,
            agreement_use($crate::drafts::agreement::AgreementUse) -> $crate::drafts::agreement::Agreement,
            agreement_take($crate::drafts::agreement::AgreementTake) -> $crate::drafts::agreement::Agreement,
            draft_remove($crate::drafts::DraftRef) -> (),
            draft_export($crate::drafts::export::DraftExport) -> $crate::drafts::export::Exported,
            bundle_get(domain::id::TeamId) -> $crate::bundle::BundleView,
            bundle_check($crate::bundle::steps::BundleMove) -> Vec<domain::bundle::Objection>,
            bundle_move($crate::bundle::steps::BundleMove) -> $crate::bundle::BundleView,
            bundle_correct($crate::bundle::BundleCorrect) -> $crate::bundle::BundleView,
            bundle_tick($crate::bundle::BundleTickSet) -> $crate::bundle::BundleView,
            bundle_freeze($crate::bundle::freeze::BundleFreeze) -> $crate::bundle::BundleView,
            freeze_exception($crate::bundle::freeze::FreezeExcept) -> $crate::bundle::BundleView,
            freeze_close(domain::id::TeamId) -> $crate::bundle::BundleView,
            freeze_certificate($crate::bundle::certificate::FreezeCertificate) -> $crate::bundle::certificate::CertificateWritten,
            number_preview($crate::bundle::numbers::NumberAssign) -> $crate::bundle::numbers::NumberPreview,
            number_assign($crate::bundle::numbers::NumberAssign) -> $crate::bundle::numbers::NumberPreview,
            draft_git_look($crate::drafts::git::GitLook) -> $crate::drafts::git::GitPlan,
            draft_export_git($crate::drafts::git::DraftExportGit) -> $crate::drafts::git::Committed,
            forum_text(domain::id::TeamId) -> Vec<$crate::drafts::forum::ForumPost>,
            forum_export($crate::drafts::forum::ForumExport) -> $crate::drafts::export::Exported,
            bundle_html($crate::drafts::page::BundleHtml) -> $crate::drafts::export::Exported,
            bundle_page(domain::id::TeamId) -> $crate::preview::Html,
            version_list(domain::id::TeamId) -> Vec<$crate::versions::VersionRow>,
            version_get($crate::versions::VersionRef) -> domain::version::Version,
            version_take($crate::versions::VersionTake) -> domain::version::Version,
            image_list($crate::drafts::DraftRef) -> Vec<$crate::drafts::images::ImageView>,
            image_add($crate::drafts::images::ImageAdd) -> $crate::drafts::images::ImageView,
            image_get($crate::drafts::images::ImageRef) -> $crate::drafts::images::Picture,
            image_remove($crate::drafts::images::ImageRef) -> (),
            bundle_find($crate::drafts::find::BundleFind) -> $crate::drafts::find::BundleFound,
            bundle_replace($crate::drafts::find::BundleReplace) -> $crate::drafts::find::BundleReplaced,
            spelling_get(domain::id::TeamId) -> $crate::spelling::Spelling,
            spelling_check($crate::spelling::SpellingCheck) -> $crate::spelling::Checked,
            spelling_suggest($crate::spelling::SpellingSuggest) -> Vec<String>,
            spelling_learn($crate::spelling::SpellingWord) -> (),
            spelling_forget($crate::spelling::SpellingWord) -> (),
            markdown_preview($crate::preview::MarkdownPreview) -> $crate::preview::Html,

            rfc_list(domain::id::TeamId) -> $crate::rfc::RfcView,
            rfc_get($crate::rfc::CommentRef) -> $crate::rfc::edits::CommentView,
            rfc_places(domain::id::TeamId) -> Vec<$crate::rfc::RfcPlace>,
            rfc_preview($crate::rfc::paste::RfcPreview) -> $crate::rfc::paste::RfcSplit,
            rfc_add($crate::rfc::paste::RfcAdd) -> $crate::rfc::paste::RfcAdded,
            rfc_update($crate::rfc::RfcUpdate) -> domain::rfc::Comment,
            rfc_decide($crate::rfc::RfcDecide) -> domain::rfc::Comment,
            rfc_remove($crate::rfc::CommentRef) -> (),
            rfc_note($crate::rfc::note::RfcNote) -> $crate::rfc::note::ChangeNote,
            rfc_note_save($crate::rfc::note::RfcNoteSave) -> std::path::PathBuf,
            version_diff($crate::changes::VersionDiff) -> $crate::changes::VersionChanges,

            cycle_plan($crate::cycles::CyclePlan) -> domain::cycle::Plan,
            planner_get(domain::id::TeamId) -> $crate::planner::Planner,
            planner_try($crate::planner::PlannerTry) -> $crate::planner::Planner,
            calendar_export($crate::calendar::CalendarExport) -> $crate::drafts::export::Exported,

            precedent_index($crate::precedents::PrecedentIndex) -> $crate::precedents::Indexed,
            precedent_state(()) -> $crate::precedents::PrecedentState,
            precedent_cancel(()) -> (),
            precedent_search($crate::precedents::PrecedentFor) -> $crate::precedents::PrecedentHits,
            precedent_get($crate::precedents::PrecedentRef) -> $crate::precedents::Precedent,
            precedent_sections($crate::precedents::PrecedentSections) -> Vec<$crate::precedents::PrecedentPassage>,
            precedent_lengths($crate::precedents::PrecedentLengths) -> Vec<$crate::precedents::SectionLengths>,
            precedent_forget(()) -> $crate::precedents::PrecedentState,

            search($crate::search::SearchFor) -> Vec<$crate::search::Hit>,
            history_state(()) -> $crate::undo::UndoState,
            history_undo(()) -> Option<$crate::undo::Undone>,
            history_redo(()) -> Option<$crate::undo::Undone>,
            history_list($crate::history::RecordRef) -> Vec<$crate::history::HistoryStep>,

            backup_list(()) -> Vec<$crate::backups::BackupView>,
            backup_create(()) -> $crate::backups::BackupView,
            backup_restore($crate::backups::BackupRestore) -> $crate::backups::BackupView,
            doctor($crate::doctor::Doctor) -> $crate::doctor::Diagnosis,
            workspace_export($crate::archive::WorkspaceExport) -> $crate::archive::Archived,
            workspace_import($crate::archive::WorkspaceImport) -> $crate::archive::Archived,
        }
    };
}

#[cfg(test)]
mod tests {
    macro_rules! schema {
        ($( $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
            #[derive(ts_rs::TS)]
            #[ts(export)]
            #[allow(dead_code, reason = "only its TypeScript is wanted")]
            struct Commands { $( $name: ($req, $res), )* }
        };
    }
    commands!(schema);
}
