//! How old an export is: the newest date in the whole file is a lower bound of the day of the
//! export, because a row that was changed on a day cannot have been exported before it.

use super::{Confidence, Evidence, Freshness};
use crate::knowledge::sources;
use crate::model::{Estate, Instance, Moment};
use std::collections::BTreeMap;
use time::{Date, Duration};

/// Days within which the newest date rules staleness out. Our own threshold: no document names
/// one; an instance is rarely left alone for much longer while its platform is replaced.
pub const FRESH_DAYS: i64 = 90;

/// The newest date of every export, by input and export, with the field it was read from.
pub(super) fn newest(estate: &Estate, as_of: Date) -> BTreeMap<(u32, u32), (Date, Evidence)> {
    let mut newest: BTreeMap<(u32, u32), (Date, Evidence)> = BTreeMap::new();
    for instance in &estate.instances {
        for (export, date, evidence) in dates(instance) {
            // A day after tomorrow cannot have been seen by this export and bounds nothing.
            if date > as_of.saturating_add(Duration::DAY) {
                continue;
            }
            match newest.get(&(evidence.input, export)) {
                Some((known, _)) if *known >= date => {}
                _ => {
                    newest.insert((evidence.input, export), (date, evidence));
                }
            }
        }
    }
    newest
}

/// The dates of an instance, each with the input it belongs to.
fn dates(instance: &Instance) -> impl Iterator<Item = (u32, Date, Evidence)> + '_ {
    let own = [
        ("systemData.lastModifiedAt", instance.last_modified.value(), instance.last_modified.at()),
        ("properties.createdAtUtc", instance.created.value(), instance.created.at()),
    ];
    let own = own.into_iter().filter_map(|(field, moment, at)| {
        let moment: &Moment = moment?;
        Some((field, moment, at, (instance.input, instance.export)))
    });
    let earlier = instance.earlier.iter().filter_map(|snapshot| {
        let moment = snapshot.last_modified.value()?;
        let at = snapshot.last_modified.at();
        Some(("systemData.lastModifiedAt", moment, at, (snapshot.input, snapshot.export)))
    });
    own.chain(earlier).map(|(field, moment, at, (input, export))| {
        let evidence = Evidence {
            field: field.into(),
            value: moment.raw.clone(),
            input,
            at: at.cloned(),
            rule: "The newest date in the file: the export was made then or later. It is a lower \
                   bound, not the day of the export."
                .into(),
            strength: Confidence::Certain,
            source: sources::TYPES,
        };
        (export, moment.date(), evidence)
    })
}

/// Whether an export that reports stv1 is probably older than what it describes.
pub(super) fn freshness(
    newest: Option<(Date, Evidence)>,
    has_stv1: bool,
    retired: Date,
    as_of: Date,
) -> Freshness {
    let fresh = newest
        .as_ref()
        .is_some_and(|(date, _)| *date > retired && (as_of - *date).whole_days() <= FRESH_DAYS);
    Freshness { newest, probably_stale: has_stv1 && as_of >= retired && !fresh }
}
