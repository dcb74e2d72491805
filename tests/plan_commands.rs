//! Commands of plans: what bash makes of them, with whatever names.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test prints and panics"
)]

mod cases;

use apim_planner::classify::{NetworkMode, Platform};
use apim_planner::model::Sku;
use apim_planner::paths::judge;
use apim_planner::plan::along;
use apim_planner::rules::az::quote;
use cases::Made;
use cases::plans::{HOSTILE, all_plans, blocked, commands, planned, plans_along};
use proptest::prelude::*;
use std::io::Write;
use std::process::{Command, Stdio};

fn bash_present() -> bool {
    Command::new("bash").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Whether bash reads a text as a script.
fn parses(text: &str) -> Result<(), String> {
    let mut child = Command::new("bash")
        .args(["-n", "/dev/stdin"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    child.stdin.take().expect("a pipe").write_all(text.as_bytes()).map_err(|e| e.to_string())?;
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if output.status.success() && output.stderr.is_empty() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Reads single-quoted text as a POSIX shell does; `None` where anything stands outside quotes.
fn unquote(word: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = word;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("\\'") {
            out.push('\'');
            rest = after;
        } else {
            let (inside, after) = rest.strip_prefix('\'')?.split_once('\'')?;
            out.push_str(inside);
            rest = after;
        }
    }
    Some(out)
}

proptest! {
    #[test]
    fn a_quoted_text_is_one_word_and_reads_back(text in any::<String>()) {
        let quoted = quote(&text);
        prop_assert!(!quoted.chars().any(char::is_control));
        let back = unquote(&quoted).expect("nothing stands outside the quotes");
        prop_assert_eq!(back.chars().count(), text.chars().count());
        for (a, b) in back.chars().zip(text.chars()) {
            prop_assert!(a == b || a == char::REPLACEMENT_CHARACTER);
        }
    }
}

#[test]
fn hostile_names_read_back_through_a_real_shell() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    for name in HOSTILE {
        let output = Command::new("bash")
            .args(["-c", &format!("printf %s {}", quote(name))])
            .output()
            .expect("bash runs");
        let expected = unquote(&quote(name)).expect("one word");
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    }
}

#[test]
fn every_command_is_a_script_that_bash_reads() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    let mut seen = std::collections::BTreeSet::new();
    for (_, plan) in all_plans() {
        for command in commands(plan) {
            if seen.insert(command.clone()) {
                parses(&command).unwrap_or_else(|error| panic!("{error}\n{command}"));
            }
        }
    }
    assert!(seen.len() > 100, "{}", seen.len());
}

#[test]
fn a_hostile_name_runs_nothing() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    // Every program that a command names is replaced by a function that does nothing, so that
    // whatever else runs comes from a name.
    let shield = "az() { echo stub; }; dig() { :; }; curl() { :; }; openssl() { :; }; sleep() { :; }; grep() { :; }; cat() { :; }; touch() { echo OWNED; }; rm() { echo OWNED; }\n";
    let directory = std::env::temp_dir().join(format!("apim-planner-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a directory");
    let mut tried = std::collections::BTreeSet::new();
    for (made, plan) in all_plans() {
        if !HOSTILE.contains(&made.instance.display_name()) {
            continue;
        }
        for command in commands(plan) {
            if !tried.insert(command.clone()) {
                continue;
            }
            let output = Command::new("bash")
                .args(["-c", &format!("{shield}{command}")])
                .current_dir(&directory)
                .stdin(Stdio::null())
                .output()
                .expect("bash runs");
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(!said.contains("OWNED"), "{said}\n{command}");
        }
    }
    assert!(tried.len() > 100, "{}", tried.len());
    std::fs::remove_dir_all(&directory).expect("the directory is removed");
}

/// Runs a command with `az` replaced by a function of the given body, in a folder of its own.
/// Returns whether it succeeded, what it printed, and what the function wrote to `log`.
fn stand_in(name: &str, command: &str, az: &str, typed: &str) -> (bool, String, String) {
    let folder = std::env::temp_dir().join(format!("apim-planner-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("log"), "").expect("a log");
    let mut child = Command::new("bash")
        .args(["-c", &format!("sleep() {{ :; }}\naz() {{ {az}\n}}\n{command}")])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash runs");
    child.stdin.take().expect("a pipe").write_all(typed.as_bytes()).expect("input is taken");
    let output = child.wait_with_output().expect("bash ends");
    let log = std::fs::read_to_string(folder.join("log")).expect("the log");
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned(), log)
}

/// The first command of the plan along a path that holds a text.
fn command_along(made: &Made, path: &str, text: &str) -> String {
    let case = made.case();
    let plan = along(&case, &judge(&case), &[], path).expect("a plan");
    commands(&plan).into_iter().find(|c| c.contains(text)).expect("such a command")
}

/// The first command of a made instance's plan that holds a text.
fn command_with(made: &Made, text: &str) -> String {
    commands(&planned(made)).into_iter().find(|c| c.contains(text)).expect("such a command")
}

#[test]
fn the_call_is_made_only_where_everything_is_as_in_the_input() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    let made = Made::new("apim-x", Sku::Standard, Platform::Stv1, NetworkMode::None);
    let command = command_with(&made, "migrateToStv2");
    let answers = [
        ("Succeeded stv1 None Standard 203.0.113.10", true),
        ("Succeeded stv2 None Standard 203.0.113.10", false),
        ("Updating stv1 None Standard 203.0.113.10", false),
        ("Succeeded stv1 External Standard 203.0.113.10", false),
        ("Succeeded stv1 None Standard 203.0.113.11", false),
        ("", false),
    ];
    for (answer, starts) in answers {
        let az = format!(
            "case \"$*\" in *'--method post'*) echo posted >> log ;; *'--method get'*) echo '{answer}' ;; esac"
        );
        let (succeeded, said, log) = stand_in("call", &command, &az, "");
        assert_eq!((succeeded, log.contains("posted")), (starts, starts), "{answer}: {said}");
    }
}

#[test]
fn the_watch_tells_every_end() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    let none = Made::new("apim-x", Sku::Standard, Platform::Stv1, NetworkMode::None);
    let external = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::External);
    let regions = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::None)
        .also_in("North Europe", Platform::Stv1);
    let ends: [(&Made, &[&str], bool, &str); 8] = [
        (&none, &["Updating stv1 None", "Succeeded stv2.1 None"], true, "migrated"),
        (
            &none,
            &["Succeeded stv1 None", "Updating stv1 None", "Succeeded stv2 None"],
            true,
            "migrated",
        ),
        (&none, &["Updating stv1 None", "Succeeded stv1 None"], false, "rolled back"),
        (&none, &["Failed stv1 None"], false, "failed"),
        (&none, &[], false, "not done after 2 hours"),
        (&external, &["Updating stv1 External", "Succeeded stv2 External"], true, "migrated"),
        (
            &external,
            &["Updating stv1 External", "Succeeded stv2 None"],
            false,
            "no longer in its VNet",
        ),
        (&regions, &["Updating stv2 stv1 None", "Succeeded stv2 stv2.1 None"], true, "migrated"),
    ];
    for (made, answers, good, end) in ends {
        let command = command_with(made, "SEEN=no");
        let cases: String = answers
            .iter()
            .enumerate()
            .map(|(index, answer)| format!("{index}) echo '{answer}' ;; "))
            .collect();
        let az = format!(
            "case \"$*\" in *'--method get'*) N=$(wc -l < log); echo x >> log; case $((N)) in {cases} *) return 1 ;; esac ;; esac"
        );
        let (succeeded, said, _) = stand_in("watch", &command, &az, "");
        assert!(said.trim_end().lines().last().is_some_and(|line| line.contains(end)), "{said}");
        assert_eq!(succeeded, good, "{said}");
    }
}

