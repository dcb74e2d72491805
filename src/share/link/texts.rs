//! Texts: said before, the next in a row, a number in disguise, or spelled.
//!
//! Every text belongs to a space, in which equal texts are one: regions, resource groups, names,
//! addresses. What a space has seen is said again by its number. A new text is what follows the
//! newest one (`apim-02` after `apim-01`), or a day, an id or an address in its bits, or it is
//! spelled, character by character, predicted from what was spelled before it.

use super::coder::{Coder, Direction, Model, join};
use super::patterns::{
    NEAR, address_of, day_of, day_text, guid_of, guid_text, segments, successor,
};
use super::spaces::{Column, SPACES, Space};
use super::spelling::Speller;
use std::collections::BTreeMap;

/// The longest text that a link carries, in bytes; what is longer is cut.
pub(super) const LONGEST: usize = 1_000;
/// All texts of a link together, in bytes.
const ALL: usize = 4_000_000;

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
    pub(super) const DAY: usize = 7;
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
    /// What was said in which surroundings, the last first.
    near: BTreeMap<u32, Vec<u32>>,
    /// Where the instance is: what belongs to it often is there, too.
    pub(super) subscription: String,
    pub(super) group: String,
    /// The subscription, as a number.
    pub(super) home: u32,
    /// What the next decisions depend on most.
    pub(super) given: u32,
    pub(super) fault: Option<Fault>,
    /// Texts that were cut.
    pub(super) cut: u32,
    size: usize,
}

/// What was learned from one estate and helps with the next: how likely everything is, and the
/// words that are not of one company.
#[derive(Clone, Debug)]
pub(super) struct Learned {
    model: Model,
    speller: Speller,
    spaces: Vec<Vec<String>>,
}

impl Learned {
    pub(super) fn nothing() -> Self {
        Self { model: Model::new(), speller: Speller::default(), spaces: vec![Vec::new(); SPACES] }
    }
}

impl<'a> Texts<'a> {
    pub(super) fn new(direction: Direction<'a>, learned: Learned) -> Self {
        let mut known: Vec<BTreeMap<String, u32>> = vec![BTreeMap::new(); SPACES];
        for (known, said) in known.iter_mut().zip(&learned.spaces) {
            for (place, text) in (0..).zip(said) {
                known.insert(text.clone(), place);
            }
        }
        Self {
            coder: Coder::new(direction, learned.model),
            speller: learned.speller,
            spaces: learned.spaces,
            known,
            last: vec![0; 1024],
            facts: [0; 4],
            near: BTreeMap::new(),
            subscription: String::new(),
            group: String::new(),
            home: 0,
            given: 0,
            fault: None,
            cut: 0,
            size: 0,
        }
    }

    /// What was learned, for another one.
    pub(super) fn learned(mut self) -> Learned {
        for space in Space::OWN {
            let number = usize::from(space.number());
            self.spaces.get_mut(number).map(Vec::clear);
        }
        Learned { model: self.coder.into_model(), speller: self.speller, spaces: self.spaces }
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
        self.given = 0;
        self.home = 0;
        self.subscription.clear();
        self.group.clear();
    }

    /// A value of some bits.
    fn symbol(&mut self, set: usize, about: (u16, u32), bits: u32, value: u32) -> u32 {
        let (contexts, used) = self.contexts(about);
        self.coder.symbol(set, contexts.get(..used).unwrap_or_default(), bits, value)
    }

    /// Any number.
    fn any(&mut self, set: usize, about: (u16, u32), value: u32) -> u32 {
        let (contexts, used) = self.contexts(about);
        self.coder.number(set, contexts.get(..used).unwrap_or_default(), value)
    }

    /// A yes or no.
    fn bit(&mut self, set: usize, about: (u16, u32), bit: bool) -> bool {
        self.symbol(set, about, 1, u32::from(bit)) == 1
    }

