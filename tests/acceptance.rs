//! Findings that somebody answers for: they count nowhere, they stay with the report, and they are
//! open again when their day has passed or their facts have changed.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

mod inputs;

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::model::{Acceptance, Decision};
use apim_planner::options::Options;
use apim_planner::render::{self, FORMATS};
use apim_planner::report::{InstanceReport, parse_date};
use apim_planner::share::redact::{Class, Hide};
use inputs::options;

/// An instance with a certificate that has expired, and nothing else past due.
const EXPORT: &str = r#"{
  "id": "/subscriptions/6f0a3c1e-5d11-4c5b-9a55-0d1c2b3a4e5f/resourceGroups/rg-heron/providers/Microsoft.ApiManagement/service/apim-heron",
  "name": "apim-heron", "type": "Microsoft.ApiManagement/service", "location": "West Europe",
  "sku": { "name": "Standard", "capacity": 2 },
  "systemData": { "lastModifiedAt": "2026-11-01T08:00:00Z" },
  "properties": {
    "platformVersion": "stv2", "virtualNetworkType": "None", "provisioningState": "Succeeded",
    "hostnameConfigurations": [
      { "type": "Proxy", "hostName": "apim-heron.azure-api.net", "certificateSource": "BuiltIn" },
      { "type": "Proxy", "hostName": "api.heron.example", "certificateSource": "Custom",
        "certificate": { "expiry": "2026-10-01T00:00:00Z", "thumbprint": "AB12" } }
    ]
  }
}"#;

const REASON: &str = "<b>The host is gone</b>, \"=1+1\" | `x` in Q1";
const OWNER: &str = "Kestrel Team";

fn read(texts: &[&str]) -> Analysis {
    let given: Vec<Input<'_>> =
        texts.iter().map(|text| Input::new("export.json", text.as_bytes())).collect();
    analyze(&given, &options())
}

fn one(analysis: &Analysis) -> InstanceReport {
    let report = analysis.instance(0).unwrap();
    assert_eq!(analysis.instances(), 1);
    report
}

fn decision(instance: &InstanceReport, finding: &str, until: &str) -> Decision {
    let finding = instance.findings.iter().find(|one| one.id == finding).unwrap();
    Decision {
        instance: instance.id.clone().unwrap().to_uppercase(),
        acceptance: Acceptance {
            finding: finding.id.to_string(),
            key: finding.key.clone(),
            reason: REASON.to_owned(),
            owner: OWNER.to_owned(),
            until: until.to_owned(),
        },
        withdrawn: false,
    }
}

/// With the expired certificate accepted.
fn accepted() -> Analysis {
    let mut analysis = read(&[EXPORT]);
    let decision = decision(&one(&analysis), "certificate/expired", "2026-12-31");
    analysis.decide(&[decision]);
    analysis
}

fn json(analysis: &Analysis) -> String {
    render::json::pieces(analysis, analysis.overview()).collect()
}

#[test]
fn an_accepted_finding_counts_nowhere() {
    let before = one(&read(&[EXPORT]));
    assert!(before.past_due, "an expired certificate is past due");
    let after = one(&accepted());
    assert!(!after.past_due);
    assert_eq!(after.findings.len() + 1, before.findings.len());
    assert_eq!(after.accepted.len(), 1);
    assert_eq!(after.accepted[0].finding.id, "certificate/expired");
    assert_eq!(after.accepted[0].owner, OWNER);
    let steps = |one: &InstanceReport| one.plan.as_ref().unwrap().steps.len();
    assert!(steps(&after) < steps(&before), "its step leaves the plan");
    assert_eq!(after.platform, before.platform);
    assert_eq!(after.header, before.header);
}

#[test]
fn it_can_be_taken_back() {
    let mut analysis = accepted();
    let mut decision = decision(&one(&read(&[EXPORT])), "certificate/expired", "");
    decision.withdrawn = true;
    analysis.decide(&[decision]);
    assert_eq!(one(&analysis), one(&read(&[EXPORT])));
}

