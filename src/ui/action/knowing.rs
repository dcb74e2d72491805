//! What can happen on the page of what is known.

/// About what the program knows.
#[derive(Clone, Debug)]
pub enum Knowing {
    /// The words that are sought.
    Seek(String),
    /// The search is over.
    Clear,
    /// Everything is saved as JSON.
    Save,
    /// What is shown is printed.
    Print,
}
