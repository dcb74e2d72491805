//! Plans: what they must contain, and the mistakes that none of them may make.

mod cases;

use apim_planner::Text;
use apim_planner::classify::{Case, Cloud, NetworkMode, Platform};
use apim_planner::model::{
    CustomProperties, Field, HostType, Identity, NetworkType, Sku, Snapshot,
};
use apim_planner::options::Prefer;
use apim_planner::paths::{PathStatus, judge};
use apim_planner::plan::{Item, Plan, PlanKind, order, plan};
use apim_planner::rules::az::quote;
use cases::{Made, known};
use proptest::prelude::*;
use std::io::Write;
use std::process::{Command, Stdio};

fn planned(made: &Made) -> Plan {
    let case = made.case();
    plan(&case, &judge(&case), &[], &[]).expect("every instance has a plan")
}

/// All commands of a plan.
fn commands(plan: &Plan) -> Vec<String> {
    let items = |items: &[Item]| -> Vec<String> {
        items.iter().filter_map(|item| item.command.as_ref()).map(|c| c.text.clone()).collect()
    };
    let mut out: Vec<String> = plan.gate.iter().map(|gate| gate.command.text.clone()).collect();
    out.extend(items(&plan.prerequisites));
    out.extend(
        plan.checks.iter().filter_map(|check| check.command.as_ref()).map(|c| c.text.clone()),
    );
    out.extend(plan.steps.iter().flat_map(|step| &step.commands).map(|c| c.text.clone()));
    out.extend(items(&plan.verification));
    out.extend(items(&plan.rollback));
    out.extend(items(&plan.cleanup));
    out
}

/// Everything a reader of a plan sees, as plain text.
fn text(plan: &Plan) -> String {
    let mut out = format!("# {}\n\n{}\n\nWindow: {}\n", plan.title, plan.summary, plan.window);
    let list = |out: &mut String, title: &str, items: &[Item]| {
        if !items.is_empty() {
            out.push_str(&format!("\n## {title}\n"));
        }
        for item in items {
            out.push_str(&format!("* {}\n", item.text));
            if let Some(command) = &item.command {
                out.push_str(&format!("[{}]\n{}", command.label, command.text));
            }
        }
    };
    for role in &plan.roles {
        out.push_str(&format!("Role: {role}\n"));
    }
    if let Some(gate) = &plan.gate {
        out.push_str(&format!(
            "\n## Gate\n{}\n[{}]\n{}",
            gate.text, gate.command.label, gate.command.text
        ));
        for answer in &gate.answers {
            out.push_str(&format!("* {} -> {}\n", answer.answer, answer.then));
        }
    }
    list(&mut out, "Prerequisites", &plan.prerequisites);
    if !plan.checks.is_empty() {
        out.push_str("\n## Checks\n");
    }
    for check in &plan.checks {
        out.push_str(&format!("[{}] {}\n", check.id, check.title));
        if let Some(command) = &check.command {
            out.push_str(&format!("[{}]\n{}", command.label, command.text));
        }
        out.push_str(&format!("Good: {}\nOtherwise: {}\n", check.good, check.otherwise));
    }
    for table in &plan.tables {
        out.push_str(&format!("\n## {}\n{}\n", table.title, table.columns.join(" | ")));
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len());
            out.push_str(&format!("{}\n", row.join(" | ")));
        }
    }
    if !plan.steps.is_empty() {
        out.push_str("\n## Steps\n");
    }
    for step in &plan.steps {
        let end = if step.point_of_no_return { " POINT OF NO RETURN" } else { "" };
        out.push_str(&format!(
            "{}. {} ({}; {}){end}\n{}\nDuration: {}\n",
            step.number, step.title, step.who, step.by, step.text, step.duration
        ));
        for command in &step.commands {
            out.push_str(&format!("[{}]\n{}", command.label, command.text));
        }
    }
    list(&mut out, "Verification", &plan.verification);
    list(&mut out, "Rollback", &plan.rollback);
    list(&mut out, "Clean-up", &plan.cleanup);
    if !plan.questions.is_empty() {
        out.push_str("\n## Questions\n");
    }
    for question in &plan.questions {
        out.push_str(&format!("* {question}\n"));
    }
    if !plan.notice.is_empty() {
        out.push_str(&format!("\n## Notice\n{}\n", plan.notice));
    }
    out
}

