//! Texts: said before, the next in a row, a number in disguise, or spelled.
//!
//! Every text belongs to a space, in which equal texts are one: regions, resource groups, names,
//! addresses. What a space has seen is said again by its number. A new text is what follows the
//! newest one (`apim-02` after `apim-01`), or a day, an id or an address in its bits, or it is
//! spelled, character by character, predicted from what was spelled before it.

use super::coder::{Coder, Model, join};
use super::spelling::Speller;
use crate::model::Moment;
use std::collections::BTreeMap;
use time::Date;

/// The longest text that a link carries, in bytes; what is longer is cut.
pub(super) const LONGEST: usize = 1_000;
/// All texts of a link together, in bytes.
const ALL: usize = 4_000_000;

/// A place of the model: its own contexts, and the space of its texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column(pub(super) u16, pub(super) Space);

/// Where equal texts are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Words of Azure, each column its own.
    Words(u16),
    Region,
    Subscription,
    Group,
    Name,
    Network,
    Subnet,
    Resource,
    Address,
    Host,
    Day,
    /// A whole ARM id.
    Id,
    /// What an ARM id is of: the id without names.
    Form,
    Other,
}

impl Space {
    fn number(self) -> u16 {
        match self {
            Self::Words(column) => 16 + column,
            Self::Region => 0,
            Self::Subscription => 1,
            Self::Group => 2,
            Self::Name => 3,
            Self::Network => 4,
            Self::Subnet => 5,
            Self::Resource => 6,
            Self::Address => 7,
            Self::Host => 8,
            Self::Day => 9,
            Self::Id => 10,
            Self::Form => 11,
            Self::Other => 12,
        }
    }
}

/// What a new text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Spelled = 0,
    Next = 1,
    Day = 2,
    Guid = 3,
    Address = 4,
    Id = 5,
}

const KINDS: [Kind; 6] =
    [Kind::Spelled, Kind::Next, Kind::Day, Kind::Guid, Kind::Address, Kind::Id];

/// Sets of weights of the mixer.
mod set {
    pub(super) const EXPECTED: usize = 0;
    pub(super) const NEW: usize = 1;
    pub(super) const PLACE: usize = 2;
    pub(super) const KIND: usize = 3;
    pub(super) const BITS: usize = 4;
    pub(super) const FLAG: usize = 5;
    pub(super) const COUNT: usize = 6;
}

/// Why a link cannot be read or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It does not say what a link says.
    Damaged,
    /// It holds more than a link may.
    TooLarge,
}

/// Writes or reads texts.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    pub(super) coder: Coder<'a>,
    speller: Speller,
    spaces: Vec<Vec<String>>,
    known: Vec<BTreeMap<String, u32>>,
    /// What each column held last.
    last: Vec<u32>,
    /// What is known of the instance so far; every decision may depend on it.
    pub(super) facts: [u32; 4],
    pub(super) fault: Option<Fault>,
    /// Texts that were cut.
    pub(super) cut: u32,
    size: usize,
}

/// What was learned from one estate and helps with the next.
#[derive(Debug)]
pub(super) struct Learned(Model, Speller);

impl Learned {
    pub(super) fn nothing() -> Self {
        Self(Model::new(), Speller::default())
    }
}

impl<'a> Texts<'a> {
    pub(super) fn writing(learned: Learned) -> Self {
        Self::new(Coder::writing(learned.0), learned.1)
    }

    pub(super) fn reading(bytes: &'a [u8], learned: Learned) -> Self {
        Self::new(Coder::reading(bytes, learned.0), learned.1)
    }

    fn new(coder: Coder<'a>, speller: Speller) -> Self {
        Self {
            coder,
            speller,
            spaces: vec![Vec::new(); 256],
            known: vec![BTreeMap::new(); 256],
            last: vec![0; 1024],
            facts: [0; 4],
            fault: None,
            cut: 0,
            size: 0,
        }
    }

