//! A frozen bundle. The one rule: every command that writes to a draft is refused while the freeze
//! holds, and kept with its reason under an exception.

use domain::{draft::Draft, id::TeamId};
use mip_lint::agreement::Topic;

use super::{Place, images::png, place};
use crate::{
    App, Code, Error,
    agreement::{AgreementTake, AgreementUse},
    bundle::{
        find::{BundleFind, BundleReplace},
        freeze::{BundleFreeze, FreezeExcept, FrozenState},
        numbers::NumberAssign,
    },
    drafts::{
        DraftCompose, DraftRef, DraftSettle, DraftUpdate, DraftView, DraftWrite, FindingView,
        allow::{AllowedRef, DraftAllow},
        begin::DraftImport,
        fixes::{DraftFix, DraftFixAll},
        images::ImageRef,
        own::{DraftAdd, DraftArrange},
    },
    history::{RecordRef, StepRef},
    kinds::Collection,
    outside::folder::DraftExportFolder,
    teams::TeamUpdate,
};

/// Commands about drafts that write nothing into them.
const READERS: [&str; 11] = [
    "draft_list",
    "draft_get",
    "draft_import_preview",
    "draft_compare",
    "draft_export_folder",
    "draft_export_git",
    "draft_git_look",
    "agreement_get",
    "number_preview",
    "image_list",
    "image_get",
];

macro_rules! names {
    ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => { &[$( stringify!($name) ),*] };
}
const COMMANDS: &[&str] = crate::commands!(names);

/// A bundle in which each of the commands has something to do.
pub(super) struct Bundle {
    pub(super) place: Place,
    pub(super) team: TeamId,
    /// The MIP39c2.
    pub(super) at: DraftRef,
}

