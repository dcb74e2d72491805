//! What page and worker say to each other about copies that leave the page, and about plans that
//! came by a link.

use super::{Document, Settings};
use crate::share::redact::{Class, Hide, Replacement};
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// What a copy would be: asked for whenever the choice of what is hidden changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CopyRequest {
    /// What is hidden.
    pub hide: Hide,
    /// The first of the values to be listed.
    pub from: u32,
    /// How many of them.
    pub count: u32,
}

/// The answer to a [`CopyRequest`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct CopyReport {
    /// As asked.
    pub request: CopyRequest,
    /// Every class with what it holds, hidden or not.
    pub classes: Vec<ClassReport>,
    /// The values that were asked for.
    pub values: Vec<Replacement>,
    /// How many values are replaced or removed in all.
    pub total: u32,
    /// The link without its address: `p1.…`. Empty where there is more than a link holds.
    pub link: String,
    /// How long the link is with nothing hidden; `None` where there is more than a link holds.
    pub open_length: Option<u32>,
    /// What a link leaves out and what that changes, in sentences.
    pub leaves_out: Vec<Text>,
    /// The formats of a file.
    pub formats: Vec<FormatReport>,
}

/// One class of values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct ClassReport {
    /// The class.
    pub class: Class,
    /// How many values it holds.
    pub values: u32,
    /// One of them and what it would become.
    pub example: Option<Replacement>,
}

/// A format of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct FormatReport {
    /// Its name, one of [`crate::render::FORMATS`].
    pub id: Text,
    /// What a person calls it.
    pub title: Text,
    /// Ending of its files, without the dot.
    pub extension: Text,
    /// Media type.
    pub mime: Text,
}

/// What somebody wrote about a copy, to be read with the original values. A key may travel beside
/// the message; without one that of the copy counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Translation {
    /// What was written.
    pub text: String,
    /// What is hidden in the copy.
    pub hide: Hide,
}

/// The answer to a [`Translation`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Translated {
    /// The text with the original values.
    pub text: String,
    /// How many pseudonyms were found in it.
    pub found: u32,
    /// Why there is no text.
    pub problem: Option<Text>,
}

/// A script or a paper of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// Its name.
    pub id: Text,
    /// What a person calls it.
    pub title: Text,
    /// How a script is started, or who reads a paper.
    pub about: Text,
    /// Ending of the script's file, without the dot; none for a paper.
    pub extension: Option<Text>,
    /// Media type of the script.
    pub mime: Text,
    /// Why this plan has none.
    pub missing: Option<Text>,
}

/// A document to be made of the analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Which.
    pub document: Document,
    /// What is hidden in it.
    pub hide: Hide,
    /// What becomes of it; comes back with the answer.
    pub delivery: Delivery,
}

/// What becomes of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// Where it goes.
    pub goes: Goes,
    /// Name of the file.
    pub file_name: String,
    /// Its type.
    pub mime: String,
}

/// Where a document goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Goes {
    /// It is saved as a file.
    Save,
    /// It goes to the clipboard.
    Copy,
    /// The page keeps it until it is saved, and says how large it is.
    Keep,
    /// The page shows, copies or prints it as text.
    Show,
    /// It becomes an input.
    Input,
}

/// A plan that came by a link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The day and the preference for which the sender saw it.
    pub settings: Settings,
    /// The day up to which the facts of the sender's program were collected.
    pub knowledge_as_of: String,
    /// What was hidden in it.
    pub hidden: Hide,
    /// How many instances are judged otherwise than the sender saw it, on the sender's day.
    pub changed: u32,
    /// Them, as far as a page shows them.
    pub differs: Vec<Difference>,
}

/// An instance that is judged otherwise than the sender saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// Its index in the report.
    pub index: u32,
    /// Its name.
    pub name: String,
    /// What the sender saw.
    pub then: String,
    /// What it is with the facts of this page.
    pub now: String,
}

/// Why a link cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// What was found.
    pub title: Text,
    /// What was expected, and what to do.
    pub text: Text,
}