    /// What was learned, for another one.
    pub(super) fn learned(self) -> Learned {
        Learned(self.coder.into_model(), self.speller)
    }

    /// Whether it goes on: nothing was wrong, and the work is within its bounds.
    pub(super) fn goes_on(&mut self) -> bool {
        if self.fault.is_none() {
            if self.coder.exhausted() || self.size > ALL {
                self.fault = Some(Fault::TooLarge);
            } else if self.coder.ran_out() {
                self.fault = Some(Fault::Damaged);
            }
        }
        self.fault.is_none()
    }

    /// A new instance begins.
    pub(super) fn begin(&mut self) {
        self.speller.begin();
        self.facts = [0; 4];
    }

    /// The contexts of a decision about a column.
    fn contexts(&self, column: u16, part: u32) -> [u32; 7] {
        let own = join((u32::from(column) << 8) | part, 0x51);
        let last = self.last_of(column);
        let [a, b, c, d] = self.facts;
        [
            own,
            join(join(own, 1), last),
            join(join(own, 2), a),
            join(join(join(own, 3), a), b),
            join(join(join(own, 4), c), d),
            join(join(join(join(own, 5), a), b), last),
            join(join(join(own, 6), d), last),
        ]
    }

    /// What a column held last: its place in the space, from 1.
    pub(super) fn last_of(&self, column: u16) -> u32 {
        self.last.get(usize::from(column)).copied().unwrap_or(0)
    }

    /// Says what a column held last.
    pub(super) fn remember(&mut self, column: u16, value: u32) {
        if let Some(last) = self.last.get_mut(usize::from(column)) {
            *last = value;
        }
    }

    /// A small number, such as the length of a list.
    pub(super) fn number(&mut self, column: u16, value: u32) -> u32 {
        let contexts = self.contexts(column, 1);
        let value = self.coder.number(set::COUNT, &contexts, value);
        self.remember(column, value);
        value
    }

    /// One of a few values.
    pub(super) fn choice(&mut self, column: u16, bits: u32, value: u32) -> u32 {
        let contexts = self.contexts(column, 2);
        self.coder.symbol(set::FLAG, &contexts, bits, value)
    }

    /// A text of a column; `expected` is what it most likely is, as far as that can be told.
    pub(super) fn text(&mut self, column: Column, expected: &str, text: &mut String) {
        if !self.goes_on() {
            return;
        }
        if !self.coder.reads() {
            self.cut_to_length(text);
        }
        let Column(id, space) = column;
        if !expected.is_empty() {
            let contexts = self.contexts(id, 3);
            if self.coder.bit(set::EXPECTED, &contexts, text == expected) {
                expected.clone_into(text);
                self.size += text.len();
                return;
            }
        }
        let number = usize::from(space.number());
        let known = self.known.get(number).and_then(|known| known.get(text.as_str())).copied();
        let count = self.spaces.get(number).map_or(0, Vec::len);
        let contexts = self.contexts(id, 4);
        let place = if count > 0 && !self.coder.bit(set::NEW, &contexts, known.is_none()) {
            let contexts = self.contexts(id, 5);
            let place = self.coder.number(set::PLACE, &contexts, known.unwrap_or(0));
            let said = usize::try_from(place).ok();
            let said = said.and_then(|place| self.spaces.get(number)?.get(place));
            match said {
                Some(said) => said.clone_into(text),
                None => self.fault = Some(Fault::Damaged),
            }
            place
        } else {
            self.new_text(id, space, text);
            let place = u32::try_from(count).unwrap_or(u32::MAX);
            if let Some(known) = self.known.get_mut(number) {
                known.insert(text.clone(), place);
            }
            if let Some(said) = self.spaces.get_mut(number) {
                said.push(text.clone());
            }
            place
        };
        self.size += text.len() + 8;
        self.remember(id, place + 1);
    }

