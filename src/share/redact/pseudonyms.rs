//! Which value has which pseudonym.

use super::{Class, Hide, Replacement, Taken};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

/// What values of one kind are replaced by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sort {
    pub(super) class: Class,
    /// What such a value is, in a word or two.
    pub(super) kind: &'static str,
    form: Form,
}

/// What a pseudonym looks like.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// A word, a number of at least so many digits, and an ending.
    Number(&'static str, usize, &'static str),
    /// A word and letters.
    Letters(&'static str),
    /// A documentation address; of IPv6 where that is told.
    Address(bool),
    /// A text of the program.
    Fixed,
    /// None: the value is removed.
    Removed,
}

const fn sort(class: Class, kind: &'static str, form: Form) -> Sort {
    Sort { class, kind, form }
}

use Form::{Address, Fixed, Letters, Number, Removed};

pub(super) static NAME: Sort = sort(Class::Names, "Name", Number("apim-", 2, ""));
pub(super) static GROUP: Sort = sort(Class::Names, "Resource group", Number("rg-", 2, ""));
pub(super) static RESOURCE: Sort = sort(Class::Names, "Resource", Number("resource-", 2, ""));
pub(super) static PUBLIC_IP: Sort = sort(Class::Names, "Public IP resource", Number("pip-", 2, ""));
pub(super) static IDENTITY: Sort = sort(Class::Names, "Identity", Number("identity-", 2, ""));
pub(super) static SUBSCRIPTION: Sort = sort(Class::Ids, "Subscription", Letters("sub-"));
pub(super) static ID: Sort = sort(Class::Ids, "Id", Number("id-", 2, ""));
pub(super) static PRIVATE: Sort = sort(Class::Addresses, "Private IP", Address(false));
pub(super) static PUBLIC: Sort = sort(Class::Addresses, "Public IP", Address(false));
pub(super) static SIX: Sort = sort(Class::Addresses, "IPv6 address", Address(true));
pub(super) static ODD_ADDRESS: Sort = sort(Class::Addresses, "Address", Number("address-", 2, ""));
pub(super) static HOST: Sort = sort(Class::Hosts, "Host", Number("host-", 2, ".example"));
pub(super) static LABEL: Sort = sort(Class::Hosts, "Default host", Number("host-", 2, ""));
pub(super) static MAIL: Sort = sort(Class::People, "E-mail", Removed);
pub(super) static PUBLISHER: Sort = sort(Class::People, "Publisher", Removed);
pub(super) static SUBJECT: Sort =
    sort(Class::Certificates, "Subject", Number("certificate-", 2, ""));
pub(super) static THUMBPRINT: Sort = sort(Class::Certificates, "Thumbprint", Removed);
pub(super) static VAULT: Sort = sort(Class::Certificates, "Key Vault", Number("vault-", 2, ""));
pub(super) static SECRET: Sort = sort(Class::Certificates, "Secret", Number("secret-", 2, ""));
pub(super) static VERSION: Sort =
    sort(Class::Certificates, "Secret version", Number("version-", 2, ""));
pub(super) static NETWORK: Sort = sort(Class::Networks, "Network", Number("vnet-", 2, ""));
pub(super) static SUBNET: Sort = sort(Class::Networks, "Subnet", Number("subnet-", 2, ""));
pub(super) static ENDPOINT: Sort =
    sort(Class::Networks, "Private endpoint", Number("endpoint-", 2, ""));
pub(super) static TAG: Sort = sort(Class::Tags, "Tag", Removed);
pub(super) static INPUT: Sort = sort(Class::FreeText, "Input", Number("input ", 1, ""));
pub(super) static VALUE: Sort = sort(Class::FreeText, "Value", Number("value-", 2, ""));
pub(super) static RAW: Sort = sort(Class::FreeText, "Value that could not be read", Fixed);
pub(super) static KEY: Sort = sort(Class::FreeText, "Key", Number("key-", 2, ""));
pub(super) static PROPERTY: Sort = sort(Class::FreeText, "Custom property", Removed);
pub(super) static MESSAGE: Sort = sort(Class::FreeText, "Note", Fixed);
pub(super) static QUOTED: Sort = sort(Class::FreeText, "Text in a note", Removed);
pub(super) static OPINION: Sort = sort(Class::FreeText, "Second opinion", Removed);
pub(super) static ACCEPTED: Sort =
    sort(Class::FreeText, "Reason or owner of an acceptance", Removed);
