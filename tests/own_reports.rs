//! A report of this program as an input: what is said of its instances is said again.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

mod inputs;

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::model::{Basis, Field, Hints};
use apim_planner::render;
use apim_planner::report::InstanceReport;
use apim_planner::share::redact::Hide;
use inputs::{files, options};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn json(analysis: &Analysis) -> String {
    render::json::pieces(analysis, analysis.overview()).collect()
}

fn verdicts(instance: &InstanceReport) -> Vec<String> {
    let platform = &instance.platform;
    let mut out = vec![
        format!("{} {:?} {:?}", instance.name, instance.id, instance.resource_group),
        format!("{} {:?} {:?}", platform.verdict, instance.header, platform.confidence),
        format!("{:?} {:?} {:?}", instance.cloud, instance.network_mode, instance.zone_mode),
        format!("past due {} announced {}", instance.past_due, instance.announced),
        format!("{:?} {:?}", instance.sku, instance.tags),
    ];
    for location in &instance.locations {
        let verdict = &location.platform.verdict;
        out.push(format!("{:?} {verdict} {:?}", location.location, location.public_ips));
    }
    out.extend(instance.paths.iter().map(|path| format!("path {} {:?}", path.id, path.status)));
    out.extend(
        instance.findings.iter().map(|one| format!("finding {} {:?}", one.id, one.severity)),
    );
    out.extend(
        instance.exposures.iter().map(|one| format!("exposure {} {:?}", one.id, one.status)),
    );
    out
}

/// Files whose instances are not all said to be the same again, and why that is right.
const EXCEPTIONS: &[(&str, &str)] = &[];

#[test]
fn a_report_read_back_says_the_same() {
    let (mut files_read, mut instances) = (0, 0);
    let mut faults = vec![];
    for path in files() {
        let name = path.file_name().unwrap().to_string_lossy();
        let first = analyze(&[Input::new(&name, &fs::read(&path).unwrap())], &options());
        if first.instances() == 0 || EXCEPTIONS.iter().any(|(file, _)| *file == name) {
            continue;
        }
        for analysis in [first.redacted(&Hide::default()).analysis, first] {
            let text = json(&analysis);
            let again = analyze(&[Input::new("report.json", text.as_bytes())], &options());
            let (before, after) = (analysis.overview(), again.overview());
            assert_eq!(after.inputs[0].shape, "ownReport", "{}", path.display());
            if before.instances.len() != after.instances.len() {
                let counts = (before.instances.len(), after.instances.len());
                faults.push(format!("{}: {counts:?}", path.display()));
            }
            for (one, other) in before.instances.iter().zip(&after.instances) {
                for (one, other) in verdicts(one).iter().zip(&verdicts(other)) {
                    if one != other {
                        faults.push(format!("{}: {one} | {other}", path.display()));
                        break;
                    }
                }
            }
            files_read += 1;
            instances += before.instances.len();
        }
    }
    println!("{files_read} reports with {instances} instances read back");
    assert!(instances > 150);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_rests_on_a_wish_still_does_and_a_redacted_report_says_so() {
    let path = Path::new(ROOT).join("tests/fixtures/shapes/armTemplate/symbolic-names.json");
    let first = analyze(&[Input::new("x", &fs::read(path).unwrap())], &options());
    let again = analyze(&[Input::new("r", json(&first).as_bytes())], &options());
    let basis = |analysis: &Analysis| -> Vec<_> {
        analysis.estate().instances.iter().map(|one| one.basis).collect()
    };
    assert_eq!(basis(&first), basis(&again));
    assert!(!basis(&first).is_empty());
    let copy = first.redacted(&Hide::default()).analysis;
    let again = analyze(&[Input::new("r", json(&copy).as_bytes())], &options()).overview();
    assert!(again.notes.iter().any(|note| note.message.contains("redacted copy")));
}

#[test]
fn two_exports_in_one_report_keep_their_days() {
    let read = |name: &str| fs::read(Path::new(ROOT).join("tests/fixtures/verdicts").join(name));
    let (stale, fresh) = ("arm-standard-stv1-stale.json", "arm-standard-stv1-fresh.json");
    let (stale, fresh) = (read(stale).unwrap(), read(fresh).unwrap());
    let first = analyze(&[Input::new("a", &stale), Input::new("b", &fresh)], &options());
    let ids = |analysis: &Analysis| -> Vec<Vec<String>> {
        let report = analysis.overview();
        let ids =
            |one: &InstanceReport| one.findings.iter().map(|one| one.id.to_string()).collect();
        report.instances.iter().map(ids).collect()
    };
    let again = analyze(&[Input::new("r", json(&first).as_bytes())], &options());
    assert_eq!(ids(&first), ids(&again));
    assert_ne!(ids(&first)[0], ids(&first)[1]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_report_is_read_as_any_other_input(
        from in 0_usize..1_000_000,
        length in 0_usize..4000,
        put in r#"[\[\]{}",:0-9a-f\\]{0,12}"#,
        cut in any::<bool>(),
    ) {
        let path = Path::new(ROOT).join("tests/fixtures/verdicts/merge-willet-after.json");
        let first = analyze(&[Input::new("x", &fs::read(path).unwrap())], &options());
        let mut text = json(&first).into_bytes();
        let at = from % text.len();
        let end = if cut { text.len() } else { (at + length).min(text.len()) };
        text.splice(at..end, put.bytes());
        let report = analyze(&[Input::new("r", &text)], &options()).redacted(&Hide::default());
        let _ = report.analysis.report();
    }
}

#[test]
fn what_stands_in_a_report_by_hand_is_read() {
    let read = |name: &str| {
        let path = Path::new(ROOT).join("tests/fixtures/shapes/ownReport").join(name);
        analyze(&[Input::new("r", &fs::read(path).unwrap())], &options())
    };
    let analysis = read("by-hand.json");
    let one = &analysis.estate().instances[0];
    assert_eq!((one.basis, one.export, one.earlier.len()), (Basis::Recorded, 4097, 1));
    assert_eq!((one.earlier[0].export, one.primary.zones.is_null()), (1, true));
    assert!(matches!(&one.gateway_url, Field::Unreadable(raw, _) if raw == "[…]"));
    let hints = Hints { production_tag: true, ..Hints::default() };
    assert_eq!(one.hints, hints);
    let findings = &analysis.overview().instances[0].findings;
    let wanted = "cost/developer-tier-looks-like-production";
    assert!(findings.iter().any(|one| one.id == wanted), "a removed tag still speaks");
    let report = read("earlier-version.json").overview();
    assert_eq!(report.instances.len(), 0);
    let said = "2 instances stand in this report without its resource";
    assert!(report.notes.iter().any(|note| note.message.starts_with(said)), "{:?}", report.notes);
}
