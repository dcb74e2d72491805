//! How instances fit the v2 tiers: every signal by itself, the fixtures, the worked examples.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test prints and panics"
)]

mod cases;

use apim_planner::classify::{Cloud, NetworkMode, Platform, ZoneMode};
use apim_planner::knowledge::v2::{GAPS, Weight};
use apim_planner::model::{
    CaCertificate, CertificateSource, CustomProperties, Field, HostType, PrivateEndpoint, Sku,
};
use apim_planner::paths::FitVerdict::{CannotTell, DoesNotFit, Fits, WithChanges};
use apim_planner::paths::{FitVerdict, PathStatus, V2Fit, judge, v2_fit};
use cases::{Made, known};
use std::collections::BTreeSet;

fn fit(made: &Made) -> V2Fit {
    v2_fit(&made.case()).expect("a fit")
}

fn verdicts(made: &Made) -> [FitVerdict; 3] {
    let fit = fit(made);
    [fit.tiers[0].verdict, fit.tiers[1].verdict, fit.tiers[2].verdict]
}

/// A classic instance that shows nothing but its tier, region and units.
fn plain(sku: Sku, network: NetworkMode) -> Made {
    let mut made = Made::new("apim-plain", sku, Platform::Stv2, network).units(1);
    made.instance.primary.public_ips = Field::Absent;
    made.instance.primary.name = known("Sweden Central".to_owned());
    made
}

#[test]
fn each_signal_has_the_weight_of_its_row() {
    let base = || plain(Sku::Premium, NetworkMode::None);
    assert_eq!(verdicts(&base()), [Fits, Fits, Fits]);
    let mut cases: Vec<(&str, Made, [FitVerdict; 3])> = Vec::new();
    let mut add = |id: &'static str, change: &dyn Fn(&mut Made), expected| {
        let mut made = base();
        change(&mut made);
        cases.push((id, made, expected));
    };
    let changes = [WithChanges, WithChanges, WithChanges];
    let none = [DoesNotFit, DoesNotFit, DoesNotFit];
    let open = [CannotTell, CannotTell, CannotTell];
    add(
        "region",
        &|made| made.instance.primary.name = known("West Europe".to_owned()),
        [Fits, Fits, DoesNotFit],
    );
    add(
        "region",
        &|made| made.instance.primary.name = known("uksouth".to_owned()),
        [WithChanges, WithChanges, Fits],
    );
    add("region", &|made| made.instance.primary.name = known("Nowhere East".to_owned()), none);
    add("region-not-known", &|made| made.instance.primary.name = Field::Absent, open);
    add("other-cloud", &|made| made.class.cloud = Cloud::UsGov, none);
    add("units", &|made| *made = made.clone().units(12), [DoesNotFit, DoesNotFit, Fits]);
    add("multi-region", &|made| *made = made.clone().also_in("North Europe", Platform::Stv2), none);
    add(
        "gateway-domains",
        &|made| *made = made.clone().host("a.example.org").host("b.example.org"),
        none,
    );
    add(
        "external-network",
        &|made| made.class.network = NetworkMode::External,
        [DoesNotFit, WithChanges, WithChanges],
    );
    add(
        "internal-network",
        &|made| made.class.network = NetworkMode::Internal,
        [DoesNotFit, WithChanges, WithChanges],
    );
    add("network-not-known", &|made| made.class.network = NetworkMode::Unknown, open);
    add(
        "private-endpoint",
        &|made| {
            made.instance.private_endpoints = known(vec![PrivateEndpoint {
                name: known("pep-one".to_owned()),
                status: Field::Absent,
                at: Default::default(),
            }])
        },
        [DoesNotFit, WithChanges, WithChanges],
    );
    add(
        "zones",
        &|made| made.class.locations[0].zones = ZoneMode::ZoneRedundant,
        [WithChanges, CannotTell, Fits],
    );
    add(
        "static-ip",
        &|made| made.instance.primary.public_ips = known(vec!["192.0.2.1".to_owned()]),
        changes,
    );
    add(
        "ca-certificates",
        &|made| {
            made.instance.ca_certificates = known(vec![CaCertificate {
                store: Field::Absent,
                certificate: Field::Absent,
                at: Default::default(),
            }])
        },
        changes,
    );
    add(
        "ciphers",
        &|made| {
            let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA";
            made.instance.custom_properties =
                known(CustomProperties::new(vec![(key.to_owned(), known("False".to_owned()))]));
        },
        changes,
    );
    add(
        "managed-certificate",
        &|made| {
            let mut host = cases::host("api.example.org", HostType::Proxy);
            host.source = known(CertificateSource::read("Managed"));
            made.instance.hosts = known(vec![host]);
        },
        changes,
    );
    add(
        "client-certificate",
        &|made| {
            let mut host = cases::host("api.example.org", HostType::Proxy);
            host.negotiate_client_certificate = known(true);
            made.instance.hosts = known(vec![host]);
        },
        changes,
    );
    for (id, kind) in [
        ("management-host", HostType::Management),
        ("scm-host", HostType::Scm),
        ("portal-host", HostType::Portal),
        ("developer-portal-host", HostType::DeveloperPortal),
    ] {
        add(
            id,
            &|made| made.instance.hosts = known(vec![cases::host("x.example.org", kind)]),
            changes,
        );
    }
    cases.push(("developer-tier", plain(Sku::Developer, NetworkMode::None), [Fits, Fits, Fits]));
    let mut seen = BTreeSet::new();
    for (id, made, expected) in &cases {
        assert_eq!(verdicts(made), *expected, "{id}");
        let found = fit(made);
        let point = found.points.iter().find(|point| point.id == *id).expect("a point");
        assert!(!point.here.is_empty() && point.tiers.len() == 3, "{id}");
        seen.insert(*id);
    }
    for gap in &GAPS {
        assert!(seen.contains(gap.id), "{} is not tried", gap.id);
    }
}