/// Names that try to leave their quotes, their line, or their place.
const HOSTILE: [&str; 8] = [
    "'; touch /tmp/owned; '",
    "$(touch /tmp/owned)",
    "`touch /tmp/owned`",
    "a\nrm -rf ~",
    "a\u{202e}b\u{2066}c",
    "'\\''\"\\",
    "-rf",
    "JSON\n{}",
];

/// Instances in every interesting constellation.
fn instances() -> Vec<Made> {
    let mut out = cases::cells();
    out.extend(cases::inputs());
    for network in [NetworkMode::None, NetworkMode::External, NetworkMode::Internal] {
        for prefer in cases::PREFERENCES {
            for sku in [Sku::Developer, Sku::Premium] {
                let made = Made::new("apim-full", sku, Platform::Stv1, network)
                    .units(if sku == Sku::Developer { 1 } else { 2 })
                    .prefer(prefer)
                    .precreated("198.51.100.7")
                    .host("apim-full.azure-api.net")
                    .host("api.example.org")
                    .sibling("apim-other", true);
                out.push(made.clone());
                for platform in [Platform::Stv1, Platform::Stv2] {
                    out.push(made.clone().also_in("North Europe", platform));
                }
            }
            out.push(
                Made::new("apim-second", Sku::Premium, Platform::Stv21, network)
                    .prefer(prefer)
                    .also_in("North Europe", Platform::Stv1),
            );
        }
    }
    for hostile in HOSTILE {
        for network in [NetworkMode::External, NetworkMode::Internal] {
            out.push(hostile_instance(hostile, network));
        }
    }
    out.push(blocked(true));
    out.push(blocked(false));
    out
}

/// An instance in which every name is the given one.
fn hostile_instance(name: &str, network: NetworkMode) -> Made {
    let mut made = Made::new("apim", Sku::Premium, Platform::Stv1, network)
        .host(name)
        .also_in(name, Platform::Stv2);
    made.instance.id = Field::Absent;
    made.instance.subscription = Some(name.to_owned());
    made.instance.resource_group = Some(name.to_owned());
    made.instance.name = known(name.to_owned());
    made.instance.primary.subnet = known(cases::subnet(name, name));
    made.instance.primary.public_ips = known(vec![name.to_owned()]);
    made.instance.primary.private_ips = known(vec![name.to_owned()]);
    made.instance.gateway_url = known(name.to_owned());
    made.class.precreated_ips = vec![name.to_owned()];
    made.class.locations[0].region = name.to_owned();
    if let Field::Known(hosts, _) = &mut made.instance.hosts {
        hosts[0].key_vault_id = known(format!("https://{name}.vault.azure.net/secrets/a"));
    }
    made
}

