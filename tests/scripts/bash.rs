//! What the bash scripts do, against a stand-in for `az` that records what was called.

use super::made::{
    self, HOSTILE, blocked, hostile, hostile_settings, maintained, migrated, mixed, neighbours,
    read, unknown,
};
use super::script;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

fn bash_present() -> bool {
    let present =
        Command::new("bash").arg("--version").output().is_ok_and(|one| one.status.success());
    if !present {
        println!("skipped: bash is not installed");
    }
    present
}

struct Run {
    status: Option<i32>,
    said: String,
    /// The calls that can change something: each a line of what followed `az`.
    changed: Vec<String>,
}

/// Runs a script with `az` replaced by a function: what it answers to a query is found in a list
/// of parts of the call and answers, the first that fits.
fn run(text: &str, arguments: &[&str], answers: &[(&str, &str)]) -> Run {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = std::env::temp_dir().join(format!(
        "apim-planner-scripts-{}-{}",
        std::process::id(),
        NUMBER.fetch_add(1, Ordering::Relaxed)
    ));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("script"), text).unwrap();
    fs::write(folder.join("log"), "").unwrap();
    let mut cases = String::new();
    for (index, (part, answer)) in answers.iter().enumerate() {
        fs::write(folder.join(format!("answer{index}")), format!("{answer}\n")).unwrap();
        cases.push_str(&format!("*'{part}'*) cat answer{index} ;; "));
    }
    let stand_in = format!(
        "sleep() {{ :; }}; touch() {{ echo OWNED; }}; rm() {{ echo OWNED; }}\n\
         az() {{ case \"$*\" in *'--method post'* | *'--method patch'* | *'--method put'* | *'--method delete'*) printf '%s\\n' \"$*\" >> log ;; {cases} *'--method get'*) return 1 ;; esac; }}\n\
         export -f az sleep touch rm\n"
    );
    let mut child = Command::new("bash")
        .args(["-c", &format!("{stand_in}bash script \"$@\""), "bash"])
        .args(arguments)
        .current_dir(&folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let output = {
        drop(child.stdin.take());
        child.wait_with_output().unwrap()
    };
    let log = fs::read_to_string(folder.join("log")).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    Run {
        status: output.status.code(),
        said: String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr),
        changed: log
            .split("\nrest ")
            .map(|call| call.trim().to_owned())
            .filter(|call| !call.is_empty())
            .collect(),
    }
}

const TIER: (&str, &str) = ("--query sku.name", "Premium");
const NETWORK: (&str, &str) = ("--query properties.virtualNetworkType", "None");
const STV1: (&str, &str) = ("--query properties.platformVersion", "stv1");
const ADDRESS: (&str, &str) = ("--query properties.publicIPAddresses[0]", "203.0.113.10");
const STATE: (&str, &str) = ("--query properties.provisioningState", "Succeeded");
const DONE: (&str, &str) = ("--query join", "Succeeded stv2.1");

