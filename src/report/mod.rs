//! The report: one serialisable view from which every page and every format is made.
//!
//! Its JSON form is described by `static/schema/report.schema.json`.

mod build;
mod course;
mod facts;
mod fleet;
mod header;
mod instance;
mod redaction;
mod resource;
mod service_level;
mod status;

pub(crate) use build::{add_plan, inputs, instance};
pub use course::{CourseStep, InForce, changes, on as in_force_on};
pub(crate) use fleet::fleet;
pub use instance::{
    Fact, Header, HostReport, InstanceReport, LocationReport, NextDate, PlatformReport,
    SecondOpinion, SkuReport, Task,
};
pub(crate) use redaction::redaction;
pub use redaction::{RedactedClass, RedactionReport};
pub use resource::Resource;
pub(crate) use resource::resource;
pub use status::Outcome;

pub use crate::knowledge::day::parse as parse_date;
use crate::note::Note;
use crate::plan::Place;
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// Version of the report's form. The first number changes when a reader has to change.
pub const SCHEMA_VERSION: &str = "1.3";

/// The whole report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: Text,
    /// The day for which everything dated is said, `YYYY-MM-DD`.
    pub as_of: String,
    /// The day up to which the facts were collected, `YYYY-MM-DD`.
    pub knowledge_as_of: Text,
    /// That this is a redacted copy, and of what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redaction: Option<RedactionReport>,
    /// What was recognised.
    pub inputs: Vec<InputReport>,
    /// What was noticed while reading.
    pub notes: Vec<Note>,
    /// All instances taken together.
    pub fleet: FleetReport,
    /// The instances, in the order in which they were first read.
    pub instances: Vec<InstanceReport>,
}

/// One input and what was recognised in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct InputReport {
    /// Its name.
    pub name: String,
    /// Index of the input as it was given: the files of an archive share one.
    pub given: u32,
    /// Shape of its documents; the one with most instances where they differ.
    pub shape: Text,
    /// The shape in words.
    pub title: Text,
    /// How many instances were read from it.
    pub instances: u32,
    /// How many notes it gave.
    pub notes: u32,
    /// One entry for each document.
    pub documents: Vec<DocumentReport>,
    /// The other shapes that its documents could be read as.
    pub candidates: Vec<CandidateReport>,
}

/// A shape that an input could be read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CandidateReport {
    /// Shape.
    pub shape: Text,
    /// The shape in words.
    pub title: Text,
}

/// One document of an input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct DocumentReport {
    /// Shape.
    pub shape: Text,
    /// The shape in words.
    pub title: Text,
    /// Elements: rows or list items.
    pub elements: u32,
    /// How many of them are instances.
    pub instances: u32,
    /// How many rows exist in all, where the document says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
}

/// All instances taken together: the first screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FleetReport {
    /// The worst header of all instances; `None` where there is no instance.
    pub header: Option<Header>,
    /// The verdict in one sentence: number, subject, fact, date.
    pub headline: String,
    /// Two or three sentences behind it.
    pub text: String,
    /// The one thing to do now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Task>,
    /// The nearest date ahead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_date: Option<NextDate>,
    /// How many instances by platform and tier; only pairs that occur.
    pub counts: Vec<Count>,
    /// Dates with the number of instances concerned, earliest first.
    pub timeline: Vec<TimelineEntry>,
    /// How many instances are exposed to something in force, from which day on.
    pub course: Vec<CourseStep>,
    /// The order of the migrations.
    pub order: Vec<Place>,
}

/// How many instances stand in one cell of platform and tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// Platform name as in [`PlatformReport::verdict`].
    pub platform: String,
    /// Tier as written; empty where it is not known.
    pub tier: String,
    /// How many instances.
    pub instances: u32,
}

/// A date and how many instances it concerns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Days from the day asked for; negative where it has passed.
    pub days: i64,
    /// What happens.
    pub title: String,
    /// `pastDue`, `action` or `check`.
    pub urgency: crate::rules::Urgency,
    /// How many instances.
    pub instances: u32,
}