/// An instance whose endpoints Azure blocked, with or without an older export at hand.
fn blocked(older: bool) -> Made {
    let mut made =
        Made::new("apim-blocked", Sku::Premium, Platform::Stv2, NetworkMode::None).units(1);
    made.class.endpoints_blocked = true;
    made.class.cloud = Cloud::UsGov;
    made.instance.custom_properties = known(CustomProperties::new(vec![
        (
            "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10".to_owned(),
            known("False".to_owned()),
        ),
        (
            "Microsoft.WindowsAzure.ApiManagement.Service.Disabled".to_owned(),
            known("True".to_owned()),
        ),
    ]));
    if older {
        made.instance.earlier.push(Snapshot {
            input: 0,
            last_modified: Field::Absent,
            platform: Field::Absent,
            virtual_network_type: known(NetworkType::read("Internal")),
            subnet: known(cases::subnet("vnet-old", "snet-old")),
            private_ips: known(vec!["10.60.4.5".to_owned()]),
            public_ips: known(vec!["203.0.113.90".to_owned()]),
        });
    }
    made
}

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
    for made in instances() {
        for command in commands(&planned(&made)) {
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
    for hostile in HOSTILE {
        for network in [NetworkMode::External, NetworkMode::Internal] {
            for command in commands(&planned(&hostile_instance(hostile, network))) {
                let output = Command::new("bash")
                    .args(["-c", &format!("{shield}{command}")])
                    .current_dir(&directory)
                    .stdin(Stdio::null())
                    .output()
                    .expect("bash runs");
                let said = String::from_utf8_lossy(&output.stdout);
                assert!(!said.contains("OWNED"), "{hostile}: {said}\n{command}");
            }
        }
    }
    std::fs::remove_dir_all(&directory).expect("the directory is removed");
}

/// Mistakes 1 and 2: nothing to migrate, no migration.
#[test]
fn no_migration_for_what_is_not_on_stv1() {
    for made in instances() {
        let found = planned(&made);
        if !made.class.has_stv1() {
            assert_ne!(found.kind, PlanKind::Migrate, "{:?}", made.class.platform);
            let text = text(&found);
            assert!(!text.contains("migrateToStv2"));
        }
    }
}

/// Mistake 3: the second location counts.
#[test]
fn an_additional_location_on_stv1_is_migrated_by_itself() {
    let made = Made::new("apim-x", Sku::Premium, Platform::Stv21, NetworkMode::Internal)
        .also_in("North Europe", Platform::Stv1);
    let found = planned(&made);
    assert_eq!(found.kind, PlanKind::Migrate);
    assert!(found.title.contains("in North Europe"));
    assert!(text(&found).contains("additionalLocations[?location=='\\''North Europe'\\'']"));
    assert!(!text(&found).contains("migrateToStv2"), "the REST call addresses all locations");
    assert!(text(&found).contains("The REST call addresses all locations"));
}

/// Mistake 7: neither the old rule about addresses nor the old default of 48 hours.
#[test]
fn forty_eight_hours_only_where_the_portal_offers_them() {
    for made in instances() {
        let text = text(&planned(&made));
        for line in text.lines().filter(|line| line.contains("48 hours") || line.contains("48 h")) {
            let chosen =
                line.contains("chosen") || line.contains("offers") || line.contains("portal");
            assert!(chosen, "{line}");
        }
        assert!(!text.contains("cannot be kept"));
    }
}

/// Mistake 8: each path only in its network mode and tier.
#[test]
fn a_plan_follows_a_path_of_its_network_mode() {
    for made in instances() {
        let found = planned(&made);
        let Some(path) = found.path.as_deref() else { continue };
        let fits = match made.class.network {
            NetworkMode::None => matches!(path, "A" | "B"),
            NetworkMode::External => matches!(path, "C" | "D"),
            NetworkMode::Internal => matches!(path, "E" | "F"),
            NetworkMode::Unknown => false,
        };
        assert!(fits, "{path} {:?}", made.class.network);
    }
}

/// Mistake 9: the second copy, the reserved addresses, the balancer, and the neighbours.
#[test]
fn the_addresses_are_counted() {
    let internal = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::Internal);
    let plan = planned(&internal);
    let check = plan.checks.iter().find(|check| check.title == "Free addresses").expect("a check");
    assert!(check.good.contains("5 or more"), "{}", check.good);
    assert!(check.good.contains("1 for the internal load balancer"), "{}", check.good);
    assert!(check.good.contains("Azure keeps 5"), "{}", check.good);
    assert!(check.good.contains("/28 has 11"), "{}", check.good);

    let shared = Made::new("apim-x", Sku::Developer, Platform::Stv1, NetworkMode::External)
        .units(1)
        .sibling("apim-y", true);
    let plan = planned(&shared);
    let check = plan.checks.iter().find(|check| check.title.starts_with("Other instances"));
    let check = check.expect("a check");
    assert!(check.good.contains("apim-y"));
    assert!(check.otherwise.contains("never two at a time"));
}

/// Mistakes 10 and 18: every irreversible call is guarded, and none of them addresses a location
/// that has left stv1.
#[test]
fn an_irreversible_call_looks_before_it_leaps() {
    for made in instances() {
        let found = planned(&made);
        for command in commands(&found) {
            if let Some(at) = command.find("migrateToStv2") {
                let guard = command.get(..at).expect("the part before");
                for word in ["provisioningState", "platformVersion", "virtualNetworkType", "!= '"] {
                    assert!(guard.contains(word), "{word}\n{command}");
                }
                let tier_known =
                    made.instance.sku().value().is_some_and(|s| s.value != Sku::Unlisted);
                assert_eq!(guard.contains("sku.name"), tier_known);
                let left =
                    made.class.locations.iter().any(|l| l.platform.platform != Platform::Stv1);
                assert!(!left, "{command}");
            }
        }
        let ends = found.steps.iter().filter(|step| step.point_of_no_return).count();
        match found.kind {
            PlanKind::Migrate | PlanKind::Restore => assert!(ends > 0),
            _ => assert_eq!(ends, 0),
        }
    }
}

