//! Checks of what holds from a day to another: no gap, no overlap, nothing twice.

use std::collections::HashSet;

use crate::{Fault, Pack};

/// One rule pack follows the other without a gap, and each cycle's dates are in order.
pub(super) fn rules(pack: &Pack, faults: &mut Vec<Fault>) {
    let mut fault = |what: String| faults.push(Fault::new("rules", what));
    if pack.rules().is_empty() {
        fault("there are no rules: each file of it holds those of a time".into());
    }
    for pair in pack.rules().windows(2) {
        let [before, after] = pair else { continue };
        let follows = before.until.and_then(|until| until.succ_opt());
        if follows.is_none() || follows != after.from {
            fault(format!("{} does not begin the day after {} ends", after.id, before.id));
        }
        if before.id == after.id {
            fault(format!("there are two rule packs {}", after.id));
        }
    }
    for planned in &pack.cycle_rules().packs {
        let s = &planned.schedule;
        let order = [
            ("postBy", s.post_by),
            ("freezeBy", s.freeze_by),
            ("submitFrom", s.submit_from),
            ("submitTo", s.submit_to),
            ("review", s.review),
            ("pollFrom", s.poll_from),
            ("pollTo", s.poll_to),
        ];
        for pair in order.windows(2) {
            if let [(a, before), (b, after)] = pair
                && before > after
            {
                fault(format!("in {} the cycle's {b} comes before its {a}", planned.pack));
            }
        }
        let months = s.new_budget_months.iter().flatten().chain(&s.closed_months);
        for month in months.filter(|month| !(1..=12).contains(*month)) {
            fault(format!("in {} there is a month {month}", planned.pack));
        }
        for event in s.events.iter().filter(|event| event.to.is_some_and(|to| to < event.from)) {
            fault(format!(
                "in {} the event \"{}\" ends before it begins",
                planned.pack, event.name
            ));
        }
    }
}

/// Each kind has an edition, no two of a day, and each edition is of a kind.
pub(super) fn editions(pack: &Pack, faults: &mut Vec<Fault>) {
    for form in pack.kinds().forms() {
        let dates: Vec<_> = pack.editions(form.kind).map(|edition| edition.date).collect();
        if dates.is_empty() {
            let what = format!("there is no edition of {}", form.code);
            faults.push(Fault::new("pack.toml", what));
        }
        for pair in dates.windows(2).filter(|pair| pair.first() == pair.last()) {
            let day = pair.first().map(ToString::to_string).unwrap_or_default();
            let what = format!("there are two editions of {} of {day}", form.code);
            faults.push(Fault::new("pack.toml", what));
        }
    }
    let of_none = pack.editions.iter().filter(|it| pack.kinds().form(it.kind).is_none());
    let mut files = HashSet::new();
    for edition in of_none.filter(|edition| files.insert(&edition.file)) {
        let what = format!("{} is an edition of {}, which is no kind", edition.file, edition.kind);
        faults.push(Fault::new("pack.toml", what));
    }
}