type Writer = (&'static str, fn(&Bundle) -> Result<(), Error>);

/// Each changes something when it comes after those above it.
const WRITERS: [Writer; 20] = [
    ("draft_settle", |b| b.settle("Core Unit Name").map(drop)),
    ("draft_write", |b| {
        b.place.draft_write(b.part("Core Unit Mandate", Some("We own it."))).map(drop)
    }),
    ("draft_fix", |b| {
        let FindingView { code, start, .. } =
            b.found(|finding| finding.name == "malformed-unit-id");
        b.place.draft_fix(DraftFix { team: b.team, draft: b.at.draft, code, start }).map(drop)
    }),
    ("draft_fix_all", |b| {
        let fix = DraftFixAll { team: b.team, draft: b.at.draft, asked: false, code: None };
        b.place.draft_fix_all(fix).map(drop)
    }),
    ("draft_disallow", |b| {
        let allowed = b.view().allowed[0].allowed.id;
        let given = AllowedRef { team: b.team, draft: b.at.draft, allowed };
        b.place.draft_disallow(given).map(drop)
    }),
    ("draft_allow", |b| b.allow().map(drop)),
    ("draft_import", |b| {
        let path = b.place.dir.path().join("out/MIP39/MIP39c2-Subproposals/MIP39c2-SPX.md");
        let import = DraftImport { team: b.team, path, kind: None, matches: Vec::new() };
        b.place.draft_import(import).map(drop)
    }),
    ("draft_add", |b| {
        let (part, body, after) = ("Our own".into(), "Words.".into(), "Motivation".into());
        let add = DraftAdd { team: b.team, draft: b.at.draft, part, level: 3, after, body };
        b.place.draft_add(add).map(drop)
    }),
    ("draft_arrange", |b| {
        let (title, after) = (Some("Ours now".into()), Some(String::new()));
        let (part, level) = ("Our part".into(), Some(2));
        let DraftRef { team, draft } = b.at;
        b.place.draft_arrange(DraftArrange { team, draft, part, title, level, after }).map(drop)
    }),
    ("agreement_use", |b| {
        let (topic, of) = (Topic::UnitName, String::new());
        let meant = AgreementUse { team: b.team, topic, of, draft: None, start: None };
        b.place.agreement_use(meant).map(drop)
    }),
    ("agreement_take", |b| {
        let agreement = b.place.agreement_get(b.team)?;
        let of_day = agreement.topics.iter().find(|view| view.topic == Topic::DateProposed);
        let said = of_day.unwrap().places.iter().find(|said| said.written == "2021-04-06").unwrap();
        let (draft, start, of) = (said.draft, said.start, String::new());
        let take = AgreementTake { team: b.team, topic: Topic::DateProposed, of, draft, start };
        b.place.agreement_take(take).map(drop)
    }),
    ("bundle_replace", |b| {
        let text = "wallet".into();
        let find = BundleFind { team: b.team, text, case: false, word: false, regex: false };
        let replace = BundleReplace { find, with: "purse".into(), only: None, following: false };
        b.place.bundle_replace(replace).map(drop)
    }),
    ("image_remove", |b| {
        let image = b.place.image_list(b.at)?[0].image.id;
        b.place.image_remove(ImageRef { team: b.team, draft: b.at.draft, image })
    }),
    ("image_add", |b| b.picture(b"other")),
    ("number_assign", |b| {
        let assign = NumberAssign { team: b.team, draft: b.at.draft, number: 10 };
        b.place.number_assign(assign).map(drop)
    }),
    ("draft_update", |b| {
        let forum_url = Some(Some("https://forum.makerdao.com/t/ours".into()));
        b.place.draft_update(DraftUpdate { forum_url, ..DraftUpdate::of(b.at) }).map(drop)
    }),
    ("draft_compose", |b| {
        let on = "2021-04-20".parse().ok();
        b.place.draft_compose(DraftCompose { team: b.team, on }).map(drop)
    }),
    ("draft_date_all", |b| {
        let on = "2021-04-19".parse().unwrap();
        b.place.draft_date_all(crate::drafts::DraftDateAll { team: b.team, on })
    }),
    ("history_put_back", |b| {
        let (team, id) = (b.team, b.at.draft.to_string());
        let of = RecordRef { team, collection: Collection::Drafts, id: id.clone() };
        let steps = b.place.history_list(of)?;
        let changes = steps.into_iter().find(|step| step.can_be_put_back).unwrap().changes;
        let step = StepRef { team, collection: Collection::Drafts, id, changes };
        b.place.history_put_back(step).map(drop)
    }),
    ("draft_remove", |b| b.place.draft_remove(b.at)),
];

impl Bundle {
    /// Not frozen yet.
    pub(super) fn begin() -> Self {
        let place = place();
        let team = place.begin("Before");
        let rows = place.draft_compose(DraftCompose { team, on: None }).unwrap();
        let bundle = Self { place, team, at: DraftRef { team, draft: rows[0].id } };
        let folder = bundle.place.dir.path().join("out");
        bundle
            .place
            .draft_export_folder(DraftExportFolder { team, folder, replace: false })
            .unwrap();
        for (part, body) in [
            ("Core Unit Name", "Our own name"),
            ("Core Unit ID", "ses-001"),
            ("Motivation", "The wallet: TBD, the rest: TODO"),
        ] {
            bundle.place.draft_write(bundle.part(part, Some(body))).unwrap();
        }
        for (part, body) in [("Date Proposed", "2021-04-06"), ("Date Applied", "2021/04/07")] {
            let write = DraftWrite { preamble: true, ..bundle.part(part, Some(body)) };
            bundle.place.draft_write(write).unwrap();
        }
        let (part, body, after) = ("Our part".into(), "Words.".into(), "Motivation".into());
        let draft = bundle.at.draft;
        let add = DraftAdd { team, draft, part, level: 3, after, body };
        bundle.place.draft_add(add).unwrap();
        let name = Some("After".into());
        bundle.place.team_update(TeamUpdate { name, ..TeamUpdate::of(team) }).unwrap();
        bundle.allow().unwrap();
        bundle.picture(b"rest").unwrap();
        bundle
    }

    fn settle(&self, part: &str) -> Result<DraftView, Error> {
        let DraftRef { team, draft } = self.at;
        let (part, seen) = (part.to_owned(), None);
        self.place.draft_settle(DraftSettle { team, draft, part, preamble: false, seen })
    }

    fn part(&self, part: &str, body: Option<&str>) -> DraftWrite {
        let DraftRef { team, draft } = self.at;
        let (part, body) = (part.to_owned(), body.map(str::to_owned));
        DraftWrite { team, draft, part, preamble: false, body: body.map(Into::into) }
    }

    pub(super) fn view(&self) -> DraftView {
        self.place.draft_get(self.at).unwrap()
    }

    fn found(&self, is: impl Fn(&FindingView) -> bool) -> FindingView {
        self.view().findings.into_iter().find(is).unwrap()
    }

    fn allow(&self) -> Result<DraftView, Error> {
        let FindingView { code, start, .. } = self.found(|one| one.name == "placeholder-left");
        let (DraftRef { team, draft }, reason) = (self.at, "In June.".into());
        self.place.draft_allow(DraftAllow { team, draft, code, start, reason })
    }

    fn picture(&self, pixels: &[u8]) -> Result<(), Error> {
        super::images::add(&self.place, self.at, "wallets.png", &png(pixels)).map(drop)
    }

    fn drafts(&self) -> Vec<Draft> {
        crate::drafts::all(&self.place.here(), self.team).unwrap()
    }

    pub(super) fn freeze(&self) {
        self.freeze_by(&self.place);
    }

    /// The same by another process.
    pub(super) fn freeze_by(&self, app: &App) {
        let (note, reason) = (String::new(), "The sample is frozen at any time.".into());
        let url = "https://forum.makerdao.com/t/scaling".into();
        let posted = crate::bundle::steps::BundleMove {
            on: "2021-04-07".parse().ok(),
            url,
            ..crate::bundle::steps::BundleMove::to(self.team, domain::bundle::Phase::Rfc)
        };
        app.bundle_move(posted).unwrap();
        app.bundle_freeze(BundleFreeze { team: self.team, note, reason }).unwrap();
    }
}

#[test]
fn every_command_about_drafts_is_known_to_write_or_not_to() {
    let about = ["draft_", "image_", "agreement_", "number_", "bundle_replace"];
    let of_drafts = COMMANDS.iter().filter(|name| about.iter().any(|of| name.starts_with(of)));
    for name in of_drafts {
        let writes = WRITERS.iter().any(|(writer, _)| writer == name);
        assert!(writes != READERS.contains(name), "{name} has to be in one of the two lists");
    }
}

#[test]
fn every_writer_is_refused_while_frozen_and_kept_with_its_reason_under_an_exception() {
    let bundle = Bundle::begin();
    let team = bundle.team;
    bundle.freeze();
    let before = bundle.drafts();
    for (name, write) in WRITERS {
        let refused = write(&bundle).expect_err(name);
        assert_eq!(refused.code(), Code::Frozen, "{name}: {refused}");
        assert_eq!(bundle.drafts(), before, "{name} wrote all the same");
    }
    for (n, (name, write)) in WRITERS.into_iter().enumerate() {
        let before = bundle.drafts();
        let reason = format!("For {name}");
        bundle.place.freeze_exception(FreezeExcept { team, reason: reason.clone() }).unwrap();
        write(&bundle).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_ne!(bundle.drafts(), before, "{name} changes something");
        let frozen = bundle.place.freeze_close(team).unwrap().frozen.unwrap();
        let kept = &frozen.freeze.exceptions[n];
        assert_eq!((&kept.reason, frozen.open), (&reason, false));
        assert_eq!(kept.files.len(), bundle.drafts().len(), "{name}: what it left is kept");
        assert!(frozen.files.iter().all(|file| file.state == FrozenState::Same), "{name}");
    }
}