/// Mistake 11: a PATCH of custom properties carries all of them and checks for more.
#[test]
fn a_patch_keeps_what_it_does_not_change() {
    for older in [true, false] {
        let found = planned(&blocked(older));
        let patch = commands(&found).into_iter().find(|c| c.contains("--method patch"));
        let patch = patch.expect("a PATCH");
        assert!(patch.contains("Protocols.Tls10\":\"False\""), "{patch}");
        assert!(patch.contains("Service.Disabled\":\"False\""), "{patch}");
        assert!(patch.contains("stop, the body would reset"), "{patch}");
    }
    for made in instances() {
        for command in commands(&planned(&made)) {
            if command.contains("customProperties") && command.contains("--method patch") {
                assert!(command.contains("stop, the body would reset"), "{command}");
            }
        }
    }
}

/// Mistake 12: a formerly private service is not unblocked first.
#[test]
fn unblocking_in_the_portal_is_only_warned_of() {
    for made in instances() {
        for line in text(&planned(&made)).lines() {
            if line.contains("Unblock my service") {
                assert!(line.contains("Do not use"), "{line}");
            }
        }
    }
    let known = planned(&blocked(true));
    assert_eq!(known.kind, PlanKind::Restore);
    assert!(text(&known).contains("MODE='Internal'"));
    assert!(text(&known).contains("10.60.4.5"));
    let asked = text(&planned(&blocked(false)));
    assert!(asked.contains("VNet Verifier"));
    assert!(asked.contains("Was it Internal or External before?"));
}

/// Mistake 12, second half, and 15: the pre-created address is public, DNS is the customer's.
#[test]
fn internal_dns_is_yours_and_the_precreated_address_is_not_the_new_vip() {
    let made = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::Internal)
        .prefer(Prefer::NoDowntime)
        .precreated("198.51.100.7");
    let found = planned(&made);
    let dns = found.steps.iter().find(|step| step.title.starts_with("Change DNS")).expect("a step");
    assert!(dns.text.contains("Azure changes none of them"));
    assert!(!dns.text.contains("198.51.100.7"));
    let address =
        found.steps.iter().find(|s| s.title.starts_with("Allow the pre")).expect("a step");
    assert!(address.text.contains("never the new private VIP"));
}

/// Mistakes 13 and 14: no promise of a way back; ranges, reasons, and the threshold for support.
#[test]
fn rollback_and_durations() {
    for made in instances() {
        let found = planned(&made);
        if found.kind != PlanKind::Migrate {
            continue;
        }
        let all = text(&found);
        assert!(all.contains("There is no way back to stv1"));
        assert!(all.contains("rolls back to stv1 by itself"));
        assert!(all.contains("beyond 2 hours"));
        assert!(all.contains("Upgrade, Scale or SKU Changes"));
        assert!(all.contains("not done after 2 hours"), "a watch loop");
        assert!(found.steps.iter().all(|step| !step.duration.is_empty()));
        assert!(found.gate.is_some() && !found.window.is_empty());
    }
}

/// Mistake 16: no certificate work inside the lock.
#[test]
fn the_lock_is_named_before_the_window() {
    let found = planned(&Made::new("apim-x", Sku::Standard, Platform::Stv1, NetworkMode::None));
    let locked =
        found.prerequisites.iter().any(|item| item.text.contains("locked for about 45 min"));
    assert!(locked);
}

/// Mistake 17: no placeholders.
#[test]
fn commands_hold_values_and_no_placeholders() {
    for made in instances() {
        let hostile = HOSTILE.contains(&made.instance.display_name());
        for command in commands(&planned(&made)) {
            for line in command.lines().filter(|_| !hostile) {
                let shown = line.replace("<<'JSON'", "").replace("< <(", "(");
                let opens = shown.match_indices('<').any(|(at, _)| {
                    shown.get(at + 1..).is_some_and(|rest| {
                        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
                    })
                });
                assert!(!opens, "{line}");
                for word in ["YOUR_", "TODO", "xxx", "example.com"] {
                    assert!(!line.contains(word), "{line}");
                }
            }
        }
    }
}

