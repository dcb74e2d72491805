//! The command line as a pipeline sees it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test prints and panics")]

use apim_planner::render::FORMATS;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const INSTANCE: &str = r#"{
  "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-one/providers/Microsoft.ApiManagement/service/apim-one",
  "name": "apim-one", "type": "Microsoft.ApiManagement/service", "location": "West Europe",
  "sku": { "name": "SKU", "capacity": 1 },
  "properties": { "provisioningState": "Succeeded", "platformVersion": "PLATFORM",
    "virtualNetworkType": "None", "createdAtUtc": "2026-01-10T00:00:00Z",
    "hostnameConfigurations": [], "customProperties": {}, "additionalLocations": null,
    "apiVersionConstraint": { "minApiVersion": "2021-08-01" } },
  "identity": null, "zones": null }"#;

fn instance(sku: &str, platform: &str) -> String {
    let text = INSTANCE.replace("SKU", sku);
    if platform.is_empty() {
        text.replace("\"platformVersion\": \"PLATFORM\",", "")
    } else {
        text.replace("PLATFORM", platform)
    }
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_apim-planner"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A process that ends without reading closes the pipe; that is not what is tested.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn status(sku: &str, platform: &str, as_of: &str) -> Option<i32> {
    run(&["report", "--as-of", as_of], &instance(sku, platform)).status.code()
}

#[test]
fn the_worst_instance_decides_the_status() {
    assert_eq!(status("Standard", "stv1", "2026-11-22"), Some(3), "past due");
    assert_eq!(status("Standard", "", "2026-11-22"), Some(4), "cannot be told");
    assert_eq!(status("Standard", "stv2", "2026-11-22"), Some(2), "dashboard on 2027-03-15");
    assert_eq!(status("Standard", "stv2", "2027-03-16"), Some(0), "no date ahead");
    assert_eq!(status("BasicV2", "undetermined", "2026-11-22"), Some(0), "nothing to do");
    let three = format!(
        "[{},{},{}]",
        instance("Standard", ""),
        instance("Standard", "stv1").replace("apim-one", "apim-two"),
        instance("BasicV2", "").replace("apim-one", "apim-three")
    );
    assert_eq!(run(&["report", "--as-of", "2026-11-22"], &three).status.code(), Some(3));
}

#[test]
fn bad_usage_and_bad_input_are_one() {
    for arguments in [
        &["report", "--as-of", "tomorrow"][..],
        &["report", "--format", "pdf"],
        &["report", "--no-such-flag"],
        &["reprot"],
        &[],
        &["report", "no-such-file.json"],
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    assert_eq!(run(&["report"], "").status.code(), Some(1), "nothing in it");
    assert_eq!(run(&["report"], "good morning").status.code(), Some(1), "no document");
    assert_eq!(run(&["detect"], "good morning").status.code(), Some(1), "no document");
}

#[test]
fn help_and_version_are_no_errors() {
    for arguments in [&["--help"][..], &["--version"], &["report", "--help"]] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(!output.stdout.is_empty());
    }
}

#[test]
fn json_is_written_whole() {
    let output = run(&["report", "--as-of", "2026-11-22", "-"], &instance("Standard", "stv1"));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["schemaVersion"], "1.3");
    assert_eq!(report["asOf"], "2026-11-22");
    assert_eq!(report["inputs"][0]["name"], "standard input");
    let one = &report["instances"][0];
    assert_eq!(one["name"], "apim-one");
    assert_eq!(one["platform"]["verdict"], "stv1");
    assert_eq!(one["header"], "noGo");
    assert!(one["plan"]["steps"].as_array().unwrap().len() > 2);
    let without: Value =
        serde_json::from_slice(&run(&["report"], "[]").stdout).expect("a report of nothing");
    assert_eq!(without["instances"].as_array().unwrap().len(), 0);
}

#[test]
fn the_preference_changes_the_path() {
    let path = |prefer: &str| {
        let output = run(
            &["report", "--as-of", "2026-11-22", "--prefer", prefer],
            &instance("Standard", "stv1"),
        );
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let paths = report["instances"][0]["paths"].as_array().unwrap().clone();
        let chosen: Vec<String> = paths
            .iter()
            .filter(|path| path["status"] == "recommended")
            .map(|path| path["id"].as_str().unwrap().to_owned())
            .collect();
        chosen
    };
    assert_eq!(path("least-follow-up"), ["A"]);
    assert_eq!(path("no-downtime"), ["B"]);
}

