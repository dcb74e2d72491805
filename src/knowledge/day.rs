//! Days of the calendar: as constants, in words, and the distance between two of them.

use time::{Date, Month};

/// A day as a constant. [`Date::MIN`] stands for a day that no calendar has, which no table may
/// hold.
pub const fn day(year: i32, month: Month, day: u8) -> Date {
    match Date::from_calendar_date(year, month, day) {
        Ok(date) => date,
        Err(_) => Date::MIN,
    }
}

/// `19 December 2026`.
pub fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month(), date.year())
}

/// Days from `as_of` to `date`; negative where `date` has passed.
pub fn days_until(date: Date, as_of: Date) -> i64 {
    (date - as_of).whole_days()
}

/// `in 27 days`, `today`, `813 days ago`.
pub fn distance(date: Date, as_of: Date) -> String {
    in_days(days_until(date, as_of))
}

/// The same for a number of days.
pub fn in_days(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "in 1 day".to_owned(),
        -1 => "1 day ago".to_owned(),
        2.. => format!("in {days} days"),
        _ => format!("{} days ago", days.unsigned_abs()),
    }
}

/// Reads `2024-08-31`; nothing else.
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_far_a_day_is() {
        let as_of = day(2026, Month::November, 22);
        assert_eq!(distance(day(2026, Month::December, 19), as_of), "in 27 days");
        assert_eq!(distance(day(2024, Month::August, 31), as_of), "813 days ago");
        assert_eq!(distance(as_of, as_of), "today");
        assert_eq!(long(day(2026, Month::December, 19)), "19 December 2026");
        assert_eq!(day(2026, Month::February, 30), Date::MIN);
        assert_eq!(as_of.to_string(), "2026-11-22");
    }

    #[test]
    fn only_whole_days_are_read() {
        assert_eq!(parse("2027-03-15").unwrap().to_string(), "2027-03-15");
        for wrong in
            ["", "2027-3-15", "2027-02-30", "15.03.2027", "+027-01-01", "2027-03-15T00:00:00Z"]
        {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
