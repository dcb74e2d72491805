//! How many instances are concerned from which day on: the exposure at any day.

use super::InstanceReport;
use crate::Record;
use crate::knowledge::day;
use crate::rules::ExposureStatus;
use crate::sort;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;

/// From a day on, until the next step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CourseStep {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Instances with a change in force to which they are exposed, or with an expired certificate.
    pub exposed: u32,
    /// Further instances with a change in force whose precondition they show.
    pub preconditions: u32,
}

/// One change and how many instances it concerns on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// From when on.
    pub date: String,
    /// What.
    pub title: String,
    /// Instances that are exposed.
    pub exposed: u32,
    /// Instances with a precondition.
    pub preconditions: u32,
}

/// A title for the certificates of a day.
const CERTIFICATE: &str = "Certificate expires";

/// What concerns an instance: the day, the title, and whether it is exposed.
fn concerns(instance: &InstanceReport) -> impl Iterator<Item = (&str, &str, bool)> {
    let changes = instance.exposures.iter().filter_map(|exposure| {
        let exposed = match exposure.status {
            ExposureStatus::Exposed => true,
            ExposureStatus::PreconditionSeen => false,
            _ => return None,
        };
        Some((exposure.date.as_ref(), exposure.title.as_ref(), exposed))
    });
    let certificates =
        instance.hosts.iter().filter_map(|host| Some((host.expiry.as_deref()?, CERTIFICATE, true)));
    changes.chain(certificates)
}

/// The steps, earliest first. A day before the first has nothing in force.
pub(super) fn course(instances: &[InstanceReport]) -> Vec<CourseStep> {
    // What each day adds: instances that become exposed, and that show a precondition or, having
    // become exposed, no longer count there.
    let mut changes: BTreeMap<&str, (u32, i64)> = BTreeMap::new();
    for instance in instances {
        let first = |wanted| {
            let days = concerns(instance).filter(|(_, _, exposed)| *exposed == wanted);
            days.map(|(day, _, _)| day).min()
        };
        let exposed = first(true);
        if let Some(day) = exposed {
            changes.entry(day).or_default().0 += 1;
        }
        let Some(precondition) = first(false) else { continue };
        if exposed.is_none_or(|exposed| precondition < exposed) {
            changes.entry(precondition).or_default().1 += 1;
            if let Some(day) = exposed {
                changes.entry(day).or_default().1 -= 1;
            }
        }
    }
    let (mut exposed, mut preconditions) = (0, 0);
    let steps = changes.into_iter().map(|(day, (more, change))| {
        exposed += more;
        preconditions += change;
        let preconditions = u32::try_from(preconditions).unwrap_or(0);
        CourseStep { date: day.to_owned(), exposed, preconditions }
    });
    steps.collect()
}

/// The last step on or before a day: what holds on it.
pub fn on(course: &[CourseStep], wanted: Date) -> Option<&CourseStep> {
    course.iter().rev().find(|step| day::parse(&step.date).is_some_and(|date| date <= wanted))
}

/// Every change that concerns an instance, the newest first.
pub fn changes(instances: &[InstanceReport]) -> Vec<InForce> {
    let mut counts: BTreeMap<(&str, &str), (u32, u32)> = BTreeMap::new();
    for instance in instances {
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for (day, title, exposed) in concerns(instance) {
            // Two certificates that expire on one day are one concern of the instance.
            if seen.contains(&(day, title)) {
                continue;
            }
            seen.push((day, title));
            let count = counts.entry((day, title)).or_default();
            if exposed { count.0 += 1 } else { count.1 += 1 }
        }
    }
    let mut all: Vec<InForce> = counts
        .into_iter()
        .map(|((date, title), (exposed, preconditions))| InForce {
            date: date.to_owned(),
            title: title.to_owned(),
            exposed,
            preconditions,
        })
        .collect();
    sort::sort_by(&mut all, |a, b| b.date.cmp(&a.date).then_with(|| a.title.cmp(&b.title)));
    all
}
