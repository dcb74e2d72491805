//! One logical fleet in every shape is one estate, as far as the shape can carry it; what it
//! cannot carry comes out as absent, never as a default.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

mod fleet;

use apim_planner::engine::analyze;
use apim_planner::input::shapes::SHAPES;
use apim_planner::input::{Input, read};
use apim_planner::options::{Options, Prefer};
use apim_planner::render;
use apim_planner::report::parse_date;
use fleet::{Facts, facts, fleet as logical, tools, writers};
use serde_json::Value;

/// A shape, how the fleet is written in it, and what it cannot carry.
struct Form {
    shape: &'static str,
    write: fn(&[Value]) -> String,
    /// Facts that are absent. One that ends in `*` stands for all that begin so; facts of a
    /// location count for the additional ones as well.
    lacks: &'static [&'static str],
    /// Whether members that are `null` are left out.
    strips: bool,
}

const fn form(
    shape: &'static str,
    write: fn(&[Value]) -> String,
    lacks: &'static [&'static str],
) -> Form {
    Form { shape, write, lacks, strips: false }
}

/// What only the provider fills in.
const RUNTIME: &[&str] = &[
    "id",
    "subscription",
    "resourceGroup",
    "lastModified",
    "created",
    "provisioningState",
    "targetProvisioningState",
    "gatewayUrl",
    "developerPortalUrl",
    "platform",
    "publicIps",
    "privateIps",
    "outboundIps",
    "regionalUrl",
    "privateEndpoints",
    "hostCertificates",
];

/// What the provider of Terraform does not expose.
const TERRAFORM: &[&str] = &[
    "lastModified",
    "created",
    "provisioningState",
    "targetProvisioningState",
    "platform",
    "outboundIps",
    "natGateway",
    "privateEndpoints",
    "hostCertificates",
    "otherSettings",
    "legacyConfigurationApi",
    "developerPortalStatus",
    "legacyPortalStatus",
    "releaseChannel",
    "zoneRedundant",
    "additional.*.sku",
];

/// What the class of PowerShell has no member for.
const POWERSHELL: &[&str] = &[
    "lastModified",
    "targetProvisioningState",
    "outboundIps",
    "natGateway",
    "otherSettings",
    "legacyConfigurationApi",
    "developerPortalStatus",
    "legacyPortalStatus",
    "releaseChannel",
    "zoneRedundant",
];

/// Everything that stands in `properties`.
const PROPERTIES: &[&str] = &[
    "created",
    "provisioningState",
    "targetProvisioningState",
    "publisherEmail",
    "publisherName",
    "notificationSender",
    "gatewayUrl",
    "developerPortalUrl",
    "network",
    "publicNetworkAccess",
    "privateEndpoints",
    "hosts",
    "hostCertificates",
    "certificates",
    "gatewaySettings",
    "otherSettings",
    "minApiVersion",
    "legacyConfigurationApi",
    "developerPortalStatus",
    "legacyPortalStatus",
    "clientCertificate",
    "releaseChannel",
    "zoneRedundant",
    "additional*",
    "platform",
    "subnet",
    "publicIps",
    "privateIps",
    "outboundIps",
    "publicIpId",
    "natGateway",
    "gatewayDisabled",
    "regionalUrl",
    "lastModified",
];

fn forms() -> Vec<Form> {
    let stripped = |form: Form| Form { strips: true, ..form };
    vec![
        form("armResource", writers::documents, &[]),
        form("armList", writers::arm_list, &[]),
        form("armArray", writers::array, &[]),
        form("httpRecording", writers::recording, &[]),
        form("resourceGraph", writers::graph, &["lastModified"]),
        form("resourceGraphTable", writers::graph_table, &["lastModified"]),
        form("resourceGraphCsv", writers::graph_csv, &["lastModified"]),
        form("powershellGraph", writers::graph_powershell, &["lastModified"]),
        form("azApimShow", tools::az_apim_show, &[]),
        form("azApimList", tools::az_apim_list, &[]),
        form("azResourceShow", tools::az_resource_show, &["lastModified"]),
        form("azResourceList", tools::az_resource_list, PROPERTIES),
        form("powershellResource", tools::get_az_resource, &["lastModified"]),
        form("powershellApiManagement", tools::get_az_api_management, POWERSHELL),
        stripped(form("pythonSdk", tools::python, &[])),
        stripped(form("javaScriptSdk", tools::javascript, &[])),
        form("dotNetSdk", tools::dotnet, &[]),
        form("armTemplate", writers::template, RUNTIME),
        form("terraformState", writers::terraform_state, TERRAFORM),
        form("terraformShow", writers::terraform_show, TERRAFORM),
        form("terraformPlan", writers::terraform_plan, TERRAFORM),
        form("ownReport", own_report, &[]),
    ]
}

/// The report of this program on the fleet.
fn own_report(fleet: &[Value]) -> String {
    let list = writers::arm_list(fleet);
    let options =
        Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::LeastFollowUp };
    let analysis = analyze(&[Input::new("fleet.json", list.as_bytes())], &options);
    render::json::pieces(&analysis, analysis.overview()).collect()
}