pub(super) static REGION: Sort = sort(Class::Regions, "Region", Number("region-", 1, ""));

/// The values that were met, each with its pseudonym once [`Pseudonyms::assign`] has run.
#[derive(Debug)]
pub(super) struct Pseudonyms<'a> {
    hide: &'a Hide,
    /// Places in `met`, by sort and value in lower case.
    places: BTreeMap<String, usize>,
    met: Vec<Met>,
    assigned: bool,
}

#[derive(Debug)]
struct Met {
    sort: &'static Sort,
    from: String,
    /// What stands for it; for a removed value, nothing.
    to: String,
}

impl<'a> Pseudonyms<'a> {
    pub(super) fn new(hide: &'a Hide) -> Self {
        Self { hide, places: BTreeMap::new(), met: vec![], assigned: false }
    }

    /// Whether a class is taken out.
    pub(super) fn hides(&self, class: Class) -> bool {
        self.hide.has(class)
    }

    /// What stands for a value: itself where its class stays, or before the pseudonyms are
    /// assigned.
    pub(super) fn of(&mut self, sort: &'static Sort, value: &str) -> String {
        if value.trim().is_empty() {
            return value.to_owned();
        }
        let place = self.meet(sort, value, String::new());
        match self.met.get(place) {
            Some(met) if self.assigned && self.hides(sort.class) => met.to.clone(),
            _ => value.to_owned(),
        }
    }

    /// Puts a text of the program in the place of a value.
    pub(super) fn fixed(&mut self, sort: &'static Sort, value: &mut String, to: &str) {
        if !value.trim().is_empty() && value != to && self.hides(sort.class) {
            self.meet(sort, value, to.to_owned());
            if self.assigned {
                *value = to.to_owned();
            }
        }
    }

    /// Takes note of a value that goes. Whether its class is taken out.
    pub(super) fn removed(&mut self, sort: &'static Sort, value: &str) -> bool {
        let hides = self.hides(sort.class);
        if hides && !value.trim().is_empty() {
            self.meet(sort, value, String::new());
        }
        hides
    }

    /// Whether a value of this sort was met.
    pub(super) fn knows(&self, sort: &'static Sort, value: &str) -> bool {
        self.places.contains_key(&key(sort, value))
    }

    fn meet(&mut self, sort: &'static Sort, value: &str, to: String) -> usize {
        let next = self.met.len();
        let place = *self.places.entry(key(sort, value)).or_insert(next);
        if place == next {
            self.met.push(Met { sort, from: value.to_owned(), to });
        }
        place
    }

    /// Gives every value that was met its pseudonym. None of them occurs in the input, and none is
    /// left out of a series: a gap would name what is in the input.
    pub(super) fn assign(&mut self, taken: &Taken) {
        let mut series: BTreeMap<&str, Series> = BTreeMap::new();
        for met in &self.met {
            series.entry(met.sort.form.word()).or_default().total += 1;
        }
        for met in &mut self.met {
            let form = met.sort.form;
            let Some(series) = series.get_mut(form.word()) else { continue };
            if series.next == 0 {
                let free = |variant: &usize| series.of(form, *variant).all(|one| !taken.has(&one));
                series.variant = (0..VARIANTS).find(free).unwrap_or(VARIANTS);
            }
            // An input that holds something of every variant gets gaps, and no value of its own.
            let total = series.total;
            let free = (series.next..)
                .map_while(|number| Some((number, form.candidate(number, total, series.variant)?)))
                .find(|(_, candidate)| !taken.has(candidate));
            if let Some((number, candidate)) = free {
                series.next = number + 1;
                met.to = candidate + form.ending();
            }
            // What stands for an expression of a template is one, too.
            if met.from.starts_with('[') && !met.to.is_empty() && !matches!(met.sort.form, Fixed) {
                met.to = format!("[{}]", met.to);
            }
        }
        self.assigned = true;
    }