#[test]
fn the_restoring_patch_carries_all_properties_or_is_not_sent() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    let command = command_with(&blocked(true), "--method patch");
    let subnet = cases::subnet("vnet-new", "snet-new").raw;
    let sent = |keys: &str, subnet: &str| {
        let az = format!(
            "case \"$*\" in \
             *'--method patch'*) cat apim-blocked.restore.json >> log ;; \
             *keys*) printf '{keys}' ;; \
             *sku.name*) echo 'Succeeded None Premium' ;; \
             *privateIPAddresses*) echo '[\"10.0.0.4\"]' ;; \
             *'--method get'*) echo 'Succeeded Internal' ;; esac"
        );
        stand_in("restore", &command, &az, &format!("{subnet}\n"))
    };
    let tls = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10";
    let (succeeded, said, log) = sent(&format!("{tls}\\n"), &subnet);
    assert!(succeeded && said.contains("10.0.0.4"), "{said}");
    let body: serde_json::Value = serde_json::from_str(&log).expect("a JSON body");
    let properties = &body["properties"];
    assert_eq!(properties["virtualNetworkType"], "Internal");
    assert_eq!(properties["virtualNetworkConfiguration"]["subnetResourceId"], subnet.as_str());
    assert_eq!(properties["customProperties"][tls], "False");
    let disabled = "Microsoft.WindowsAzure.ApiManagement.Service.Disabled";
    assert_eq!(properties["customProperties"][disabled], "False");

    let (succeeded, said, log) = sent(&format!("{tls}\\nA.Key.That.The.Export.Lacks\\n"), &subnet);
    assert!(!succeeded && log.is_empty() && said.contains("A.Key.That"), "{said}");
    let (succeeded, _, log) = sent(&format!("{tls}\\n"), "\",\"x\":\"");
    assert!(!succeeded && log.is_empty());
}

