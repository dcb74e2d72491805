//! The same instance from several inputs, or several times in one, becomes one instance.

use super::notes::quoted;
use crate::model::{At, Capacity, Estate, Field, Instance, Location, Snapshot, Written};
use crate::note::{Note, NoteKind, NoteSeverity};
use crate::sort;
use std::collections::BTreeMap;

/// Merges the instances of an estate by their ids, in the order of their first occurrence. An
/// instance without an id stays alone: a name does not tell which one it is.
pub(super) fn merge(estate: &mut Estate) {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut merged: Vec<Instance> = Vec::with_capacity(estate.instances.len());
    for instance in std::mem::take(&mut estate.instances) {
        let known = instance.id.value().map(|id| id.key());
        let place = known.as_ref().and_then(|key| places.get(key)).copied();
        match place.and_then(|place| merged.get_mut(place)) {
            Some(first) => {
                let names: Vec<&str> = estate.inputs.iter().map(|input| &*input.name).collect();
                let notes = join(first, instance, &names);
                estate.notes.extend(notes);
            }
            None => {
                if let Some(key) = known {
                    places.insert(key, merged.len());
                }
                merged.push(instance);
            }
        }
    }
    estate.instances = merged;
}

/// Joins a second export of an instance into the first one; says what differs.
fn join(first: &mut Instance, second: Instance, names: &[&str]) -> Vec<Note> {
    let notes = compare(first, &second, names);
    // The newer export wins. One with a date wins over one without, so that the order of the files
    // does not decide; without any date the later one wins.
    // What Azure answered wins over what is recorded elsewhere, and that over what is wanted.
    let later = match (first.last_modified.value(), second.last_modified.value()) {
        (Some(one), Some(two)) => two.utc >= one.utc,
        (Some(_), None) => false,
        (None, _) => true,
    };
    let later = if first.basis == second.basis { later } else { second.basis < first.basis };
    let (older, newer) =
        if later { (std::mem::replace(first, second), first) } else { (second, first) };
    let mut earlier = older.earlier.clone();
    earlier.extend(std::mem::take(&mut newer.earlier));
    if !notes.iter().all(|note| note.kind == NoteKind::Merged)
        || older.last_modified.value() != newer.last_modified.value()
    {
        earlier.push(snapshot(&older));
    }
    let modified = |one: &Snapshot| one.last_modified.value().map(|moment| moment.utc);
    sort::sort_by(&mut earlier, |one, other| modified(one).cmp(&modified(other)));
    newer.earlier = earlier;
    newer.accept(older.accepted.clone());
    fill(newer, older);
    notes
}

/// What is kept of an older export.
pub(super) fn snapshot(older: &Instance) -> Snapshot {
    Snapshot {
        input: older.input,
        export: older.export,
        last_modified: older.last_modified.clone(),
        platform: older.primary.platform.clone(),
        virtual_network_type: older.virtual_network_type.clone(),
        subnet: older.primary.subnet.clone(),
        private_ips: older.primary.private_ips.clone(),
        public_ips: older.primary.public_ips.clone(),
    }
}

/// Moves the named fields where they are absent.
macro_rules! take {
    ($to:expr, $from:expr, $input:expr; $($field:ident),* $(,)?) => {
        $(if $to.$field.is_absent() { $to.$field = $from.$field.from_input($input); })*
    };
}

/// Takes fields that the winner does not have from the other export.
fn fill(winner: &mut Instance, other: Instance) {
    let input = other.input;
    take!(winner, other, input; name, tags, identity, api_version, last_modified, created,
        provisioning_state, target_provisioning_state, publisher_email, publisher_name,
        notification_sender, gateway_url, developer_portal_url, virtual_network_type,
        public_network_access, private_endpoints, hosts, ca_certificates, custom_properties,
        min_api_version, legacy_configuration_api, developer_portal_status, legacy_portal_status,
        client_certificate, release_channel, zone_redundant);
    fill_location(&mut winner.primary, other.primary, input);
    if winner.additional.is_absent() {
        winner.additional = other.additional.from_input(input);
    } else if let (Field::Known(locations, _), Field::Known(mut others, _)) =
        (&mut winner.additional, other.additional)
    {
        for location in locations {
            let twin = others.iter().position(|other| {
                let names = location.name.value().zip(other.name.value());
                names.is_some_and(|(one, two)| same(one, two))
            });
            if let Some(twin) = twin {
                fill_location(location, others.swap_remove(twin), input);
            }
        }
    }
}

