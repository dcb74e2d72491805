//! A redacted copy: the verdicts stay, the values go.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::{Analysis, Redacted, analyze};
use apim_planner::input::Input;
use apim_planner::knowledge::regions;
use apim_planner::model::{
    CertificateSource, ConnectionStatus, HostType, Moment, NetworkType, PlatformVersion,
    ProvisioningState, Sku, Switch,
};
use apim_planner::options::{Options, Prefer};
use apim_planner::render::FORMATS;
use apim_planner::report::{InstanceReport, Report, parse_date};
use apim_planner::share::redact::{Class, Hide, Replacement};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn options() -> Options {
    Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp }
}

fn files_in(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_in(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every fixture, and every file of the corpus where that lies beside the checkout.
fn files() -> Vec<PathBuf> {
    let mut found = vec![];
    files_in(&Path::new(ROOT).join("tests/fixtures"), &mut found);
    let corpus = Path::new(ROOT).join("../shared/corpus");
    if corpus.is_dir() {
        files_in(&corpus, &mut found);
    } else {
        println!("without the corpus: it is not beside the checkout ({})", corpus.display());
    }
    found.retain(|path| !path.file_name().unwrap().to_string_lossy().starts_with("expected"));
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Analysis {
    analyze(&[Input::new(&name(path), &fs::read(path).unwrap())], &options())
}

/// What a reader decides by, with unlisted values as they are in the copy.
fn verdicts(instance: &InstanceReport, replaced: &[Replacement]) -> Vec<String> {
    let platform = replaced
        .iter()
        .find(|one| one.from.eq_ignore_ascii_case(instance.platform.verdict.trim()))
        .and_then(|one| one.to.clone())
        .unwrap_or_else(|| instance.platform.verdict.clone());
    let mut out = vec![
        format!("{platform} {:?} {:?}", instance.header, instance.platform.confidence),
        format!("{:?} {:?} {:?}", instance.cloud, instance.network_mode, instance.zone_mode),
        format!("past due {} announced {}", instance.past_due, instance.announced),
    ];
    out.extend(instance.paths.iter().map(|path| format!("path {} {:?}", path.id, path.status)));
    out.extend(
        instance.findings.iter().map(|one| format!("finding {} {:?}", one.id, one.severity)),
    );
    out.extend(
        instance.exposures.iter().map(|one| format!("exposure {} {:?}", one.id, one.status)),
    );
    out
}

#[test]
fn verdicts_stay() {
    let (mut files_read, mut instances, mut values) = (0, 0, 0);
    for path in files() {
        let analysis = read(&path);
        let Redacted { analysis: copy, replacements } = analysis.redacted(&Hide::default());
        let (before, after) = (analysis.overview(), copy.overview());
        assert_eq!(before.instances.len(), after.instances.len(), "{}", path.display());
        for (one, other) in before.instances.iter().zip(&after.instances) {
            let (one, other) = (verdicts(one, &replacements), verdicts(other, &[]));
            assert_eq!(one, other, "{}", path.display());
        }
        files_read += 1;
        instances += before.instances.len();
        values += replacements.len();
    }
    println!("{files_read} files, {instances} instances, {values} values");
    assert!(instances > 80);
}

#[test]
fn nothing_hidden_is_the_same_report() {
    for path in files().iter().step_by(7) {
        let analysis = read(path);
        let Redacted { analysis: copy, replacements } = analysis.redacted(&Hide::nothing());
        assert_eq!(copy.overview(), analysis.overview());
        assert!(replacements.is_empty());
    }
}

#[test]
fn the_report_says_what_was_taken_out() {
    let path =
        Path::new(ROOT).join("tests/fixtures/verdicts/arm-premium-stv1-internal-91-days.json");
    let Redacted { analysis: copy, replacements } = read(&path).redacted(&Hide::default());
    let report: Report = copy.overview();
    let classes = report.redaction.unwrap().classes;
    assert_eq!(classes.len(), Class::ALL.len() - 1);
    let names = classes.iter().find(|one| one.class == Class::Names).unwrap();
    let replaced = replacements.iter().filter(|one| one.class == Class::Names).count();
    assert_eq!(usize::try_from(names.values).unwrap(), replaced);
    assert!(replaced >= 2);
    assert_eq!(report.instances[0].name, "apim-01");
    assert_eq!(report.instances[0].resource_group.as_deref(), Some("rg-01"));
}

/// Every string and every key of a value.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(members) => {
            for (key, value) in members {
                found.push(key.clone());
                strings(value, found);
            }
        }
        _ => {}
    }
}