#[test]
fn a_default_host_is_no_domain_and_a_default_cipher_no_setting() {
    let mut made = plain(Sku::Premium, NetworkMode::None)
        .host("apim-plain.azure-api.net")
        .host("api.example.org");
    let cipher = |name: &str, value: &str| {
        let key = format!("Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.{name}");
        (key, known(value.to_owned()))
    };
    made.instance.custom_properties = known(CustomProperties::new(vec![
        cipher("TripleDes168", "False"),
        cipher("TLS_RSA_WITH_AES_128_CBC_SHA", "true"),
    ]));
    assert_eq!(verdicts(&made), [Fits, Fits, Fits]);
}

#[test]
fn only_classic_tiers_and_consumption_have_a_fit() {
    for sku in cases::tiers() {
        let made = Made::new("a", sku, Platform::Stv2, NetworkMode::None);
        let expected =
            !matches!(sku, Sku::BasicV2 | Sku::StandardV2 | Sku::PremiumV2 | Sku::Unlisted);
        assert_eq!(v2_fit(&made.case()).is_some(), expected, "{sku:?}");
    }
}

#[test]
fn the_path_to_a_v2_tier_is_open_only_where_a_tier_is() {
    for made in cases::inputs() {
        let Some(found) = v2_fit(&made.case()) else { continue };
        let path = judge(&made.case()).into_iter().find(|path| path.id == "v2").expect("a path");
        let any = found.tiers.iter().any(|tier| tier.verdict != DoesNotFit);
        if path.status == PathStatus::Possible {
            assert!(any, "{} {:?}", made.instance.display_name(), found.tiers);
        }
        if !any {
            assert_eq!(path.status, PathStatus::Blocked, "{}", made.instance.display_name());
        }
    }
}

#[test]
fn the_fit_of_the_worked_example_is_that_of_its_table() {
    let Some(folder) = cases::examples() else {
        println!("skipped: no worked examples beside the checkout");
        return;
    };
    let made = cases::read(&folder.join("07-standard-stv21-considering-v2.json")).remove(0);
    assert_eq!(verdicts(&made), [DoesNotFit, WithChanges, WithChanges]);
    let found = fit(&made);
    let weights = |id: &str| -> Vec<Weight> {
        let point = found.points.iter().find(|point| point.id == id).expect("a point");
        point.tiers.iter().map(|tier| tier.weight).collect()
    };
    use Weight::{Blocker, Change, Fits};
    assert_eq!(weights("region"), [Change, Change, Fits]);
    assert_eq!(weights("private-endpoint"), [Blocker, Change, Change]);
    for id in
        ["managed-certificate", "client-certificate", "ciphers", "ca-certificates", "static-ip"]
    {
        assert_eq!(weights(id), [Change, Change, Change], "{id}");
    }
    assert_eq!(weights("units"), [Fits, Fits, Fits]);
    assert!(found.points.iter().all(|point| point.id != "gateway-domains" && point.id != "zones"));
    let here = |id: &str| {
        found.points.iter().find(|point| point.id == id).map(|point| point.here.as_str())
    };
    assert_eq!(here("static-ip"), Some("198.51.100.70"));
    assert_eq!(here("ciphers"), Some("2 ciphers differ from the default"));
    assert_eq!(here("region"), Some("UK South"));
}

#[test]
fn the_fits_of_the_worked_fleet() {
    let Some(folder) = cases::examples() else {
        println!("skipped: no worked examples beside the checkout");
        return;
    };
    let mut lines = String::new();
    for made in cases::read(&folder.join("11-fleet-mixed-twelve.json")) {
        let tier = made.instance.sku().value().map_or("-", |sku| sku.value.wire());
        let found = v2_fit(&made.case());
        let words = found.map_or_else(
            || "none".to_owned(),
            |found| {
                let tiers = found.tiers.iter();
                tiers
                    .map(|tier| {
                        format!("{} {} ({})", tier.name, tier.verdict.words(), tier.summary)
                    })
                    .collect::<Vec<_>>()
                    .join("; ")
            },
        );
        lines.push_str(&format!("{} {tier}: {words}\n", made.instance.display_name()));
    }
    insta::assert_snapshot!("worked_fleet", lines);
}