    fn cut_to_length(&mut self, text: &mut String) {
        if text.len() > LONGEST {
            let end = (0..=LONGEST - 4).rev().find(|end| text.is_char_boundary(*end));
            text.truncate(end.unwrap_or(0));
            text.push('…');
            self.cut += 1;
        }
    }

    fn new_text(&mut self, id: u16, space: Space, text: &mut String) {
        let newest = self.spaces.get(usize::from(space.number())).and_then(|said| said.last());
        let next = newest.and_then(|newest| successor(newest));
        let kind = match space {
            _ if next.as_deref() == Some(text) => Kind::Next,
            Space::Id => Kind::Id,
            _ if day_of(text).is_some() => Kind::Day,
            _ if guid_of(text).is_some() => Kind::Guid,
            _ if address_of(text).is_some() => Kind::Address,
            _ => Kind::Spelled,
        };
        let contexts = self.contexts(column::KIND + space.number(), 6);
        let kind = self.coder.symbol(set::KIND, &contexts, 3, kind as u32);
        let kind = usize::try_from(kind).ok().and_then(|kind| KINDS.get(kind)).copied();
        self.remember(column::KIND + space.number(), kind.map_or(0, |kind| kind as u32));
        match kind {
            Some(Kind::Spelled) => {
                let guide = self.speller.spell(&mut self.coder, id, space.number(), text);
                if guide.is_none() {
                    self.fault = Some(Fault::Damaged);
                }
            }
            Some(Kind::Next) => match next {
                Some(next) => *text = next,
                None => self.fault = Some(Fault::Damaged),
            },
            Some(Kind::Day) => self.day(id, text),
            Some(Kind::Guid) => self.guid(text),
            Some(Kind::Address) => self.address(id, text),
            Some(Kind::Id) if space == Space::Id => self.arm_id(text),
            _ => self.fault = Some(Fault::Damaged),
        }
    }

    /// A day: a number of days.
    fn day(&mut self, id: u16, text: &mut String) {
        let contexts = self.contexts(id, 7);
        let day = day_of(text).unwrap_or(0);
        let day = self.coder.symbol(set::BITS, &contexts, 16, day);
        match day_text(day) {
            Some(day) => *text = day,
            None => self.fault = Some(Fault::Damaged),
        }
    }

    /// A GUID: 128 bits that nothing predicts.
    fn guid(&mut self, text: &mut String) {
        let mut bits = guid_of(text).unwrap_or(0);
        let mut read = 0_u128;
        for _ in 0..16 {
            let byte = u32::try_from(bits >> 120).unwrap_or(0);
            read = (read << 8) | u128::from(self.coder.symbol(set::BITS, &[], 8, byte));
            bits <<= 8;
        }
        *text = guid_text(read);
    }

    /// An address: four numbers, each predicted from those before it.
    fn address(&mut self, id: u16, text: &mut String) {
        let address = address_of(text).unwrap_or_default();
        let last = self.last_of(column::ADDRESS + (id & 255));
        let mut before = join(u32::from(id), 0xADD2);
        let mut read = [0_u8; 4];
        let mut same = true;
        for ((number, own), (slot, last)) in
            address.into_iter().enumerate().zip(read.iter_mut().zip(last.to_be_bytes()))
        {
            let place = u32::try_from(number).unwrap_or(0);
            let near = if same { join(u32::from(last), 77) } else { 1 };
            let contexts = [
                before,
                join(join(u32::from(id), 0xADD3), place),
                join(join(near, place), u32::from(id)),
                join(join(before, 5), self.facts.get(2).copied().unwrap_or(0)),
            ];
            let value = self.coder.symbol(set::BITS + 4, &contexts, 8, u32::from(own));
            *slot = u8::try_from(value).unwrap_or(0);
            same &= *slot == last;
            before = join(before, value);
        }
        self.remember(column::ADDRESS + (id & 255), u32::from_be_bytes(read));
        let [a, b, c, d] = read;
        *text = format!("{a}.{b}.{c}.{d}");
    }