    /// The contexts of a decision about a part of a column, and how many of them count: what an
    /// instance is says nothing of the names in an id.
    fn contexts(&mut self, (column, part): (u16, u32)) -> ([u32; 10], usize) {
        self.coder.column = usize::from(column);
        let own = join((u32::from(column) << 8) | part, 0x51);
        let last = self.last_of(column);
        let [sku, mode, platform, region] = self.facts;
        let all = [
            own,
            join(join(own, 1), last),
            join(join(own, 7), self.given),
            join(join(join(own, 8), self.given), last),
            join(join(own, 2), sku),
            join(join(own, 3), mode),
            join(join(own, 4), platform),
            join(join(own, 5), region),
            join(join(join(own, 6), sku), join(mode, platform)),
            join(join(own, 9), self.home),
        ];
        (all, if (column::SEGMENT..column::KIND).contains(&column) { 4 } else { 10 })
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
        let contexts = (column, 1);
        let value = self.any(set::COUNT, contexts, value);
        self.remember(column, value);
        value
    }

    /// One of a few values.
    pub(super) fn choice(&mut self, column: u16, bits: u32, value: u32) -> u32 {
        let contexts = (column, 2);
        self.symbol(set::FLAG, contexts, bits, value)
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
            let contexts = (id, 3);
            if self.bit(set::EXPECTED, contexts, text == expected) {
                expected.clone_into(text);
                self.size += text.len();
                return;
            }
            // Resource Graph writes some names in small letters.
            let small = expected.to_ascii_lowercase();
            let contexts = (id, 9);
            if self.bit(set::EXPECTED, contexts, *text == small) {
                *text = small;
                self.size += text.len();
                return;
            }
        }
        let number = usize::from(space.number());
        let known = self.known.get(number).and_then(|known| known.get(text.as_str())).copied();
        // A day is spelled anew: its parts are predicted by the days before.
        let known = known.filter(|_| space != Space::Day);
        let count = self.spaces.get(number).map_or(0, Vec::len);
        let count = if space == Space::Day { 0 } else { count };
        let within = match space {
            Space::Id => join(self.home, self.facts.get(3).copied().unwrap_or(0)),
            _ => self.given,
        };
        let near = join(within, u32::from(id));
        let place = self.said_near(column, near, known);
        if let Some(said) = place.and_then(|place| self.said(number, place)) {
            said.clone_into(text);
            self.size += text.len() + 8;
            self.remember(id, place.unwrap_or(0) + 1);
            return;
        }
        let contexts = (id, 4);
        let place = if count > 0 && !self.bit(set::NEW, contexts, known.is_none()) {
            let contexts = (id, 5);
            let place = self.any(set::PLACE, contexts, known.unwrap_or(0));
            match self.said(number, place) {
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
        if let Some(places) = self.near.get_mut(&near) {
            places.insert(0, place);
        }
        self.size += text.len() + 8;
        self.remember(id, place + 1);
    }

    fn said(&self, space: usize, place: u32) -> Option<&str> {
        self.spaces.get(space)?.get(usize::try_from(place).ok()?).map(String::as_str)
    }

    /// A text that was said before in the same surroundings, such as a group of the same
    /// subscription: how many others were said there since.
    fn said_near(
        &mut self,
        Column(id, space): Column,
        near: u32,
        known: Option<u32>,
    ) -> Option<u32> {
        let whole = id == column::SEGMENT + Space::Subscription.number() || space == Space::Id;
        if (id < column::SEGMENT || self.given == 0) && !whole || id == column::OWN {
            return None;
        }
        let places = self.near.entry(near).or_default();
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        let found = places.iter().position(|place| Some(*place) == known);
        // What is new there is 0, what was said last 1.
        let found = found.and_then(|place| u32::try_from(place + 1).ok()).unwrap_or(0);
        let own = join(u32::from(id), 0x9EA2);
        self.coder.column = usize::from(id) + 512;
        let found = if count == 0 {
            return None;
        } else {
            let few = join(own, count.min(3));
            let last = self.last_of(id + 512);
            self.coder.number(set::PLACE, &[own, few, join(own, count), join(few, last)], found)
        };
        self.remember(id + 512, found);
        let places = self.near.get_mut(&near)?;
        let found = found.checked_sub(1).and_then(|found| usize::try_from(found).ok());
        let found = found.filter(|found| *found < places.len())?;
        let place = places.remove(found);
        places.insert(0, place);
        Some(place)
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
        let newest = newest.cloned().unwrap_or_default();
        let further = (1..=NEAR).find(|by| successor(&newest, *by).as_deref() == Some(text));
        let kind = match space {
            Space::Id => Kind::Id,
            _ if further.is_some() => Kind::Next,
            _ if day_of(text).is_some() => Kind::Day,
            _ if guid_of(text).is_some() => Kind::Guid,
            _ if address_of(text).is_some() => Kind::Address,
            _ => Kind::Spelled,
        };
        let contexts = (column::KIND + space.number(), 6);
        let kind = self.symbol(set::KIND, contexts, 3, kind as u32);
        let kind = usize::try_from(kind).ok().and_then(|kind| KINDS.get(kind)).copied();
        self.remember(column::KIND + space.number(), kind.map_or(0, |kind| kind as u32));
        match kind {
            Some(Kind::Spelled) => {
                let guide = self.speller.spell(&mut self.coder, id, space.number(), text);
                if guide.is_none() {
                    self.fault = Some(Fault::Damaged);
                }
            }
            Some(Kind::Next) => {
                let contexts = (column::KIND + space.number(), 8);
                let by = self.any(set::COUNT, contexts, further.unwrap_or(1) - 1);
                match successor(&newest, by.saturating_add(1)) {
                    Some(next) => *text = next,
                    None => self.fault = Some(Fault::Damaged),
                }
            }
            Some(Kind::Day) => self.day(id, text),
            Some(Kind::Guid) => self.guid(text),
            Some(Kind::Address) => self.address(id, text),
            Some(Kind::Id) if space == Space::Id => self.arm_id(id, text),
            _ => self.fault = Some(Fault::Damaged),
        }
    }

    /// A day: its year, its month, and its number, each predicted from the last one of the column.
    fn day(&mut self, id: u16, text: &mut String) {
        let day = day_of(text).unwrap_or_default();
        let last = self.last_of(column::DAY + (id & 63)).to_be_bytes();
        let [last_year, last_month, last_number, _] = last.map(u32::from);
        let [year, month, number] = day;
        let own = join(u32::from(id), 0xDA);
        let year = self.symbol(set::BITS, (id, 10), 8, year);
        let near = if year == last_year { last_month + 1 } else { 0 };
        self.coder.column = usize::from(column::DAY);
        let month = self.coder.symbol(
            set::DAY,
            &[own, join(own, near), join(join(own, 5), year)],
            4,
            month,
        );
        let near = if near == month + 1 { last_number + 1 } else { 0 };
        let own = join(own, 77);
        self.coder.column += 1;
        let number = self.coder.symbol(
            set::DAY,
            &[own, join(own, near), join(join(own, year), month)],
            5,
            number,
        );
        self.remember(column::DAY + (id & 63), (year << 24) | (month << 16) | (number << 8));
        match day_text([year, month, number]) {
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
    fn arm_id(&mut self, id: u16, text: &mut String) {
        let mut form: String = segments(text)
            .map(|(segment, space)| if space.is_some() { "*" } else { segment })
            .collect::<Vec<_>>()
            .join("/");
        self.given = u32::from(id);
        self.text(Column(column::FORM, Space::Form), "", &mut form);
        self.given = 0;
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
            let own = match space {
                Space::Subscription => self.subscription.clone(),
                Space::Group => self.group.clone(),
                _ => String::new(),
            };
            if id != column::OWN && self.given == 0 {
                self.given = self.facts.get(3).copied().unwrap_or(0) + 1;
            }
            let column = column::SEGMENT + space.number() + if id == column::OWN { 0 } else { 16 };
            self.text(Column(column, space), &own, &mut name);
            self.given = join(self.given, self.last_of(column));
            made.push_str(&name);
        }
        drop(names);
        self.given = 0;
        *text = made;
    }
}

/// Columns of the parts of texts; those of the fields are below 400.
mod column {
    /// The id of the instance.
    pub(super) const OWN: u16 = 22;
    pub(super) const FORM: u16 = 400;
    pub(super) const SEGMENT: u16 = 410;
    pub(super) const KIND: u16 = 500;
    pub(super) const ADDRESS: u16 = 760;
    pub(super) const DAY: u16 = 690;
}
