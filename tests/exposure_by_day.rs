//! The exposure at a day is what the whole report says when it is made as of that day.
#![allow(clippy::unwrap_used, reason = "a test panics")]

mod inputs;

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::Options;
use apim_planner::report::{InstanceReport, changes, in_force_on, parse_date};
use apim_planner::rules::ExposureStatus;
use inputs::{files_in, options};
use std::fs;
use std::path::Path;
use time::Duration;

/// Whether something with a status is in force on the day of the report.
fn in_force(instance: &InstanceReport, day: &str, status: ExposureStatus) -> bool {
    instance.exposures.iter().any(|one| one.status == status && *one.date <= *day)
}

fn certificate(instance: &InstanceReport) -> bool {
    instance.hosts.iter().any(|host| host.days_left.is_some_and(|days| days <= 0))
}

#[test]
fn a_step_is_what_the_report_of_its_day_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/verdicts");
    let read: Vec<(String, Vec<u8>)> = files_in(&folder)
        .into_iter()
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    let given: Vec<Input<'_>> = read.iter().map(|(name, bytes)| Input::new(name, bytes)).collect();
    let analysis = analyze(&given, &options());
    let course = analysis.overview().fleet.course;
    assert!(course.len() > 5, "{course:?}");
    assert!(course.is_sorted_by(|one, next| one.date < next.date && one.exposed <= next.exposed));
    for step in &course {
        let as_of = parse_date(&step.date).unwrap();
        let report = analysis.under(&Options { as_of, ..options() }).overview();
        let exposed = |one: &&InstanceReport| {
            in_force(one, &step.date, ExposureStatus::Exposed) || certificate(one)
        };
        let count = report.instances.iter().filter(exposed).count();
        assert_eq!(count, usize::try_from(step.exposed).unwrap(), "exposed on {}", step.date);
        let seen = |one: &&InstanceReport| {
            !exposed(one) && in_force(one, &step.date, ExposureStatus::PreconditionSeen)
        };
        let count = report.instances.iter().filter(seen).count();
        assert_eq!(count, usize::try_from(step.preconditions).unwrap(), "seen on {}", step.date);
    }

    let first = parse_date(&course.first().unwrap().date).unwrap();
    assert_eq!(in_force_on(&course, first - Duration::DAY), None);
    assert_eq!(in_force_on(&course, first), course.first());
    let last = parse_date(&course.last().unwrap().date).unwrap();
    assert_eq!(in_force_on(&course, last + Duration::DAY), course.last());

    let changes = changes(&analysis.overview().instances);
    assert!(changes.is_sorted_by(|one, next| one.date >= next.date));
    assert!(changes.iter().all(|one| one.exposed + one.preconditions > 0));
}
