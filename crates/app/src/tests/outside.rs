//! The bundle as posts and as a page; the cycle as a calendar.

use std::{fs, str::FromStr};

use domain::id::TeamId;
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};

use super::{Place, place};
use crate::files::put as put_text;
use crate::{
    drafts::{DraftCompose, DraftRef, DraftUpdate, DraftWrite},
    outside::{calendar::CalendarExport, forum::ForumExport, page::BundleExportPage},
    teams::TeamUpdate,
};

fn composed() -> (Place, TeamId) {
    let place = place();
    let team = place.begin("Ω <Scaling>");
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    (place, team)
}

#[test]
fn posts_name_each_other_and_link_once_somebody_says_where_they_are() {
    let (place, team) = composed();
    let posts = place.forum_text(team).unwrap();
    assert_eq!(posts.len(), 3);
    assert!(posts[0].title.starts_with("MIP39c2-SP#") && !posts[0].text.contains("# MIP39c2-SP#:"));
    assert!(posts[0].text.starts_with("> This proposal is part of a bundle"), "{}", posts[0].text);
    assert!(posts[0].text.contains("**MIP40c3-SP#") && posts[0].text.contains("```text\n"));
    let at = DraftRef { team, draft: posts[1].draft };
    for (typed, good) in
        [("forum", false), ("https://f.org/a b", false), (" https://f.org/t/1 ", true)]
    {
        let update = DraftUpdate { forum_url: Some(Some(typed.into())), ..DraftUpdate::of(at) };
        assert_eq!(place.draft_update(update).is_ok(), good, "{typed}");
    }
    let posts = place.forum_text(team).unwrap();
    assert_eq!(posts[1].url, "https://f.org/t/1");
    assert!(posts[0].text.contains("](https://f.org/t/1)") && !posts[1].text.contains("f.org"));

    let folder = place.dir.path().join("out");
    let written =
        place.forum_export(ForumExport { team, folder: folder.clone(), replace: false }).unwrap();
    assert_eq!(written.written.len(), 3);
    put_text(&folder.join(&written.written[0]), "edited").unwrap();
    let again = place.forum_export(ForumExport { team, folder, replace: false }).unwrap();
    assert_eq!((again.changed.len(), again.written.len()), (1, 0), "asked before");
}

#[test]
fn the_page_needs_nothing_else_and_nothing_in_it_runs() {
    let (place, team) = composed();
    let at = DraftRef { team, draft: place.draft_list(team).unwrap()[0].id };
    let body = "## Own heading\n\n<script>alert(1)</script> ![x](https://a/b.png) [l](javascript:x)\n\n| a |\n|--|\n| 1 |";
    let part = "Core Unit Mandate".into();
    let write =
        DraftWrite { team, draft: at.draft, part, preamble: false, body: Some(body.into()) };
    place.draft_write(write).unwrap();
    let folder = place.dir.path().join("out");
    let written = place
        .bundle_export_page(BundleExportPage { team, folder: folder.clone(), replace: false })
        .unwrap();
    assert_eq!(written.written, ["scaling-bundle.html"]);
    let page = fs::read_to_string(folder.join(&written.written[0])).unwrap();
    for bad in ["<script", "javascript:", "<Scaling>", "src=\"http", "<link", "@import"] {
        assert!(!page.contains(bad), "{bad} in the page");
    }
    assert!(page.contains("default-src 'none'") && page.contains("<td>1</td>"));
    // Every line of the contents leads somewhere.
    let goals: Vec<_> = page
        .match_indices("\"><a href=\"#")
        .map(|(at, found)| {
            let rest = &page[at + found.len()..];
            rest[..rest.find('"').unwrap()].to_owned()
        })
        .collect();
    assert!(goals.len() > 12, "{goals:?}");
    for goal in goals {
        assert!(page.contains(&format!("id=\"{goal}\"")), "nothing is called {goal}");
    }
}

