//! Goes through every text of an estate that comes from an input and says what it is.

use crate::Text;
use crate::knowledge::day;
use crate::model::{
    Acceptance, At, Capacity, Certificate, Estate, Field, HostName, Instance, Location, Moment,
    Opinion, Snapshot, SubnetId, Written,
};
use crate::model::{
    ArmId, CertificateSource, ConnectionStatus, HostType, NetworkType, PlatformVersion,
    ProvisioningState, Sku, Switch,
};
use crate::note::{Note, NoteKind};
use crate::rules;
use std::mem::take;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Name of an instance.
    Name,
    /// Subscription id.
    Subscription,
    /// Resource group.
    Group,
    /// Id of a resource.
    Resource,
    /// Id of a principal or a client.
    Principal,
    /// An IP address.
    Address,
    /// A host name.
    Host,
    /// An address of the web.
    Url,
    /// The address of a secret in a vault.
    Secret,
    /// Sender of notifications.
    Sender,
    /// E-mail address of the publisher.
    Mail,
    /// Name of the publisher.
    Publisher,
    /// Subject of a certificate.
    Subject,
    /// Thumbprint of a certificate.
    Thumbprint,
    /// Name of a private endpoint connection.
    Endpoint,
    /// A tag, as `key=value`.
    Tag,
    /// A region.
    Region,
    /// A value that Azure writes, one of a few words.
    Word,
    /// A value of an open set that no document lists, or an expression.
    Unlisted,
    /// Key of a custom property.
    Property,
    /// Value of a custom property.
    Setting,
    /// A value that could not be read.
    Raw,
    /// Where something stands.
    Pointer,
    /// Name of an input.
    Input,
    /// Message of a note.
    Message(NoteKind),
    /// What else stands in a note.
    Quoted,
    /// What another tool says.
    Opinion,
    /// Why a finding was accepted, and by whom.
    Accepted,
}

/// What is done with a text: it stays, changed or not, or goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It stays.
    Keep,
    /// It goes; a property is then absent.
    Remove,
}

/// What looks at the texts.
pub(crate) type Visit<'a> = &'a mut dyn FnMut(Role, &mut String) -> Fate;

/// Goes through an estate.
pub(crate) fn estate(estate: &mut Estate, visit: Visit<'_>) {
    for input in &mut estate.inputs {
        visit(Role::Input, &mut input.name);
        for document in &mut input.documents {
            place(&mut document.at, visit);
        }
    }
    for note in &mut estate.notes {
        self::note(note, visit);
    }
    for instance in &mut estate.instances {
        self::instance(instance, visit);
    }
    opinions(&mut estate.opinions, visit);
}

fn note(note: &mut Note, visit: Visit<'_>) {
    visit(Role::Input, &mut note.input);
    place(&mut note.at, visit);
    visit(Role::Message(note.kind), &mut note.message);
    said(&mut note.advice, visit);
    said(&mut note.command, visit);
    if let Some(excerpt) = &mut note.excerpt
        && visit(Role::Quoted, &mut excerpt.text) == Fate::Remove
    {
        note.excerpt = None;
    }
    if let Some(offer) = &mut note.offer
        && visit(Role::Quoted, &mut offer.title.to_string()) == Fate::Remove
    {
        note.offer = None;
    }
}

/// What a note advises: a text of the program stays, one that was made from an input goes.
fn said(text: &mut Option<Text>, visit: Visit<'_>) {
    if let Some(Text::Owned(some)) = text
        && visit(Role::Quoted, some) == Fate::Remove
    {
        *text = None;
    }
}

fn opinions(opinions: &mut Vec<Opinion>, visit: Visit<'_>) {
    opinions.retain_mut(|opinion| {
        place(&mut opinion.at, visit);
        visit(Role::Resource, &mut opinion.resource);
        let texts = [
            &mut opinion.text,
            &mut opinion.tool,
            &mut opinion.rule,
            &mut opinion.category,
            &mut opinion.impact,
        ];
        let mut fate = Fate::Keep;
        for text in texts {
            if visit(Role::Opinion, text) == Fate::Remove {
                fate = Fate::Remove;
            }
        }
        fate == Fate::Keep
    });
}