/// Words of the product itself: the whole report of instances whose own values are all `q`, over
/// every tier, platform, network mode and cloud. It is made from no file that is tested.
fn own_words() -> String {
    let tiers = Sku::LISTED.iter().map(|one| one.wire()).chain(["q"]);
    let mut rows = vec![];
    for (tier, platform, network, region) in tiers.flat_map(|tier| {
        let platforms = PlatformVersion::LISTED.iter().map(|one| one.wire()).chain([""]);
        platforms.flat_map(move |platform| {
            [("None", "West US"), ("External", "usgovtexas"), ("Internal", "chinaeast2")]
                .map(|(network, region)| (tier, platform, network, region))
        })
    }) {
        let hosts: Vec<Value> = HostType::LISTED
            .iter()
            .flat_map(|kind| {
                CertificateSource::LISTED.iter().map(move |source| {
                    json!({
                        "type": kind.wire(), "hostName": "q", "certificateSource": source.wire(),
                        "certificateStatus": "Failed", "keyVaultId": "https://q/q/q/q",
                        "negotiateClientCertificate": true, "defaultSslBinding": true,
                        "certificate": { "expiry": "2026-12-01T00:00:00Z", "subject": "q", "thumbprint": "q" },
                    })
                })
            })
            .collect();
        let common = json!({
            "location": region, "sku": { "name": tier, "capacity": 1 }, "zones": ["1"],
            "publicIPAddresses": ["q"], "privateIPAddresses": ["q"], "platformVersion": platform,
            "disableGateway": true, "natGatewayState": "Enabled", "publicIpAddressId": "q",
            "gatewayRegionalUrl": "q", "outboundPublicIPAddresses": ["q"],
            "virtualNetworkConfiguration": { "subnetResourceId": "/subscriptions/q/resourceGroups/q/providers/Microsoft.Network/virtualNetworks/q/subnets/q" },
        });
        let mut properties = json!({
            "virtualNetworkType": network, "provisioningState": "Succeeded", "gatewayUrl": "q",
            "hostnameConfigurations": hosts, "createdAtUtc": "2020-01-01T00:00:00Z",
            "apiVersionConstraint": { "minApiVersion": "2019-12-01" },
            "legacyPortalStatus": "Enabled", "developerPortalStatus": "Enabled",
            "configurationApi": { "legacyApi": "Enabled" }, "publicNetworkAccess": "Disabled",
            "notificationSenderEmail": "apimgmt-noreply@mail.windowsazure.com",
            "privateEndpointConnections": [{ "name": "q" }],
            "customProperties": {
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10": "True",
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls10": "True",
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Ssl30": "True",
                "Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2": "True",
                "Microsoft.WindowsAzure.ApiManagement.Stv2MigrationPreCreatedIps": "q",
                "Microsoft.WindowsAzure.ApiManagement.Service.Disabled": "True",
            },
            "certificates": [{ "storeName": "Root", "certificate": { "expiry": "2020-01-01T00:00:00Z" } }],
            "additionalLocations": [common],
        });
        for (key, value) in common.as_object().unwrap() {
            properties[key] = value.clone();
        }
        rows.push(json!({
            "id": format!("/subscriptions/q/resourceGroups/q/providers/Microsoft.ApiManagement/service/{}", rows.len()),
            "name": "q", "type": "Microsoft.ApiManagement/service", "location": region,
            "identity": { "type": "SystemAssigned, UserAssigned" }, "zones": ["1"],
            "sku": { "name": tier, "capacity": 1 }, "properties": properties,
            "systemData": { "lastModifiedAt": "2026-11-01T00:00:00Z" },
        }));
    }
    let report = analyze(&[Input::new("q", Value::from(rows).to_string().as_bytes())], &options());
    let mut words = vec![];
    for instance in &report.redacted(&Hide::default()).analysis.report().instances {
        strings(&serde_json::to_value(instance).unwrap(), &mut words);
        words.sort();
        words.dedup();
    }
    // What a format says by itself, for example the documentation of the rules.
    let nothing = analyze(&[], &options()).report();
    for format in FORMATS.iter().filter(|format| format.text) {
        words.push(String::from_utf8((format.render)(nothing.clone())).unwrap());
    }
    words.join("\n").to_lowercase()
}