#[test]
fn a_calendar_has_the_days_with_reminders_and_the_same_ids_for_another_cycle() {
    let (place, team) = composed();
    let folder = place.dir.path().join("out");
    let ask = || CalendarExport { team, folder: folder.clone(), name: None, replace: false };
    let read = || {
        let text = fs::read_to_string(folder.join("scaling-cycle.ics")).unwrap();
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
        let calendar = Calendar::from_str(&text).unwrap();
        let events = calendar.components.into_iter().filter_map(|one| match one {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        });
        events.collect::<Vec<_>>()
    };
    place.calendar_export(ask()).unwrap();
    let june = read();
    let find = |what: &str| {
        june.iter().find(|event| event.get_summary().unwrap().ends_with(what)).unwrap()
    };
    let freeze = find("Freeze");
    assert_eq!(freeze.get_start(), Some(DatePerhapsTime::Date("2021-06-02".parse().unwrap())));
    assert_eq!(freeze.get_summary(), Some("Ω <Scaling>: Freeze"));
    let text = freeze.to_string();
    assert!(text.contains("START:-PT572400S") && text.contains("START:-PT54000S"), "{text}");
    let submit = find("Formal submission");
    assert_eq!(
        submit.get_end(),
        Some(DatePerhapsTime::Date("2021-06-10".parse().unwrap())),
        "over on the day after"
    );

    let target = Some(Some("2021-07".parse().unwrap()));
    place.team_update(TeamUpdate { target, ..TeamUpdate::of(team) }).unwrap();
    let again = place.calendar_export(ask()).unwrap();
    assert_eq!(again.written.len(), 1, "it is ours, so it is written over");
    let ids = |events: &[icalendar::Event]| -> Vec<String> {
        events.iter().map(|event| event.get_uid().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&june), ids(&read()), "taking it again moves the events");
    let target = Some(Some("2024-07".parse().unwrap()));
    place.team_update(TeamUpdate { target, ..TeamUpdate::of(team) }).unwrap();
    place.calendar_export(ask()).unwrap();
    let closed: Vec<_> = read().iter().map(Component::to_string).collect();
    assert!(!closed.is_empty() && closed.iter().all(|event| !event.contains("VALARM")));
    assert!(closed.iter().all(|event| !event.contains("Freeze") && !event.contains("to post")));
    place.team_update(TeamUpdate { target: Some(None), ..TeamUpdate::of(team) }).unwrap();
    assert!(place.calendar_export(ask()).unwrap_err().to_string().contains("no target cycle"));
}

#[test]
fn a_name_with_line_breaks_begins_no_line_of_a_calendar() {
    let place = place();
    let team = place.begin("Team");
    let mut kept = place.here().team(team).unwrap();
    // As an import or another machine can bring it.
    kept.name = "Ω, a;b\\c\r\nBEGIN:VALARM\nATTACH:file:x\rX-EVIL:1\u{1b}[2J".into();
    place.write("team_update", |w| w.put(team, &kept)).unwrap();
    let folder = place.dir.path().join("out");
    let ask = CalendarExport { team, folder: folder.clone(), name: None, replace: false };
    let file = &place.calendar_export(ask).unwrap().written[0];
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let whole = text.replace("\r\n ", "");
    for line in whole.lines() {
        assert!(!line.starts_with("ATTACH") && !line.starts_with("X-EVIL"), "{line}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
    assert_eq!(whole.matches("\nBEGIN:VALARM").count(), whole.matches("TRIGGER").count());
    let name = r"Ω\, a\;b\\c BEGIN:VALARM ATTACH:file:x X-EVIL:1 [2J: 2021-06 cycle";
    assert!(whole.contains(&format!("NAME;VALUE=TEXT:{name}\r\n")), "{whole}");
    assert!(whole.contains(&format!("X-WR-CALNAME:{name}\r\n")), "{whole}");
    assert!(Calendar::from_str(&text).is_ok());
}