/// Mistake 18: whatever comes from the input stands in single quotes.
#[test]
fn names_stand_in_single_quotes() {
    let made = Made::new("apim-quoted", Sku::Premium, Platform::Stv1, NetworkMode::Internal)
        .host("api.quoted.example");
    for command in commands(&planned(&made)) {
        for line in command.lines() {
            for name in ["rg-apim-quoted", "api.quoted.example", "10.40.8.10", "snet-apim-10"] {
                if let Some(at) = line.find(name) {
                    let before = line.get(..at).unwrap_or_default();
                    let open = before.replace("'\\''", "").matches('\'').count() % 2;
                    assert_eq!(open, 1, "{line}");
                }
            }
        }
    }
}

/// Mistake 19: no command of the CLI that lags, no version that v2 does not answer.
#[test]
fn exports_are_taken_by_rest_with_a_current_version() {
    for made in instances() {
        for command in commands(&planned(&made)) {
            assert!(!command.contains("az apim show"), "{command}");
            for part in command.split("api-version=").skip(1) {
                let version: String =
                    part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                assert!(
                    ["2024-05-01", "2023-03-01-preview"].contains(&version.as_str()),
                    "{version}"
                );
            }
        }
    }
}

/// Mistake 20: what is unconfirmed is said as such.
#[test]
fn the_call_is_not_promised_to_work() {
    for made in instances() {
        let found = planned(&made);
        if found.kind == PlanKind::Migrate {
            assert!(text(&found).contains("still works after the automatic"));
            assert!(text(&found).contains("unconfirmed") || text(&found).contains("is refused"));
        }
    }
}

/// Mistake 22: no autoscale and no load balancer port for Developer, no Traffic Manager for one
/// region.
#[test]
fn developer_and_single_region_are_spared() {
    for made in instances() {
        let all = text(&planned(&made));
        if made.instance.sku().value().is_some_and(|sku| sku.value == Sku::Developer) {
            assert!(!all.contains("6390"), "{all}");
            assert!(!all.to_lowercase().contains("autoscale"), "{all}");
        }
        if made.instance.additional.items().is_empty() {
            assert!(!all.contains("AzureTrafficManager"));
        }
        if made.class.network == NetworkMode::None && made.class.has_stv1() {
            assert!(!all.contains("3443"));
        }
    }
}

/// Mistake 24: no secrets; the identity's principal id is compared by the person, not printed.
#[test]
fn no_secret_is_printed() {
    let mut made = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::None);
    made.instance.identity = known(Identity {
        kind: "SystemAssigned".to_owned(),
        principal_id: Some("fde488a2-f0c1-49f3-aafd-ae26d4a51291".to_owned()),
        user_assigned: Vec::new(),
    });
    let all = text(&planned(&made));
    assert!(all.contains("principalId"));
    assert!(!all.contains("fde488a2"));
}

#[test]
fn the_kinds_of_plans() {
    let kind = |sku, platform, network| planned(&Made::new("a", sku, platform, network)).kind;
    assert_eq!(kind(Sku::Standard, Platform::Stv1, NetworkMode::None), PlanKind::Migrate);
    assert_eq!(kind(Sku::Standard, Platform::Stv1, NetworkMode::Unknown), PlanKind::FindOut);
    assert_eq!(kind(Sku::Standard, Platform::Unknown, NetworkMode::None), PlanKind::FindOut);
    assert_eq!(kind(Sku::Standard, Platform::Undetermined, NetworkMode::None), PlanKind::FindOut);
    let unlisted = Platform::Unlisted("stv9".to_owned());
    assert_eq!(kind(Sku::Standard, unlisted, NetworkMode::None), PlanKind::FindOut);
    assert_eq!(kind(Sku::Standard, Platform::Stv2, NetworkMode::None), PlanKind::Nothing);
    assert_eq!(kind(Sku::BasicV2, Platform::V2, NetworkMode::None), PlanKind::Nothing);
    assert_eq!(planned(&blocked(true)).kind, PlanKind::Restore);
}

