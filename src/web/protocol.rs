//! What the page and its worker say to each other.
//!
//! Everything is JSON; the contents of files travel beside it (see [`super::wire`]). Variants are
//! tagged from the outside, which is the form of an enum that costs least to read.

mod sharing;

pub use sharing::{
    ClassReport, CopyReport, CopyRequest, Delivery, Difference, FormatReport, Goes, Offer, Order,
    Origin, Refusal, Translated, Translation,
};

use crate::Record;
use crate::input::Input;
use crate::model::Decision;
use crate::options::{Options, Prefer};
use crate::report::{InstanceReport, Report, parse_date};
use serde::{Deserialize, Serialize};

/// A request or an answer, and the analysis it belongs to. Every analysis begins a new generation;
/// what belongs to an older one is dropped by whoever receives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
pub struct Message<T> {
    /// The generation.
    pub generation: u64,
    /// What is said.
    pub body: T,
}

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Request {
    /// Read these inputs. Their contents travel beside the message, in the same order.
    Analyze {
        /// What a person calls each input.
        names: Vec<String>,
        /// What the person chose for each input, in the same order; missing ones are none.
        choices: Vec<Choice>,
        /// The options.
        settings: Settings,
        /// What was decided about findings.
        decisions: Vec<Decision>,
    },
    /// Look again at what was read, with other options.
    Reanalyze {
        /// The options.
        settings: Settings,
        /// What was decided about findings.
        decisions: Vec<Decision>,
    },
    /// One instance with its plan.
    Instance {
        /// Index in the report.
        index: u32,
        /// The path of the plan; empty for the plan that the instance calls for.
        path: String,
    },
    /// A document to hand on.
    Render(Order),
    /// What a copy with something hidden would be.
    Copy(CopyRequest),
    /// Put the original values into a text about a copy.
    Translate(Translation),
    /// Look at the plan of a link instead of inputs.
    Open {
        /// The link, without its address: `p1.…`.
        link: String,
        /// The options; without them those of the link.
        settings: Option<Settings>,
    },
}

/// What a person chose for one input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Id of the shape as which it is read; `None` for the most likely one.
    pub read_as: Option<String>,
    /// Ids of the accepted repairs.
    pub repairs: Vec<String>,
}

impl Choice {
    /// The input with what was chosen for it.
    pub fn input<'a>(&'a self, name: &'a str, bytes: &'a [u8]) -> Input<'a> {
        Input {
            read_as: self.read_as.as_deref(),
            repairs: &self.repairs,
            ..Input::new(name, bytes)
        }
    }
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// How far an analysis is.
    Progress(Progress),
    /// The report, its instances without their plans.
    Analyzed {
        /// The report.
        overview: Box<Report>,
    },
    /// One instance with its plan.
    Instance {
        /// The instance.
        report: Box<InstanceReport>,
        /// The path of the plan as it was asked for.
        path: String,
        /// The scripts and papers of its plan.
        offers: Vec<Offer>,
    },
    /// A document, as it was asked for. Its content travels beside the message as a `Blob`.
    Rendered(Order),
    /// What a copy would be.
    Copy(Box<CopyReport>),
    /// The text about a copy.
    Translated(Translated),
    /// The plan of a link.
    Opened {
        /// The report, its instances without their plans.
        overview: Box<Report>,
        /// Where it comes from.
        origin: Origin,
    },
    /// The link cannot be opened.
    Refused(Refusal),
    /// The request could not be met; the worker goes on.
    Failed(Failure),
    /// The worker is about to die. `text` says where in the program, and nothing of an input.
    Panic {
        /// Where.
        text: String,
    },
}

/// How far an analysis is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// The input that is being read.
    pub name: String,
    /// Its number, from 1.
    pub number: u32,
    /// How many inputs there are.
    pub of: u32,
    /// Bytes read of all inputs.
    pub done_bytes: u64,
    /// Bytes of all inputs.
    pub total_bytes: u64,
}

/// A stage of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Bytes are fetched from disk.
    Reading,
    /// Instances are found and judged.
    Analyzing,
}

/// Why a request could not be met, for the person in front of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What happened and what helps.
    pub message: String,
    /// For a bug report; nothing of an input.
    pub detail: String,
}

/// [`Options`] as they travel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// `YYYY-MM-DD`.
    pub as_of: String,
    /// What the recommended path should spare.
    #[serde(default)]
    pub prefer: Prefer,
}

