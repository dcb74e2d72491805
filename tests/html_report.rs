//! The HTML report is an input: what is read from it is what it was made from.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

mod inputs;

use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::note::NoteSeverity;
use apim_planner::render;
use apim_planner::report::Report;
use inputs::{files_in, options};
use std::fs;
use std::path::Path;

const BLOCK: &str = "<script type=\"application/json\" id=\"apim-planner-report\">";

fn read(name: &str, bytes: &[u8]) -> Analysis {
    analyze(&[Input::new(name, bytes)], &options())
}

fn html(report: Report) -> String {
    String::from_utf8((render::html::FORMAT.render)(report)).unwrap()
}

/// What is said of every instance, without where it was read.
fn said(report: &Report) -> Vec<String> {
    report
        .instances
        .iter()
        .map(|one| {
            let paths: Vec<String> =
                one.paths.iter().map(|path| format!("{} {:?}", path.id, path.status)).collect();
            let findings: Vec<&str> = one.findings.iter().map(|one| one.id.as_ref()).collect();
            format!(
                "{} {:?} {} {} {} {} {}",
                one.name,
                one.header,
                one.condition,
                one.headline,
                one.platform.verdict,
                paths.join(", "),
                findings.join(", "),
            )
        })
        .collect()
}

#[test]
fn what_is_read_from_it_is_what_it_says() {
    let fixtures = files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/verdicts"));
    let mut instances = 0;
    for path in fixtures {
        let first = read("first.json", &fs::read(&path).unwrap()).report();
        if first.instances.is_empty() {
            continue;
        }
        let page = html(first.clone());
        let again = read("report.html", page.as_bytes()).report();
        assert_eq!(said(&again), said(&first), "{}", path.display());
        let errors: Vec<_> =
            again.notes.iter().filter(|note| note.severity == NoteSeverity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        instances += first.instances.len();
    }
    println!("{instances} instances were read again");
    assert!(instances > 20);
}

#[test]
fn places_are_those_in_the_page() {
    let json = br#"{ "type": "Microsoft.ApiManagement/service", "name": "apim-</script><!--",
        "location": "West Europe", "sku": { "name": "Standard", "capacity": 1 },
        "properties": { "platformVersion": "stv2", "virtualNetworkType": "None" } }"#;
    let page = html(read("one.json", json).report());
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script").count(), 1);
    let again = read("report.html", page.as_bytes()).report();
    assert_eq!(again.instances[0].name, "apim-</script><!--");
    let at = again.instances[0].platform.because[0].at.as_ref().unwrap();
    let line = page.lines().nth(at.line.unwrap() as usize - 1).unwrap();
    assert!(line.contains("\"platformVersion\":\"stv2\""), "{line}");
}

#[test]
fn a_page_that_was_cut_off_or_emptied_says_so() {
    let json = br#"{ "type": "Microsoft.ApiManagement/service", "name": "apim-one",
        "location": "West Europe", "sku": { "name": "Standard", "capacity": 1 },
        "properties": { "platformVersion": "stv2", "virtualNetworkType": "None" } }"#;
    let page = html(read("one.json", json).report());
    let block = page.find(BLOCK).unwrap();
    let end = page.rfind("</script>").unwrap();
    for (what, text, instances, severity) in [
        ("without the block", page.get(..block).unwrap(), 0, NoteSeverity::Error),
        // What came before the end is kept, as in any other export.
        (
            "cut off in the block",
            page.get(..block + BLOCK.len() + 200).unwrap(),
            1,
            NoteSeverity::Warning,
        ),
        (
            "with an empty block",
            &format!("{}</script>", page.get(..block + BLOCK.len()).unwrap()),
            0,
            NoteSeverity::Error,
        ),
        ("without the end", page.get(..end).unwrap(), 1, NoteSeverity::Info),
    ] {
        let report = read("report.html", text.as_bytes()).report();
        let worst = report.notes.iter().map(|note| note.severity).max();
        assert!(worst >= Some(severity), "{what}: {:#?}", report.notes);
        assert_eq!(report.instances.len(), instances, "{what}");
    }
}
