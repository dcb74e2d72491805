//! Gathers the notes of one input.

use super::excerpt::excerpt;
use super::mend::Frame;
use super::node::Node;
use crate::Text;
use crate::model::At;
use crate::note::{Note, NoteKind, NoteSeverity};
use std::collections::BTreeMap;

/// How many notes of one kind are kept from one input; of the others the number is said.
const PER_KIND: u32 = 200;

/// How much of a text from an input stands in a message.
const QUOTED: usize = 80;

/// The notes of one input, in the order in which they were made.
#[derive(Debug)]
pub(crate) struct Notes {
    input: String,
    notes: Vec<Note>,
    counts: BTreeMap<NoteKind, u32>,
    /// Takes the words of a note that is not kept.
    spare: Option<Note>,
    /// The way from the text that is read to the one that was given.
    frame: Option<Frame>,
    /// Whether the places that come are those of the given text already.
    home: bool,
    /// How many notes say that something was not understood.
    trouble: u32,
}

impl Notes {
    /// For the input of this name.
    pub(crate) fn new(input: &str) -> Self {
        Self::within(input, None)
    }

    /// For an input whose text was mended: places come from the mended text and are kept as
    /// those of the given one.
    pub(crate) fn within(input: &str, frame: Option<Frame>) -> Self {
        Self {
            input: input.to_owned(),
            notes: vec![],
            counts: BTreeMap::new(),
            spare: None,
            frame,
            home: false,
            trouble: 0,
        }
    }

    /// A place as it is in the given text.
    pub(crate) fn home(&self, at: At) -> At {
        match &self.frame {
            Some(frame) if !self.home => frame.at(&at),
            _ => at,
        }
    }

    /// Gives the values of an element their places in the given text. Until [`Notes::leave_home`]
    /// notes are made from those.
    pub(crate) fn bring_home(&mut self, node: &mut Node<'_>) {
        if let Some(frame) = &self.frame {
            frame.put(node);
            self.home = true;
        }
    }

    /// Notes are made from places in the mended text again.
    pub(crate) fn leave_home(&mut self) {
        self.home = false;
    }

    /// How many notes say that something was not understood.
    pub(crate) fn trouble(&self) -> u32 {
        self.trouble
    }

    /// Leaves out what is said of the syntax at a place of which another note says more, where
    /// nothing was lost there.
    pub(crate) fn drop_syntax(&mut self, offset: u64) {
        let same = (NoteKind::Syntax, NoteSeverity::Warning, Some(offset));
        self.notes.retain(|note| (note.kind, note.severity, note.at.offset) != same);
    }

    /// Adds the notes of one reading of the text.
    pub(crate) fn take(&mut self, other: Self) {
        self.notes.extend(other.notes);
        for (kind, count) in other.counts {
            *self.counts.entry(kind).or_default() += count;
        }
    }

    /// Adds a note; what it advises can be added to the answer.
    pub(crate) fn add(
        &mut self,
        kind: NoteKind,
        severity: NoteSeverity,
        message: String,
        at: At,
    ) -> &mut Note {
        let at = self.home(at);
        if matches!(kind, NoteKind::Syntax | NoteKind::NotRecognised)
            && severity > NoteSeverity::Info
        {
            self.trouble = self.trouble.saturating_add(1);
        }
        let note = Note {
            kind,
            severity,
            message,
            advice: None,
            command: None,
            offer: None,
            excerpt: None,
            input: self.input.clone(),
            at,
        };
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count <= PER_KIND { self.notes.push_mut(note) } else { self.spare.insert(note) }
    }

    /// Whether a note of a kind was made at a place.
    pub(crate) fn has(&self, kind: NoteKind, at: &At) -> bool {
        let at = self.home(at.clone());
        self.notes.iter().any(|note| note.kind == kind && note.at == at)
    }

    /// All notes, and how many were left out.
    pub(crate) fn finish(mut self) -> Vec<Note> {
        for (kind, count) in std::mem::take(&mut self.counts) {
            if let Some(more) = count.checked_sub(PER_KIND).filter(|more| *more > 0) {
                let at = self
                    .notes
                    .iter()
                    .rfind(|note| note.kind == kind)
                    .map(|note| note.at.clone())
                    .unwrap_or_default();
                let message = format!(
                    "{more} more notes of this kind were made after this place and are not listed."
                );
                self.notes.push(Note {
                    kind,
                    severity: NoteSeverity::Info,
                    message,
                    advice: None,
                    command: None,
                    offer: None,
                    excerpt: None,
                    input: self.input.clone(),
                    at,
                });
            }
        }
        self.notes
    }

    /// Adds the pieces of the text that the notes are about.
    pub(crate) fn show(&mut self, text: &str) {
        if self.notes.is_empty() {
            return;
        }
        let cautious = self.notes.iter().any(|note| note.kind == NoteKind::Repaired);
        for note in &mut self.notes {
            if let (Some(offset), Some(_)) = (note.at.offset, note.at.column) {
                let offset = usize::try_from(offset).unwrap_or(usize::MAX);
                note.excerpt = excerpt(text, offset, cautious);
            }
        }
    }
}

impl Note {
    /// Says what to do about it.
    pub(crate) fn advise(&mut self, advice: impl Into<Text>) -> &mut Self {
        self.advice = Some(advice.into());
        self
    }

    /// Names the command that gets what is missing.
    pub(crate) fn command(&mut self, command: impl Into<Text>) -> &mut Self {
        self.command = Some(command.into());
        self
    }
}

/// A text of an input as it stands in a message: bounded, in one line.
pub(crate) fn quoted(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(QUOTED)
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    if text.chars().nth(QUOTED).is_some() {
        shown.push('…');
    }
    shown
}

/// `1 row`, `2 rows`.
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
