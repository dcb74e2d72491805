//! Work items as a CSV file for Azure DevOps: Boards, Queries, Import Work Items. An Epic for each
//! instance and Tasks below it: both types exist in every process that Azure DevOps brings.

use super::{Words, each, title};
use crate::render::xml::escape;
use crate::render::{Format, csv, readable};
use crate::report::Report;

/// The import file for Azure DevOps.
pub const FORMAT: Format = Format {
    id: "azure-devops",
    title: "Work items for Azure DevOps (CSV)",
    extension: "csv",
    mime: "text/csv",
    text: true,
    plans: true,
    render: |report| file(&report),
};

fn file(report: &Report) -> Vec<u8> {
    let mut out = String::from(
        "\"Work Item Type\",\"Title 1\",\"Title 2\",\"Description\",\"Priority\",\"Tags\"\r\n",
    );
    let mut row = |cells: [&str; 6]| csv::row(&cells, &mut out);
    each(report, &mut |work| {
        let (priority, tags) = (work.priority.to_string(), work.tags.join("; "));
        row(["Epic", &title(&work.title), "", &html(&work.text), &priority, &tags]);
        for part in &work.parts {
            row(["Task", "", &title(&part.title), &html(&part.text), &priority, &tags]);
        }
    });
    out.into_bytes()
}

/// A description is HTML: every value in it is escaped.
fn html(text: &[Words]) -> String {
    let mut out = String::new();
    for words in text {
        let (open, close, words) = match words {
            Words::Text(words) => ("<p>", "</p>", words),
            Words::Command(words) => ("<pre>", "</pre>", words),
        };
        out.push_str(open);
        escape(&readable::lines(words), &mut out);
        out.push_str(close);
    }
    out
}
