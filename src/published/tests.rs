#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use super::{PublishedOpinion, Stance, table};
use crate::engine::{Analysis, analyze};
use crate::input::Input;
use crate::options::{Options, Prefer};
use crate::report::parse_date;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn read(bytes: &[u8]) -> Analysis {
    let options = Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() };
    analyze(&[Input::new("one", bytes)], &options)
}

/// A Premium instance on stv2 without a network; what is named comes instead.
fn instance(top: &[(&str, &str)], properties: &[(&str, &str)]) -> String {
    let members = |base: &[(&str, &str)], own: &[(&str, &str)]| -> String {
        let kept = base.iter().filter(|(key, _)| own.iter().all(|(other, _)| other != key));
        let all = kept.chain(own).filter(|(_, value)| !value.is_empty());
        all.map(|(key, value)| format!("\"{key}\": {value}")).collect::<Vec<_>>().join(", ")
    };
    let properties = members(
        &[
            ("platformVersion", "\"stv2\""),
            ("createdAtUtc", "\"2021-05-06T08:00:00Z\""),
            ("virtualNetworkType", "\"None\""),
            ("virtualNetworkConfiguration", "null"),
            ("publicNetworkAccess", "\"Enabled\""),
            ("privateEndpointConnections", "null"),
            ("additionalLocations", "null"),
            ("customProperties", "{}"),
            ("hostnameConfigurations", "[]"),
            ("apiVersionConstraint", r#"{"minApiVersion": null}"#),
        ],
        properties,
    );
    let top = members(
        &[
            ("type", "\"Microsoft.ApiManagement/service\""),
            ("name", "\"apim-one\""),
            ("location", "\"West Europe\""),
            ("sku", r#"{"name": "Premium", "capacity": 2}"#),
            ("zones", "null"),
            ("identity", "null"),
        ],
        top,
    );
    format!("{{{top}, \"properties\": {{{properties}}}}}")
}

/// What one rule says of an instance.
fn says(rule: &str, text: &str) -> (bool, Stance, String) {
    let said = read(text.as_bytes()).published(0);
    let one = said.into_iter().find(|one| one.rule == rule).unwrap();
    (one.reports, one.stance, one.why.into_owned())
}

fn short(rule: &str, text: &str) -> (bool, Stance) {
    let (reports, stance, _) = says(rule, text);
    (reports, stance)
}

const PLATFORM: [&str; 3] =
    ["e35cf148-8eee-49d1-a1c9-956160f99e0b", "1dc2fc00-2245-4143-99f4-874c937f13ef", "204"];
const ZONES: &str = "740f2c1c-8857-4648-80eb-47d2c56d5a50";
const PREMIUM: &str = "baf3bfc0-32a2-4c0c-926d-c9bf0b49808e";
const MINIMUM: &str = "549814b6-3212-4203-bdc8-1548d342fb67";
const VNET: &str = "ef619a2c-cc4d-4d03-b2ba-8c94a834d85b";
const SECURITY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security";

fn sku(name: &str) -> String {
    format!("{{\"name\": \"{name}\", \"capacity\": 1}}")
}

fn custom(pairs: &[(&str, &str)]) -> String {
    let all: Vec<String> =
        pairs.iter().map(|(key, value)| format!("\"{SECURITY}.{key}\": {value}")).collect();
    format!("{{{}}}", all.join(", "))
}

/// All six protocols and 3DES with one value.
fn protocols(value: &str) -> Vec<(&'static str, String)> {
    [
        "Protocols.Tls10",
        "Protocols.Tls11",
        "Protocols.Ssl30",
        "Backend.Protocols.Tls10",
        "Backend.Protocols.Tls11",
        "Backend.Protocols.Ssl30",
        "Ciphers.TripleDes168",
    ]
    .map(|key| (key, value.to_owned()))
    .to_vec()
}

fn all(value: &str) -> String {
    let pairs = protocols(value);
    custom(&pairs.iter().map(|(key, value)| (*key, value.as_str())).collect::<Vec<_>>())
}

/// The cases that the fixtures do not have, each with what one rule says of it.
fn cases() -> Vec<(&'static str, String, bool, Stance)> {
    use Stance::{Agrees, Disagrees, Open};
    let of = |name: &str, value: &str| instance(&[], &[(name, value)]);
    let with = |value: &str| of("customProperties", value);
    let host = |source: &str, expiry: &str| {
        format!(
            r#"[{{"type": "Proxy", "hostName": "apim-one.azure-api.net", "certificateSource": "{source}",
            "certificate": {{"expiry": "{expiry}", "subject": "CN=a", "thumbprint": "AB"}}}}]"#
        )
    };
    let endpoint = |status: &str| {
        format!(
            r#"[{{"name": "one", "properties": {{"privateLinkServiceConnectionState": {{"status": "{status}"}}}}}}]"#
        )
    };
    let (approved, pending) = (endpoint("Approved"), endpoint("Pending"));
    let backend_tls11 = custom(&[("Backend.Protocols.Tls11", "\"True\"")]);
    let expression = custom(&[("Protocols.Tls10", "\"[parameters('tls')]\"")]);
    let old = "\"2018-04-01T00:00:00Z\"";
    let elliptic = custom(&[
        ("Ciphers.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "\"True\""),
        ("Ciphers.TripleDes168", "\"False\""),
    ]);
    let minimum = |version: &str| {
        of("apiVersionConstraint", &format!("{{\"minApiVersion\": \"{version}\"}}"))
    };
    let zonal_elsewhere = r#"[{"location": "North Europe", "sku": {"name": "Premium", "capacity": 1},
        "zones": ["1"], "platformVersion": "stv2"}]"#;
    let ca = r#"[{"storeName": "Root", "certificate": {"expiry": "2026-12-01T00:00:00Z", "subject": "CN=a", "thumbprint": "AB"}}]"#;
    let key_vault = r#"[{"type": "Proxy", "hostName": "api.one.example", "certificateSource": "KeyVault",
        "keyVaultId": "https://one.vault.azure.net/secrets/a", "certificate": null}]"#;
    let network = r#"{"subnetResourceId": "/subscriptions/7067b004-96cc-4614-a2d8-4449bffb88a6/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s"}"#;
    vec![
        // Six keys with the text False: the protocols are off, and Python takes the text for true.
        ("CKV_AZURE_173", with(&all("\"False\"")), true, Disagrees),
        ("CKV_AZURE_173", with(&all("\"True\"")), true, Agrees),
        ("CKV_AZURE_173", with(&all("\"\"")), false, Agrees),
        ("CKV_AZURE_173", with(&backend_tls11), false, Disagrees),
        ("CKV_AZURE_173", with(&expression), true, Open),
        ("CKV_AZURE_173", of("createdAtUtc", old), false, Disagrees),
        ("CKV_AZURE_173", of("createdAtUtc", ""), false, Open),
        ("apim-009", with(&all("\"False\"")), false, Agrees),
        ("apim-009", with(&backend_tls11), true, Agrees),
        ("apim-009", of("createdAtUtc", old), false, Disagrees),
        ("apim-009", of("createdAtUtc", ""), false, Open),
        ("apim-010", with(&all("\"True\"")), true, Agrees),
        (
            "apim-010",
            instance(&[("sku", &sku("Consumption"))], &[("customProperties", &all("\"True\""))]),
            true,
            Disagrees,
        ),
        ("apim-010", of("createdAtUtc", old), false, Disagrees),
        ("apim-010", with(&elliptic), false, Disagrees),
        // The built-in certificate of the default host, and one that only CA certificates have.
        (
            "apim-011",
            of("hostnameConfigurations", &host("BuiltIn", "2026-12-01T00:00:00Z")),
            true,
            Disagrees,
        ),
        (
            "apim-011",
            of("hostnameConfigurations", &host("Custom", "2026-12-22T12:00:00Z")),
            true,
            Agrees,
        ),
        (
            "apim-011",
            of("hostnameConfigurations", &host("Custom", "2026-12-23T00:00:00Z")),
            false,
            Agrees,
        ),
        ("apim-011", of("certificates", ca), false, Disagrees),
        ("apim-008", of("hostnameConfigurations", key_vault), true, Agrees),
        ("apim-008", instance(&[("identity", r#"{"type": "none"}"#)], &[]), true, Open),
        ("apim-004", of("privateEndpointConnections", &pending), false, Disagrees),
        (
            "apim-004",
            instance(
                &[],
                &[
                    ("privateEndpointConnections", &approved),
                    ("publicNetworkAccess", "\"Disabled\""),
                ],
            ),
            false,
            Agrees,
        ),
        // The definition is the wrong way round: what is set is reported, what is not is passed.
        (MINIMUM, minimum("2021-08-01"), true, Disagrees),
        (MINIMUM, minimum("2019-12-01"), true, Agrees),
        (MINIMUM, minimum("2018-01-01"), false, Disagrees),
        (MINIMUM, of("apiVersionConstraint", r#"{"minApiVersion": null}"#), false, Disagrees),
        (MINIMUM, of("apiVersionConstraint", ""), false, Open),
        (MINIMUM, minimum("today"), false, Agrees),
        (
            VNET,
            instance(
                &[],
                &[
                    ("privateEndpointConnections", &approved),
                    ("publicNetworkAccess", "\"Disabled\""),
                ],
            ),
            true,
            Disagrees,
        ),
        (VNET, instance(&[("sku", &sku("standardv2"))], &[]), true, Open),
        (ZONES, instance(&[], &[]), true, Disagrees),
        (ZONES, instance(&[("zones", "[\"1\"]")], &[]), true, Agrees),
        (
            ZONES,
            instance(&[("zones", "[\"1\", \"2\"]")], &[("additionalLocations", zonal_elsewhere)]),
            false,
            Disagrees,
        ),
        (
            ZONES,
            instance(&[("location", "\"westeurope\"")], &[("platformVersion", "\"stv1\"")]),
            true,
            Agrees,
        ),
        (PREMIUM, instance(&[("sku", &sku("PREMIUM"))], &[]), false, Agrees),
        (PREMIUM, instance(&[("sku", &sku("PremiumV2"))], &[]), true, Disagrees),
        (PREMIUM, instance(&[("sku", "")], &[]), true, Open),
        // Internal is private whatever publicNetworkAccess says; letter case is compared.
        ("CKV_AZURE_174", of("virtualNetworkType", "\"Internal\""), true, Disagrees),
        ("CKV_AZURE_174", of("virtualNetworkType", "\"External\""), true, Open),
        ("CKV_AZURE_174", of("publicNetworkAccess", "\"disabled\""), true, Disagrees),
        ("CKV_AZURE_174", of("publicNetworkAccess", ""), true, Open),
        (
            "CKV_AZURE_174",
            instance(&[], &[("privateEndpointConnections", &approved)]),
            true,
            Agrees,
        ),
        (
            "CKV_AZURE_174",
            instance(
                &[],
                &[("privateEndpointConnections", "[]"), ("publicNetworkAccess", "\"Disabled\"")],
            ),
            false,
            Disagrees,
        ),
        ("CKV_AZURE_174", instance(&[("sku", &sku("BasicV2"))], &[]), true, Disagrees),
        ("CKV_AZURE_107", of("virtualNetworkConfiguration", network), false, Disagrees),
        ("CKV_AZURE_107", instance(&[("sku", &sku("Basic"))], &[]), true, Disagrees),
        ("CKV_AZURE_107", of("virtualNetworkType", "\"Internal\""), true, Disagrees),
        ("CKV_AZURE_107", of("virtualNetworkType", ""), true, Open),
    ]
}

#[test]
fn known_faults_and_their_neighbours() {
    for (rule, text, reports, stance) in cases() {
        assert_eq!(short(rule, &text), (reports, stance), "{rule}: {text}");
    }
}

#[test]
fn three_tools_ask_for_stv1_and_see_the_service_alone() {
    let elsewhere = r#"[{"location": "North Europe", "sku": {"name": "Premium", "capacity": 1},
        "zones": null, "platformVersion": "stv1"}]"#;
    for rule in PLATFORM {
        let platform = |value: &str| short(rule, &instance(&[], &[("platformVersion", value)]));
        assert_eq!(platform("\"STV1\""), (true, Stance::Agrees), "{rule}");
        assert_eq!(platform("\"stv2.1\""), (false, Stance::Agrees), "{rule}");
        assert_eq!(platform(""), (false, Stance::Open), "{rule}");
        let consumption =
            instance(&[("sku", &sku("Consumption"))], &[("platformVersion", "\"mtv1\"")]);
        assert_eq!(short(rule, &consumption), (false, Stance::Agrees), "mtv1 is not stv1: {rule}");
        let other = instance(&[], &[("additionalLocations", elsewhere)]);
        assert_eq!(short(rule, &other), (false, Stance::Disagrees), "{rule}");
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// A text that no instance reaches is one that nobody has held against anything.
#[test]
fn every_answer_is_given_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/verdicts");
    let mut texts: Vec<Vec<u8>> =
        files(&folder).iter().map(|path| fs::read(path).unwrap()).collect();
    texts.extend(cases().into_iter().map(|(_, text, ..)| text.into_bytes()));
    let given: BTreeSet<(String, bool, String)> = texts
        .iter()
        .flat_map(|text| {
            let analysis = read(text);
            let all: Vec<PublishedOpinion> =
                (0..analysis.instances()).flat_map(|index| analysis.published(index)).collect();
            all
        })
        .map(|one| (one.rule.into_owned(), one.reports, one.why.into_owned()))
        .collect();
    for rule in table::RULES.iter().flat_map(|rules| rules.iter()) {
        for answer in rule.answers {
            let key = (rule.published.id.to_owned(), answer.reports, answer.why.to_owned());
            assert!(given.contains(&key), "{key:?}");
        }
    }
}

/// Whatever a rule does, one of its rows has an answer.
#[test]
fn the_last_rows_fit_any_case() {
    for rule in table::RULES.iter().flat_map(|rules| rules.iter()) {
        for reports in [true, false] {
            let last = rule.answers.iter().rfind(|answer| answer.reports == reports);
            let fits = last.is_some_and(|answer| matches!(answer.when, super::When::Always));
            let platform = PLATFORM.contains(&rule.published.id) && reports;
            assert!(fits || platform, "{} {reports}", rule.published.id);
        }
    }
}
