//! HTML: its policy lets its style in, and no name becomes markup.

use crate::ADDRESSES;
use crate::names::{NAMES, hostile, nasty, rendered, report, with_sources};
use apim_planner::render;
use html5ever::driver::ParseOpts;
use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

fn page(report: Value) -> String {
    String::from_utf8(rendered(&render::html::FORMAT, report)).unwrap()
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

#[test]
fn only_the_products_own_sources_are_links() {
    for address in ADDRESSES {
        let html = page(with_sources(address));
        assert!(!html.contains("rel=\"noreferrer\""), "{address}");
        assert!(!html.contains("href=\"javascript"), "{address}");
    }
}

static PLAIN: LazyLock<Vec<String>> = LazyLock::new(|| skeleton(&page(report())));

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn names_never_become_markup(names in prop::collection::vec(nasty(), NAMES)) {
        let hostile = skeleton(&page(hostile(&names)));
        let differs = PLAIN.iter().zip(&hostile).find(|(one, other)| one != other);
        prop_assert_eq!(differs, None);
        prop_assert_eq!(PLAIN.len(), hostile.len());
    }
}
