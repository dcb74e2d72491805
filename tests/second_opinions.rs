//! What other tools say is kept as said and changes no verdict.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::note::NoteKind;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::{Report, parse_date};
use std::path::Path;

const INSTANCE: &str = "opinions/instance.json";

fn report(names: &[&str]) -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files: Vec<Vec<u8>> =
        names.iter().map(|name| std::fs::read(folder.join(name)).unwrap()).collect();
    let inputs: Vec<Input<'_>> =
        names.iter().zip(&files).map(|(name, bytes)| Input::new(name, bytes)).collect();
    let options = Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() };
    analyze(&inputs, &options).report()
}

/// `tool | rule | category | impact | text | input:line`
fn said(report: &Report) -> Vec<String> {
    report.instances[0]
        .second_opinions
        .iter()
        .map(|one| {
            let line = one.at.line.unwrap();
            format!(
                "{} | {} | {} | {} | {} | {}:{line}",
                one.tool, one.rule, one.category, one.impact, one.text, one.input
            )
        })
        .collect()
}

fn notes(report: &Report) -> Vec<&str> {
    report
        .notes
        .iter()
        .filter(|note| note.kind == NoteKind::SecondOpinion)
        .map(|note| note.message.as_str())
        .collect()
}

#[test]
fn rows_of_advisor() {
    let report = report(&["opinions/advisor-rows.json", INSTANCE]);
    assert_eq!(
        said(&report),
        [
            "Azure Advisor | 3dd24a8c-af06-49c3-9a04-fb5721d7a9bb | HighAvailability | High | Migrate \
          API Management service to stv2 platform | 0:4"
        ]
    );
    assert_eq!(
        notes(&report),
        [
            "1 recommendation of another tool about API Management instances. They are shown with \
             the instances, as said, and decide nothing.",
            "1 row of Azure Advisor about other resources, or about what is in order. Counted, not \
             shown."
        ]
    );
}

#[test]
fn a_list_of_advisor() {
    assert_eq!(
        said(&report(&[INSTANCE, "opinions/advisor-list.json"])),
        [
            "Azure Advisor | 11112222-0000-0000-0000-000000000000 | OperationalExcellence | Medium | \
          Disable trusted service connectivity in API Management | 1:2"
        ]
    );
}

#[test]
fn a_report_of_azqr_with_masked_subscriptions() {
    let report = report(&[INSTANCE, "shapes/azqr/whole-report.json"]);
    assert_eq!(
        said(&report),
        [
            "azqr (Azure Advisor) | 3dd24a8c-af06-49c3-9a04-fb5721d7a9bb | HighAvailability | High \
             | Migrate API Management service to stv2 platform | 1:3",
            "azqr (AZQR) | apim-004 | High Availability | High | APIM should have private \
             endpoints enabled | 1:17"
        ]
    );
    assert!(
        notes(&report).contains(
            &"Other tables of the report were not read: costs, inventory, recommendations."
        )
    );
    assert_eq!(report.inputs[1].shape, "azqr");
}

#[test]
fn tables_of_azqr_as_csv() {
    let report = report(&["shapes/azqr/impacted.csv", "shapes/azqr/services.csv", INSTANCE]);
    assert_eq!(
        said(&report),
        [
            "azqr (AZQR) | apim-009 | Security | Medium | APIM: only TLS 1.2, no older | 0:2",
            "azqr | apim-003 | High Availability | High | APIM should have an SLA of 99.99% | 1:2"
        ]
    );
    assert!(notes(&report).contains(
        &"1 second opinion is about API Management instances that are not in the inputs: \
          apim-unknown. Not shown."
    ));
    assert_eq!(report.instances.len(), 1);
}

#[test]
fn nothing_but_the_opinions_changes() {
    let mut with = report(&[
        INSTANCE,
        "shapes/azqr/whole-report.json",
        "shapes/azqr/impacted.csv",
        "opinions/advisor-rows.json",
        "opinions/advisor-list.json",
    ]);
    let without = report(&[INSTANCE]);
    assert_eq!(with.instances[0].second_opinions.len(), 5);
    let markdown = apim_planner::render::markdown::instance(&with.instances[0]);
    assert!(markdown.contains("### Second opinions") && markdown.contains("apim-004"));
    with.instances[0].second_opinions.clear();
    assert_eq!(with.instances, without.instances);
    assert!(!apim_planner::render::markdown::instance(&without.instances[0]).contains("opinion"));
}