#[test]
fn markdown_names_the_instance_and_the_header() {
    let output = run(
        &["report", "--as-of", "2026-11-22", "--format", "markdown"],
        &instance("Standard", "stv1"),
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("NO-GO") && text.contains("apim-one"), "{text}");
}

#[test]
fn every_format_can_be_written_to_a_file() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for format in FORMATS {
        let file = folder.join(format!("formats-{}.{}", format.id, format.extension));
        let arguments = ["report", "--as-of", "2026-11-22", "--format", format.id];
        let shown = run(&arguments, &instance("Standard", "stv1"));
        let written = run(
            &[&arguments[..], &["--output", file.to_str().unwrap()]].concat(),
            &instance("Standard", "stv1"),
        );
        assert_eq!(written.status.code(), Some(3), "{}", format.id);
        assert!(written.stdout.is_empty(), "{}", format.id);
        assert_eq!(std::fs::read(&file).unwrap(), shown.stdout, "{}", format.id);
        assert!(!shown.stdout.is_empty(), "{}", format.id);
    }
    let nowhere = folder.join("no-such-folder/report.json");
    let refused = run(&["report", "--output", nowhere.to_str().unwrap()], "[]");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no-such-folder"));
}

#[test]
fn detect_names_the_shape_and_the_place_of_every_note() {
    let output = run(
        &["detect"],
        &format!(
            "{{\"value\": [{}], \"nextLink\": \"https://next.example\"}}",
            instance("Standard", "stv2")
        ),
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(text.contains("(armList)"), "{text}");
    assert!(text.contains("1 API Management instance(s)"), "{text}");
    assert!(text.contains("warning: line 9, column "), "{text}");
}

#[test]
fn detect_shows_the_place_and_does_what_is_accepted() {
    let text = instance("Standard", "stv2").replace("\"West Europe\"", "West Europe");
    let seen = |arguments: &[&str]| {
        String::from_utf8(run(arguments, &text).stdout).unwrap().replace("\r\n", "\n")
    };
    let found = seen(&["detect"]);
    assert!(found.contains("--repair bareWords"), "{found}");
    let line = found.lines().position(|line| line.contains("\"location\": West Europe")).unwrap();
    let lines: Vec<&str> = found.lines().collect();
    let (shown, caret) = (lines[line], lines[line + 1]);
    assert_eq!(shown.find("West Europe"), caret.find('^'), "{found}");
    assert!(!seen(&["detect", "--repair", "bareWords"]).contains("--repair"));
    let refused = seen(&["detect", "--read-as", "resourceGraph"]);
    assert!(refused.contains("cannot be read as Resource Graph answer"), "{refused}");
}

#[test]
fn a_redacted_copy_and_its_key() {
    let folder = std::env::temp_dir().join(format!("apim-planner-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("key.json");
    let text = instance("Standard", "stv1");
    let arguments = ["report", "--as-of", "2026-11-22", "--redact", "--key-file"];
    let out = run(&[&arguments[..], &[file.to_str().unwrap()]].concat(), &text);
    assert_eq!(out.status.code(), Some(3), "the verdict stays");
    let bytes = std::fs::read(&file).unwrap();
    let key: Value = serde_json::from_slice(&bytes).unwrap();
    let copy = String::from_utf8(out.stdout).unwrap();
    let translate = ["translate", "--key-file", file.to_str().unwrap()];
    let answer = run(&translate, "Begin with apim-01 in rg-01.");
    assert_eq!(answer.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&answer.stdout), "Begin with apim-one in rg-one.");
    let as_input = run(&["detect"], &String::from_utf8_lossy(&bytes));
    assert!(String::from_utf8_lossy(&as_input.stdout).contains("Key to a redacted copy"));
    std::fs::write(&file, "{}").unwrap();
    assert_eq!(run(&translate, "apim-01").status.code(), Some(1), "no key");
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(!copy.contains("apim-one") && !copy.contains("rg-one") && copy.contains("apim-01"));
    let names = key["replacements"].as_array().unwrap();
    assert!(names.iter().any(|one| one["from"] == "apim-one" && one["to"] == "apim-01"));

    let some = run(&["report", "--as-of", "2026-11-22", "--redact=ids,tags"], &text);
    let copy = String::from_utf8(some.stdout).unwrap();
    assert!(copy.contains("apim-one") && copy.contains("/subscriptions/sub-A/"));
    assert_eq!(run(&["report", "--redact=colours"], &text).status.code(), Some(1));
    assert_eq!(run(&["report", "--key-file", "key.json"], &text).status.code(), Some(1));
}

#[test]
fn what_is_known_is_written_without_an_input() {
    let output = run(&["knowledge"], "");
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["kind"], "apim-planner-knowledge");
    let markdown = run(&["knowledge", "--format", "markdown"], "");
    assert!(markdown.stdout.starts_with(b"# What apim-planner knows"));
    let list = run(&["rules"], "");
    assert!(String::from_utf8(list.stdout).unwrap().starts_with("platform/stv1-retired"));
    let one = run(&["rules", "retirement/trusted-service-connectivity"], "");
    let text = String::from_utf8(one.stdout).unwrap();
    assert_eq!(text.matches("What to do:").count(), 2, "a finding and a change: {text}");
    assert_eq!(run(&["rules", "no/such-rule"], "").status.code(), Some(1));
}

#[test]
fn a_plan_along_a_path_is_written_or_it_is_said_why_not() {
    let two = format!(
        "[{},{}]",
        instance("Standard", "stv1"),
        instance("Standard", "stv2").replace("apim-one", "apim-two")
    );
    let as_of = ["--as-of", "2026-11-22"];
    let plan = |more: &[&str]| {
        let output = run(&[&["plan"], as_of.as_slice(), more].concat(), &two);
        let said =
            String::from_utf8(if output.status.success() { output.stdout } else { output.stderr });
        (output.status.code(), said.unwrap())
    };
    let (status, text) = plan(&["--instance", "APIM-ONE", "--path", "k"]);
    assert_eq!(status, Some(0), "{text}");
    assert!(text.contains("(path K)") && text.contains("not the recommended path"), "{text}");
    let (status, text) = plan(&["--instance", "apim-one"]);
    assert!(status == Some(0) && text.contains("(path A)"), "{text}");
    let (status, text) = plan(&["--instance", "apim-two", "--path", "StandardV2"]);
    assert!(status == Some(0) && text.contains("Standard v2 instance beside apim-two"), "{text}");
    let (status, text) = plan(&[]);
    assert!(
        status == Some(1) && text.contains("2 instances fit") && text.contains("apim-two"),
        "{text}"
    );
    let (status, text) = plan(&["--instance", "apim-one", "--path", "C"]);
    assert!(status == Some(1) && text.contains("there is one along: A, B, K"), "{text}");
    let (status, text) = plan(&["--instance", "apim-nine"]);
    assert!(status == Some(1) && text.contains("no instance is called \"apim-nine\""), "{text}");
}

#[test]
fn scripts_and_papers_are_of_one_instance() {
    let one = instance("Standard", "stv1");
    for (language, start) in [("bash", "#!/usr/bin/env bash"), ("powershell", "# Migrate apim-one")]
    {
        let output = run(&["script", "--as-of", "2026-11-22", "--language", language], &one);
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8(output.stdout).unwrap().starts_with(start));
    }
    let two = format!("[{one},{}]", one.replace("apim-one", "apim-two"));
    let of_both = run(&["script"], &two);
    assert_eq!(of_both.status.code(), Some(1));
    let said = String::from_utf8(of_both.stderr).unwrap();
    assert!(said.contains("2 instances fit") && said.contains("service/apim-two"), "{said}");
    let second = run(&["script", "--instance", "APIM-TWO"], &two);
    assert!(String::from_utf8(second.stdout).unwrap().contains("/service/apim-two'"));
    assert_eq!(run(&["script", "--instance", "apim-three"], &two).status.code(), Some(1));
    assert_eq!(run(&["script"], "[]").status.code(), Some(1));
    let nothing = run(&["script"], &instance("Standard", "stv2"));
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8(nothing.stderr).unwrap().contains("No step of this plan"));

    let paper = |more: &[&str]| {
        let arguments = [&["paper", "--instance", "apim-two", "--paper"][..], more].concat();
        String::from_utf8(run(&arguments, &two).stdout).unwrap()
    };
    assert!(paper(&["change-request"]).starts_with("# Change request: Migrate apim-two"));
    let redacted = paper(&["change-request", "--redact", "--plain"]);
    assert!(redacted.starts_with("Change request: ") && !redacted.contains("apim-two"));
    let summary = run(&["paper", "--paper", "management-summary"], &two);
    assert!(String::from_utf8(summary.stdout).unwrap().contains("2 of 2 instances report stv1"));
    assert_eq!(run(&["paper", "--paper", "love-letter"], &two).status.code(), Some(1));
}
