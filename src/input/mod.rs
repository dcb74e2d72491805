//! Bytes in, an [`Estate`] out: decoding, finding the documents in the text, recognising their
//! shape, reading the instances in them, and merging those that are the same.
//!
//! Reading never fails as a whole. What could not be read becomes a [`crate::note::Note`].

use crate::model::Estate;

/// One pasted text or one file.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// What a person calls it: a file name, or `Pasted text`.
    pub name: &'a str,
    /// The bytes as they came.
    pub bytes: &'a [u8],
}

/// Reads inputs into one estate.
pub fn read(_inputs: &[Input<'_>]) -> Estate {
    Estate::default()
}
