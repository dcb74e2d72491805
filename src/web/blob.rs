//! Inputs and documents as `Blob`s: the browser keeps their bytes, not the program.

use js_sys::{Array, Uint8Array};
use std::io;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

/// Bytes that are fetched at once: small enough for progress to move, large enough for the number
/// of calls not to matter.
const CHUNK: f64 = 4.0 * 1024.0 * 1024.0;

/// The most bytes that are taken in one analysis. A tab has 4 GB of memory at best, and reading
/// needs the bytes and what is made of them at the same time.
pub const LIMIT: u64 = 1024 * 1024 * 1024;

/// A text as it is in the program.
pub fn of_text(text: &str) -> Option<Blob> {
    of_bytes(text.as_bytes())
}

/// Bytes as they are in the program.
pub fn of_bytes(bytes: &[u8]) -> Option<Blob> {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()
}

/// Why the bytes of an input did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is not enough memory for them.
    Memory,
    /// The browser does not give them; the file was moved, changed or locked.
    Gone,
}

/// Reads all bytes, telling how many have arrived.
pub async fn read(blob: &Blob, mut arrived: impl FnMut(u64)) -> Result<Vec<u8>, ReadError> {
    let size = blob.size();
    let mut bytes: Vec<u8> = Vec::new();
    // All at once: growing step by step would need twice the memory.
    bytes.try_reserve_exact(whole(size) as usize).map_err(|_| ReadError::Memory)?;
    let mut start = 0.0;
    while start < size {
        let end = (start + CHUNK).min(size);
        let slice = blob.slice_with_f64_and_f64(start, end).map_err(|_| ReadError::Gone)?;
        let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| ReadError::Gone)?;
        let chunk = Uint8Array::new(&buffer);
        if f64::from(chunk.length()) != end - start {
            return Err(ReadError::Gone);
        }
        bytes.extend_from_slice(&chunk.to_vec());
        start = end;
        arrived(whole(start));
    }
    Ok(bytes)
}

/// The text of a document.
pub async fn text(blob: &Blob) -> Option<String> {
    JsFuture::from(blob.text()).await.ok()?.as_string()
}

/// Size in bytes.
pub fn size(blob: &Blob) -> u64 {
    whole(blob.size())
}

/// Sizes are whole, positive and far below 2^53.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(number: f64) -> u64 {
    number as u64
}

/// Collects what is written to it into a `Blob`, so that a large document is never one string.
#[derive(Debug, Default)]
pub struct Writer {
    parts: Array,
    pending: Vec<u8>,
}

impl Writer {
    /// The document.
    pub fn finish(mut self, mime: &str) -> Option<Blob> {
        self.hand_over();
        let properties = BlobPropertyBag::new();
        properties.set_type(mime);
        Blob::new_with_buffer_source_sequence_and_options(&self.parts, &properties).ok()
    }

    fn hand_over(&mut self) {
        if !self.pending.is_empty() {
            self.parts.push(Uint8Array::from(self.pending.as_slice()).unchecked_ref());
            self.pending.clear();
        }
    }
}

impl io::Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= 1 << 20 {
            self.hand_over();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
