//! What somebody waits for, beside fixed work of the same kind in the same run. The one rule: only
//! proportions are held, with limits so wide that a busy machine does not cross them.
//!
//! `npm test` runs it as its step "speed", in the profile of the tests:
//! `cargo test --workspace --bin bench -- --ignored --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test: it stops where something is wrong"
)]

mod lint;
mod races;

use std::{
    any::Any,
    time::{Duration, Instant},
};

use races::Places;

/// Turns of each race; fewer where they take longer than [`LONGEST`] together.
const TURNS: usize = 15;
const FEWEST: usize = 5;
const LONGEST: Duration = Duration::from_secs(3);
/// Not counted: files that grow, statements that are prepared, documents that are loaded.
const WARM_UP: usize = 2;

/// What it gives is dropped after the clock was stopped.
type Work<'a> = Box<dyn FnMut() -> anyhow::Result<Box<dyn Any>> + 'a>;

/// Something that somebody waits for, and what it is measured by.
struct Race<'a> {
    what: &'static str,
    ours: Work<'a>,
    beside: String,
    bare: Work<'a>,
    /// So many times as long it may take. About three times what a quiet machine measured.
    limit: f64,
}

/// What came of a race.
struct Row {
    ours: f64,
    bare: f64,
}

impl Row {
    fn ratio(&self) -> f64 {
        self.ours / self.bare
    }
}

impl Race<'_> {
    /// Both in turns, so that whatever else the machine does meets both; the medians.
    fn run(&mut self) -> anyhow::Result<Row> {
        let (mut ours, mut bare) = (Vec::new(), Vec::new());
        let began = Instant::now();
        for turn in 0..WARM_UP + TURNS {
            if turn >= WARM_UP + FEWEST && began.elapsed() > LONGEST {
                break;
            }
            crate::timed(&mut bare, &mut self.bare)?;
            crate::timed(&mut ours, &mut self.ours)?;
        }
        Ok(Row { ours: median(ours.split_off(WARM_UP)), bare: median(bare.split_off(WARM_UP)) })
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

#[test]
#[ignore = "half a minute, and other tests beside it would be in the numbers: npm test runs it alone"]
fn nobody_waits_much_longer_than_for_the_bare_work() {
    let places = Places::make().unwrap();
    // Not behind the name of the test, which stands on this line already.
    println!("\n| What | Limit | Measured | Ours | Beside |");
    println!("| --- | --- | --- | --- | --- |");
    let mut crossed = Vec::new();
    for mut race in places.races().unwrap() {
        let mut row = race.run().unwrap();
        if row.ratio() > race.limit {
            // What crosses a limit by chance does not do so twice.
            let again = race.run().unwrap();
            row = if again.ratio() < row.ratio() { again } else { row };
        }
        let (Row { ours, bare }, ratio, Race { what, beside, limit, .. }) =
            (&row, row.ratio(), &race);
        println!("| {what} | {limit} × | {ratio:.2} × | {ours:.3} ms | {beside}: {bare:.3} ms |");
        if ratio > *limit {
            crossed.push(format!("{what} took {ratio:.2} × {beside}; the limit is {limit} ×"));
        }
    }
    assert!(crossed.is_empty(), "{}", crossed.join("\n"));
}
