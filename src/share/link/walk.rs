//! What a link carries, in order. One description for writing and reading.

use super::coder::join;
use super::spaces::{Column, Space};
use super::texts::{Fault, Texts};
use super::{Shared, Verdict};
use crate::model::{
    ArmId, At, Basis, Capacity, Field, HostName, HostType, Instance, Location, Moment,
    PrivateEndpoint, SubnetId, Written,
};
use crate::options::Prefer;
use time::Date;

/// The most instances of a link.
pub(super) const INSTANCES: u32 = 10_000;
/// The most items of one list.
const ITEMS: u32 = 1_000;

/// A value that a link carries as a text.
trait Carried: Sized {
    fn text(&self) -> String;
    fn read(text: String) -> Option<Self>;
}

impl Carried for String {
    fn text(&self) -> String {
        self.clone()
    }
    fn read(text: String) -> Option<Self> {
        Some(text)
    }
}

impl Carried for bool {
    fn text(&self) -> String {
        if *self { "true" } else { "false" }.to_owned()
    }
    fn read(text: String) -> Option<Self> {
        match &*text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }
}

impl Carried for Capacity {
    fn text(&self) -> String {
        match self {
            Self::Units(units) => units.to_string(),
            Self::Expression(text) => format!("={text}"),
        }
    }
    fn read(text: String) -> Option<Self> {
        match text.strip_prefix('=') {
            Some(expression) => Some(Self::Expression(expression.to_owned())),
            None => text.parse().ok().map(Self::Units),
        }
    }
}

/// The day alone: no verdict rests on the hour.
impl Carried for Moment {
    fn text(&self) -> String {
        self.date().to_string()
    }
    fn read(text: String) -> Option<Self> {
        Self::read(&text)
    }
}

impl Carried for ArmId {
    fn text(&self) -> String {
        self.raw.clone()
    }
    fn read(text: String) -> Option<Self> {
        Self::read(&text)
    }
}

impl Carried for SubnetId {
    fn text(&self) -> String {
        self.raw.clone()
    }
    fn read(text: String) -> Option<Self> {
        Some(Self::read(&text))
    }
}

impl<T: Named> Carried for Written<T> {
    fn text(&self) -> String {
        self.raw.clone()
    }
    fn read(text: String) -> Option<Self> {
        Some(T::named(&text))
    }
}

/// An open set of names.
trait Named: Sized {
    fn named(raw: &str) -> Written<Self>;
}

macro_rules! named {
    ($($name:ident)*) => {
        $(impl Named for crate::model::$name {
            fn named(raw: &str) -> Written<Self> {
                Self::read(raw)
            }
        })*
    };
}

named!(Sku PlatformVersion NetworkType ProvisioningState Switch HostType CertificateSource ConnectionStatus);

/// The states of a field.
const KNOWN: u32 = 0;
const NULL: u32 = 1;
const ABSENT: u32 = 2;
const UNREADABLE: u32 = 3;

/// Columns: each field has its own contexts. The numbers are part of the form.
mod at {
    use super::{Column, Space};

    const fn word(number: u16) -> Column {
        Column(number, Space::Words(number))
    }