#[test]
fn the_call_waits_for_a_busy_neighbour_in_the_subnet() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    let made = Made::new("apim-x", Sku::Developer, Platform::Stv1, NetworkMode::External)
        .units(1)
        .sibling("apim-y", true);
    let command = command_with(&made, "migrateToStv2");
    for (state, starts) in [("Succeeded", true), ("Updating", false), ("Failed", false)] {
        let az = format!(
            "case \"$*\" in *'--method post'*) echo posted >> log ;; \
             *service/apim-y*) echo '{state}' ;; \
             *'--method get'*) echo 'Succeeded stv1 External Developer 203.0.113.10' ;; esac"
        );
        let (_, said, log) = stand_in("neighbour", &command, &az, "");
        assert_eq!(log.contains("posted"), starts, "{said}");
        assert_eq!(said.contains("apim-y"), !starts, "{said}");
    }
}

#[test]
fn the_call_with_downtime_names_it_and_is_guarded() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    let made = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::Internal);
    let command = command_along(&made, "J", "migrateToStv2");
    for (answer, starts) in [
        ("Succeeded stv1 Internal Premium 10.40.8.10", true),
        ("Succeeded stv2 Internal Premium 10.40.8.10", false),
        ("Succeeded stv1 None Premium 10.40.8.10", false),
    ] {
        let az = format!(
            "case \"$*\" in *'--method post'*) echo \"$*\" >> log ;; *'--method get'*) echo '{answer}' ;; esac"
        );
        let (succeeded, said, log) = stand_in("downtime", &command, &az, "");
        assert_eq!(succeeded, starts, "{said}");
        let asked = "migrateToStv2?api-version=2024-06-01-preview&migrateWithDowntime=true --body {\"mode\":\"PreserveIp\"}";
        assert_eq!(log.contains(asked), starts, "{log}");
    }
}