fn fill_location(winner: &mut Location, other: Location, input: u32) {
    take!(winner, other, input; name, sku, capacity, platform, zones, subnet, public_ips, private_ips,
        outbound_ips, public_ip_id, nat_gateway, gateway_disabled, regional_url);
}

/// A field that two exports both have, as text and place.
type Said = (String, At);

fn said<T>(field: &Field<T>, text: impl Fn(&T) -> String) -> Option<Said> {
    match field {
        Field::Known(value, at) => Some((text(value), at.clone())),
        Field::Null(at) => Some(("null".to_owned(), at.clone())),
        Field::Unreadable(raw, at) => Some((raw.clone(), at.clone())),
        Field::Absent => None,
    }
}

fn named<T>(field: &Field<Written<T>>) -> Option<Said> {
    said(field, |written| written.raw.clone())
}

fn units(field: &Field<Capacity>) -> Option<Said> {
    said(field, |capacity| match capacity {
        Capacity::Units(units) => units.to_string(),
        Capacity::Expression(text) => text.clone(),
    })
}

fn regions(field: &Field<Vec<Location>>) -> Option<Said> {
    said(field, |locations| {
        let name = |location: &Location| {
            let name = location.name.value().map_or("?", String::as_str);
            let platform = location.platform.value().map_or("?", |platform| &platform.raw);
            format!("{name} ({platform})")
        };
        locations.iter().map(name).collect::<Vec<_>>().join(", ")
    })
}

/// Two values are the same where they differ in letter case and blanks only: Resource Graph
/// writes the short name of a region, the provider its display name.
fn same(one: &str, two: &str) -> bool {
    let plain = |text: &str| text.replace(' ', "").to_ascii_lowercase();
    let none = |text: &str| text.is_empty() || text == "null";
    plain(one) == plain(two) || (none(one) && none(two))
}

/// One note for each property that decides something and differs, or one that nothing does.
fn compare(first: &Instance, second: &Instance, names: &[&str]) -> Vec<Note> {
    let pairs: [(&str, Option<Said>, Option<Said>); 7] = [
        ("platformVersion", named(&first.primary.platform), named(&second.primary.platform)),
        ("sku.name", named(&first.primary.sku), named(&second.primary.sku)),
        ("sku.capacity", units(&first.primary.capacity), units(&second.primary.capacity)),
        (
            "virtualNetworkType",
            named(&first.virtual_network_type),
            named(&second.virtual_network_type),
        ),
        ("provisioningState", named(&first.provisioning_state), named(&second.provisioning_state)),
        (
            "location",
            said(&first.primary.name, String::clone),
            said(&second.primary.name, String::clone),
        ),
        ("additionalLocations", regions(&first.additional), regions(&second.additional)),
    ];
    let input = |index: u32| {
        let index = usize::try_from(index).unwrap_or_default();
        names.get(index).copied().unwrap_or_default().to_owned()
    };
    let (here, there) = (input(first.input), input(second.input));
    let name = quoted(second.display_name());
    let note = |kind, severity, message, at| Note {
        kind,
        severity,
        message,
        advice: None,
        command: None,
        offer: None,
        excerpt: None,
        input: there.clone(),
        at,
    };
    let mut notes: Vec<Note> = pairs
        .into_iter()
        .filter_map(|(property, one, two)| {
            let ((one, one_at), (two, two_at)) = (one?, two?);
            if same(&one, &two) {
                return None;
            }
            let mut note = note(
                NoteKind::Conflict,
                NoteSeverity::Warning,
                format!(
                    "{name}: {property} is “{}” in {here}{} and “{}” in {there}{}.",
                    quoted(&one),
                    line(&one_at),
                    quoted(&two),
                    line(&two_at)
                ),
                two_at,
            );
            note.advise(
                "The export with the newer lastModifiedAt counts; without dates, the later input.",
            );
            Some(note)
        })
        .collect();
    if notes.is_empty() {
        let message = format!(
            "{name} stands in {here}{} and in {there}{}. They agree and were merged.",
            line(&first.at),
            line(&second.at)
        );
        notes.push(note(NoteKind::Merged, NoteSeverity::Info, message, second.at.clone()));
    }
    notes
}

fn line(at: &At) -> String {
    at.line.map_or_else(String::new, |line| format!(" (line {line})"))
}
