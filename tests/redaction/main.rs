//! A redacted copy: the verdicts stay, the values go.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

#[path = "../inputs/mod.rs"]
mod inputs;
mod planted;
mod windows;
mod words;

use apim_planner::engine::{Analysis, Redacted, analyze};
use apim_planner::input::Input;
use apim_planner::model::Field;
use apim_planner::render::{FORMATS, Format};
use apim_planner::report::{InstanceReport, Report};
use apim_planner::share::key;
use apim_planner::share::redact::{Class, Hide, Replacement};
use inputs::{files, options};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use windows::Windows;
use words::{KNOWN_WORDS, is_listed, own_words};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

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

/// Every string and every key of a value, and of the JSON that a string holds.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(inner @ (Value::Object(_) | Value::Array(_))) => strings(&inner, found),
            _ => found.push(text.clone()),
        },
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

/// What a person could search for in a rendered report: its text, unpacked and unfolded.
fn searchable(format: &Format, report: &Report) -> String {
    let bytes = (format.render)(report.clone());
    if format.text {
        return String::from_utf8(bytes).unwrap().replace("\r\n ", "");
    }
    let mut text = String::new();
    let mut rest = &bytes[..];
    while let Some(header) = rest.strip_prefix(b"PK\x03\x04") {
        let number = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let size = number(14) + (number(16) << 16);
        let data = 26 + number(22) + number(24);
        let packed = &header[data..data + size];
        let plain = match number(4) {
            0 => packed.to_vec(),
            _ => miniz_oxide::inflate::decompress_to_vec(packed).unwrap(),
        };
        text.push_str(&String::from_utf8_lossy(&plain));
        rest = &header[data + size..];
    }
    assert!(text.len() > 1000, "{} could not be unpacked", format.id);
    text
}

/// The values of an input: the strings and keys of JSON, the cells of a table.
fn values(bytes: &[u8]) -> Vec<String> {
    let mut values = vec![];
    match serde_json::from_slice::<Value>(bytes) {
        Ok(value) => strings(&value, &mut values),
        Err(_) => {
            let text = String::from_utf8_lossy(bytes);
            let cells =
                text.split(['"', '\'', ',', ';', '\t', '\n', '\r', '|', '{', '}', '<', '>']);
            let cells = cells.map(|cell| cell.trim_matches([' ', ':', '=', '[', ']', '(', ')']));
            values.extend(cells.map(str::to_owned));
        }
    }
    values.retain(|text| text.chars().count() >= 6);
    values.sort();
    values.dedup();
    values
}

#[test]
fn verdicts_stay_and_no_value_of_the_input_is_in_the_copy() {
    let own = own_words();
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    let (mut files_read, mut instances, mut replaced, mut searched) = (0, 0, 0, 0);
    let mut faults = vec![];
    let mut keys: BTreeMap<String, u32> = BTreeMap::new();
    for path in files() {
        let bytes = fs::read(&path).unwrap();
        let analysis = analyze(&[Input::new(&name(&path), &bytes)], &options());
        let Redacted { analysis: copy, replacements } = analysis.redacted(&Hide::default());
        let (before, report) = (analysis.overview(), copy.report());
        assert_eq!(before.instances.len(), report.instances.len(), "{}", path.display());
        for (one, other) in before.instances.iter().zip(&report.instances) {
            let (one, other) = (verdicts(one, &replacements), verdicts(other, &[]));
            assert_eq!(one, other, "{}", path.display());
        }
        for key in replacements.iter().filter(|one| one.kind == "Key") {
            *keys.entry(key.from.clone()).or_default() += 1;
        }
        files_read += 1;
        instances += before.instances.len();
        replaced += replacements.len();
        let values = values(&bytes);
        searched += values.len();
        // JSON has every text that another format has, so it is searched for every file; the
        // others take turns.
        let turn = &FORMATS[1 + files_read % (FORMATS.len() - 1)];
        for format in [&FORMATS[0], turn] {
            let text = searchable(format, &report);
            let windows = Windows::of(&text);
            let held = |value: &&String| windows.may_hold(value) && text.contains(*value);
            for value in values.iter().filter(held) {
                let known = *known.entry(value.clone()).or_insert_with(|| {
                    is_listed(value)
                        || own.contains(&value.to_lowercase())
                        || KNOWN_WORDS.iter().any(|word| word.eq_ignore_ascii_case(value))
                });
                if !known {
                    faults.push(format!("{value:?} in {} of {}", format.id, path.display()));
                }
            }
        }
    }
    println!(
        "{files_read} files, {instances} instances, {replaced} values replaced, {searched} searched"
    );
    println!("keys of pointers that were replaced: {keys:?}");
    assert!(instances > 80 && replaced > 1000);
    assert!(faults.is_empty(), "{} faults: {:#?}", faults.len(), faults);
}