    /// What was replaced, in the order in which it was met.
    pub(super) fn replacements(self) -> Vec<Replacement> {
        let hide = self.hide;
        self.met
            .into_iter()
            .filter(|met| hide.has(met.sort.class))
            .map(|met| Replacement {
                class: met.sort.class,
                kind: met.sort.kind.into(),
                from: met.from,
                to: (!met.to.is_empty()).then_some(met.to),
            })
            .collect()
    }
}

/// The pseudonyms of one word.
#[derive(Debug, Default)]
struct Series {
    /// How many there are.
    total: usize,
    /// The number of the next one, from 0.
    next: usize,
    variant: usize,
}

impl Series {
    /// All of them.
    fn of(&self, form: Form, variant: usize) -> impl Iterator<Item = String> {
        let total = self.total;
        (0..total).filter_map(move |number| form.candidate(number, total, variant))
    }
}

/// So many variants of a series are tried where the input holds something that looks like one.
const VARIANTS: usize = 26;

impl Form {
    /// The pseudonym of a number, from 0, without its ending.
    fn candidate(self, number: usize, total: usize, variant: usize) -> Option<String> {
        // None, `a`, `b` and so on.
        let mark = variant.checked_sub(1).map(|at| letters(at).to_ascii_lowercase());
        let mark = mark.unwrap_or_default();
        match self {
            Number(word, least, _) => {
                let width = total.to_string().len().max(least);
                Some(format!("{word}{mark}{:0width$}", number + 1))
            }
            Letters(word) if variant == 0 => Some(format!("{word}{}", letters(number))),
            Letters(word) => Some(format!("{word}{}{}", variant + 1, letters(number))),
            Address(six) => Some(documentation(number, six, variant)),
            Fixed | Removed => None,
        }
    }

    /// What follows the number.
    const fn ending(self) -> &'static str {
        match self {
            Number(_, _, ending) => ending,
            _ => "",
        }
    }

    /// What pseudonyms share that are counted together.
    const fn word(self) -> &'static str {
        match self {
            Number(word, ..) | Letters(word) => word,
            Address(false) => ".",
            Address(true) => ":",
            Fixed | Removed => "",
        }
    }
}

fn key(sort: &Sort, value: &str) -> String {
    format!("{} {}", sort.kind, value.trim().to_ascii_lowercase())
}

/// `A` to `Z`, then `AA` and so on.
fn letters(mut number: usize) -> String {
    let mut out = String::new();
    loop {
        let letter = u8::try_from(number % 26).unwrap_or_default();
        out.insert(0, char::from(b'A' + letter));
        match (number / 26).checked_sub(1) {
            Some(rest) => number = rest,
            None => return out,
        }
    }
}

/// The documentation address of a number, counted from 0: three networks of IPv4, then IPv6. A
/// variant begins at another network.
fn documentation(number: usize, six: bool, variant: usize) -> String {
    const NETWORKS: [[u8; 3]; 3] = [[192, 0, 2], [198, 51, 100], [203, 0, 113]];
    const HOSTS: usize = 254;
    let host = u8::try_from(number % HOSTS + 1).unwrap_or(1);
    match NETWORKS.get(number / HOSTS + variant) {
        Some([a, b, c]) if !six => Ipv4Addr::new(*a, *b, *c, host).to_string(),
        _ => {
            let number = u128::try_from(number).unwrap_or_default() + 1;
            // Overflowing IPv4 and IPv6 have networks of their own.
            let network = u128::try_from(variant).unwrap_or_default() * 2 + u128::from(!six);
            Ipv6Addr::from((0x2001_0db8_u128 << 96) + (network << 64) + number).to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{documentation, letters};

    #[test]
    fn numbers_in_letters_and_addresses() {
        let named: Vec<_> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        assert_eq!(documentation(0, false, 0), "192.0.2.1");
        assert_eq!(documentation(254, false, 0), "198.51.100.1");
        assert_eq!(documentation(761, false, 0), "203.0.113.254");
        assert_eq!(documentation(762, false, 0), "2001:db8:0:1::2fb");
        assert_eq!(documentation(0, true, 0), "2001:db8::1");
        assert_eq!(documentation(0, false, 1), "198.51.100.1");
        assert_eq!(documentation(0, false, 3), "2001:db8:0:7::1");
        assert_eq!(documentation(0, true, 1), "2001:db8:0:2::1");
    }
}
