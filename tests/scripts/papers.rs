//! Papers: what they say, that a redacted copy gives redacted ones, and hostile names.

use super::made::{
    HOSTILE, blocked, hostile, instance, maintained, migrated, mixed, neighbours, read, unknown,
};
use apim_planner::engine::{Analysis, Redacted};
use apim_planner::render::papers::{PAPERS, paper, write};
use apim_planner::share::redact::Hide;
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::json;

/// Both forms of every paper that an instance has.
fn all(analysis: &Analysis) -> Vec<(&'static str, bool, String)> {
    let mut out = Vec::new();
    for paper in PAPERS {
        for plain in [false, true] {
            for index in 0..analysis.instances() {
                if let Ok(text) = write(analysis, paper, (index, None), plain) {
                    out.push((paper.id, plain, text));
                }
            }
        }
    }
    out
}

#[test]
fn papers_read_like_this() {
    let instances = [
        ("migrate", migrated("None")),
        ("migrate-internal", migrated("Internal")),
        ("portal", mixed()),
        ("restore", blocked()),
        ("settings", maintained()),
    ];
    for (name, instance) in instances {
        let analysis = read(&instance);
        for paper in PAPERS.iter().filter(|paper| !paper.is_of_fleet()) {
            if let Ok(text) = write(&analysis, paper, (0, None), name == "portal") {
                insta::assert_snapshot!(format!("{name}-{}", paper.id), text);
            }
        }
    }
    let fleet = json!([
        migrated("None"),
        neighbours()[1],
        named("apim-a", unknown()),
        named("apim-b", blocked()),
        named("apim-c", maintained())
    ]);
    let summary = paper("management-summary").unwrap();
    insta::assert_snapshot!(
        "fleet-summary",
        write(&read(&fleet), summary, (0, None), false).unwrap()
    );
    insta::assert_snapshot!(
        "fleet-summary-plain",
        write(&read(&fleet), summary, (0, None), true).unwrap()
    );
}

fn named(name: &str, mut one: serde_json::Value) -> serde_json::Value {
    one["id"] = one["id"].as_str().unwrap().replace("apim-orders", name).into();
    one["name"] = name.into();
    one
}

#[test]
fn what_needs_no_paper_says_why() {
    let nothing = read(&instance("stv2", "None", |_| {}));
    for paper in PAPERS.iter().filter(|paper| !paper.is_of_fleet()) {
        let one = nothing.instance(0).unwrap();
        if let Some(why) = paper.not_needed(&one) {
            assert!(why.ends_with('.'), "{why}");
            assert_eq!(write(&nothing, paper, (0, None), false).unwrap_err(), why);
        }
    }
    assert!(write(&nothing, paper("consumer-notice").unwrap(), (0, None), false).is_err());
    assert!(write(&nothing, paper("network-request").unwrap(), (9, None), false).is_err());
    assert!(
        write(&read(&json!([])), paper("management-summary").unwrap(), (0, None), false).is_ok()
    );
}

#[test]
fn old_and_new_addresses_stand_in_the_notice() {
    let mut moves = migrated("None");
    moves["properties"]["customProperties"]["Microsoft.WindowsAzure.ApiManagement.Stv2MigrationPreCreatedIps"] =
        "198.51.100.7".into();
    let analysis = {
        let kept = read(&moves);
        let notice = write(&kept, paper("consumer-notice").unwrap(), (0, None), true).unwrap();
        assert!(
            notice.contains("Address until then: 203.0.113.10\nAddress afterwards: 203.0.113.10"),
            "{notice}"
        );
        let mut options = *kept.options();
        options.prefer = apim_planner::options::Prefer::NoDowntime;
        kept.under(&options)
    };
    let notice = write(&analysis, paper("consumer-notice").unwrap(), (0, None), true).unwrap();
    assert!(
        notice.contains("Address until then: 203.0.113.10\nAddress afterwards: 198.51.100.7"),
        "{notice}"
    );
}

#[test]
fn a_paper_of_a_redacted_copy_has_no_original_identifier() {
    let mut inputs = vec![
        migrated("None"),
        migrated("External"),
        migrated("Internal"),
        mixed(),
        neighbours(),
        blocked(),
        maintained(),
    ];
    for one in &mut inputs {
        let whole = one
            .to_string()
            .replace("orders", "mkq7")
            .replace("rg-net", "rg-mkq7net")
            .replace("vnet-a", "vnet-mkq7")
            .replace("snet-", "snet-mkq7")
            .replace("apim-other", "apim-mkq7other");
        *one = serde_json::from_str(&whole).unwrap();
    }
    let originals =
        ["mkq7", "203.0.113.10", "203.0.113.11", "10.40.8.5", "11111111-2222", "198.51.100.7"];
    for input in inputs {
        let analysis = read(&input);
        let Redacted { analysis: copy, replacements } = analysis.redacted(&Hide::default());
        let pseudonyms: Vec<&str> =
            replacements.iter().filter_map(|one| one.to.as_deref()).collect();
        let papers = all(&copy);
        assert!(papers.len() >= 2);
        let before = all(&analysis);
        assert_eq!(before.len(), papers.len());
        assert!(before.iter().any(|(_, _, text)| text.contains("mkq7")));
        for (id, _, text) in papers {
            for original in originals {
                // An address of the documentation ranges may come back as the stand-in of another.
                let stand_in = pseudonyms.iter().any(|one| one.contains(original));
                assert!(stand_in || !text.contains(original), "{id}: {original}\n{text}");
            }
            assert!(
                text.contains("Redacted copy") && text.contains("put the real ones in"),
                "{id}"
            );
        }
    }
}

#[test]
fn a_hostile_name_is_nothing_but_text() {
    for name in HOSTILE {
        for network in ["None", "Internal"] {
            for (id, plain, text) in all(&read(&hostile(name, network))) {
                let bad = |c: char| {
                    (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)
                };
                assert!(!text.contains(bad), "{id} {name:?}");
                assert!(
                    !text.lines().any(|line| line.trim_start().starts_with("touch ")),
                    "{id} {name:?}\n{text}"
                );
                if plain {
                    continue;
                }
                for event in Parser::new(&text) {
                    let markup = matches!(
                        event,
                        Event::Html(_)
                            | Event::InlineHtml(_)
                            | Event::Code(_)
                            | Event::Start(
                                Tag::Link { .. }
                                    | Tag::Image { .. }
                                    | Tag::CodeBlock(_)
                                    | Tag::BlockQuote(_)
                            )
                    );
                    assert!(!markup, "{id} {name:?}: {event:?}");
                }
            }
        }
    }
}
