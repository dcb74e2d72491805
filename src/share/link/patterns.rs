//! What a text looks like: the parts of an id, a text in a row, a day, a GUID, an address.

use super::spaces::Space;
use crate::model::Moment;
use time::{Date, Month};

/// The parts of an id; what stands after a kind of resource is a name, of a space.
pub(super) fn segments(id: &str) -> impl Iterator<Item = (&str, Option<Space>)> {
    let mut before = "";
    id.split('/').map(move |segment| {
        let space = NAMED
            .iter()
            .find(|(kind, _)| kind.eq_ignore_ascii_case(before))
            .map(|(_, space)| *space);
        // A name is not a kind, whatever it is called.
        before = if space.is_some() { "" } else { segment };
        (segment, space)
    })
}

const NAMED: [(&str, Space); 6] = [
    ("subscriptions", Space::Subscription),
    ("resourceGroups", Space::Group),
    ("service", Space::Name),
    ("virtualNetworks", Space::Network),
    ("subnets", Space::Subnet),
    ("publicIPAddresses", Space::Resource),
];

/// How many texts of a row may be left out.
pub(super) const NEAR: u32 = 16;

/// A later text of a row: its last number, or the capitals at its end, so much further.
pub(super) fn successor(text: &str, by: u32) -> Option<String> {
    let capitals = text.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let (before, letters) = text.split_at_checked(text.len() - capitals)?;
    if (1..=4).contains(&capitals) && before.ends_with('-') {
        let one = |number: u32, letter: u8| number * 26 + u32::from(letter - b'A') + 1;
        let mut number = letters.bytes().fold(0, one) + by;
        let mut later = String::new();
        while number > 0 {
            let letter = u8::try_from((number - 1) % 26).unwrap_or(0);
            later.insert(0, char::from(b'A' + letter));
            number = (number - 1) / 26;
        }
        return Some(format!("{before}{later}"));
    }
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let digits = text.get(..end)?.bytes().rev().take_while(u8::is_ascii_digit).count().min(9);
    let (before, after) = (text.get(..end - digits)?, text.get(end..)?);
    let number: u32 = text.get(end - digits..end)?.parse().ok()?;
    Some(format!("{before}{:0digits$}{after}", number.checked_add(by)?))
}

/// The first year that is written as a number; the last one is 255 years later.
const FIRST_YEAR: i32 = 1970;

/// The year of a day, its month and its number.
pub(super) fn day_of(text: &str) -> Option<[u32; 3]> {
    if text.len() != 10 {
        return None;
    }
    let (year, month, number) = Moment::read(text)?.date().to_calendar_date();
    let year = u32::try_from(year - FIRST_YEAR).ok().filter(|year| *year < 256)?;
    let day = [year, u32::from(u8::from(month)), u32::from(number)];
    (day_text(day).as_deref() == Some(text)).then_some(day)
}

pub(super) fn day_text([year, month, number]: [u32; 3]) -> Option<String> {
    let year = i32::try_from(year).ok()? + FIRST_YEAR;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let day = Date::from_calendar_date(year, month, u8::try_from(number).ok()?).ok()?;
    Some(day.to_string())
}

pub(super) fn guid_of(text: &str) -> Option<u128> {
    let digits: String = text.split('-').collect();
    let value = u128::from_str_radix(&digits, 16).ok()?;
    (guid_text(value) == text).then_some(value)
}

pub(super) fn guid_text(value: u128) -> String {
    let digits = format!("{value:032x}");
    let mut text = String::with_capacity(36);
    for (place, digit) in digits.chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

pub(super) fn address_of(text: &str) -> Option<[u8; 4]> {
    let mut parts = text.split('.').map(|part| part.parse::<u8>().ok());
    let address = [parts.next()??, parts.next()??, parts.next()??, parts.next()??];
    let [a, b, c, d] = address;
    (format!("{a}.{b}.{c}.{d}") == text).then_some(address)
}
