//! What the program knows, for people: the facts and the rules as Markdown and as text.

use super::markdown::escape::{code, text};
use crate::knowledge::table::{FactRow, Status, Topic};
use crate::known;
use crate::rules::{GUIDES, Guide};

/// All facts as Markdown.
pub fn markdown() -> String {
    let all = known::all();
    let mut out = format!(
        "# What apim-planner knows\n\nFacts as of {}. What could not be confirmed, and where sources \
         differ, is said beside the source.\n",
        all.as_of
    );
    for topic in &all.topics {
        write_topic(topic, &mut out);
    }
    out
}

fn write_topic(topic: &Topic, out: &mut String) {
    out.push_str(&format!("\n## {}\n", text(&topic.title)));
    for table in &topic.tables {
        out.push_str(&format!("\n### {}\n\n", text(&table.title)));
        if !table.about.is_empty() {
            out.push_str(&format!("{}\n\n", text(&table.about)));
        }
        for title in &table.columns {
            out.push_str(&format!("| {} ", text(title)));
        }
        out.push_str("| Source |\n");
        out.push_str(&"| --- ".repeat(table.columns.len()));
        out.push_str("| --- |\n");
        for row in &table.rows {
            for cell in &row.cells {
                out.push_str(&format!("| {} ", text(cell)));
            }
            out.push_str(&format!("| {} |\n", origin(row)));
        }
    }
}

/// Where a row comes from, and how far it is to be relied on.
fn origin(row: &FactRow) -> String {
    let mut out = String::new();
    if row.status != Status::Confirmed {
        out.push_str(&format!("**{}** ", row.status.words()));
    }
    if !row.note.is_empty() {
        out.push_str(&format!("{} ", text(&row.note)));
    }
    for source in std::iter::once(&row.source).chain(&row.against) {
        let title = text(&source.title);
        if source.url.is_empty() {
            out.push_str(&title);
        } else {
            out.push_str(&format!("[{title}]({})", source.url));
        }
        if !source.dated.is_empty() {
            out.push_str(&format!(", edition {}", source.dated));
        }
        out.push_str(&format!(", checked {}; ", source.checked));
    }
    out.trim_end_matches("; ").to_owned()
}

/// The rules as two tables of Markdown, which stand in the README.
pub fn rules_markdown() -> String {
    let mut out = String::from(
        "| finding | what it finds | severity | pillar | answers |\n| --- | --- | --- | --- | --- |\n",
    );
    for guide in &GUIDES {
        if let (Some(severity), Some(pillar)) = (guide.severity, guide.pillar) {
            out.push_str(&format!(
                "| {} | {} | {} | {} | {} |\n",
                code(guide.id),
                text(guide.title),
                severity.words(),
                pillar.words(),
                guide.replies()
            ));
        }
    }
    out.push_str("\n| change | what ends or changes | answers |\n| --- | --- | --- |\n");
    for guide in GUIDES.iter().filter(|guide| guide.severity.is_none()) {
        out.push_str(&format!(
            "| {} | {} | {} |\n",
            code(guide.id),
            text(guide.title),
            guide.replies()
        ));
    }
    out
}

/// The rules as lines of text: id, severity or `change`, title.
pub fn rules_text() -> String {
    let width = GUIDES.iter().map(|guide| guide.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for guide in &GUIDES {
        let kind = guide.severity.map_or("change", |severity| severity.words());
        out.push_str(&format!("{:width$}  {kind:8}  {}\n", guide.id, guide.title));
    }
    out
}

/// All that is to be known of a rule, as text.
pub fn rule_text(guide: &Guide) -> String {
    let source = guide.source();
    let mut out = format!("{}\n{}\n\n", guide.id, guide.title);
    let why = if guide.severity.is_some() { "Why it matters" } else { "Concerns" };
    for (head, words) in
        [("What it finds", guide.finds), (why, guide.why), ("What to do", guide.remedy)]
    {
        out.push_str(&format!("{head}:\n  {words}\n"));
    }
    if let (Some(severity), Some(pillar)) = (guide.severity, guide.pillar) {
        out.push_str(&format!("Severity: {}\nPillar: {}\n", severity.words(), pillar.words()));
    }
    out.push_str(&format!("Answers: {}\n", guide.replies()));
    out.push_str(&format!("Source: {}, checked {}\n", source.title, source.checked));
    if !source.url.is_empty() {
        out.push_str(&format!("  {}\n", source.url));
    }
    out
}
