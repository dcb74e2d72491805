//! How the types of the report and of the protocol are written to JSON and read from it.
//!
//! A report has some sixty types and three hundred members, and what serde makes of them would be a
//! fifteenth of the code of the page and the engine. Here a type has one function that goes through
//! its members in order, and one [`Walker`] either writes or reads each of them. The form is that
//! of serde's derives, byte for byte; those stay for whoever uses the library, and the tests hold
//! both against each other.
//!
//! ```ignore
//! #[derive(Serialize, Deserialize, Record)]
//! #[serde(rename_all = "camelCase")]
//! struct Task {
//!     title: String,
//!     #[serde(default, skip_serializing_if = "Option::is_none")]
//!     command: Option<Command>,
//! }
//! ```
//!
//! Reading begins with a blank value and fills it. The members of an object may stand in any
//! order; unknown ones are ignored. A member that is missing reads as `null`, and `null` as an
//! empty list where a list is wanted: a report of an earlier version has fewer members. There are
//! no fractions in a report, and none are read.

mod escape;
mod read;
#[cfg(test)]
mod tests;
mod transcode;
mod values;
mod walker;

pub(crate) use transcode::Transcode;
pub use values::Items;
pub use walker::Walker;

/// A value that has a JSON form. `#[derive(Record)]` makes it of a type whose parts are values.
pub trait Value {
    /// A value to be filled by reading. What it is does not matter: either every part of it is
    /// filled, or reading fails.
    fn blank() -> Self
    where
        Self: Sized;

    /// Goes through the value with a walker. A walker that writes leaves the value as it is: that
    /// it is borrowed mutably is the price of one function for both directions.
    fn walk(&mut self, walker: &mut Walker<'_>);
}

/// Writes a value as JSON, on one line.
pub fn to_json(value: &mut dyn Value) -> String {
    let mut walker = Walker::writing();
    value.walk(&mut walker);
    walker.written()
}

/// A text as a string of JSON.
pub fn quoted(text: &str) -> String {
    let mut out = String::new();
    escape::escape(text, &mut out);
    out
}

/// Reads a value from JSON.
///
/// # Errors
///
/// If the text is not JSON, or its values are not those of the type: which member, what was
/// expected, and at which byte. A text after the value is ignored.
pub fn from_json<T: Value>(json: &[u8]) -> Result<T, String> {
    let mut value = T::blank();
    let mut walker = Walker::reading(json);
    value.walk(&mut walker);
    match walker.explain() {
        Some(wrong) => Err(wrong),
        None => Ok(value),
    }
}
