//! Everything that the program knows and decides by, as tables: the facts, the rows by which a
//! platform is told, the rules. The page shows it, and it is written as JSON.

use crate::classify::{Confidence, table};
use crate::knowledge::table::{FactRow, FactTable, Status, Topic};
use crate::knowledge::{AS_OF, tables};
use crate::{Record, Text, published, record, rules};
use serde::{Deserialize, Serialize};

/// All tables, with what tells them from other documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    /// Version of `static/schema/knowledge.schema.json`.
    pub schema_version: u32,
    /// `apim-planner-knowledge`.
    pub kind: Text,
    /// The day up to which the facts were collected.
    pub as_of: Text,
    /// The tables by what they are about.
    pub topics: Vec<Topic>,
}

/// Everything as one value. It holds nothing of an input.
pub fn all() -> Known {
    Known {
        schema_version: 1,
        kind: Text::Borrowed("apim-planner-knowledge"),
        as_of: Text::Borrowed(AS_OF),
        topics: topics(),
    }
}

/// The same as JSON.
pub fn json() -> String {
    record::to_json(&mut all()) + "\n"
}

/// The tables by what they are about.
pub fn topics() -> Vec<Topic> {
    let mut topics = tables::topics();
    if let Some(compute) = topics.first_mut() {
        compute.tables.push(telling());
    }
    let rules = vec![rules::table(false), rules::table(true), published_rules()];
    // Before what is open, which ends the page.
    let last = topics.pop();
    topics.push(Topic {
        id: Text::Borrowed("rules"),
        title: Text::Borrowed("Rules"),
        tables: rules,
    });
    topics.extend(last);
    topics
}

/// What other tools publish, and where it is wrong.
fn published_rules() -> FactTable {
    let rows = published::PUBLISHED.iter().flat_map(|rules| rules.iter()).map(|rule| FactRow {
        cells: rule.row().map(Text::Borrowed).to_vec(),
        status: Status::Confirmed,
        note: Text::Borrowed(""),
        source: rule.source(),
        against: None,
    });
    let left_out =
        published::LEFT_OUT.iter().map(|[tool, rule, why]| format!(" {tool}, {rule}: {why}"));
    let about =
        "What each would say of an instance stands on its page. Not compared are these.".to_owned();
    FactTable {
        id: Text::Borrowed("other-tools"),
        title: Text::Borrowed(published::TITLE),
        about: left_out.fold(about, |all, one| all + &one).into(),
        columns: published::COLUMNS.map(Text::Borrowed).to_vec(),
        rows: rows.collect(),
    }
}

/// How the platform of an instance is told.
fn telling() -> FactTable {
    let rows = table::ROWS.iter().map(|one| {
        let nothing = one.confidence == Confidence::None;
        FactRow {
            cells: [one.id, one.rule, strength(one.confidence)].map(Text::Borrowed).to_vec(),
            status: Status::Confirmed,
            note: Text::Borrowed(if nothing { "Nothing follows from it." } else { "" }),
            source: one.source.clone(),
            against: None,
        }
    });
    FactTable {
        id: Text::Borrowed("telling"),
        title: Text::Borrowed("How the platform of a location is told"),
        about: Text::Borrowed(
            "Asked in this order; the first row that holds decides. A platform that is reported \
             counts before one that is inferred.",
        ),
        columns: ["Row", "Rule", "Strength"].into_iter().map(Text::Borrowed).collect(),
        rows: rows.collect(),
    }
}

/// In a cell.
const fn strength(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Strong => "strong",
        Confidence::Moderate => "moderate",
        Confidence::None => "none",
    }
}
