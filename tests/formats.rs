//! Every format as those who receive it read it.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::render::{FORMATS, format};
use apim_planner::report::{Report, parse_date};
use apim_planner::share::redact::Hide;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const HOSTILE: &str = include_str!("fixtures/formats/hostile.json");

fn options() -> Options {
    Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp }
}

fn report(name: &str, text: &str) -> Report {
    analyze(&[Input::new(name, text.as_bytes())], &options()).report()
}

fn hostile() -> Report {
    report("a b/hostile.json", HOSTILE)
}

/// The fixtures of all verdicts in one report.
fn fleet() -> Report {
    fn files(dir: &Path) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
            .collect();
        found.sort();
        found
    }
    let read: Vec<(String, Vec<u8>)> = files(&Path::new(ROOT).join("tests/fixtures/verdicts"))
        .iter()
        .map(|path| {
            (path.strip_prefix(ROOT).unwrap().display().to_string(), fs::read(path).unwrap())
        })
        .collect();
    let inputs: Vec<Input<'_>> = read.iter().map(|(name, bytes)| Input::new(name, bytes)).collect();
    analyze(&inputs, &options()).report()
}

/// The report as the page holds it: without plans.
fn overview() -> Report {
    analyze(&[Input::new("hostile.json", HOSTILE.as_bytes())], &options()).overview()
}

/// Reports of every kind: hostile, large, without instances, without plans.
fn reports() -> [(&'static str, Report); 4] {
    [
        ("hostile", hostile()),
        ("fleet", fleet()),
        ("nothing", report("empty.json", "[]")),
        ("overview", overview()),
    ]
}

fn bytes(id: &str, report: &Report) -> Vec<u8> {
    (format(id).unwrap().render)(report.clone())
}

fn text(id: &str, report: &Report) -> String {
    String::from_utf8(bytes(id, report)).unwrap()
}

#[test]
fn a_format_is_written_as_the_whole_report_is_rendered() {
    let analysis = analyze(&[Input::new("hostile.json", HOSTILE.as_bytes())], &options());
    for one in FORMATS {
        let mut written = vec![];
        one.write(&analysis, analysis.overview(), &mut written).unwrap();
        assert!(written == (one.render)(analysis.report()), "{}", one.id);
    }
}

#[test]
fn every_format_takes_every_report_and_gives_the_same_bytes_twice() {
    for (name, report) in reports() {
        for one in FORMATS {
            let bytes = (one.render)(report.clone());
            assert!(!bytes.is_empty(), "{name}, {}", one.id);
            assert!(bytes == (one.render)(report.clone()), "{name}, {} differs", one.id);
            if one.text {
                let text = String::from_utf8(bytes).unwrap();
                let hidden = |c: char| {
                    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
                        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                };
                // JSON has the values as they are, for programs.
                let found = text.chars().find(|c| hidden(*c)).filter(|_| one.id != "json");
                assert_eq!(found, None, "{name}, {}", one.id);
            }
        }
    }
}

/// The bytes that the browser has to give as well: `tests/wasm.rs` holds its own against this file.
#[test]
fn bytes_are_those_that_the_browser_gives() {
    let report = hostile();
    let mut lines = String::new();
    for one in FORMATS {
        let bytes = (one.render)(report.clone());
        let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        lines.push_str(&format!("{} {} {sum:016x}\n", one.id, bytes.len()));
    }
    insta::assert_snapshot!("bytes", lines);
}

#[test]
fn every_format_says_that_it_is_a_redacted_copy() {
    let analysis = analyze(&[Input::new("hostile.json", HOSTILE.as_bytes())], &options());
    let redacted = analysis.redacted(&Hide::default()).analysis.report();
    for one in FORMATS {
        let says = |report: &Report| {
            let bytes = (one.render)(report.clone());
            let text = match one.id {
                // The sheets are deflated; the first one says it.
                "xlsx" => sheet(&bytes, "xl/worksheets/sheet1.xml"),
                _ => String::from_utf8(bytes).unwrap(),
            };
            text.contains(if one.id == "json" { "\"redaction\":" } else { "edacted copy" })
        };
        assert!(says(&redacted), "{}", one.id);
        assert!(!says(&hostile()), "{}", one.id);
    }
}

/// An entry of a workbook, as text.
fn sheet(archive: &[u8], name: &str) -> String {
    let find = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).position(|at| at == what);
    // A local header: 30 bytes, the name, the data; its size at byte 18.
    let start = find(archive, [&[0, 0][..], name.as_bytes()].concat().as_slice()).unwrap() - 28;
    let size = u32::from_le_bytes(archive[start + 18..start + 22].try_into().unwrap());
    let data = start + 30 + name.len();
    let data = &archive[data..data + usize::try_from(size).unwrap()];
    String::from_utf8(miniz_oxide::inflate::decompress_to_vec(data).unwrap()).unwrap()
}

#[test]
fn csv_has_a_row_for_each_instance_and_no_formula() {
    for (name, report) in reports() {
        for id in ["csv", "csv-findings", "azure-devops", "jira"] {
            let text = text(id, &report);
            assert!(text.ends_with("\r\n"), "{name}, {id}");
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            for cell in rows.iter().flatten() {
                let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!formula || cell.parse::<i64>().is_ok(), "{name}, {id}: {cell}");
            }
            if id == "csv" {
                assert_eq!(rows.len(), report.instances.len() + 1, "{name}");
                let column = |title: &str| rows[0].iter().position(|cell| cell == title).unwrap();
                for (row, one) in rows.iter().skip(1).zip(&report.instances) {
                    assert_eq!(&row[column("Verdict")], one.header.words());
                    assert_eq!(&row[column("Platform")], one.platform.verdict.as_str());
                    let path = &row[column("Recommended path")];
                    let recommended = one
                        .paths
                        .iter()
                        .any(|path| path.status == apim_planner::paths::PathStatus::Recommended);
                    assert_eq!(!path.is_empty(), recommended, "{}", one.name);
                }
            }
        }
    }
}