/// Whether a value is nobody's own: a day, a region, a value that Azure lists.
fn is_listed(text: &str) -> bool {
    fn listed<T: Copy>(all: &[T], wire: fn(T) -> &'static str, text: &str) -> bool {
        all.iter().any(|one| wire(*one).eq_ignore_ascii_case(text))
    }
    let text = text.trim();
    Moment::read(text).is_some()
        || regions::find(text).is_some()
        || listed(Sku::LISTED, Sku::wire, text)
        || listed(PlatformVersion::LISTED, PlatformVersion::wire, text)
        || listed(NetworkType::LISTED, NetworkType::wire, text)
        || listed(ProvisioningState::LISTED, ProvisioningState::wire, text)
        || listed(Switch::LISTED, Switch::wire, text)
        || listed(HostType::LISTED, HostType::wire, text)
        || listed(CertificateSource::LISTED, CertificateSource::wire, text)
        || listed(ConnectionStatus::LISTED, ConnectionStatus::wire, text)
}

/// What is neither in [`own_words`] nor listed, and is in a copy all the same: names of members of
/// Azure's own answers, which evidence and places name, and words that two identities are.
const AZURE_WORDS: &[&str] = &[
    "2021-12-01-preview",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Ssl30",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls11",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TripleDes168",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11",
    "SystemAssigned,UserAssigned",
    "gatewayUrl",
    "lastModifiedAt",
    "managementApiUrl",
    "message",
    "outboundPublicIPAddresses",
    "parameters",
    "portalUrl",
    "publisher",
    "scmUrl",
    "subscriptionId",
    "systemData",
    "thumbprint",
];

#[test]
fn no_value_of_the_input_is_in_the_copy() {
    let own = own_words();
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    let (mut searched, mut files_searched) = (0, 0);
    let mut faults = vec![];
    for path in files() {
        let bytes = fs::read(&path).unwrap();
        let Ok(value) = serde_json::from_slice::<Value>(&bytes) else { continue };
        let mut values = vec![];
        strings(&value, &mut values);
        values.retain(|text| text.chars().count() >= 6);
        values.sort();
        values.dedup();
        let report = read(&path).redacted(&Hide::default()).analysis.report();
        for format in FORMATS.iter().filter(|format| format.text) {
            let text = (format.render)(report.clone());
            let text = String::from_utf8_lossy(&text);
            for value in values.iter().filter(|value| text.contains(*value)) {
                let known = *known.entry(value.clone()).or_insert_with(|| {
                    is_listed(value)
                        || own.contains(&value.to_lowercase())
                        || AZURE_WORDS.contains(&value.as_str())
                });
                if !known {
                    faults.push(format!("{}: {value:?} in {}", path.display(), format.id));
                }
            }
        }
        searched += values.len();
        files_searched += 1;
    }
    println!("{searched} values of {files_searched} files searched");
    assert!(faults.is_empty(), "{faults:#?}");
}