fn instance(instance: &mut Instance, visit: Visit<'_>) {
    place(&mut instance.at, visit);
    let id = field(&mut instance.id, visit);
    reread(id, |id| &mut id.raw, ArmId::read, visit);
    text(Role::Name, &mut instance.name, visit);
    optional(Role::Subscription, &mut instance.subscription, visit);
    optional(Role::Group, &mut instance.resource_group, visit);
    tags(instance, visit);
    if let Some(identity) = field(&mut instance.identity, visit) {
        visit(Role::Word, &mut identity.kind);
        optional(Role::Principal, &mut identity.principal_id, visit);
        for id in &mut identity.user_assigned {
            visit(Role::Resource, id);
        }
    }
    text(Role::Word, &mut instance.api_version, visit);
    day(&mut instance.last_modified, visit);
    day(&mut instance.created, visit);
    listed(&mut instance.provisioning_state, ProvisioningState::Unlisted, visit);
    text(Role::Word, &mut instance.target_provisioning_state, visit);
    text(Role::Mail, &mut instance.publisher_email, visit);
    text(Role::Publisher, &mut instance.publisher_name, visit);
    text(Role::Sender, &mut instance.notification_sender, visit);
    text(Role::Url, &mut instance.gateway_url, visit);
    text(Role::Url, &mut instance.developer_portal_url, visit);
    location(&mut instance.primary, visit);
    for one in field(&mut instance.additional, visit).into_iter().flatten() {
        location(one, visit);
    }
    listed(&mut instance.virtual_network_type, NetworkType::Unlisted, visit);
    listed(&mut instance.public_network_access, Switch::Unlisted, visit);
    for endpoint in field(&mut instance.private_endpoints, visit).into_iter().flatten() {
        place(&mut endpoint.at, visit);
        text(Role::Endpoint, &mut endpoint.name, visit);
        listed(&mut endpoint.status, ConnectionStatus::Unlisted, visit);
    }
    for one in field(&mut instance.hosts, visit).into_iter().flatten() {
        host(one, visit);
    }
    for one in field(&mut instance.ca_certificates, visit).into_iter().flatten() {
        place(&mut one.at, visit);
        text(Role::Word, &mut one.store, visit);
        certificate(&mut one.certificate, visit);
    }
    if let Some(properties) = field(&mut instance.custom_properties, visit) {
        properties.entries_mut().retain_mut(|(key, value)| {
            text(Role::Setting, value, visit);
            visit(Role::Property, key) == Fate::Keep
        });
    }
    text(Role::Word, &mut instance.min_api_version, visit);
    listed(&mut instance.legacy_configuration_api, Switch::Unlisted, visit);
    listed(&mut instance.developer_portal_status, Switch::Unlisted, visit);
    listed(&mut instance.legacy_portal_status, Switch::Unlisted, visit);
    field(&mut instance.client_certificate, visit);
    text(Role::Word, &mut instance.release_channel, visit);
    field(&mut instance.zone_redundant, visit);
    for one in &mut instance.earlier {
        snapshot(one, visit);
    }
    opinions(&mut instance.opinions, visit);
    for one in &mut instance.accepted {
        acceptance(one, visit);
    }
}

/// What was accepted stays so; why and by whom is for those who may know.
fn acceptance(one: &mut Acceptance, visit: Visit<'_>) {
    for text in [&mut one.reason, &mut one.owner] {
        if visit(Role::Accepted, text) == Fate::Remove {
            text.clear();
        }
    }
    if rules::FINDINGS.iter().all(|rule| rule.id != one.finding) {
        visit(Role::Unlisted, &mut one.finding);
    }
    if day::parse(&one.until).is_none() {
        visit(Role::Unlisted, &mut one.until);
    }
}

fn tags(instance: &mut Instance, visit: Visit<'_>) {
    let mut fate = Fate::Keep;
    if let Some(tags) = field(&mut instance.tags, visit) {
        for (key, value) in tags {
            if visit(Role::Tag, &mut format!("{key}={value}")) == Fate::Remove {
                fate = Fate::Remove;
            }
        }
    }
    if fate == Fate::Remove {
        instance.tags = Field::Absent;
    }
}

fn location(location: &mut Location, visit: Visit<'_>) {
    place(&mut location.at, visit);
    text(Role::Region, &mut location.name, visit);
    listed(&mut location.sku, Sku::Unlisted, visit);
    if let Some(Capacity::Expression(text)) = field(&mut location.capacity, visit) {
        visit(Role::Unlisted, text);
    }
    listed(&mut location.platform, PlatformVersion::Unlisted, visit);
    texts(Role::Word, &mut location.zones, visit);
    subnet(&mut location.subnet, visit);
    texts(Role::Address, &mut location.public_ips, visit);
    texts(Role::Address, &mut location.private_ips, visit);
    texts(Role::Address, &mut location.outbound_ips, visit);
    text(Role::Resource, &mut location.public_ip_id, visit);
    text(Role::Word, &mut location.nat_gateway, visit);
    field(&mut location.gateway_disabled, visit);
    text(Role::Url, &mut location.regional_url, visit);
}

