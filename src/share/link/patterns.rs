//! What a text looks like: the parts of an id, a text in a row, a day, a GUID, an address.

use super::spaces::Space;
use crate::model::Moment;
use time::Date;

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

/// The first day that is written as a number; the last one is 65,535 days later.
const FIRST_DAY: i32 = 2_440_588;

pub(super) fn day_of(text: &str) -> Option<u32> {
    if text.len() != 10 {
        return None;
    }
    let date = Moment::read(text)?.date();
    let day = u32::try_from(date.to_julian_day() - FIRST_DAY).ok().filter(|day| *day < 1 << 16)?;
    (day_text(day).as_deref() == Some(text)).then_some(day)
}

pub(super) fn day_text(day: u32) -> Option<String> {
    let day = i32::try_from(day).ok()?;
    Date::from_julian_day(FIRST_DAY + day).ok().map(|date| date.to_string())
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
