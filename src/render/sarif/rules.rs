//! The rules of a run: one for each finding and each change that this version knows.

use super::level;
use super::writer::Writer;
use crate::rules::GUIDES;

/// Writes them, and gives their ids in order.
pub(super) fn write(out: &mut Writer) -> Vec<&'static str> {
    out.open("rules", '[');
    for guide in &GUIDES {
        let why = if guide.severity.is_some() { "Why it matters" } else { "Concerns" };
        let help = format!("{why}: {}\nWhat to do: {}", guide.why, guide.remedy);
        out.open("", '{');
        out.text("id", guide.id);
        for (key, text) in [
            ("shortDescription", guide.title),
            ("fullDescription", guide.finds),
            ("help", help.as_str()),
        ] {
            out.open(key, '{');
            out.text("text", &super::place::plain(text));
            out.close('}');
        }
        out.text("helpUri", &guide.source().url);
        out.open("defaultConfiguration", '{');
        out.text("level", guide.severity.map_or("warning", level));
        out.close('}');
        out.open("properties", '{');
        out.open("tags", '[');
        out.text("", guide.pillar.map_or("retirement", |pillar| pillar.words()));
        out.close(']');
        out.close('}');
        out.close('}');
    }
    out.close(']');
    GUIDES.iter().map(|guide| guide.id).collect()
}
