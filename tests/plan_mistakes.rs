//! The mistakes that no plan may make, looked for in the plans of every instance at hand.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test prints and panics"
)]

mod cases;

use apim_planner::classify::{NetworkMode, Platform};
use apim_planner::model::{Identity, Sku};
use apim_planner::options::Prefer;
use apim_planner::plan::PlanKind;
use cases::plans::{
    HOSTILE, all_plans, blocked, commands, planned, planned_instances, plans_along, text,
};
use cases::{Made, known};

/// Mistakes 1 and 2: nothing to migrate, no migration.
#[test]
fn no_migration_for_what_is_not_on_stv1() {
    for (made, found) in planned_instances() {
        if !made.class.has_stv1() {
            assert_ne!(found.kind, PlanKind::Migrate, "{:?}", made.class.platform);
            let text = text(found);
            assert!(!text.contains("migrateToStv2"));
        }
    }
    for (made, found) in plans_along() {
        if !made.class.has_stv1() && found.kind == PlanKind::Migrate {
            assert!(found.title.starts_with("If it is on stv1: "), "{}", found.title);
            assert!(found.choice.starts_with("NO-GO until"), "{}", found.choice);
            assert_eq!(made.class.platform.platform, Platform::Unknown);
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
    for (made, found) in all_plans() {
        if HOSTILE.contains(&made.instance.display_name()) {
            continue;
        }
        let text = text(found);
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
    for (made, found) in all_plans() {
        let Some(path) = found.path.as_deref() else { continue };
        let fits = match made.class.network {
            _ if matches!(path, "K" | "v2") => true,
            NetworkMode::None => matches!(path, "A" | "B" | "I" | "L"),
            NetworkMode::External => matches!(path, "C" | "D" | "G" | "H" | "I" | "J"),
            NetworkMode::Internal => matches!(path, "E" | "F" | "G" | "H" | "I" | "J"),
            NetworkMode::Unknown => false,
        };
        assert!(fits, "{path} {:?}", made.class.network);
        if path == "I" {
            assert!(made.instance.sku().value().is_some_and(|sku| sku.value == Sku::Premium));
        }
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
    for (made, found) in all_plans() {
        for command in commands(found) {
            if let Some(at) = command.find("migrateToStv2") {
                let guard = command.get(..at).expect("the part before");
                for word in ["provisioningState", "platformVersion", "virtualNetworkType", "!= '"] {
                    assert!(guard.contains(word), "{word}\n{command}");
                }
                let tier_known =
                    made.instance.sku().value().is_some_and(|s| s.value != Sku::Unlisted);
                assert_eq!(guard.contains("sku.name"), tier_known);
                let may = [Platform::Stv1, Platform::Unknown];
                let left = made.class.locations.iter().any(|l| !may.contains(&l.platform.platform));
                assert!(command.contains("stv1"), "{command}");
                assert!(!left, "{command}");
            }
        }
        let ends = found.steps.iter().filter(|step| step.point_of_no_return).count();
        match found.kind {
            PlanKind::Migrate | PlanKind::Restore | PlanKind::SideBySide => assert!(ends > 0),
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
    for (_, found) in all_plans() {
        for command in commands(found) {
            if command.contains("customProperties") && command.contains("--method patch") {
                assert!(command.contains("stop, the body would reset"), "{command}");
            }
        }
    }
}

/// Mistake 12: a formerly private service is not unblocked first.
#[test]
fn unblocking_in_the_portal_is_only_warned_of() {
    for (_, found) in all_plans() {
        for line in text(found).lines() {
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
    for (_, found) in all_plans() {
        if found.kind != PlanKind::Migrate {
            continue;
        }
        let all = text(found);
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
    for (made, found) in all_plans() {
        let hostile = HOSTILE.contains(&made.instance.display_name());
        for command in commands(found) {
            for line in command.lines().filter(|_| !hostile) {
                let shown = line.replace("<<'JSON'", "").replace("< <(", "(");
                let opens = shown.match_indices('<').any(|(at, _)| {
                    shown.get(at + 1..).is_some_and(|rest| {
                        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
                    })
                });
                assert!(!opens, "{line}");
                for word in ["YOUR_", "CHANGE", "xxx", "example.com"] {
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
    for (_, found) in all_plans() {
        for command in commands(found) {
            assert!(!command.contains("az apim show"), "{command}");
            for part in command.split("api-version=").skip(1) {
                let version: String =
                    part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                assert!(
                    [
                        "2024-05-01",
                        "2023-03-01-preview",
                        "2024-06-01-preview",
                        "2025-03-01-preview"
                    ]
                    .contains(&version.as_str()),
                    "{version}"
                );
            }
        }
    }
}

/// Mistake 20: what is unconfirmed is said as such.
#[test]
fn the_call_is_not_promised_to_work() {
    for (_, found) in all_plans() {
        if found.kind == PlanKind::Migrate {
            assert!(text(found).contains("unconfirmed"));
        }
    }
}

/// Mistake 21: no backup into a v2 tier, and side by side names what a backup omits.
#[test]
fn a_backup_is_no_way_into_a_v2_tier() {
    let mut seen = [0, 0];
    for (_, found) in plans_along() {
        let all = text(found);
        match found.path.as_deref() {
            Some("v2") => {
                seen[0] += 1;
                assert!(all.contains("neither a backup nor a restore exists"), "{all}");
                assert!(!found.steps.iter().any(|step| step.title.contains("restore")));
                assert!(all.contains("APIOps"));
            }
            Some("K") => {
                seen[1] += 1;
                for omitted in [
                    "CA certificate",
                    "developer portal",
                    "managed identit",
                    "diagnostic settings",
                    "protocol and cipher",
                    "workspace gateway",
                    "30 days",
                ] {
                    assert!(all.contains(omitted), "{omitted}\n{all}");
                }
            }
            _ => {}
        }
    }
    assert!(seen.iter().all(|count| *count > 20), "{seen:?}");
}

/// Mistake 13: where the new instance stands beside the old one, deleting the old one ends the
/// way back, and nothing before it does.
#[test]
fn side_by_side_ends_with_the_deletion() {
    for (_, found) in plans_along().iter().filter(|(_, found)| found.kind == PlanKind::SideBySide) {
        let last = found.steps.last().expect("a step");
        assert!(last.point_of_no_return && last.title.starts_with("Delete the old instance"));
        assert_eq!(found.steps.iter().filter(|step| step.point_of_no_return).count(), 1);
        assert!(found.steps.iter().all(|step| !step.duration.is_empty()));
    }
}

/// Every plan shows its own way among the others, once.
#[test]
fn the_matrix_marks_the_way_of_the_plan() {
    for (_, found) in plans_along() {
        let matrix = found.tables.last().expect("a table");
        let marked: Vec<_> =
            matrix.rows.iter().filter(|row| row.iter().any(|cell| cell == "this plan")).collect();
        let [row] = marked.as_slice() else { panic!("one row: {marked:?}") };
        let path = found.path.as_deref().expect("a path");
        assert!(row.first().is_some_and(|cell| cell.starts_with(&format!("{path}: "))));
    }
}

/// Mistake 22: no autoscale and no load balancer port for Developer, no Traffic Manager for one
/// region.
#[test]
fn developer_and_single_region_are_spared() {
    for (made, found) in all_plans() {
        let all = text(found);
        if made.instance.sku().value().is_some_and(|sku| sku.value == Sku::Developer) {
            assert!(!all.contains("6390"), "{all}");
            assert!(!all.to_lowercase().contains("autoscale"), "{all}");
        }
        if made.instance.additional.items().is_empty() {
            assert!(!all.contains("AzureTrafficManager"));
        }
        let connects = found.path.as_deref() == Some("L");
        if made.class.network == NetworkMode::None && made.class.has_stv1() && !connects {
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
