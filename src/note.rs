//! What was noticed while reading: nothing that was read or passed over goes unsaid.

use crate::model::At;
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// What a note is about. The name is part of the report's contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum NoteKind {
    /// The bytes were in another encoding than plain UTF-8, or not all of them were text.
    Encoding,
    /// Text around the data (a prompt, a fence, a warning) was passed over.
    TextAround,
    /// The text was damaged, or packed into another one, and was mended before it was read.
    Repaired,
    /// The document ends early or is not well formed; what came before was kept.
    Syntax,
    /// No document of a known shape was found, or the input is empty.
    NotRecognised,
    /// A resource of another type, named and not classified.
    OtherResource,
    /// An error answer instead of a resource.
    ErrorBody,
    /// A deleted service: a record of what is gone, not an instance.
    DeletedService,
    /// A child of a service, not the service.
    ChildResource,
    /// A list of SKUs, not of instances.
    SkuList,
    /// A known form that this version does not read.
    NotReadYet,
    /// A document was read and holds no instance.
    NoInstance,
    /// An instance was read from a part of its text, or its form leaves out what others have.
    Incomplete,
    /// The list holds fewer rows than exist.
    Truncated,
    /// A value could not be read as what it should be; it is shown as written.
    Unreadable,
    /// A key stands twice in one object.
    DuplicateKey,
    /// The same instance came from two inputs and they agree.
    Merged,
    /// The same instance came from two inputs and they differ.
    Conflict,
    /// The tier and the reported platform contradict each other.
    Contradiction,
    /// A secret stands in the input. Its value is not kept.
    Secret,
    /// The input says what is wanted or recorded, not what runs.
    NotRuntime,
    /// What another tool says of an instance.
    SecondOpinion,
    /// A limit of the reader was reached.
    Limit,
}

impl NoteKind {
    /// What notes of this kind say, without what an input holds.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Encoding => "The text was in another encoding, or not all of it was text.",
            Self::TextAround => "Text around the data was passed over.",
            Self::Repaired => "The text was damaged or packed, and was mended before it was read.",
            Self::Syntax => "The text is not well formed here.",
            Self::NotRecognised => "Something here was not recognised.",
            Self::OtherResource => "Resources of other types were counted and not classified.",
            Self::ErrorBody => "An error answer stands here instead of a resource.",
            Self::DeletedService => "Records of deleted services are no instances.",
            Self::ChildResource => "Parts of a service were counted and not classified.",
            Self::SkuList => "A list of SKUs is no list of instances.",
            Self::NotReadYet => "A known form that is not read.",
            Self::NoInstance => "No instance stands in this document.",
            Self::Incomplete => "Something that other exports have is missing here.",
            Self::Truncated => "The list holds fewer rows than exist.",
            Self::Unreadable => "A value could not be read as what it should be.",
            Self::DuplicateKey => "A key stands twice in one object.",
            Self::Merged => "An instance came from several inputs, which agree.",
            Self::Conflict => "An instance came from several inputs, which differ.",
            Self::Contradiction => "The tier and other properties contradict each other.",
            Self::Secret => "A secret stood in the input. Its value was not kept.",
            Self::NotRuntime => "The input says what is wanted or recorded, not what runs.",
            Self::SecondOpinion => "Another tool says something of an instance.",
            Self::Limit => "A limit of the reader was reached.",
        }
    }
}

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum NoteSeverity {
    /// Nothing is lost.
    Info,
    /// Something may be missing or mean something else.
    Warning,
    /// Something was not read.
    Error,
}

/// One observation about an input, with its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// What the note is about.
    pub kind: NoteKind,
    /// How much it matters.
    pub severity: NoteSeverity,
    /// What was found, what was expected, what is lost.
    pub message: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Text>,
    /// A command that gets what is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<Text>,
    /// A repair that could change the meaning. It is done where the person accepts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Repair>,
    /// The text around the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<Excerpt>,
    /// The name of the input.
    pub input: String,
    /// Where in the input.
    pub at: At,
}

/// A repair that is offered and not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// Stable name, for [`crate::input::Input::repairs`].
    pub id: Text,
    /// What it would do, as an action.
    pub title: Text,
}

/// A piece of the line in which a place stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Excerpt {
    /// The piece, in one line and without the values of secrets.
    pub text: String,
    /// The character of it that is meant, from 1.
    pub caret: u32,
}
