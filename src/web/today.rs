//! The one place where the clock is read.

use crate::report::parse_date;
use time::Date;

/// Today in UTC.
pub fn utc() -> Date {
    let text: String = js_sys::Date::new_0().to_iso_string().into();
    // `2026-07-01T…`. A clock outside of the years 0 to 9999 gives the first day of all.
    text.get(..10).and_then(parse_date).unwrap_or(Date::MIN)
}