impl Form {
    fn lacks(&self, fact: &str) -> bool {
        let plain = fact.rsplit('.').next().unwrap();
        self.lacks.iter().any(|one| match one.split_once('*') {
            None => *one == plain,
            Some((begin, end)) => fact.starts_with(begin) && fact.ends_with(end),
        })
    }
}

/// What every instance of a text says, and the shapes as which the text was read.
fn said(name: &str, bytes: &[u8]) -> (Vec<Facts>, Vec<&'static str>) {
    let estate = read(&[Input::new(name, bytes)]);
    let mut shapes: Vec<_> = estate.inputs[0].documents.iter().map(|one| one.shape).collect();
    shapes.dedup();
    (estate.instances.iter().map(facts).collect(), shapes)
}

/// The fleet as the REST API answers it, which leaves nothing out.
fn whole() -> Vec<Facts> {
    said("whole", writers::arm_list(&logical()).as_bytes()).0
}

#[test]
fn the_fleet_is_what_it_should_be() {
    let lines: Vec<String> = whole()
        .iter()
        .map(|one| {
            let fact = |name: &str| one.get(name).map_or("-", String::as_str);
            format!(
                "{} {} {} {} {} {} {} {}/{}",
                fact("name"),
                fact("sku"),
                fact("capacity"),
                fact("location"),
                fact("platform"),
                fact("network"),
                fact("zones"),
                fact("additional.0.platform"),
                fact("additional.1.platform"),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "fulmar-dev Developer 1 westeurope stv1 Internal null -/-",
            "fulmar-basic Basic 2 northeurope stv2 None null -/-",
            "fulmar-gov Standard 1 usgovvirginia stv2.1 None null -/-",
            "fulmar-zones Premium 3 uksouth stv2 External 1,2,3 -/-",
            "fulmar-mixed Premium 2 westeurope stv2 External null stv1/stv2.1",
            "fulmar-china Premium 1 chinaeast2 stv1 Internal null undetermined/-",
            "fulmar-basic-v2 BasicV2 1 eastus undetermined None null -/-",
            "fulmar-standard-v2 StandardV2 1 westeurope undetermined External null -/-",
            "fulmar-premium-v2 PremiumV2 2 westeurope absent Internal null -/-",
            "fulmar-consumption Consumption 0 westeurope mtv1 None null -/-",
            "fulmar-isolated Isolated 1 eastus stv2 None null -/-",
            "fulmar-silent Standard 1 northeurope absent None null -/-",
        ]
    );
    // Only what a template alone has, and what two instances are silent on, is not there.
    for (name, value) in whole().iter().flatten() {
        let silent = name == "apiVersion" || name == "platform";
        assert!(value != "absent" || silent, "{name}");
        assert!(!value.starts_with("unreadable"), "{name}: {value}");
    }
}

#[test]
fn every_shape_carries_the_fleet_as_far_as_it_can() {
    let whole = whole();
    for form in forms() {
        let text = (form.write)(&logical());
        let (found, shapes) = said(form.shape, text.as_bytes());
        assert_eq!(shapes, [form.shape]);
        assert_eq!(found.len(), 12, "{}", form.shape);
        let mut differences = vec![];
        for (wanted, found) in whole.iter().zip(&found) {
            for (name, value) in wanted {
                let found = found.get(name).map_or("absent", String::as_str);
                let expected = if form.lacks(name) {
                    "absent"
                } else if name == "apiVersion" && form.shape == "armTemplate" {
                    "2024-05-01"
                } else if form.strips && value == "null" {
                    "absent"
                } else {
                    value.as_str()
                };
                if found != expected {
                    differences
                        .push(format!("{} {name}: {found:?}, not {expected:?}", wanted["name"]));
                }
            }
            assert!(found.keys().all(|name| wanted.contains_key(name)), "{}", form.shape);
        }
        assert!(differences.is_empty(), "{}:\n{}", form.shape, differences.join("\n"));
    }
}

#[test]
fn what_a_shape_lacks_is_there_to_be_lacked() {
    let whole = whole();
    for form in forms() {
        for fact in form.lacks {
            let alone = Form { lacks: std::slice::from_ref(fact), ..form };
            let carried = whole.iter().flatten();
            let known = carried.clone().any(|(name, value)| alone.lacks(name) && value != "absent");
            assert!(known, "{}: {fact}", form.shape);
        }
    }
}

#[test]
fn every_shape_is_written() {
    let written: Vec<&str> = forms().iter().map(|form| form.shape).collect();
    for shape in SHAPES.iter().filter(|shape| shape.id != "azqr") {
        assert!(written.contains(&shape.id), "{} is not in the test of the fleet", shape.id);
    }
}

#[test]
fn the_encoding_changes_nothing() {
    for form in forms() {
        let text = (form.write)(&logical());
        let plain = said(form.shape, text.as_bytes());
        let wide = |bytes: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xFEFF);
            mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
        };
        for (name, bytes) in [
            ("UTF-8 with a mark", [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat()),
            ("UTF-16 LE", wide(u16::to_le_bytes, true)),
            ("UTF-16 BE", wide(u16::to_be_bytes, true)),
            ("UTF-16 LE without a mark", wide(u16::to_le_bytes, false)),
            ("line ends of Windows", text.replace('\n', "\r\n").into_bytes()),
        ] {
            assert!(said(form.shape, &bytes) == plain, "{} as {name}", form.shape);
        }
    }
}
