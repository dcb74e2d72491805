//! Mends damaged texts. Every step writes a text anew and remembers where its bytes come from, so
//! that all places are those of the text that the person gave.
//!
//! Nothing here runs on a text that reads well as it is.

mod draft;
mod fix;
mod frame;
mod lines;
mod quoting;
mod strings;
mod syntax;
#[cfg(test)]
mod tests;

pub(crate) use fix::{Met, note};
pub(crate) use frame::Frame;

use draft::Map;
use fix::{Fix, Log};
use lines::Step;

/// How many packings are taken off one another.
const LAYERS: u32 = 3;

/// A text that was mended.
#[derive(Debug)]
pub(crate) struct Mended {
    pub(crate) text: String,
    /// What was met, with places in the first text.
    pub(crate) met: Vec<Met>,
    maps: Vec<Map>,
}

impl Mended {
    /// The way back to the text that was mended.
    pub(crate) fn frame(&self, original: &str) -> Frame {
        Frame::new(original, self.maps.clone())
    }

    /// Whether anything was done, and not only met.
    pub(crate) fn changed(&self) -> bool {
        self.met.iter().any(|met| !met.offered)
    }

    /// Whether objects stand in it as PowerShell writes them at the end of its depth.
    pub(crate) fn is_flattened(&self) -> bool {
        self.met.iter().any(|met| met.fix == Fix::PowershellText)
    }

    /// The names of what could be done beyond it.
    pub(crate) fn offers(&self) -> Vec<String> {
        let offered = self.met.iter().filter(|met| met.offered);
        offered.filter_map(|met| met.fix.offer()).map(str::to_owned).collect()
    }

    fn take(&mut self, step: impl FnOnce(&str, &mut Log) -> Step) -> bool {
        let mut log = Log::default();
        let taken = step(&self.text, &mut log);
        for met in log.met {
            let first = self.maps.iter().rev().fold(met.first, |at, map| map.old(at));
            self.met.push(Met { first, ..met });
        }
        let Some((text, map)) = taken else { return false };
        self.text = text;
        self.maps.push(map);
        true
    }
}

/// Mends a text. With `unpack`, documents are taken out of strings and cells of other documents,
/// and everything around them is left out.
pub(crate) fn mend(text: &str, unpack: bool, accepted: &[String]) -> Option<Mended> {
    let mut mended = Mended { text: text.to_owned(), met: vec![], maps: vec![] };
    mended.take(lines::colours);
    mended.take(lines::frames);
    mended.take(lines::marks);
    mended.take(quoting::html);
    if unpack {
        let unpacked =
            (0..LAYERS).filter(|_| mended.take(quoting::doubled) || mended.take(quoting::escaped));
        if unpacked.count() == 0 {
            return None;
        }
    }
    mended.take(lines::wraps);
    mended.take(|text, log| syntax::syntax(text, accepted, log));
    (!mended.met.is_empty()).then_some(mended)
}

/// Whether a text that reads well may still hold what should be mended.
pub(crate) fn suspicious(text: &str) -> bool {
    ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{AD}", "\u{A0}", "\u{1B}", "\"@{"]
        .iter()
        .any(|sign| text.contains(sign))
}