    pub(super) const BASIS: u16 = 0;
    pub(super) const INPUT: u16 = 1;
    pub(super) const SKU: Column = word(2);
    pub(super) const MODE: Column = word(3);
    pub(super) const UNITS: Column = word(5);
    pub(super) const PLATFORM: Column = word(6);
    pub(super) const ZONES: Column = word(7);
    pub(super) const STATE: Column = word(8);
    pub(super) const ACCESS: Column = word(9);
    pub(super) const REDUNDANT: Column = word(10);
    pub(super) const NAT: Column = word(11);
    pub(super) const DISABLED: Column = word(12);
    pub(super) const PORTAL: Column = word(13);
    pub(super) const LEGACY: Column = word(14);
    pub(super) const ENDPOINT: Column = word(15);
    pub(super) const HOST_TYPE: Column = word(16);
    pub(super) const SOURCE: Column = word(17);
    pub(super) const PLATFORM_VERDICT: Column = word(18);
    pub(super) const PATH: Column = word(19);
    pub(super) const HEADER: Column = word(20);
    pub(super) const REGION: Column = Column(21, Space::Region);
    pub(super) const ID: Column = Column(22, Space::Id);
    pub(super) const NAME: Column = Column(23, Space::Name);
    pub(super) const SUBSCRIPTION: Column = Column(24, Space::Subscription);
    pub(super) const GROUP: Column = Column(25, Space::Group);
    pub(super) const URL: Column = Column(26, Space::Host);
    pub(super) const SUBNET: Column = Column(27, Space::Id);
    pub(super) const PUBLIC: Column = Column(28, Space::Address);
    pub(super) const PRIVATE: Column = Column(29, Space::Address);
    pub(super) const PUBLIC_ID: Column = Column(30, Space::Id);
    pub(super) const HOST: Column = Column(31, Space::Host);
    pub(super) const CREATED: Column = Column(32, Space::Day);
    pub(super) const MODIFIED: Column = Column(33, Space::Day);
    pub(super) const OTHERS: u16 = 34;
    pub(super) const HIDDEN: u16 = 35;
    pub(super) const PREFER: u16 = 36;
    pub(super) const AS_OF: Column = Column(37, Space::Other);
    pub(super) const KNOWLEDGE: Column = Column(38, Space::Other);
    pub(super) const INSTANCES: u16 = 39;
    pub(super) const VERDICTS: u16 = 40;
    /// The subscription in an instance's id.
    pub(super) const HOME: u16 = 411;
    pub(super) const PART: Column = Column(41, Space::Host);
    /// The columns of an additional location are its own.
    pub(super) const FURTHER: u16 = 64;
    /// So are those of a list, and of what could not be read.
    pub(super) const LIST: u16 = 128;
    pub(super) const RAW: u16 = 256;
}

/// Words that are worth knowing before the first instance: regions, and parts of names.
pub(super) fn vocabulary(
    texts: &mut Texts<'_>,
    regions: &mut Vec<String>,
    parts: &mut Vec<String>,
) {
    for (column, words) in [(at::REGION, regions), (at::PART, parts)] {
        let count = texts.number(column.0, u32::try_from(words.len()).unwrap_or(0));
        words.resize(usize::try_from(count).unwrap_or(0), String::new());
        for word in words {
            texts.text(column, "", word);
        }
    }
}

/// All of it.
pub(super) fn shared(texts: &mut Texts<'_>, shared: &mut Shared) {
    shared.hidden = texts.choice(at::HIDDEN, 16, shared.hidden);
    let prefer = texts.choice(at::PREFER, 2, shared.options.prefer as u32);
    shared.options.prefer = if prefer == 0 { Prefer::LeastFollowUp } else { Prefer::NoDowntime };
    texts.date(at::AS_OF, &mut shared.options.as_of);
    texts.date(at::KNOWLEDGE, &mut shared.knowledge_as_of);
    let count = u32::try_from(shared.estate.instances.len()).unwrap_or(u32::MAX);
    texts.too_many(count, INSTANCES);
    let count = texts.number(at::INSTANCES, count);
    texts.too_many(count, INSTANCES);
    let told = texts.choice(at::VERDICTS, 1, u32::from(!shared.verdicts.is_empty())) == 1;
    let reads = texts.coder.reads();
    let mut inputs = 0;
    for place in 0..usize::try_from(count).unwrap_or(0) {
        if !texts.goes_on() {
            break;
        }
        if reads {
            shared.estate.instances.push(Instance::default());
        }
        let Some(instance) = shared.estate.instances.get_mut(place) else { break };
        texts.instance(instance);
        if instance.input > inputs {
            texts.fault = Some(Fault::Damaged);
        }
        inputs = inputs.max(instance.input + 1);
        if told {
            if reads {
                shared.verdicts.push(Verdict::default());
            }
            let Some(verdict) = shared.verdicts.get_mut(place) else { break };
            texts.verdict(verdict);
        }
    }
}

