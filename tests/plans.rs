//! Plans of each kind, the order of a fleet, and whole plans as a reader sees them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test prints and panics"
)]

mod cases;

use apim_planner::Text;
use apim_planner::classify::{Case, Cloud, NetworkMode, Platform};
use apim_planner::model::{CustomProperties, HostType, Sku};
use apim_planner::paths::{PathStatus, judge};
use apim_planner::plan::{PlanKind, order, plan};
use cases::plans::{blocked, commands, planned, text};
use cases::{Made, known};

#[test]
fn the_kinds_of_plans() {
    let kind = |sku, platform, network| planned(&Made::new("a", sku, platform, network)).kind;
    assert_eq!(kind(Sku::Standard, Platform::Stv1, NetworkMode::None), PlanKind::Migrate);
    assert_eq!(kind(Sku::Standard, Platform::Stv1, NetworkMode::Unknown), PlanKind::FindOut);
    assert_eq!(kind(Sku::Standard, Platform::Unknown, NetworkMode::None), PlanKind::FindOut);
    assert_eq!(kind(Sku::Standard, Platform::Undetermined, NetworkMode::None), PlanKind::FindOut);
    let unlisted = Platform::Unlisted("stv9".to_owned());
    assert_eq!(kind(Sku::Standard, unlisted, NetworkMode::None), PlanKind::FindOut);
    assert_eq!(kind(Sku::Standard, Platform::Stv2, NetworkMode::None), PlanKind::Maintain);
    let quiet = Made::new("a", Sku::BasicV2, Platform::V2, NetworkMode::None);
    let nothing = plan(&quiet.case(), &judge(&quiet.case()), &[], &[]).expect("a plan");
    assert_eq!(nothing.kind, PlanKind::Nothing);
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

#[test]
fn old_protocols_are_switched_off_by_one_patch_that_keeps_the_rest() {
    let mut made = Made::new("apim-x", Sku::Premium, Platform::Stv2, NetworkMode::None);
    let property = |key: &str, value: &str| {
        (format!("Microsoft.WindowsAzure.ApiManagement.{key}"), known(value.to_owned()))
    };
    made.instance.custom_properties = known(CustomProperties::new(vec![
        property("Gateway.Security.Backend.Protocols.Tls10", "True"),
        property("Gateway.Security.Protocols.Tls10", "true"),
        property("Gateway.Protocols.Server.Http2", "True"),
    ]));
    let found = planned(&made);
    assert_eq!(found.kind, PlanKind::Maintain);
    let patches: Vec<_> =
        commands(&found).into_iter().filter(|command| command.contains("--method patch")).collect();
    let [patch] = patches.as_slice() else { panic!("one PATCH: {patches:#?}") };
    assert!(patch.contains("Backend.Protocols.Tls10\":\"False\""), "{patch}");
    assert!(patch.contains("Security.Protocols.Tls10\":\"False\""), "{patch}");
    assert!(patch.contains("Server.Http2\":\"True\""), "{patch}");
    let same = found.steps.iter().filter(|step| step.title.contains("retired for connections"));
    assert_eq!(same.count(), 0, "the change is said by the findings");
}

#[test]
fn work_without_a_migration_comes_in_the_order_of_its_dates() {
    let mut seen = 0;
    for made in cases::inputs() {
        let found = planned(&made);
        if found.kind != PlanKind::Maintain {
            continue;
        }
        let dates: Vec<_> = found.steps.iter().map(|step| step.by.clone()).collect();
        let dated: Vec<_> = dates.iter().take_while(|date| !date.is_empty()).collect();
        assert!(dated.is_sorted(), "{dates:?}");
        assert!(dates.iter().skip(dated.len()).all(String::is_empty), "{dates:?}");
        assert!(dated.iter().all(|date| date.as_str() >= "2026-11-22"), "{dates:?}");
        let mut titles: Vec<_> = found.steps.iter().map(|step| &step.title).collect();
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), found.steps.len());
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}