#[test]
fn sarif_meets_the_schema_of_oasis() {
    let schema =
        fs::read_to_string(Path::new(ROOT).join("tests/schemas/sarif-2.1.0.json")).unwrap();
    // One pattern of the schema has a bracket too many, which strict readers of patterns refuse.
    let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}?$");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for (name, report) in reports() {
        let log: Value = serde_json::from_slice(&bytes("sarif", &report)).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&log)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        let findings: usize = report.instances.iter().map(|one| one.findings.len()).sum();
        assert!(results.len() >= findings, "{name}");
        for result in results {
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"], "{name}");
            // Only what fails has a level.
            assert_eq!(result["kind"] == "fail", result["level"] != "none", "{name}: {result}");
            let place = &result["locations"][0]["physicalLocation"];
            assert!(place["region"]["startLine"].as_u64().unwrap() > 0, "{name}: {result}");
        }
    }
    // What the schema refuses is refused: the validator is one.
    let mut log: Value = serde_json::from_slice(&bytes("sarif", &hostile())).unwrap();
    log["runs"][0]["results"][0]["level"] = "severe".into();
    assert!(!validator.is_valid(&log));
}

#[test]
fn mermaid_has_a_box_for_each_instance_of_the_order() {
    let report = fleet();
    let chart = text("mermaid", &report);
    assert!(chart.len() < 50_000, "{}", chart.len());
    let left_out = chart.lines().find_map(|line| line.trim().strip_prefix("more[\""));
    let left_out: usize =
        left_out.map_or(0, |words| words.split(' ').next().unwrap().parse().unwrap());
    let boxes = chart.lines().filter(|line| line.trim().starts_with("subgraph ")).count();
    let steps = |one: &&apim_planner::report::InstanceReport| {
        one.plan.as_ref().is_some_and(|plan| !plan.steps.is_empty())
    };
    assert!(boxes > 20);
    assert_eq!(boxes + left_out, report.instances.iter().filter(steps).count());
    assert!(text("mermaid", &report_of_nothing()).contains("No instance has steps"));
}

fn report_of_nothing() -> Report {
    report("empty.json", "[]")
}

#[test]
fn a_large_fleet_is_drawn_as_far_as_mermaid_can() {
    let mut report = hostile();
    let one = report.instances[0].clone();
    report.fleet.order.clear();
    report.instances = (0..500)
        .map(|index| {
            let mut one = one.clone();
            one.index = index;
            one
        })
        .collect();
    let chart = text("mermaid", &report);
    assert!(chart.len() < 50_000 && chart.contains("more instances are not drawn"));
    let arrows = chart.matches("-->").count() + chart.matches("==>").count();
    assert!(arrows < 500, "{arrows}");
}

/// A script, and a folder to run it in.
#[cfg(unix)]
fn script(report: &Report) -> (PathBuf, PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gh");
    fs::create_dir_all(&folder).unwrap();
    let script = folder.join("issues.sh");
    fs::write(&script, bytes("github", report)).unwrap();
    // Stands in for gh: keeps its arguments and its standard input, each ended by a NUL.
    let gh = folder.join("gh");
    fs::write(
        &gh,
        "#!/bin/sh\nprintf '%s\\0' \"$@\" >> calls\nprintf '\\0' >> calls\ncat >> bodies\nprintf '\\0' >> bodies\n",
    )
    .unwrap();
    fs::set_permissions(&gh, fs::Permissions::from_mode(0o755)).unwrap();
    for old in ["calls", "bodies", "pwned"] {
        let _ = fs::remove_file(folder.join(old));
    }
    (folder, script)
}

#[cfg(unix)]
#[test]
fn the_script_for_github_gives_gh_the_names_as_words_and_nothing_runs() {
    let report = hostile();
    let (folder, script) = script(&report);
    let bash = |arguments: &[&str]| {
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
        let output = Command::new("bash")
            .args(arguments)
            .current_dir(&folder)
            .env("PATH", path)
            .env("PAUSE", "0")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let script = script.to_str().unwrap();
    bash(&["-n", script]);
    let shown = bash(&[script]);
    assert_eq!(shown.lines().count(), report.instances.len(), "{shown}");
    assert!(!folder.join("calls").exists(), "nothing is made without being asked for");
    bash(&[script, "--create", "--repo", "example/project"]);
    let calls = fs::read_to_string(folder.join("calls")).unwrap();
    let calls: Vec<Vec<&str>> =
        calls.split_terminator("\0\0").map(|call| call.split('\0').collect()).collect();
    assert_eq!(calls.len(), report.instances.len());
    for (call, one) in calls.iter().zip(&report.instances) {
        let [issue, create, title, words, body, dash, repo, project] = call.as_slice() else {
            panic!("{call:?}")
        };
        assert_eq!(
            [issue, create, title, body, dash, repo, project],
            [&"issue", &"create", &"--title", &"--body-file", &"-", &"--repo", &"example/project"]
        );
        assert!(words.starts_with(&format!("API Management {}", one.name)), "{words}");
    }
    let bodies = fs::read_to_string(folder.join("bodies")).unwrap();
    assert_eq!(bodies.split_terminator('\0').count(), report.instances.len());
    let mut fenced = false;
    for line in bodies.lines() {
        fenced ^= line.starts_with("```");
        assert!(fenced || !line.contains("<script>"), "{line}");
    }
    assert!(!folder.join("pwned").exists());
}
