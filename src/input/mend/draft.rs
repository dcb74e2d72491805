//! A text that is written anew from another one, and the way back from its places to theirs.

/// A text in the making.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    from: &'a str,
    pub(super) text: String,
    map: Map,
}

/// Where the bytes of a text stood in the text that it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Map {
    /// Bytes of the new text and of the old one from which on both go in step, ascending.
    steps: Vec<(usize, usize)>,
}

/// A state of a draft to which it can go back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    text: usize,
    steps: usize,
}

impl<'a> Draft<'a> {
    pub(super) fn new(from: &'a str) -> Self {
        Self { from, text: String::with_capacity(from.len()), map: Map::default() }
    }

    /// Takes a piece over as it is.
    pub(super) fn copy(&mut self, from: usize, to: usize) {
        let piece = self.from.get(from..to).unwrap_or_default();
        if !piece.is_empty() {
            self.step(from);
            self.text.push_str(piece);
        }
    }

    /// Writes something in place of what stands at a byte.
    pub(super) fn put(&mut self, at: usize, text: &str) {
        self.step(at);
        self.text.push_str(text);
    }

    fn step(&mut self, from: usize) {
        let now = self.text.len();
        let in_step = self.map.steps.last().is_some_and(|(to, old)| now - to + old == from);
        if !in_step {
            self.map.steps.push((now, from));
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { text: self.text.len(), steps: self.map.steps.len() }
    }

    pub(super) fn back(&mut self, mark: Mark) {
        self.text.truncate(mark.text);
        self.map.steps.truncate(mark.steps);
    }

    /// Puts a blank over one byte that was written.
    pub(super) fn blank(&mut self, at: usize) {
        if self.text.is_char_boundary(at) && self.text.is_char_boundary(at + 1) {
            self.text.replace_range(at..=at, " ");
        }
    }

    pub(super) fn finish(self) -> (String, Map) {
        (self.text, self.map)
    }
}

impl Map {
    /// The byte of the old text that a byte of the new one comes from.
    pub(crate) fn old(&self, new: usize) -> usize {
        let after = self.steps.partition_point(|(to, _)| *to <= new);
        let next = self.steps.get(after).map_or(usize::MAX, |(_, old)| *old);
        match after.checked_sub(1).and_then(|at| self.steps.get(at)) {
            // What was put in stands where the next piece begins at the latest.
            Some((to, old)) => {
                let in_step = old + (new - to);
                if next >= *old { in_step.min(next) } else { in_step }
            }
            None => new,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_new_text_are_those_of_the_old_one() {
        let old = "abc def ghi";
        let mut draft = Draft::new(old);
        draft.copy(0, 2);
        draft.copy(4, 5);
        let mark = draft.mark();
        draft.copy(5, 7);
        draft.back(mark);
        draft.put(5, "\"\"");
        draft.copy(5, 11);
        let (text, map) = draft.finish();
        assert_eq!(text, "abd\"\"ef ghi");
        let olds: Vec<usize> = (0..text.len()).map(|new| map.old(new)).collect();
        assert_eq!(olds, [0, 1, 4, 5, 5, 5, 6, 7, 8, 9, 10]);
        assert_eq!(Map::default().old(7), 7);
    }
}
