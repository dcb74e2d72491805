//! Work items as a CSV file for Jira's importer. Parents stand before all of their parts, as the
//! importer wants it.

use super::{Words, each, title};
use crate::render::{Format, csv, readable};
use crate::report::Report;

/// The import file for Jira.
pub const FORMAT: Format = Format {
    id: "jira",
    title: "Work items for Jira (CSV)",
    extension: "csv",
    mime: "text/csv",
    text: true,
    plans: true,
    render: |report| file(&report),
};

fn file(report: &Report) -> Vec<u8> {
    let mut out = String::from(
        "\"Issue Type\",\"Issue ID\",\"Parent\",\"Summary\",\"Description\",\"Due Date\",\"Labels\"\r\n",
    );
    let mut row = |cells: [&str; 7]| csv::row(&cells, &mut out);
    let mut number = 0_u32;
    each(report, &mut |work| {
        number = number.saturating_add(1);
        let due = work.due.as_deref().unwrap_or_default();
        let (id, text) = (number.to_string(), wiki(&work.text));
        // A label has no spaces; these are the program's own words.
        row(["Task", &id, "", &title(&work.title), &text, due, &work.tags.join(" ")]);
    });
    let (mut parent, mut next) = (0_u32, number);
    each(report, &mut |work| {
        parent = parent.saturating_add(1);
        for part in &work.parts {
            next = next.saturating_add(1);
            let (id, above) = (next.to_string(), parent.to_string());
            let summary = title(&part.title);
            row(["Sub-task", &id, &above, &summary, &wiki(&part.text), "", "apim-planner"]);
        }
    });
    out.into_bytes()
}

/// A description is wiki markup: whatever could begin a construct of it has a backslash before it.
fn wiki(text: &[Words]) -> String {
    let mut out = String::new();
    for words in text {
        match words {
            Words::Text(words) => {
                for c in readable::lines(words).chars() {
                    if MARKUP.contains(&c) {
                        out.push('\\');
                    }
                    out.push(c);
                }
            }
            // What could end the block is left out as a whole: half a command is none.
            Words::Command(words) if words.to_ascii_lowercase().contains("{noformat") => {
                out.push_str("The command cannot be shown here; the report has it.");
            }
            Words::Command(words) => {
                out.push_str("{noformat}\n");
                out.push_str(&readable::lines(words));
                out.push_str("\n{noformat}");
            }
        }
        out.push_str("\n\n");
    }
    out.trim_end().to_owned()
}

/// What begins a macro, a link, a mention, a picture, a table or an emphasis.
const MARKUP: [char; 13] = ['\\', '{', '}', '[', ']', '!', '|', '*', '_', '^', '~', '#', '@'];