#[test]
fn it_is_open_again_when_its_day_has_passed() {
    let on = |day: &str| {
        let as_of = parse_date(day).unwrap();
        one(&accepted().under(&Options { as_of, ..options() }))
    };
    assert_eq!(on("2026-12-31").accepted.len(), 1, "the last day counts");
    let after = on("2027-01-01");
    assert!(after.accepted.is_empty());
    let finding = after.findings.iter().find(|one| one.id == "certificate/expired").unwrap();
    assert_eq!(finding.lapsed.as_ref().unwrap().acceptance.owner, OWNER);
    assert!(after.past_due);
}

#[test]
fn it_stays_with_the_report_and_meets_a_fresh_export() {
    let saved = json(&accepted());
    let again = read(&[&saved]);
    assert_eq!(again.estate().instances[0].accepted, accepted().estate().instances[0].accepted);
    assert_eq!(one(&again).accepted.len(), 1);
    // A later export of the same facts, whichever comes first.
    let fresh = EXPORT.replace("2026-11-01T08", "2026-11-20T08");
    for given in [[&*saved, &*fresh], [&*fresh, &*saved]] {
        assert_eq!(one(&read(&given)).accepted.len(), 1);
    }
    // The certificate was renewed and has expired once more: other facts.
    let renewed = fresh.replace("2026-10-01T00:00:00Z", "2026-11-15T00:00:00Z");
    let report = one(&read(&[&saved, &renewed]));
    assert!(report.accepted.is_empty());
    let finding = report.findings.iter().find(|one| one.id == "certificate/expired").unwrap();
    assert!(finding.lapsed.as_ref().unwrap().why.contains("facts"), "{finding:?}");
    // Another host with a certificate of the same day.
    let other = fresh.replace("api.heron.example", "api.egret.example");
    assert!(one(&read(&[&saved, &other])).accepted.is_empty());
    // An entry before it, and a region spelled otherwise.
    let moved = fresh.replace("West Europe", "westeurope").replace(
        "{ \"type\": \"Proxy\", \"hostName\": \"apim-heron",
        "{ \"type\": \"Scm\", \"hostName\": \"scm.heron.example\" }, { \"type\": \"Proxy\", \"hostName\": \"apim-heron",
    );
    assert_ne!(moved, fresh);
    assert_eq!(one(&read(&[&saved, &moved])).accepted.len(), 1);
    // The HTML report carries it too.
    let html = (render::html::FORMAT.render)(accepted().report());
    assert_eq!(one(&read(&[&String::from_utf8(html).unwrap()])).accepted.len(), 1);
}

#[test]
fn a_redacted_copy_keeps_it_and_hides_why_and_by_whom() {
    let analysis = accepted();
    let copy = analysis.redacted(&Hide(Class::ALL.to_vec())).analysis;
    let report = one(&copy);
    assert_eq!(report.accepted.len(), 1, "{:?}", report.findings);
    assert_eq!(report.accepted[0].reason, "");
    let key = &analysis.estate().instances[0].accepted[0].key;
    for format in FORMATS {
        let mut bytes = vec![];
        format.write(&copy, copy.overview(), &mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for private in ["host is gone", "Kestrel", key] {
            assert!(!text.contains(private), "{private} in {}", format.id);
        }
    }
    assert_eq!(one(&read(&[&json(&copy)])).accepted.len(), 1, "the copy is an input as well");
    // Only the free text hidden: the facts keep their names.
    let copy = analysis.redacted(&Hide(vec![Class::FreeText])).analysis;
    assert_eq!(one(&copy).accepted.len(), 1);
}

#[test]
fn formats_show_it_as_accepted_and_as_text() {
    let report = accepted().report();
    for format in FORMATS {
        let bytes = (format.render)(report.clone());
        let text = String::from_utf8_lossy(&bytes);
        if ["markdown", "html", "junit"].contains(&format.id) {
            assert!(!text.contains("<b>The host is gone"), "{}", format.id);
        }
        if ["markdown", "html", "csv-findings", "sarif", "junit", "json"].contains(&format.id) {
            assert!(text.contains(OWNER), "{}", format.id);
        }
    }
    let sarif = String::from_utf8((render::sarif::FORMAT.render)(report)).unwrap();
    assert!(sarif.contains(r#""suppressions":[{"kind":"external","status":"accepted""#));
}