#[test]
fn a_pseudonym_that_occurs_in_the_input_is_not_used() {
    let id = "/subscriptions/sub-apim/resourceGroups/real-group/providers/Microsoft.ApiManagement/service/contoso";
    let text = json!({
        "type": "Microsoft.ApiManagement/service", "id": id, "name": "contoso", "location": "West Europe",
        "sku": { "name": "Premium", "capacity": 1 },
        "properties": { "publicIPAddresses": ["20.1.2.3"], "hostnameConfigurations": [
            { "type": "Proxy", "hostName": "api.contoso.com" } ] },
        "unread": ["my-apim-01", "rg-01x", "192.0.2.1", "HOST-01.example", "input 1"],
    });
    let read = analyze(&[Input::new("contoso.json", text.to_string().as_bytes())], &options());
    let Redacted { analysis, replacements } = read.redacted(&Hide::default());
    let report = analysis.overview();
    let one = &report.instances[0];
    assert_eq!(one.name, "apim-a01");
    assert_eq!(one.subscription.as_deref(), Some("sub-2A"));
    assert_eq!(one.resource_group.as_deref(), Some("rg-a01"));
    assert_eq!(one.locations[0].public_ips, ["198.51.100.1"]);
    assert_eq!(one.hosts[0].name, "host-a01.example");
    assert_eq!(report.inputs[0].name, "input a1");
    // The key leads back.
    let back = key::read(key::write(&replacements).as_bytes()).unwrap();
    assert!(back.iter().any(|one| one.from == "contoso" && one.to.as_deref() == Some("apim-a01")));
}

#[test]
fn the_name_of_an_instance_is_one_pseudonym_wherever_it_stands() {
    let at = |name: &str, group: &str| {
        json!({
            "type": "Microsoft.ApiManagement/service", "name": name, "location": "westeurope",
            "id": format!("/subscriptions/AAAA-1/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{name}"),
            "sku": { "name": "Premium", "capacity": 1 },
            "properties": {
                "gatewayUrl": format!("https://{}.azure-api.net", name.to_lowercase()),
                "gatewayRegionalUrl": format!("https://{name}-westeurope-01.regional.azure-api.net"),
                "developerPortalUrl": format!("https://{name}.developer.azure-api.net"),
                "hostnameConfigurations": [
                    { "type": "Proxy", "hostName": format!("{name}.azure-api.net"), "certificateSource": "BuiltIn" },
                    { "type": "Proxy", "hostName": "api.contoso.com" },
                ],
                "virtualNetworkConfiguration": { "subnetResourceId": "/subscriptions/aaaa-1/resourceGroups/Net/providers/Microsoft.Network/virtualNetworks/hub/subnets/apim" },
            },
        })
    };
    let text = json!([at("Contoso-Pay", "RG"), at("contoso", "rg")]).to_string();
    let read = analyze(&[Input::new("x", text.as_bytes())], &options());
    let copy = read.redacted(&Hide::default()).analysis;
    let one = &copy.estate().instances[0];
    let text = |field: &Field<String>| field.value().unwrap().clone();
    assert_eq!(text(&one.name), "apim-01");
    assert_eq!(text(&one.gateway_url), "https://apim-01.azure-api.net");
    let regional = "https://apim-01-westeurope-01.regional.azure-api.net";
    assert_eq!(text(&one.primary.regional_url), regional);
    assert_eq!(text(&one.developer_portal_url), "https://apim-01.developer.azure-api.net");
    assert_eq!(text(&one.hosts.items()[0].name), "apim-01.azure-api.net");
    assert_eq!(text(&one.hosts.items()[1].name), "host-01.example");
    let subnet = "/subscriptions/sub-A/resourceGroups/rg-02/providers/Microsoft.Network/virtualNetworks/vnet-01/subnets/subnet-01";
    assert_eq!(one.primary.subnet.value().unwrap().raw, subnet);
    let two = &copy.estate().instances[1];
    assert_eq!(two.resource_group.as_deref(), Some("rg-01"), "letter case is no difference");
    assert_eq!(text(&two.gateway_url), "https://apim-02.azure-api.net");
    // Without the regions, nothing says where it is.
    let hide = Hide(Class::ALL.to_vec());
    let report =
        serde_json::to_string(&read.redacted(&hide).analysis.overview().instances[0]).unwrap();
    assert!(
        !report.to_lowercase().contains("westeurope") && !report.contains("West Europe"),
        "{report}"
    );
    assert!(report.contains("region-1"));
    // Names alone: they are gone from the hosts, too.
    let report =
        serde_json::to_string(&read.redacted(&Hide(vec![Class::Names])).analysis.overview())
            .unwrap();
    assert!(!report.contains("contoso.azure") && !report.to_lowercase().contains("contoso-pay"));
    assert!(report.contains("api.contoso.com") && report.contains("AAAA-1"));
}
