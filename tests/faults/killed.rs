//! `kill -9` at any moment of a writing run.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdout, Stdio},
    thread,
    time::Duration,
};

use crate::{alone, entry, is_healthy, open, rename, team, work_folder};

const KILLS: u64 = 220;

/// The process that is killed. It says each command's number once that is answered.
#[test]
#[ignore = "writes for ever; the test below starts it and kills it"]
fn writer() {
    let Some(folder) = work_folder() else { return };
    let app = open(&folder);
    let team = team(&app);
    let begun = app.journal_list(team).unwrap().len();
    for number in begun.. {
        // Longer and shorter, so that a kill meets small and large transactions.
        let words = format!("{number} {}", "Ω🚀 ".repeat(number % 150));
        app.journal_add(entry(team, words)).unwrap();
        app.team_update(rename(team, format!("Faults {number}"))).unwrap();
        if number % 40 == 0 {
            // As the window does when nobody types: a kill meets this too.
            app.idle().unwrap();
        }
        let mut out = std::io::stdout().lock();
        writeln!(out, "kept {number}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
#[ignore = "minutes: npm test runs it"]
fn nothing_answered_is_lost_in_two_hundred_and_twenty_kills() {
    let folder = tempfile::tempdir().unwrap();
    let mut answered = BTreeSet::new();
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..KILLS {
        chance =
            chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut writer =
            alone("killed::writer", folder.path()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        // Some are killed while they open the file, some after a few commands and a moment more.
        answered.extend(numbers(&mut lines).take((chance >> 61) as usize));
        thread::sleep(Duration::from_micros((chance >> 20) % 9_000));
        kill(&mut writer);
        // What was in the pipe before it died was answered too.
        answered.extend(numbers(&mut lines));
    }
    let app = open(folder.path());
    let team = team(&app);
    let kept: BTreeSet<usize> = app
        .journal_list(team)
        .unwrap()
        .iter()
        .map(|entry| entry.hard.split(' ').next().unwrap().parse().unwrap())
        .collect();
    let lost: Vec<_> = answered.difference(&kept).collect();
    assert!(
        lost.is_empty(),
        "{} of {} answered commands are gone: {lost:?}",
        lost.len(),
        answered.len()
    );
    assert!(
        answered.len() as u64 > KILLS,
        "only {} commands were answered in {KILLS} runs",
        answered.len()
    );
    let newest = *answered.last().unwrap();
    let named = app.team_get(team).unwrap().team.name;
    let renamed: usize = named.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(renamed >= newest, "the name is {named:?}, though {newest} was answered");
    is_healthy(&app);
    println!("{KILLS} kills, {} commands answered, {} kept, none lost", answered.len(), kept.len());
}

fn numbers(
    lines: &mut std::io::Lines<BufReader<ChildStdout>>,
) -> impl Iterator<Item = usize> + use<'_> {
    lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("kept ")?.parse().ok())
}

fn kill(writer: &mut Child) {
    writer.kill().unwrap();
    writer.wait().unwrap();
}
