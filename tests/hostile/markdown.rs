//! Markdown: a name is text or code, never markup, and where readers turn bare addresses into
//! links, none of those.

use crate::ADDRESSES;
use crate::names::{NAMES, hostile, nasty, rendered, report, with_sources};
use apim_planner::render;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use std::sync::LazyLock;

fn text(report: Value) -> String {
    String::from_utf8(rendered(&render::markdown::FORMAT, report)).unwrap()
}

/// What a reader makes of it, without the texts; the addresses of links are kept.
fn skeleton(markdown: &str) -> Vec<String> {
    let mut out: Vec<String> = vec![];
    for event in Parser::new_ext(markdown, Options::all()) {
        let line = match event {
            Event::Text(_) => continue,
            Event::Code(_) => "code".to_owned(),
            Event::Html(_) | Event::InlineHtml(_) => "html".to_owned(),
            Event::Start(Tag::Link { dest_url, .. }) => format!("link {dest_url}"),
            // Their texts make their anchors.
            Event::Start(Tag::Heading { level, .. }) => format!("heading {level}"),
            Event::Start(tag) => format!("start {tag:?}"),
            Event::End(tag) => format!("end {tag:?}"),
            other => format!("{other:?}"),
        };
        out.push(line);
    }
    out
}

#[test]
fn a_report_holds_no_html_and_links_to_documents_alone() {
    let report = text(report());
    for line in skeleton(&report) {
        assert_ne!(line, "html");
        if let Some(address) = line.strip_prefix("link ") {
            assert!(address.starts_with("https://"), "{address}");
        }
    }
}

#[test]
fn only_the_products_own_sources_are_links() {
    for address in ADDRESSES {
        let found = skeleton(&text(with_sources(address)));
        let links: Vec<_> = found.iter().filter(|line| line.starts_with("link")).collect();
        assert!(links.is_empty(), "{links:?}");
        assert!(!found.iter().any(|line| line == "html"), "{address}");
    }
}

static PLAIN: LazyLock<Vec<String>> = LazyLock::new(|| skeleton(&text(report())));

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn names_never_become_markup(names in prop::collection::vec(nasty(), NAMES)) {
        let hostile = skeleton(&text(hostile(&names)));
        let differs = PLAIN.iter().zip(&hostile).find(|(one, other)| one != other);
        prop_assert_eq!(differs, None);
        prop_assert_eq!(PLAIN.len(), hostile.len());
    }

    #[test]
    fn no_reader_links_what_looks_like_an_address(
        before in "[a-z (]{0,4}",
        scheme in "(https?|ftp)://|www\\.|WWW\\.",
        after in "[a-z.]{1,9}",
    ) {
        let escaped = render::markdown::escape::text(&format!("{before}{scheme}{after}"));
        let found = ["://", "www."].iter().any(|sign| escaped.to_ascii_lowercase().contains(sign));
        prop_assert!(!found, "{}", escaped);
    }
}
