//! The rules of a run: one for each finding and each change that this version knows.

use super::level;
use super::writer::Writer;
use crate::rules::{FINDINGS, Pillar, RETIREMENTS};

/// Writes them, and gives their ids in order.
pub(super) fn write(out: &mut Writer) -> Vec<&'static str> {
    let mut ids = Vec::new();
    out.open("rules", '[');
    for rule in FINDINGS {
        let pillar = match rule.pillar {
            Pillar::Reliability => "reliability",
            Pillar::Security => "security",
            Pillar::Operations => "operations",
            Pillar::Cost => "cost",
        };
        let short = rule.doc.split_once(". ").map_or(rule.doc, |(first, _)| first);
        one(rule.id, short, rule.doc, &rule.source.url, level(rule.severity), pillar, out);
        ids.push(rule.id);
    }
    for rule in RETIREMENTS {
        let facts = rule.retirement;
        one(facts.id, facts.title, rule.doc, &facts.source.url, "warning", "retirement", out);
        ids.push(facts.id);
    }
    out.close(']');
    ids
}

fn one(id: &str, short: &str, full: &str, url: &str, level: &str, tag: &str, out: &mut Writer) {
    out.open("", '{');
    out.text("id", id);
    for (key, text) in [("shortDescription", short), ("fullDescription", full)] {
        out.open(key, '{');
        out.text("text", &super::place::plain(text));
        out.close('}');
    }
    out.text("helpUri", url);
    out.open("defaultConfiguration", '{');
    out.text("level", level);
    out.close('}');
    out.open("properties", '{');
    out.open("tags", '[');
    out.text("", tag);
    out.close(']');
    out.close('}');
    out.close('}');
}
