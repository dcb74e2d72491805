//! Hostile names, and reports that carry them wherever a name can stand.

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::render::Format;
use apim_planner::report::{Report, parse_date};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// What breaks out of markup that is put together carelessly.
pub(crate) const NASTY: &[&str] = &[
    "<script>globalThis.ran=1</script>",
    "</script><script>globalThis.ran=1</script>",
    "\"><img src=x onerror=globalThis.ran=1>",
    "' onmouseover='globalThis.ran=1",
    "</title></style></textarea></pre>",
    "<style>*{display:none}</style>",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "<svg/onload=globalThis.ran=1>",
    "<a href=javascript:globalThis.ran=1>x</a>",
    "javascript:globalThis.ran=1",
    "&lt;script&gt;",
    "&#x3c;script&#x3e;",
    "&",
    "`",
    "${globalThis.ran=1}",
    "{}",
    "{{constructor}}",
    "\u{202e}\u{2066}",
    "\u{0}",
    "\u{feff}",
    "=cmd|' /C calc'!A0",
    "\r\n\r\n",
    "\u{2028}",
    "\\\"",
];

pub(crate) fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(NASTY).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z0-9/.-]{1,8}",
    ];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| {
        let name = pieces.concat();
        // What is white alone is written as “(empty)”.
        if name.trim().is_empty() { format!("{name}x") } else { name }
    })
}

/// A report on an instance with a name of its own wherever one can stand.
pub(crate) fn report() -> Value {
    static REPORT: LazyLock<Value> = LazyLock::new(made);
    REPORT.clone()
}

fn made() -> Value {
    let name = |index: u32| format!("harmless{index}x");
    let resource = json!({
        "id": format!("/subscriptions/{}/resourceGroups/{}/providers/\
                       Microsoft.ApiManagement/service/{}", name(0), name(1), name(2)),
        "type": "Microsoft.ApiManagement/service",
        "name": name(2),
        "location": "West Europe",
        "tags": { "one": name(3), "two": name(4), (name(5)): "three" },
        "sku": { "name": "Premium", "capacity": 2 },
        "identity": { "type": name(6) },
        "properties": {
            "platformVersion": "stv1",
            "virtualNetworkType": "Internal",
            "provisioningState": name(7),
            "publisherEmail": name(8),
            "publisherName": name(9),
            "notificationSenderEmail": name(10),
            "hostnameConfigurations": [
                { "type": "Proxy", "hostName": format!("{}.example", name(11)),
                  "certificateSource": name(12) },
                { "type": name(13), "hostName": format!("{}.example", name(14)) },
            ],
            "additionalLocations": [
                { "location": name(15), "platformVersion": name(16),
                  "sku": { "name": "Premium", "capacity": 1 },
                  "virtualNetworkConfiguration": { "subnetResourceId": name(17) } },
            ],
        },
    });
    let text = resource.to_string();
    let options = Options { as_of: parse_date("2026-11-22").unwrap(), prefer: Prefer::default() };
    let input = format!("{}.json", name(18));
    let analysis = analyze(&[Input::new(&input, text.as_bytes())], &options);
    serde_json::to_value(analysis.report()).unwrap()
}

/// How many names the report holds.
pub(crate) const NAMES: usize = 19;

/// Puts names in the place of the harmless ones, wherever the report has carried them.
pub(crate) fn named(value: &mut Value, names: &[String]) {
    match value {
        Value::String(text) => {
            for (index, name) in names.iter().enumerate() {
                *text = text.replace(&format!("harmless{index}x"), name);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| named(one, names)),
        Value::Object(members) => members.values_mut().for_each(|one| named(one, names)),
        _ => {}
    }
}

/// The report in a format.
pub(crate) fn rendered(format: &Format, report: Value) -> Vec<u8> {
    let report: Report = serde_json::from_value(report).unwrap();
    (format.render)(report)
}

/// The report with names in the place of the harmless ones.
pub(crate) fn hostile(names: &[String]) -> Value {
    let mut report = report();
    named(&mut report, names);
    report
}

/// The report as somebody else may have made it: with other addresses for its sources.
pub(crate) fn with_sources(url: &str) -> Value {
    fn change(value: &mut Value, url: &str) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|one| change(one, url)),
            Value::Object(members) => {
                for (key, member) in members {
                    if key == "url" {
                        *member = Value::from(url);
                    } else {
                        change(member, url);
                    }
                }
            }
            _ => {}
        }
    }
    let mut report = report();
    change(&mut report, url);
    report
}
