//! A ZIP archive of deflated texts. Its bytes depend on nothing but those texts.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};

/// An archive that is being written.
#[derive(Debug, Default)]
pub(super) struct Archive {
    out: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

/// An entry that is being written.
pub(super) struct Entry<'a> {
    out: &'a mut Vec<u8>,
    compressor: CompressorOxide,
    waiting: String,
    crc: u32,
    length: u32,
}

/// How much text is compressed at once.
const PIECE: usize = 1 << 16;

/// Deflate, sizes in the header, and the first day that the format knows: an archive has no clock.
const METHOD_AND_TIME: [u8; 6] = [8, 0, 0, 0, 0x21, 0];

impl Archive {
    /// Adds an entry, whose name is plain ASCII.
    pub(super) fn add(&mut self, name: &str, write: &mut dyn FnMut(&mut Entry<'_>)) {
        let start = self.out.len();
        self.out.extend(*b"PK\x03\x04\x14\0\0\0");
        self.out.extend(METHOD_AND_TIME);
        let sizes_at = self.out.len();
        self.out.extend([0; 12]);
        self.out.extend(short(name.len()));
        self.out.extend(short(0));
        self.out.extend(name.bytes());
        let data = self.out.len();
        let mut entry = Entry {
            out: &mut self.out,
            compressor: CompressorOxide::new(create_comp_flags_from_zip_params(6, 0, 0)),
            waiting: String::new(),
            crc: u32::MAX,
            length: 0,
        };
        write(&mut entry);
        entry.compress(TDEFLFlush::Finish);
        let (crc, length) = (!entry.crc, entry.length);
        let compressed = long(self.out.len().saturating_sub(data));
        let sizes = [crc.to_le_bytes(), compressed, length.to_le_bytes()].concat();
        if let Some(place) = self.out.get_mut(sizes_at..sizes_at.saturating_add(sizes.len())) {
            place.copy_from_slice(&sizes);
        }
        self.directory.extend(*b"PK\x01\x02\x14\0\x14\0\0\0");
        self.directory.extend(METHOD_AND_TIME);
        self.directory.extend(sizes);
        self.directory.extend(short(name.len()));
        // No extra field, no comment, first disk, no attributes.
        self.directory.extend([0; 12]);
        self.directory.extend(long(start));
        self.directory.extend(name.bytes());
        self.entries = self.entries.saturating_add(1);
    }

    /// The whole archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let start = self.out.len();
        self.out.extend(&self.directory);
        self.out.extend(*b"PK\x05\x06\0\0\0\0");
        self.out.extend(self.entries.to_le_bytes());
        self.out.extend(self.entries.to_le_bytes());
        self.out.extend(long(self.directory.len()));
        self.out.extend(long(start));
        self.out.extend(short(0));
        self.out
    }
}

impl Entry<'_> {
    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        self.waiting.push_str(text);
        if self.waiting.len() >= PIECE {
            self.compress(TDEFLFlush::None);
        }
    }

    fn compress(&mut self, flush: TDEFLFlush) {
        let bytes = self.waiting.as_bytes();
        self.crc = bytes.iter().fold(self.crc, |crc, byte| step(crc, *byte));
        self.length = self.length.wrapping_add(u32::try_from(bytes.len()).unwrap_or_default());
        compress_to_output(&mut self.compressor, bytes, flush, |piece| {
            self.out.extend_from_slice(piece);
            true
        });
        self.waiting.clear();
    }
}

/// One byte of CRC-32, four bits at a time.
fn step(crc: u32, byte: u8) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut index = 0;
        while index < 16 {
            let mut value = index;
            let mut bit = 0;
            while bit < 4 {
                value = if value & 1 == 1 { (value >> 1) ^ 0xedb8_8320 } else { value >> 1 };
                bit += 1;
            }
            #[expect(clippy::indexing_slicing, reason = "a constant, checked by the compiler")]
            {
                table[index as usize] = value;
            }
            index += 1;
        }
        table
    };
    let half = |crc: u32| {
        let entry = TABLE.get(usize::try_from(crc & 15).unwrap_or_default());
        (crc >> 4) ^ entry.copied().unwrap_or_default()
    };
    half(half(crc ^ u32::from(byte)))
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_usual_one() {
        let sum = !b"123456789".iter().fold(u32::MAX, |crc, byte| step(crc, *byte));
        assert_eq!(sum, 0xcbf4_3926);
    }
}