#[test]
fn the_other_clouds_are_set_first() {
    let mut made = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::External);
    made.class.cloud = Cloud::UsGov;
    for command in commands(&planned(&made)) {
        if command.contains("az rest") {
            let cloud = command.find("az cloud set --name AzureUSGovernment");
            assert!(cloud.is_some_and(|at| at < command.find("az rest").unwrap_or(0)), "{command}");
        }
    }
}

fn fleet(made: &[Made]) -> Vec<(Case<'_>, Option<Text>)> {
    made.iter()
        .map(|made| {
            let case = made.case();
            let path = judge(&case).into_iter().find(|path| path.status == PathStatus::Recommended);
            (case, path.map(|path| path.id))
        })
        .collect()
}

#[test]
fn a_fleet_goes_from_development_to_production_and_one_by_one_in_a_subnet() {
    let stv1 = |name: &str, sku, network| Made::new(name, sku, Platform::Stv1, network);
    let mut made = vec![
        stv1("apim-b2b-01", Sku::Premium, NetworkMode::External)
            .host("b2b.example.org")
            .tag("env", "prd"),
        Made::new("apim-main", Sku::Premium, Platform::Stv21, NetworkMode::Internal)
            .also_in("North Europe", Platform::Stv1)
            .tag("Environment", "Production"),
        stv1("apim-uat-we-01", Sku::Standard, NetworkMode::None),
        stv1("apim-x-tst-01", Sku::Developer, NetworkMode::External),
        stv1("apim-orders", Sku::Standard, NetworkMode::None),
        stv1("apim-x-dev-01", Sku::Developer, NetworkMode::External),
        Made::new("apim-dev-done", Sku::Standard, Platform::Stv2, NetworkMode::None),
    ];
    made[3].instance.primary.subnet = known(cases::subnet("vnet-a", "snet-shared"));
    made[5].instance.primary.subnet = known(cases::subnet("VNET-a", "SNET-shared"));
    let mut cases = fleet(&made);
    for (index, (case, _)) in cases.iter_mut().enumerate() {
        case.index = u32::try_from(index).expect("few");
    }
    let places = order(&cases);
    let names: Vec<_> = places.iter().map(|place| place.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "apim-x-dev-01",
            "apim-x-tst-01",
            "apim-uat-we-01",
            "apim-orders",
            "apim-main",
            "apim-b2b-01"
        ]
    );
    let numbers: Vec<_> = places.iter().map(|place| place.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert_eq!(places[0].instance, 5);
    assert!(places[1].why.contains("same subnet as apim-x-dev-01"), "{}", places[1].why);
    assert!(places[1].starts_when.contains("apim-x-dev-01 has verified"));
    assert!(places[4].why.contains("tag Environment=Production"), "{}", places[4].why);
    assert_eq!(places[5].path, "C");
}

#[test]
fn whole_plans_read_well() {
    let standard = Made::new("apim-orders-prd", Sku::Standard, Platform::Stv1, NetworkMode::None)
        .precreated("203.0.113.77")
        .host("apim-orders-prd.azure-api.net")
        .host("api.example.org");
    insta::assert_snapshot!("standard_without_vnet", text(&planned(&standard)));
    let mixed = Made::new("apim-hub-prd", Sku::Premium, Platform::Stv1, NetworkMode::External)
        .also_in("North Europe", Platform::Stv2)
        .host("api.example.org");
    insta::assert_snapshot!("premium_external_mixed", text(&planned(&mixed)));
    insta::assert_snapshot!("blocked_us_government", text(&planned(&blocked(true))));
}

#[test]
fn a_portal_host_is_a_gateway_host_to_nobody() {
    let mut made = Made::new("apim-x", Sku::Premium, Platform::Stv1, NetworkMode::None);
    made.instance.hosts = known(vec![cases::host("portal.example.org", HostType::DeveloperPortal)]);
    let found = planned(&made);
    assert!(!found.checks.iter().any(|check| check.title.starts_with("How the names resolve")));
    assert!(found.verification.iter().any(|item| item.text.contains("portal.example.org")));
}
