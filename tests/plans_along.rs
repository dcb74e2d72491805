//! The plan of at least one instance along every path, as a reader sees it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test prints and panics"
)]

mod cases;

use apim_planner::classify::{NetworkMode, Platform};
use apim_planner::model::{Identity, Sku};
use apim_planner::paths::{PathStatus, judge};
use apim_planner::plan::{Plan, PlanKind, along, plan, planned};
use cases::plans::{blocked, instances, text};
use cases::{Made, known};

fn plan_along(made: &Made, path: &str) -> Plan {
    let case = made.case();
    along(&case, &judge(&case), &[], path).unwrap_or_else(|| panic!("a plan along {path}"))
}

fn standard() -> Made {
    Made::new("apim-orders-prd", Sku::Standard, Platform::Stv1, NetworkMode::None)
        .precreated("203.0.113.77")
        .host("apim-orders-prd.azure-api.net")
        .host("api.example.org")
}

fn external() -> Made {
    Made::new("apim-partner-prd", Sku::Premium, Platform::Stv1, NetworkMode::External)
        .precreated("203.0.113.78")
        .host("partner.example.org")
}

fn internal() -> Made {
    let mut made =
        Made::new("apim-inside-prd", Sku::Premium, Platform::Stv1, NetworkMode::Internal)
            .precreated("203.0.113.79")
            .host("api.inside.example");
    made.instance.identity = known(Identity {
        kind: "SystemAssigned".to_owned(),
        principal_id: None,
        user_assigned: Vec::new(),
    });
    made
}

#[test]
fn the_plan_along_every_path_reads_well() {
    let developer =
        Made::new("apim-dev", Sku::Developer, Platform::Stv1, NetworkMode::None).units(1);
    let two = external().also_in("North Europe", Platform::Stv1);
    let healthy = |network| {
        let mut made = standard();
        made.class.network = network;
        Made::new("apim-corvid-prd", Sku::Standard, Platform::Stv21, network)
            .host("partner-api.corvid.example")
    };
    let premium = Made::new("apim-inside-prd", Sku::Premium, Platform::Stv2, NetworkMode::Internal)
        .host("api.inside.example");
    for (name, made, path) in [
        ("a_standard", standard(), "A"),
        ("b_standard", standard(), "B"),
        ("c_external", external(), "C"),
        ("d_external_two_regions", two, "D"),
        ("e_internal", internal(), "E"),
        ("f_internal", internal(), "F"),
        ("g_internal", internal(), "G"),
        ("h_external", external(), "H"),
        ("i_external", external(), "I"),
        ("j_internal", internal(), "J"),
        ("k_internal", internal(), "K"),
        ("l_developer", developer, "L"),
        ("v2_standard", healthy(NetworkMode::None), "v2"),
        ("v2_standard_for_internal", premium.clone(), "StandardV2"),
        ("v2_basic", healthy(NetworkMode::None), "BasicV2"),
    ] {
        insta::assert_snapshot!(name, text(&plan_along(&made, path)));
    }
    let mut sweden = premium;
    sweden.instance.primary.name = known("Sweden Central".to_owned());
    insta::assert_snapshot!("v2_premium_for_internal", text(&plan_along(&sweden, "v2")));
}

#[test]
fn a_path_has_a_plan_exactly_where_the_list_says_so() {
    let mut seen = 0;
    for made in instances() {
        let case = made.case();
        let paths = judge(&case);
        let listed = planned(&case, &paths);
        for path in &paths {
            let found = along(&case, &paths, &[], &path.id);
            assert_eq!(found.is_some(), listed.contains(&path.id), "{} {:?}", path.id, path.status);
            let Some(found) = found else { continue };
            seen += 1;
            assert!(path.status <= PathStatus::NeedsFact);
            assert_eq!(found.choice.is_empty(), path.status == PathStatus::Recommended);
            if path.needs.is_some() {
                assert!(found.choice.starts_with("NO-GO until"), "{}", found.choice);
            }
        }
        for path in &paths {
            let settled = path.status <= PathStatus::Possible;
            assert!(!settled || listed.contains(&path.id), "{} has no plan", path.id);
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn the_recommended_plan_is_the_plan() {
    for made in [standard(), external(), internal()] {
        let case = made.case();
        let paths = judge(&case);
        let best = paths.iter().find(|path| path.status == PathStatus::Recommended);
        let best = best.expect("a recommendation");
        assert_eq!(along(&case, &paths, &[], &best.id), plan(&case, &paths, &[], &[]));
    }
}

#[test]
fn what_has_no_path_has_no_plan() {
    let made = standard();
    let case = made.case();
    for path in ["C", "E", "I", "J", "X", ""] {
        assert!(along(&case, &judge(&case), &[], path).is_none(), "{path}");
    }
    let silent = Made::new("a", Sku::Premium, Platform::Stv1, NetworkMode::Unknown);
    let case = silent.case();
    assert!(along(&case, &judge(&case), &[], "C").is_none());
    assert_eq!(plan_along(&silent, "K").kind, PlanKind::SideBySide);
    assert_eq!(plan_along(&blocked(true), "K").kind, PlanKind::SideBySide);
}