    /// An ARM id: its form, then the names in it.
    fn arm_id(&mut self, text: &mut String) {
        let mut form: String = segments(text)
            .map(|(segment, space)| if space.is_some() { "*" } else { segment })
            .collect::<Vec<_>>()
            .join("/");
        self.text(Column(column::FORM, Space::Form), "", &mut form);
        let given = std::mem::take(text);
        let mut names = segments(&given).filter(|(_, space)| space.is_some());
        let mut made = String::new();
        for (segment, space) in segments(&form) {
            if !made.is_empty() || segment.as_ptr() != form.as_ptr() {
                made.push('/');
            }
            let Some(space) = space else {
                made.push_str(segment);
                continue;
            };
            let mut name = names.next().map(|(name, _)| name.to_owned()).unwrap_or_default();
            self.text(Column(column::SEGMENT + space.number(), space), "", &mut name);
            made.push_str(&name);
        }
        drop(names);
        *text = made;
    }
}

/// Columns of the parts of texts; those of the fields are below 400.
mod column {
    pub(super) const FORM: u16 = 400;
    pub(super) const SEGMENT: u16 = 410;
    pub(super) const KIND: u16 = 500;
    pub(super) const ADDRESS: u16 = 760;
}

/// The parts of an id; what stands after a kind of resource is a name, of a space.
fn segments(id: &str) -> impl Iterator<Item = (&str, Option<Space>)> {
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

/// The text after this one in a row: its last number, or the capitals at its end, one further.
fn successor(text: &str) -> Option<String> {
    let capitals = text.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let start = text.len() - capitals;
    if capitals > 0 && text.get(..start)?.ends_with('-') {
        let mut letters: Vec<u8> = text.bytes().skip(start).collect();
        for letter in letters.iter_mut().rev() {
            if *letter < b'Z' {
                *letter += 1;
                let letters = String::from_utf8(letters).ok()?;
                return Some(format!("{}{letters}", text.get(..start)?));
            }
            *letter = b'A';
        }
        letters.push(b'A');
        return Some(format!("{}{}", text.get(..start)?, String::from_utf8(letters).ok()?));
    }
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let digits = text.get(..end)?.bytes().rev().take_while(u8::is_ascii_digit).count().min(9);
    let (before, after) = (text.get(..end - digits)?, text.get(end..)?);
    let number: u64 = text.get(end - digits..end)?.parse().ok()?;
    Some(format!("{before}{:0digits$}{after}", number + 1))
}

/// The first day that is written as a number; the last one is 65,535 days later.
const FIRST_DAY: i32 = 2_440_588;

fn day_of(text: &str) -> Option<u32> {
    if text.len() != 10 {
        return None;
    }
    let date = Moment::read(text)?.date();
    let day = u32::try_from(date.to_julian_day() - FIRST_DAY).ok().filter(|day| *day < 1 << 16)?;
    (day_text(day).as_deref() == Some(text)).then_some(day)
}

fn day_text(day: u32) -> Option<String> {
    let day = i32::try_from(day).ok()?;
    Date::from_julian_day(FIRST_DAY + day).ok().map(|date| date.to_string())
}

fn guid_of(text: &str) -> Option<u128> {
    let digits: String = text.split('-').collect();
    let value = u128::from_str_radix(&digits, 16).ok()?;
    (guid_text(value) == text).then_some(value)
}

fn guid_text(value: u128) -> String {
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

fn address_of(text: &str) -> Option<[u8; 4]> {
    let mut parts = text.split('.').map(|part| part.parse::<u8>().ok());
    let address = [parts.next()??, parts.next()??, parts.next()??, parts.next()??];
    let [a, b, c, d] = address;
    (format!("{a}.{b}.{c}.{d}") == text).then_some(address)
}
