//! The summary for management: all instances on one page.

use super::sheet::Sheet;
use super::{Make, Paper};
use crate::knowledge::day;
use crate::paths::recommended;
use crate::report::{Header, InstanceReport, Report};
use crate::rules::Urgency;

pub(super) const PAPER: Paper = Paper {
    id: "management-summary",
    title: "Management summary (all instances)",
    reader: "management",
    make: Make::Fleet(make),
};

/// As many dates as fit on the page.
const DATES: usize = 6;
/// As many migrations as fit on the page.
const MIGRATIONS: usize = 20;

fn make(report: &Report) -> Sheet {
    let fleet = &report.fleet;
    let mut sheet = Sheet::titled("Management summary: API Management".to_owned());
    sheet.text(format!("{} {}", fleet.headline, fleet.text));
    let with = |header: Header| {
        report.instances.iter().filter(|one| one.header == header).count().to_string()
    };
    sheet.facts([
        ("Instances in this report", report.instances.len().to_string()),
        ("Nothing to migrate", with(Header::NothingToMigrate)),
        ("Ready to be migrated (GO)", with(Header::Go)),
        ("Held back until something is settled (NO-GO)", with(Header::NoGo)),
        ("Cannot be told from this input", with(Header::CannotTell)),
    ]);
    let stv1 = report.instances.iter().any(on_stv1);
    if stv1 {
        sheet.points(
            "Why it matters",
            vec![
                "stv1 was retired on 31 August 2024 (24 February 2025 in US Government and 21Vianet). There has been no service level for it since 1 September 2024.".to_owned(),
                "Microsoft may migrate what is left by itself, with notice one week ahead and possibly with downtime. A day of our own choice is better.".to_owned(),
                "A migration costs nothing extra. Once it has succeeded it cannot be undone.".to_owned(),
            ],
        );
    }
    if !fleet.order.is_empty() {
        sheet.heading("The migrations, in order");
        let rows = fleet.order.iter().take(MIGRATIONS).map(|place| {
            let instance =
                usize::try_from(place.instance).ok().and_then(|index| report.instances.get(index));
            let path = instance.and_then(|one| recommended(&one.paths));
            vec![
                place.number.to_string(),
                place.name.clone(),
                place.path.to_string(),
                path.map_or_else(String::new, |path| path.downtime.clone()),
                place.starts_when.clone(),
            ]
        });
        sheet.table(&["No.", "Instance", "Path", "API downtime", "Starts when"], rows.collect());
        let left = fleet.order.len().saturating_sub(MIGRATIONS);
        if left > 0 {
            sheet.text(format!("{left} more stand in the plan of the fleet."));
        }
    }
    let dates =
        fleet.timeline.iter().filter(|entry| entry.days >= 0 || entry.urgency == Urgency::PastDue);
    let dates: Vec<Vec<String>> = dates
        .take(DATES)
        .map(|entry| {
            vec![
                format!("{}, {}", entry.date, day::in_days(entry.days)),
                entry.title.clone(),
                entry.instances.to_string(),
            ]
        })
        .collect();
    if !dates.is_empty() {
        sheet.heading("Dates");
        sheet.table(&["Date", "What", "Instances"], dates);
    }
    sheet.numbered("Decisions wanted", decisions(report));
    sheet
}

fn on_stv1(instance: &InstanceReport) -> bool {
    instance.locations.iter().any(|one| one.platform.verdict == "stv1")
}

fn decisions(report: &Report) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(now) = &report.fleet.now {
        out.push(format!("Do this now: {}. {}", now.title, now.text));
    }
    if !report.fleet.order.is_empty() {
        out.push("The days and windows of the migrations, and days on which nothing may be changed: [days].".to_owned());
    }
    let outages = report
        .instances
        .iter()
        .filter(|one| recommended(&one.paths).is_some_and(|path| !path.without_downtime));
    let outages: Vec<&str> = outages.map(|one| one.name.as_str()).take(MIGRATIONS).collect();
    if !outages.is_empty() {
        out.push(format!("Whether an outage is acceptable for {}; else a path without one, with more work afterwards.", outages.join(", ")));
    }
    let blocked = report.instances.iter().filter(|one| one.endpoints_blocked);
    let blocked: Vec<&str> = blocked.map(|one| one.name.as_str()).collect();
    if !blocked.is_empty() {
        out.push(format!(
            "The approval to unblock {}, which cannot be undone.",
            blocked.join(", ")
        ));
    }
    out
}
