//! Takes private values out of a copy of an estate.
//!
//! It works on the typed model: every text that comes from an input has a [`walk::Role`], and the
//! role says how it is replaced. The report is then made anew from the copy, so that every text,
//! command and format carries the replacements by construction. The same value always gets the
//! same replacement, without regard to letter case, and no replacement is a text that occurs in the
//! input.

mod ids;
mod pseudonyms;
mod replace;
#[cfg(test)]
mod tests;
mod walk;
mod words;

use crate::model::{Estate, Taken};
use crate::note::NoteKind;
use crate::record::{Value, Walker};
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// A class of private values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub enum Class {
    /// Names of instances, resource groups and other resources.
    Names,
    /// Ids of subscriptions and principals.
    Ids,
    /// IP addresses.
    Addresses,
    /// Host names.
    Hosts,
    /// E-mail addresses and publishers.
    People,
    /// Thumbprints and subjects of certificates, and where they are kept.
    Certificates,
    /// Names of networks, subnets and private endpoints.
    Networks,
    /// Tags.
    Tags,
    /// Whatever people and tools wrote, and every value that is not Azure's own word.
    FreeText,
    /// Regions.
    Regions,
}

impl Class {
    /// Every class, in the order in which they are shown.
    pub const ALL: &[Self] = &[
        Self::Names,
        Self::Ids,
        Self::Addresses,
        Self::Hosts,
        Self::People,
        Self::Certificates,
        Self::Networks,
        Self::Tags,
        Self::FreeText,
        Self::Regions,
    ];

    /// What a person calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Names => "Instance and resource group names",
            Self::Ids => "Subscription and tenant ids",
            Self::Addresses => "IP addresses",
            Self::Hosts => "Host names",
            Self::People => "E-mail addresses and publishers",
            Self::Certificates => "Certificate thumbprints and subjects",
            Self::Networks => "Network names",
            Self::Tags => "Tags",
            Self::FreeText => "Free text: notes, reasons, owners",
            Self::Regions => "Regions",
        }
    }

    /// Its name on the wire and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Ids => "ids",
            Self::Addresses => "addresses",
            Self::Hosts => "hosts",
            Self::People => "people",
            Self::Certificates => "certificates",
            Self::Networks => "networks",
            Self::Tags => "tags",
            Self::FreeText => "freeText",
            Self::Regions => "regions",
        }
    }
}

/// The classes that are taken out of a copy. On the wire it is their list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hide(pub Vec<Class>);

impl Value for Hide {
    fn blank() -> Self {
        Self::nothing()
    }

    fn walk(&mut self, walker: &mut Walker<'_>) {
        self.0.walk(walker);
    }
}

impl Default for Hide {
    /// Every class but the regions, without which a plan is hard to read.
    fn default() -> Self {
        Self(Class::ALL.iter().copied().filter(|class| *class != Class::Regions).collect())
    }
}

impl Hide {
    /// Nothing is taken out.
    pub fn nothing() -> Self {
        Self(vec![])
    }

    /// Whether a class is taken out.
    pub fn has(&self, class: Class) -> bool {
        self.0.contains(&class)
    }
}

/// A value and what stands for it in the copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// Its class.
    pub class: Class,
    /// What it is, in a word or two.
    pub kind: Text,
    /// The value as it is in the input where it first occurs.
    pub from: String,
    /// What stands for it; `None` where it was removed.
    pub to: Option<String>,
}

/// A copy of an estate without the values of some classes, and what was replaced, in the order in
/// which it first occurs.
pub(crate) fn redact(estate: &Estate, hide: &Hide) -> (Estate, Vec<Replacement>) {
    let mut copy = estate.clone();
    if hide.0.is_empty() {
        return (copy, vec![]);
    }
    for instance in &mut copy.instances {
        instance.hints = crate::rules::hints(instance);
    }
    // What the classification finds is found again in the copy.
    copy.notes.retain(|note| note.kind != NoteKind::Contradiction);
    let replacements = replace::replace(&mut copy, hide);
    (copy, replacements)
}
