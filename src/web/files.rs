//! The files that a person gave. The page knows them by handles.

use crate::ui::action::FileHandle;
use js_sys::{Array, JsString};
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{Blob, DataTransfer, File, FileList};

/// From so many characters on, a text is kept as a file and never goes into a text area: ten
/// million there take the browser seconds to lay out.
pub const LARGE_TEXT: u32 = 1_000_000;

/// The files by their handles.
#[derive(Debug, Default)]
pub struct Files {
    kept: BTreeMap<u32, File>,
    next: u32,
    texts: u32,
}

impl Files {
    /// Keeps files and gives their handles.
    pub fn keep(&mut self, files: Vec<File>) -> Vec<FileHandle> {
        files.into_iter().map(|file| self.keep_one(file)).collect()
    }

    /// Keeps a text as a file: the browser encodes it, and it does not pass through the program's
    /// memory. A browser that does not is out of memory.
    pub fn keep_text(&mut self, text: &JsString) -> Option<FileHandle> {
        self.texts = self.texts.wrapping_add(1);
        let name = format!("Large text {}", self.texts);
        let file = File::new_with_str_sequence(&Array::of1(text), &name).ok()?;
        Some(self.keep_one(file))
    }

    fn keep_one(&mut self, file: File) -> FileHandle {
        let handle = self.next;
        self.next = handle.wrapping_add(1);
        let size = super::blob::size(&file);
        let name = file.name();
        self.kept.insert(handle, file);
        FileHandle { handle, name, size }
    }

    /// The content under a handle.
    pub fn content(&self, handle: u32) -> Option<Blob> {
        self.kept.get(&handle).map(|file| Blob::clone(file))
    }

    /// Lets go of one file.
    pub fn forget(&mut self, handle: u32) {
        self.kept.remove(&handle);
    }

    /// Lets go of every file.
    pub fn forget_all(&mut self) {
        self.kept.clear();
    }
}

/// The files of a list.
pub fn listed(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// The files that are dropped or pasted. Of a folder the browser gives a file that cannot be read,
/// which the analysis says by name.
pub fn transferred(transfer: &DataTransfer) -> Vec<File> {
    listed(transfer.files())
}

/// Whether files are being dragged, as far as the browser tells before they are dropped.
pub fn has_files(transfer: &DataTransfer) -> bool {
    transfer.types().iter().any(|kind| kind.unchecked_into::<JsString>() == "Files")
}
