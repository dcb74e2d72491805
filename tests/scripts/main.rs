//! Scripts and papers of plans: what they say, what they do, and what a hostile name does to them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test prints and panics"
)]

mod bash;
mod made;
mod papers;
mod quoting;

use apim_planner::engine::Analysis;
use apim_planner::script::{LANGUAGES, language};
use made::{HOSTILE, blocked, hostile, maintained, migrated, mixed, neighbours, read, unknown};

/// The script of the first instance.
pub(crate) fn script(analysis: &Analysis, id: &str) -> String {
    analysis.script(0, None, language(id).unwrap()).unwrap_or_else(|why| panic!("{id}: {why}"))
}

#[test]
fn scripts_read_like_this() {
    let instances = [
        ("migrate", migrated("None")),
        ("migrate-internal", migrated("Internal")),
        ("migrate-beside-a-neighbour", neighbours()),
        ("portal", mixed()),
        ("restore", blocked()),
        ("settings", maintained()),
        ("read", unknown()),
    ];
    for (name, instance) in instances {
        let analysis = read(&instance);
        for language in LANGUAGES {
            insta::assert_snapshot!(
                format!("{name}-{}", language.id),
                analysis.script(0, None, language).unwrap()
            );
        }
    }
}

#[test]
fn every_script_says_at_its_top_what_it_does() {
    for instance in [migrated("None"), mixed(), blocked(), maintained(), unknown()] {
        let analysis = read(&instance);
        for language in LANGUAGES {
            let text = analysis.script(0, None, language).unwrap();
            let top: Vec<&str> = text.lines().take(30).collect();
            let top = top.join("\n");
            assert!(top.contains("Changes:") && top.contains("Leaves as it is:"), "{top}");
            assert!(top.contains("It carries real names"), "{top}");
        }
    }
}

#[test]
fn what_bicep_cannot_do_it_says_and_does_not_do() {
    for instance in [migrated("None"), blocked(), maintained()] {
        let text = script(&read(&instance), "bicep");
        let resources: Vec<&str> =
            text.lines().filter(|line| line.starts_with("resource ")).collect();
        assert!(!resources.is_empty());
        assert!(resources.iter().all(|line| line.contains(" existing = {")), "{resources:?}");
        assert!(text.contains("nothing in this file changes the instance"));
        assert!(text.contains("Use one of the other languages"));
    }
}

#[test]
fn what_rest_changes_is_commented_out() {
    for instance in [migrated("None"), blocked(), maintained()] {
        let text = script(&read(&instance), "rest");
        for method in ["POST", "PATCH", "PUT", "DELETE"] {
            assert!(!text.lines().any(|line| line.starts_with(method)), "{text}");
        }
        assert!(text.contains("\n# POST ") || text.contains("\n# PATCH "), "{text}");
        assert!(text.lines().any(|line| line.starts_with("GET ")));
    }
}

#[test]
fn nothing_to_change_has_no_script_and_says_why() {
    let instance = made::instance("stv2", "None", |_| {});
    let analysis = read(&instance);
    for language in LANGUAGES {
        let why = analysis.script(0, None, language).unwrap_err();
        assert!(why.contains("No step of this plan is one for a script"), "{why}");
    }
    assert!(analysis.script(7, None, &LANGUAGES[0]).is_err());
}

#[test]
fn a_hostile_name_stays_on_its_line_in_every_language() {
    for name in HOSTILE {
        for network in ["None", "External", "Internal"] {
            let analysis = read(&hostile(name, network));
            for language in LANGUAGES {
                let text = analysis.script(0, None, language).unwrap();
                let bad = |c: char| {
                    (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)
                };
                assert!(!text.contains(bad), "{}: {name:?}", language.id);
                for line in text.lines() {
                    assert!(!line.trim_start().starts_with("touch "), "{}: {line}", language.id);
                    assert!(!line.starts_with("DELETE "), "{}: {line}", language.id);
                }
            }
        }
    }
}

#[test]
fn an_id_that_is_none_is_asked_for() {
    for id in ["https://evil.example/a", "/subscriptions/1/$(touch x)", ""] {
        let mut instance = migrated("None");
        instance["id"] = id.into();
        instance["name"] = "a/../b".into();
        let analysis = read(&instance);
        assert!(script(&analysis, "bash").contains("--id is missing"));
        assert!(script(&analysis, "powershell").contains("[Parameter(Mandatory)]"));
        assert!(script(&analysis, "rest").contains("\n@id =\n"));
        assert!(script(&analysis, "terraform").contains("which the export does not tell"));
        assert!(script(&analysis, "bicep").contains("param name string\n"));
    }
}

#[test]
fn powershell_is_ascii_where_it_is_code() {
    let analysis = read(&hostile("’$(x)“", "Internal"));
    let text = script(&analysis, "powershell");
    let code = text.lines().filter(|line| !line.starts_with('#'));
    for line in code {
        assert!(line.is_ascii(), "{line}");
    }
}

#[test]
fn a_script_follows_the_path_of_the_plan() {
    let analysis = read(&migrated("Internal"));
    let along = |path, id| analysis.script(0, Some(path), language(id).unwrap());
    let new_address = along("F", "bash").unwrap();
    assert!(new_address.contains("now in the portal") && !new_address.contains("--method post"));
    let subnet = along("G", "powershell").unwrap();
    assert!(subnet.contains("now in the portal") && subnet.contains("Watch-Service"));
    assert!(!subnet.contains("Invoke-Arm POST"));
    for id in ["bash", "powershell", "rest", "terraform"] {
        let downtime = along("J", id).unwrap();
        assert!(downtime.contains("2024-06-01-preview"), "{id}: {downtime}");
        assert!(downtime.contains("migrateWithDowntime"), "{id}: {downtime}");
        let by_default = analysis.script(0, None, language(id).unwrap()).unwrap();
        assert!(
            by_default.contains("2023-03-01-preview")
                && !by_default.contains("migrateWithDowntime")
        );
    }
    for path in ["K", "v2", "A", "nonsense"] {
        assert!(along(path, "bash").is_err(), "{path}");
    }
}