impl Settings {
    /// Options, ready to travel.
    pub fn of(options: &Options) -> Self {
        Self { as_of: options.as_of.to_string(), prefer: options.prefer }
    }

    /// The options, if the day is one.
    pub fn options(&self) -> Option<Options> {
        Some(Options { as_of: parse_date(&self.as_of)?, prefer: self.prefer })
    }
}

/// A document to hand on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Document {
    /// The whole report, plans included.
    Report {
        /// Name of one of [`crate::render::FORMATS`].
        format: String,
    },
    /// One instance with its plan, as Markdown.
    Plan {
        /// Index in the report.
        index: u32,
        /// The path of the plan; empty for the plan that the instance calls for.
        path: String,
    },
    /// What stands for what in a copy: it stays with the sender.
    Key,
    /// The script of one instance.
    Script {
        /// Index in the report.
        index: u32,
        /// The path of the plan; empty for the plan that the instance calls for.
        path: String,
        /// Name of one of [`crate::script::LANGUAGES`].
        language: String,
    },
    /// A paper about one instance, or about all of them.
    Paper {
        /// Index in the report.
        index: u32,
        /// The path of the plan; empty for the plan that the instance calls for.
        path: String,
        /// Name of one of [`crate::render::papers::PAPERS`].
        paper: String,
        /// Whether it is plain text instead of Markdown.
        plain: bool,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::redact::{Class, Hide};

    fn there_and_back<T>(message: &Message<T>, json: &str)
    where
        T: Clone + std::fmt::Debug + PartialEq + Serialize + for<'a> Deserialize<'a>,
    {
        assert_eq!(serde_json::to_string(message).unwrap(), json);
        assert_eq!(&serde_json::from_str::<Message<T>>(json).unwrap(), message);
    }

    #[test]
    fn requests_keep_their_meaning() {
        let settings = Settings { as_of: "2026-07-01".to_owned(), prefer: Prefer::NoDowntime };
        there_and_back(
            &Message {
                generation: 7,
                body: Request::Analyze {
                    names: vec!["a \"b\".json".to_owned()],
                    choices: vec![Choice {
                        read_as: Some("armList".to_owned()),
                        repairs: vec!["joinLines".to_owned()],
                    }],
                    settings,
                    decisions: vec![],
                },
            },
            concat!(
                r#"{"generation":7,"body":{"analyze":{"names":["a \"b\".json"],"#,
                r#""choices":[{"readAs":"armList","repairs":["joinLines"]}],"#,
                r#""settings":{"asOf":"2026-07-01","prefer":"no-downtime"},"decisions":[]}}}"#,
            ),
        );
        let delivery = Delivery {
            goes: Goes::Save,
            file_name: "plan.md".to_owned(),
            mime: "text/markdown".to_owned(),
        };
        let document = Document::Plan { index: 3, path: String::new() };
        let hide = Hide(vec![Class::Names, Class::FreeText]);
        there_and_back(
            &Message { generation: 8, body: Request::Render(Order { document, hide, delivery }) },
            concat!(
                r#"{"generation":8,"body":{"render":{"document":{"plan":{"index":3,"path":""}},"#,
                r#""hide":["names","freeText"],"#,
                r#""delivery":{"goes":"save","fileName":"plan.md","mime":"text/markdown"}}}}"#,
            ),
        );
        let open = Request::Open { link: "p1.AA".to_owned(), settings: None };
        there_and_back(
            &Message { generation: 9, body: open },
            r#"{"generation":9,"body":{"open":{"link":"p1.AA","settings":null}}}"#,
        );
    }

    #[test]
    fn answers_keep_their_meaning() {
        let progress = Progress {
            stage: Stage::Reading,
            name: "export.json".to_owned(),
            number: 1,
            of: 2,
            done_bytes: 4_194_304,
            total_bytes: 5_000_000_000,
        };
        there_and_back(
            &Message { generation: 1, body: Answer::Progress(progress) },
            concat!(
                r#"{"generation":1,"body":{"progress":{"stage":"reading","name":"export.json","#,
                r#""number":1,"of":2,"doneBytes":4194304,"totalBytes":5000000000}}}"#,
            ),
        );
    }

    #[test]
    fn settings_need_a_day() {
        let settings =
            |as_of: &str| Settings { as_of: as_of.to_owned(), prefer: Prefer::default() };
        assert!(settings("2026-07-01").options().is_some());
        assert!(settings("tomorrow").options().is_none());
    }
}
