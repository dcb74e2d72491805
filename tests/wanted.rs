//! What a template, a plan or a state says is never taken for what runs.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::classify::Confidence;
use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::report::{Header, InstanceReport, parse_date};
use std::path::Path;

fn instances(names: &[&str]) -> Vec<InstanceReport> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes");
    let files: Vec<Vec<u8>> =
        names.iter().map(|name| std::fs::read(folder.join(name)).unwrap()).collect();
    let inputs: Vec<Input<'_>> =
        names.iter().zip(&files).map(|(name, bytes)| Input::new(name, bytes)).collect();
    let options = Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() };
    analyze(&inputs, &options).report().instances
}

#[test]
fn a_template_settles_nothing_on_a_classic_tier() {
    // Three zones are wanted. Zones are not available on stv1, but the instance may be as it was.
    let one = &instances(&["armTemplate/symbolic-names.json"])[0];
    assert_eq!(one.header, Header::CannotTell);
    assert_eq!(one.headline, "The platform of apim-gull cannot be known from a template.");
    assert!(one.text.starts_with("This is what a template or a plan wants, not what runs"));
    assert!(one.platform.confidence <= Confidence::Moderate);
    assert!(one.now.command.as_ref().unwrap().text.contains("az rest --method get"));
}

#[test]
fn the_tier_tells_where_stv1_never_was() {
    let all =
        instances(&["armTemplate/list-with-nesting.json", "terraformPlan/planned-alone.json"]);
    let tern = &all[1];
    assert_eq!((tern.header, tern.platform.verdict.as_str()), (Header::NothingToMigrate, "mtv1"));
    assert!(tern.headline.starts_with("apim-tern-dev would run on mtv1"), "{}", tern.headline);
    assert_eq!(tern.platform.confidence, Confidence::Strong);
    let planned = &all[2];
    assert_eq!((planned.name.as_str(), planned.platform.verdict.as_str()), ("apim-first", "v2"));
    assert!(planned.headline.contains("would run on"), "{}", planned.headline);
}

#[test]
fn expressions_are_shown_and_decide_nothing() {
    let one = &instances(&["armTemplate/list-with-nesting.json"])[0];
    assert_eq!(one.name, "[parameters('name')]");
    assert_eq!(one.header, Header::CannotTell);
    assert_eq!(one.virtual_network_type, None);
    let fact = |id: &str| one.facts.iter().find(|fact| fact.id == id).unwrap();
    for id in ["platform", "network", "identity"] {
        assert!(!fact(id).known, "{id}: {}", fact(id).value);
    }
    assert!(fact("network").because.iter().any(|one| one.value == "[parameters('mode')]"));
    let ids: Vec<&str> = one.findings.iter().map(|finding| &*finding.id).collect();
    assert!(ids.contains(&"platform/cannot-tell"), "{ids:?}");
    for wrong in ["platform/unlisted-value", "input/platform-version-projected-away"] {
        assert!(!ids.contains(&wrong), "{ids:?}");
    }
}

#[test]
fn a_state_does_not_expose_the_platform() {
    let all = instances(&["terraformPlan/prior-state-and-changes.json"]);
    let (knot, new) = (&all[0], &all[1]);
    assert_eq!(knot.header, Header::CannotTell);
    assert_eq!(knot.headline, "The platform of apim-knot cannot be known from a Terraform state.");
    assert_eq!(new.headline, "The platform of apim-knot-new cannot be known from a plan.");
}