fn host(host: &mut HostName, visit: Visit<'_>) {
    place(&mut host.at, visit);
    listed(&mut host.host_type, HostType::Unlisted, visit);
    text(Role::Host, &mut host.name, visit);
    listed(&mut host.source, CertificateSource::Unlisted, visit);
    text(Role::Word, &mut host.status, visit);
    certificate(&mut host.certificate, visit);
    text(Role::Secret, &mut host.key_vault_id, visit);
    text(Role::Principal, &mut host.identity_client_id, visit);
    field(&mut host.default_ssl_binding, visit);
    field(&mut host.negotiate_client_certificate, visit);
}

fn certificate(certificate: &mut Field<Certificate>, visit: Visit<'_>) {
    if let Some(certificate) = field(certificate, visit) {
        day(&mut certificate.expiry, visit);
        text(Role::Subject, &mut certificate.subject, visit);
        text(Role::Thumbprint, &mut certificate.thumbprint, visit);
    }
}

fn snapshot(snapshot: &mut Snapshot, visit: Visit<'_>) {
    day(&mut snapshot.last_modified, visit);
    listed(&mut snapshot.platform, PlatformVersion::Unlisted, visit);
    listed(&mut snapshot.virtual_network_type, NetworkType::Unlisted, visit);
    subnet(&mut snapshot.subnet, visit);
    texts(Role::Address, &mut snapshot.private_ips, visit);
    texts(Role::Address, &mut snapshot.public_ips, visit);
}

fn subnet(subnet: &mut Field<SubnetId>, visit: Visit<'_>) {
    let subnet = field(subnet, visit);
    reread(subnet, |subnet| &mut subnet.raw, |raw| Some(SubnetId::read(raw)), visit);
}

/// An id that is kept in its parts: these follow from the text.
fn reread<T>(
    id: Option<&mut T>,
    raw: fn(&mut T) -> &mut String,
    read: fn(&str) -> Option<T>,
    visit: Visit<'_>,
) {
    let Some(id) = id else { return };
    visit(Role::Resource, raw(id));
    if let Some(changed) = read(raw(id)) {
        *id = changed;
    }
}

/// The place of a property, and its text where it could not be read; then its value.
fn field<'f, T>(field: &'f mut Field<T>, visit: Visit<'_>) -> Option<&'f mut T> {
    match field {
        Field::Known(value, at) => {
            place(at, visit);
            Some(value)
        }
        Field::Null(at) => {
            place(at, visit);
            None
        }
        Field::Unreadable(raw, at) => {
            place(at, visit);
            visit(Role::Raw, raw);
            None
        }
        Field::Absent => None,
    }
}

/// The day alone: no verdict rests on the hour, and a second may tell which instance it is.
fn day(moment: &mut Field<Moment>, visit: Visit<'_>) {
    if let Some(moment) = field(moment, visit)
        && let Some(day) = Moment::read(&moment.date().to_string())
    {
        *moment = day;
    }
}

fn text(role: Role, text: &mut Field<String>, visit: Visit<'_>) {
    let fate = field(text, visit).map(|text| visit(role, text));
    if fate == Some(Fate::Remove) {
        *text = Field::Absent;
    }
}

fn texts(role: Role, texts: &mut Field<Vec<String>>, visit: Visit<'_>) {
    for text in field(texts, visit).into_iter().flatten() {
        visit(role, text);
    }
}

fn listed<T: PartialEq>(written: &mut Field<Written<T>>, unlisted: T, visit: Visit<'_>) {
    if let Some(written) = field(written, visit)
        && written.value == unlisted
    {
        visit(Role::Unlisted, &mut written.raw);
    }
}

fn optional(role: Role, text: &mut Option<String>, visit: Visit<'_>) {
    if let Some(some) = text
        && visit(role, some) == Fate::Remove
    {
        *text = None;
    }
}

/// The pointer says where something stands. Offsets, lines and columns would tell how long the
/// values before it are.
fn place(at: &mut At, visit: Visit<'_>) {
    (at.line, at.column, at.offset) = (None, None, None);
    if let Some(pointer) = &mut at.pointer {
        let mut text = take(pointer).into_string();
        visit(Role::Pointer, &mut text);
        *pointer = text.into_boxed_str();
    }
}