#[test]
fn a_migration_is_started_only_on_request() {
    if !bash_present() {
        return;
    }
    let text = script(&read(&migrated("None")), "bash");
    let answers = [TIER, NETWORK, STV1, ADDRESS, STATE, DONE, ("--method get", "{}")];
    let dry = run(&text, &[], &answers);
    assert_eq!((dry.status, dry.changed.len()), (Some(0), 0), "{}", dry.said);
    assert!(dry.said.contains("dry run: POST") && dry.said.contains("nothing was changed"));

    let done = run(&text, &["--apply"], &answers);
    assert_eq!(done.status, Some(0), "{}", done.said);
    assert_eq!(done.changed.len(), 1, "{:?}", done.changed);
    let call = &done.changed[0];
    assert!(
        call.contains("/service/apim-orders/migrateToStv2?api-version=2023-03-01-preview"),
        "{call}"
    );
    assert!(call.ends_with(r#"--body {"mode":"PreserveIp"}"#), "{call}");
    assert!(done.said.contains("the state before is kept") && done.said.contains("done"));

    let watched = run(&text, &["--watch"], &[DONE]);
    assert_eq!((watched.status, watched.changed.len()), (Some(0), 0), "{}", watched.said);
    for wrong in [&["--aply"][..], &["apply"], &["--watch", "--yes"]] {
        let refused = run(&text, wrong, &answers);
        assert_eq!((refused.status, refused.changed.len()), (Some(2), 0), "{}", refused.said);
    }
}

#[test]
fn a_precondition_that_fails_changes_nothing() {
    if !bash_present() {
        return;
    }
    let text = script(&read(&migrated("None")), "bash");
    let good = [TIER, NETWORK, STV1, ADDRESS, STATE, DONE, ("--method get", "{}")];
    for (index, other) in
        ["Standard", "Internal", "stv2", "203.0.113.99", "Updating"].iter().enumerate()
    {
        for answer in [*other, ""] {
            let mut answers = good;
            answers[index].1 = answer;
            let run = run(&text, &["--apply"], &answers);
            assert_eq!((run.status, run.changed.len()), (Some(1), 0), "{}", run.said);
            assert!(run.said.contains(&format!("is '{answer}', expected")), "{}", run.said);
        }
    }
    let silent = run(&text, &["--apply"], &[]);
    assert_eq!((silent.status, silent.changed.len()), (Some(1), 0));
    assert!(silent.said.contains("no answer from Azure about tier"), "{}", silent.said);
}

#[test]
fn watching_tells_every_end() {
    if !bash_present() {
        return;
    }
    let text = script(&read(&migrated("External")), "bash");
    for (answer, status, end) in [
        ("Succeeded External stv2", Some(0), "done"),
        ("Succeeded None stv2", Some(1), "the network mode is None"),
        ("Failed External stv1", Some(1), "failed"),
        ("Succeeded External stv1", Some(1), "not done after 2 hours"),
        ("Updating External stv1", Some(1), "not done after 2 hours"),
    ] {
        let run = run(&text, &["--watch"], &[("--query join", answer)]);
        assert_eq!((run.status, run.changed.len()), (status, 0), "{}", run.said);
        assert!(run.said.contains(end), "{}", run.said);
    }
    // An answer that changes: rolled back, and lost for a while.
    let text = format!(
        "az() {{ N=$(wc -l < log); echo x >> log; case $((N)) in 0) ;; 1) return 1 ;; 2) echo 'Updating External stv1' ;; *) echo 'Succeeded External stv1' ;; esac; }}\n{text}"
    );
    let run = run(&text, &["--watch"], &[]);
    assert_eq!(run.status, Some(1));
    assert!(run.said.contains("asked again") && run.said.contains("rolled back"), "{}", run.said);
}

#[test]
fn what_is_done_in_the_portal_is_only_checked_and_watched() {
    if !bash_present() {
        return;
    }
    let text = script(&read(&mixed()), "bash");
    let answers = [
        TIER,
        ("--query properties.virtualNetworkType", "External"),
        ("[0].platformVersion", "stv1"),
        ("[0].publicIPAddresses[0]", "203.0.113.20"),
        STATE,
    ];
    let checked = run(&text, &[], &answers);
    assert_eq!((checked.status, checked.changed.len()), (Some(0), 0), "{}", checked.said);
    assert!(checked.said.contains("North Europe: keep the subnet, keep the IP address"));
    assert_eq!(run(&text, &["--apply"], &answers).status, Some(2));
    let text = format!(
        "az() {{ N=$(wc -l < log); echo x >> log; case $((N)) in 0 | 1) echo 'Succeeded External stv1' ;; 2) echo 'Updating External stv1' ;; *) echo 'Succeeded External stv2' ;; esac; }}\n{text}"
    );
    let watched = run(&text, &["--watch"], &[]);
    assert_eq!(watched.status, Some(0), "{}", watched.said);
    assert!(watched.said.contains("moved; locations still to move: 0"), "{}", watched.said);
}

#[test]
fn a_busy_neighbour_stops_it() {
    if !bash_present() {
        return;
    }
    let text = script(&read(&neighbours()), "bash");
    for (state, changed) in [("Succeeded", 1), ("Updating", 0), ("", 0)] {
        let answers = [
            ("service/apim-other?", state),
            ("--query sku.name", "Developer"),
            ("--query properties.virtualNetworkType", "External"),
            STV1,
            ADDRESS,
            STATE,
            ("--query join", "Succeeded External stv2"),
            ("--method get", "{}"),
        ];
        let run = run(&text, &["--apply"], &answers);
        assert_eq!(run.changed.len(), changed, "{}", run.said);
    }
}

/// The body of the only call that changes something.
fn body(run: &Run) -> Value {
    assert_eq!(run.changed.len(), 1, "{}", run.said);
    let (_, body) = run.changed[0].split_once("--body ").unwrap();
    serde_json::from_str(body.trim_end_matches("-o none").trim()).unwrap()
}

const LIVE: &str = r#"{"A.Key.That.The.Export.Lacks": "kept", "Changed": "False"}"#;

#[test]
fn a_settings_change_sends_what_is_live_and_stops_without_it() {
    if !bash_present() {
        return;
    }
    let text = script(&read(&maintained()), "bash");
    let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10";
    assert!(text.contains("merge(properties.customProperties, {") && text.contains(key));
    let answers = |live| {
        [
            TIER,
            NETWORK,
            STATE,
            ("--query merge", live),
            ("--query join", "Succeeded"),
            ("--method get", "{}"),
        ]
    };
    let dry = run(&text, &[], &answers(LIVE));
    assert_eq!((dry.status, dry.changed.len()), (Some(0), 0), "{}", dry.said);
    assert!(dry.said.contains("A.Key.That.The.Export.Lacks"), "{}", dry.said);
    let done = run(&text, &["--apply"], &answers(LIVE));
    assert_eq!(done.status, Some(0), "{}", done.said);
    let sent = body(&done);
    assert_eq!(
        sent["properties"]["customProperties"],
        serde_json::from_str::<Value>(LIVE).unwrap()
    );
    let empty = run(&text, &["--apply"], &[TIER, NETWORK, STATE]);
    assert_eq!((empty.status, empty.changed.len()), (Some(1), 0), "{}", empty.said);
}

#[test]
fn restoring_needs_a_subnet_and_sends_all_in_one() {
    if !bash_present() {
        return;
    }
    let text = script(&read(&blocked()), "bash");
    let subnet = made::subnet("snet-new");
    let answers = [
        TIER,
        NETWORK,
        STATE,
        ("--query merge", LIVE),
        ("--query join", "Succeeded Internal"),
        ("--method get", "{}"),
    ];
    let given = ["--subnet", &subnet, "--network", "Internal"];
    let dry = run(&text, &given, &answers);
    assert_eq!((dry.status, dry.changed.len()), (Some(0), 0), "{}", dry.said);
    let done = run(&text, &[&given[..], &["--apply"]].concat(), &answers);
    assert_eq!(done.status, Some(0), "{}", done.said);
    let sent = body(&done);
    assert_eq!(sent["properties"]["virtualNetworkType"], "Internal");
    assert_eq!(
        sent["properties"]["virtualNetworkConfiguration"]["subnetResourceId"],
        subnet.as_str()
    );
    assert_eq!(sent["properties"]["customProperties"]["A.Key.That.The.Export.Lacks"], "kept");
    for wrong in [
        &["--apply"][..],
        &["--apply", "--subnet"],
        &["--apply", "--network", "Internal", "--subnet", "\",\"x\":\""],
        &["--apply", "--network", "None", "--subnet", &subnet],
        &["--apply", "--subnet", &subnet],
    ] {
        let refused = run(&text, wrong, &answers);
        assert_ne!(refused.status, Some(0), "{}", refused.said);
        assert!(refused.changed.is_empty(), "{}", refused.said);
    }
}

#[test]
fn every_script_is_one_that_bash_reads_and_a_name_runs_nothing() {
    if !bash_present() {
        return;
    }
    let mut texts: Vec<String> = Vec::new();
    for instance in [migrated("None"), mixed(), neighbours(), blocked(), maintained(), unknown()] {
        texts.push(script(&read(&instance), "bash"));
    }
    for name in HOSTILE {
        for network in ["None", "External", "Internal"] {
            texts.push(script(&read(&hostile(name, network)), "bash"));
        }
        texts.push(script(&read(&hostile_settings(name, true)), "bash"));
        texts.push(script(&read(&hostile_settings(name, false)), "bash"));
    }
    let id = "/subscriptions/1/resourceGroups/a/providers/Microsoft.ApiManagement/service/b";
    for text in texts {
        let mut child = Command::new("bash")
            .args(["-n", "/dev/stdin"])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{text}");
        for mode in [&[][..], &["--watch"], &["--apply"]] {
            let with = [mode, &["--id", id][..]].concat();
            let run = run(
                &text,
                if text.contains("    --id)") { &with } else { mode },
                &[("--query join", "Failed"), ("--method get", "stub")],
            );
            assert!(!run.said.contains("OWNED"), "{}\n{text}", run.said);
            assert!(run.changed.is_empty(), "{:?}\n{text}", run.changed);
        }
    }
}