impl Texts<'_> {
    /// One instance.
    pub(super) fn instance(&mut self, instance: &mut Instance) {
        self.begin();
        instance.input = self.number(at::INPUT, instance.input);
        instance.basis = match self.choice(at::BASIS, 2, instance.basis as u32) {
            0 => Basis::Answered,
            1 => Basis::Recorded,
            _ => Basis::Wanted,
        };
        self.field(at::ID, "", &mut instance.id);
        let mut name = String::new();
        if let Field::Known(id, _) = &instance.id {
            self.subscription = id.subscription.clone();
            self.group = id.resource_group.clone();
            name = id.name.clone();
        }
        let (subscription, group) = (self.subscription.clone(), self.group.clone());
        self.field(at::NAME, &name, &mut instance.name);
        self.option(at::SUBSCRIPTION, &subscription, &mut instance.subscription);
        self.option(at::GROUP, &group, &mut instance.resource_group);
        // A team is at home in one subscription, one region and its own way of doing things.
        self.home = self.last_of(at::HOME);
        self.place(&mut instance.primary, 0, &mut instance.virtual_network_type);
        self.field(at::STATE, "", &mut instance.provisioning_state);
        self.field(at::ACCESS, "", &mut instance.public_network_access);
        self.field(at::REDUNDANT, "", &mut instance.zone_redundant);
        self.field(at::PORTAL, "", &mut instance.developer_portal_status);
        self.field(at::LEGACY, "", &mut instance.legacy_portal_status);
        let name = instance.display_name().to_ascii_lowercase();
        self.field(at::URL, &format!("https://{name}.azure-api.net"), &mut instance.gateway_url);
        self.addresses(&mut instance.primary, 0);
        self.list(
            at::ENDPOINT.0,
            &mut instance.private_endpoints,
            &blank_endpoint,
            &mut |texts, one| {
                texts.field(at::ENDPOINT, "", &mut one.status);
            },
        );
        self.hosts(&name, &mut instance.hosts);
        self.field(at::CREATED, "", &mut instance.created);
        self.field(at::MODIFIED, "", &mut instance.last_modified);
        self.others(&mut instance.additional);
    }

    /// What a location is. The network mode is of the instance.
    fn place(
        &mut self,
        location: &mut Location,
        further: u16,
        mode: &mut Field<Written<crate::model::NetworkType>>,
    ) {
        let own = |Column(id, space): Column| Column(id + further, space);
        self.field(own(at::SKU), "", &mut location.sku);
        self.fact(0, at::SKU.0 + further);
        if further == 0 {
            self.field(at::MODE, "", mode);
            self.fact(1, at::MODE.0);
        }
        self.field(own(at::PLATFORM), "", &mut location.platform);
        self.fact(2, at::PLATFORM.0 + further);
        self.field(own(at::REGION), "", &mut location.name);
        self.fact(3, at::REGION.0 + further);
        self.field(own(at::UNITS), "", &mut location.capacity);
        self.texts(own(at::ZONES), &mut location.zones);
        self.field(own(at::NAT), "", &mut location.nat_gateway);
        self.field(own(at::DISABLED), "", &mut location.gateway_disabled);
    }

    /// Where a location sits.
    fn addresses(&mut self, location: &mut Location, further: u16) {
        let own = |Column(id, space): Column| Column(id + further, space);
        self.field(own(at::SUBNET), "", &mut location.subnet);
        self.texts(own(at::PUBLIC), &mut location.public_ips);
        self.texts(own(at::PRIVATE), &mut location.private_ips);
        self.field(own(at::PUBLIC_ID), "", &mut location.public_ip_id);
    }

    fn others(&mut self, others: &mut Field<Vec<Location>>) {
        self.list(at::OTHERS, others, &Location::default, &mut |texts, location| {
            texts.place(location, at::FURTHER, &mut Field::Absent);
            texts.addresses(location, at::FURTHER);
        });
    }

    fn hosts(&mut self, name: &str, hosts: &mut Field<Vec<HostName>>) {
        let mut number = 0;
        self.list(at::HOST_TYPE.0, hosts, &HostName::default, &mut |texts, host| {
            number = (number + 1).min(3);
            texts.given = join(number, texts.last_of(at::HOST_TYPE.0));
            texts.field(at::HOST_TYPE, "", &mut host.host_type);
            let kind = match host.host_type.value().map(|kind| kind.value) {
                Some(HostType::Portal) => ".portal",
                Some(HostType::DeveloperPortal) => ".developer",
                Some(HostType::Management) => ".management",
                Some(HostType::Scm) => ".scm",
                Some(HostType::ConfigurationApi) => ".configuration",
                _ => "",
            };
            texts.given = join(number + 8, texts.last_of(at::HOST_TYPE.0));
            let own = format!("{name}{kind}.azure-api.net");
            texts.field(at::HOST, &own, &mut host.name);
            let own = host.name.value().is_some_and(|name| *name == own);
            texts.given = join(u32::from(own) + 16, texts.last_of(at::HOST_TYPE.0));
            texts.field(at::SOURCE, "", &mut host.source);
            texts.given = 0;
        });
    }

    /// What the sender saw.
    pub(super) fn verdict(&mut self, verdict: &mut Verdict) {
        let [sku, mode, platform, _] = self.facts;
        self.given = join(join(sku, mode), platform);
        self.text(at::HEADER, "", &mut verdict.header);
        self.text(at::PLATFORM_VERDICT, "", &mut verdict.platform);
        self.option(at::PATH, "", &mut verdict.path);
    }

    /// A day that is always there.
    fn date(&mut self, column: Column, date: &mut Date) {
        let mut text = date.to_string();
        self.text(column, "", &mut text);
        if self.coder.reads() {
            match Moment::read(&text) {
                Some(read) => *date = read.date(),
                None => self.fault = self.fault.or(Some(Fault::Damaged)),
            }
        }
    }

    fn too_many(&mut self, count: u32, most: u32) {
        if count > most {
            self.fault = self.fault.or(Some(Fault::TooLarge));
        }
    }

    /// What the value of a column says of the instance.
    fn fact(&mut self, place: usize, column: u16) {
        let value = self.last_of(column);
        if let Some(fact) = self.facts.get_mut(place) {
            *fact = value;
        }
    }

    /// A field.
    fn field<T: Carried>(&mut self, column: Column, expected: &str, field: &mut Field<T>) {
        let (state, mut text) = match &*field {
            Field::Known(value, _) => (KNOWN, value.text()),
            Field::Null(_) => (NULL, String::new()),
            Field::Absent => (ABSENT, String::new()),
            Field::Unreadable(raw, _) => (UNREADABLE, raw.clone()),
        };
        let state = self.state(column, expected, state, &mut text);
        if self.coder.reads() {
            *field = match state {
                KNOWN => match T::read(text.clone()) {
                    Some(value) => Field::Known(value, At::default()),
                    None => Field::Unreadable(text, At::default()),
                },
                NULL => Field::Null(At::default()),
                ABSENT => Field::Absent,
                _ => Field::Unreadable(text, At::default()),
            };
        }
    }

    /// The state of a field, and its text where it has one.
    fn state(&mut self, column: Column, expected: &str, state: u32, text: &mut String) -> u32 {
        let state = self.choice(column.0, 2, state);
        match state {
            KNOWN => self.text(column, expected, text),
            UNREADABLE => self.text(Column(column.0 + at::RAW, Space::Other), "", text),
            _ => self.remember(column.0, state << 16),
        }
        state
    }

    /// A text that may be missing.
    fn option(&mut self, column: Column, expected: &str, option: &mut Option<String>) {
        let mut text = option.clone().unwrap_or_default();
        let state = if option.is_some() { KNOWN } else { ABSENT };
        let state = self.state(column, expected, state, &mut text);
        *option = (state == KNOWN).then_some(text);
    }

    /// A list of texts.
    fn texts(&mut self, column: Column, list: &mut Field<Vec<String>>) {
        self.list(column.0, list, &String::new, &mut |texts, text| {
            texts.text(column, "", text);
        });
    }

    /// A list.
    fn list<T>(
        &mut self,
        column: u16,
        list: &mut Field<Vec<T>>,
        blank: &dyn Fn() -> T,
        item: &mut dyn FnMut(&mut Self, &mut T),
    ) {
        let (state, mut raw) = match &*list {
            Field::Known(..) => (KNOWN, String::new()),
            Field::Null(_) => (NULL, String::new()),
            Field::Absent => (ABSENT, String::new()),
            Field::Unreadable(raw, _) => (UNREADABLE, raw.clone()),
        };
        let column = column + at::LIST;
        let state = self.choice(column, 2, state);
        match state {
            KNOWN => {
                let mut items = match std::mem::take(list) {
                    Field::Known(items, _) => items,
                    _ => Vec::new(),
                };
                let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
                self.too_many(count, ITEMS);
                let count = self.number(column, count);
                self.too_many(count, ITEMS);
                for place in 0..count {
                    if !self.goes_on() {
                        break;
                    }
                    let place = usize::try_from(place).unwrap_or(0);
                    if items.len() <= place {
                        items.push(blank());
                    }
                    if let Some(one) = items.get_mut(place) {
                        item(self, one);
                    }
                }
                *list = Field::Known(items, At::default());
            }
            UNREADABLE => {
                self.text(Column(column + at::RAW, Space::Other), "", &mut raw);
                *list = Field::Unreadable(raw, At::default());
            }
            NULL => *list = Field::Null(At::default()),
            _ => *list = Field::Absent,
        }
    }
}

fn blank_endpoint() -> PrivateEndpoint {
    PrivateEndpoint { name: Field::Absent, status: Field::Absent, at: At::default() }
}
