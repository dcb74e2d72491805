//! The HTML report: its policy lets its style in, and no name from an input becomes markup.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

use apim_planner::engine::analyze;
use apim_planner::input::Input;
use apim_planner::options::{Options, Prefer};
use apim_planner::render;
use apim_planner::report::{Report, parse_date};
use html5ever::driver::ParseOpts;
use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// What breaks out of markup that is put together carelessly.
const NASTY: &[&str] = &[
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

fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(NASTY).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z0-9/.-]{1,8}",
    ];
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

/// A report on an instance with a name of its own wherever one can stand.
fn report() -> Value {
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
const NAMES: usize = 19;

/// Puts names in the place of the harmless ones, wherever the report has carried them.
fn named(value: &mut Value, names: &[String]) {
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

fn page(report: Value) -> String {
    let report: Report = serde_json::from_value(report).unwrap();
    String::from_utf8((render::html::FORMAT.render)(report)).unwrap()
}

fn parsed(html: &str) -> RcDom {
    parse_document(RcDom::default(), ParseOpts::default()).one(html)
}

/// Elements with the names of their attributes, and comments, in order; no text and no values.
fn tree(node: &Handle, depth: usize, out: &mut Vec<String>) {
    let line = match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let attributes: Vec<String> =
                attrs.borrow().iter().map(|one| one.name.local.to_string()).collect();
            Some(format!("{} {}", name.local, attributes.join(" ")))
        }
        NodeData::Comment { .. } => Some("comment".to_owned()),
        NodeData::ProcessingInstruction { .. } => Some("instruction".to_owned()),
        _ => None,
    };
    out.extend(line.map(|line| format!("{depth} {line}")));
    for child in node.children.borrow().iter() {
        tree(child, depth + 1, out);
    }
}

fn skeleton(html: &str) -> Vec<String> {
    let mut out = vec![];
    tree(&parsed(html).document, 0, &mut out);
    out
}

/// Base64 with its padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[test]
fn the_policy_lets_in_the_style_of_the_page_and_nothing_else() {
    let html = page(report());
    let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let hash = base64(&Sha256::digest(style.as_bytes()));
    let policy = format!(
        "content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; \
         form-action 'none'\""
    );
    assert!(html.contains(&policy), "the style has changed; its hash is sha256-{hash}");
}

#[test]
fn nothing_can_run_and_nothing_is_fetched() {
    let html = page(report());
    for line in skeleton(&html) {
        let mut words = line.split(' ').skip(1);
        let element = words.next().unwrap_or_default();
        assert!(
            !["img", "link", "iframe", "object", "embed", "form", "base"].contains(&element),
            "{line}"
        );
        for attribute in words {
            assert!(
                !attribute.starts_with("on") && !["src", "style", "srcset"].contains(&attribute),
                "{line}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn names_never_become_markup(names in prop::collection::vec(nasty(), NAMES)) {
        let plain = report();
        let mut hostile = plain.clone();
        named(&mut hostile, &names);
        let (plain, hostile) = (skeleton(&page(plain)), skeleton(&page(hostile)));
        let differs = plain.iter().zip(&hostile).find(|(one, other)| one != other);
        prop_assert_eq!(differs, None);
        prop_assert_eq!(plain.len(), hostile.len());
    }
}