#[test]
fn a_new_instance_is_created_once_and_only_after_a_yes() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    let subnet = cases::subnet("vnet-new", "snet-new").raw;
    let inside = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::Internal);
    let public = Made::new("apim-x", Sku::Standard, Platform::Stv2, NetworkMode::None);
    let create = "--method put";
    let same_tier = command_along(&inside, "K", create);
    let other_tier = command_along(&public, "StandardV2", create);
    assert!(same_tier.contains("virtualNetworkType:'Internal'"), "{same_tier}");
    let tried = |command: &str, typed: &str, taken: bool| {
        let az = format!(
            "case \"$*\" in \
             *'--method put'*) echo \"$*\" >> log ;; \
             *service/apim-new*name*) {} ;; \
             *'--method get'*) echo \"asked $*\" >> log; echo '{{}}' ;; esac",
            if taken { "echo apim-new" } else { "return 1" }
        );
        stand_in("create", command, &az, typed)
    };
    for (command, typed) in
        [(&same_tier, format!("apim-new\n{subnet}\n")), (&other_tier, "apim-new\n".to_owned())]
    {
        let (succeeded, said, log) = tried(command, &format!("{typed}yes\n"), false);
        assert!(succeeded, "{said}");
        let put = log.lines().find(|line| line.contains("--method put")).expect("a PUT");
        assert!(put.contains("service/apim-new?"), "{put}");
        for (typed, taken) in [
            (format!("{typed}no\n"), false),
            (format!("{typed}yes\n"), true),
            (typed.replace("apim-new", "apim$(touch owned)"), false),
            (typed.replace("apim-new", ""), false),
        ] {
            let (succeeded, said, log) = tried(command, &typed, taken);
            assert!(!succeeded && !log.contains("--method put"), "{typed}: {said}");
        }
    }
    let (_, _, log) = tried(&same_tier, &format!("apim-new\n{subnet}\nyes\n"), false);
    assert!(log.contains(&format!("subnetResourceId:'{subnet}'")), "{log}");
    let (_, _, log) = tried(&same_tier, "apim-new\n/subscriptions/x'},{'/subnets/y\nyes\n", false);
    assert!(log.is_empty(), "{log}");
    let (_, _, log) = tried(&other_tier, "apim-new\nyes\n", false);
    assert!(log.contains("sku:{name:'StandardV2', capacity:`1`}"), "{log}");
}

#[test]
fn the_way_back_into_the_subnet_waits_for_the_subnet() {
    if !bash_present() {
        println!("skipped: bash is not installed");
        return;
    }
    let made = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::External);
    let original = made.instance.primary.subnet.value().expect("a subnet").raw.clone();
    let command = command_along(&made, "H", "back in the original subnet");
    let other = original.replace("snet-apim-10", "snet-between");
    let shout = original.to_uppercase().replace("/SUBSCRIPTIONS", "/subscriptions");
    for (answers, good, end) in [
        (vec![format!("Updating {original}"), format!("Succeeded {shout}")], true, "back in"),
        (vec![format!("Succeeded {other}"), format!("Failed {other}")], false, "failed"),
        (vec![format!("Succeeded {other}")], false, "not done after 2 hours"),
    ] {
        let cases: String = answers
            .iter()
            .enumerate()
            .map(|(index, answer)| format!("{index}) echo '{answer}' ;; "))
            .collect();
        let az =
            format!("N=$(wc -l < log); echo x >> log; case $((N)) in {cases} *) return 1 ;; esac");
        let (succeeded, said, _) = stand_in("return", &command, &az, "");
        assert!(said.trim_end().lines().last().is_some_and(|line| line.contains(end)), "{said}");
        assert_eq!(succeeded, good, "{said}");
    }
}

#[test]
fn every_command_that_changes_something_is_tried_here() {
    let mut changing = std::collections::BTreeSet::new();
    for (_, plan) in plans_along() {
        for command in commands(plan) {
            for method in ["post", "put", "patch", "delete"] {
                if command.contains(&format!("--method {method}")) {
                    changing.insert(method);
                }
            }
        }
    }
    assert_eq!(changing.into_iter().collect::<Vec<_>>(), ["post", "put"]);
}
