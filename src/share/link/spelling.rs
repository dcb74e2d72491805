//! Spelling a text, character by character: what comes next is predicted from the characters
//! before it, from where the same was spelled before, and from the other names of the instance.

use super::coder::{Coder, join};

/// Everything spelled so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Speller {
    history: Vec<u8>,
    /// Where a run of characters was last followed by something, by a hash of the run.
    places: Vec<u32>,
    /// Where the texts of this instance begin in the history.
    instance: usize,
}

/// Ends a text.
const END: u8 = 0;
/// Stands for a zero in a text. No text holds it.
const ZERO: u8 = 0xFF;
/// Weights of the mixer: which of them is decided by how long the same was spelled before.
const SETS: usize = 10;

impl Speller {
    /// A new instance begins.
    pub(super) fn begin(&mut self) {
        self.instance = self.history.len();
    }

    /// Spells a text, or reads how one is spelled; `None` where that is not a text.
    pub(super) fn spell(
        &mut self,
        coder: &mut Coder<'_>,
        column: u16,
        space: u16,
        text: &mut String,
    ) -> Option<()> {
        let reads = coder.reads();
        let mut given = text.bytes();
        let mut out: Vec<u8> = Vec::new();
        let start = self.history.len();
        loop {
            let wanted = match given.next() {
                Some(0) => ZERO,
                Some(byte) => byte,
                None => END,
            };
            let byte = self.character(coder, column, space, start, wanted);
            self.history.push(byte);
            self.note_place(start);
            match byte {
                END => break,
                ZERO => out.push(0),
                byte => out.push(byte),
            }
            if out.len() > super::texts::LONGEST || coder.ran_out() {
                return None;
            }
        }
        if reads {
            *text = String::from_utf8(out).ok()?;
        }
        Some(())
    }

    /// The character at a place before the end.
    fn back(&self, start: usize, distance: usize) -> u32 {
        let place = self.history.len().checked_sub(distance).filter(|place| *place >= start);
        place.and_then(|place| self.history.get(place)).map_or(0, |byte| u32::from(*byte))
    }

    fn character(
        &self,
        coder: &mut Coder<'_>,
        column: u16,
        space: u16,
        start: usize,
        wanted: u8,
    ) -> u8 {
        let (own, near) = (self.longest(start), self.alike(start));
        let c = |distance: usize| self.back(start, distance);
        let o2 = join(join(0x02, c(1)), c(2));
        let o3 = join(o2, c(3));
        let o4 = join(o3, c(4));
        let space = join(u32::from(space), 0x70);
        let word = self.word(start);
        let contexts = [
            join(space, u32::from(column)),
            join(join(space, 1), c(1)),
            join(join(o2, 2), space),
            join(o3, 3),
            join(o4, 4),
            join(join(o4, c(5)), c(6)),
            join(word, 6),
            join(join(word, 7), space),
            join(join(0x08, own.0), own.1.min(12)),
            join(join(join(0x09, near.0), near.1.min(6)), u32::from(column)),
        ];
        let set = SETS
            + match (own.1, near.1) {
                (0, 0) => 0,
                (0, _) => 1,
                (1..=3, 0) => 2,
                (1..=3, _) => 3,
                (4..=7, 0) => 4,
                (4..=7, _) => 5,
                (_, 0) => 6,
                _ => 7,
            };
        u8::try_from(coder.symbol(set, &contexts, 8, u32::from(wanted))).unwrap_or(END)
    }

    /// The word that is being spelled, as a number.
    fn word(&self, start: usize) -> u32 {
        let mut word = 0;
        for byte in self.history.iter().skip(start).rev().take_while(|byte| is_part(**byte)) {
            word = join(word, u32::from(byte.to_ascii_lowercase()));
        }
        word
    }

    /// What followed the last characters when they were last spelled, and how many agree.
    fn longest(&self, start: usize) -> (u32, u32) {
        let length = self.history.len();
        let Some(key) = self.key(start) else { return (0, 0) };
        let place = self.places.get(key).copied().unwrap_or(0);
        let Ok(place) = usize::try_from(place) else { return (0, 0) };
        if place == 0 || place >= length {
            return (0, 0);
        }
        (self.history.get(place).map_or(0, |byte| u32::from(*byte)), self.agree(place, start))
    }

    /// How many characters before two places agree.
    fn agree(&self, place: usize, start: usize) -> u32 {
        let length = self.history.len();
        let alike = |distance: &usize| {
            place >= *distance
                && length - start >= *distance
                && self.history.get(place - distance) == self.history.get(length - distance)
        };
        u32::try_from((1..=24).take_while(alike).count()).unwrap_or(0)
    }

    /// Among the other texts of this instance: what follows the place that is most like here. At
    /// the beginning of a word, the word after the one that was the same.
    fn alike(&self, start: usize) -> (u32, u32) {
        let mut best = (0, 0);
        for place in self.instance..start {
            let agree = self.agree(place, start);
            if agree > 0 && agree >= best.1 {
                best = (self.history.get(place).map_or(0, |byte| u32::from(*byte)), agree);
            }
        }
        best
    }

    /// Where the last three characters are looked up.
    fn key(&self, start: usize) -> Option<usize> {
        if self.history.len() - start < 3 {
            return None;
        }
        let hash = join(join(self.back(start, 1), self.back(start, 2)), self.back(start, 3));
        usize::try_from(hash >> 18).ok()
    }

    fn note_place(&mut self, start: usize) {
        if self.places.is_empty() {
            self.places = vec![0; 1 << 14];
        }
        let Some(key) = self.key(start) else { return };
        let here = u32::try_from(self.history.len()).unwrap_or(0);
        if let Some(place) = self.places.get_mut(key) {
            *place = here;
        }
    }
}

/// Whether a character is part of a word.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}
