//! What rules see of an instance: fields as evidence, questions that several rules ask, and
//! commands that settle them.

use super::{Command, az};
use crate::Text;
use crate::classify::{Case, Confidence, Evidence, Family, Platform};
use crate::knowledge::{Source, tiers};
use crate::model::{At, Field, HostType, Written};
use time::Date;

/// A field as evidence.
pub(super) fn field(
    case: &Case<'_>,
    field: impl Into<Text>,
    value: impl Into<String>,
    at: Option<&At>,
    rule: impl Into<Text>,
    source: &Source,
) -> Evidence {
    Evidence {
        field: field.into(),
        value: value.into(),
        input: case.instance.input_of(at),
        at: at.cloned(),
        rule: rule.into(),
        strength: Confidence::Certain,
        source: source.clone(),
    }
}

/// A text field: its value, or the words `absent` and `null`.
pub(super) fn text(field: &Field<String>) -> String {
    words(field, String::clone)
}

/// A field of an open set: its value as written, or the words `absent` and `null`.
pub(super) fn written<T>(field: &Field<Written<T>>) -> String {
    words(field, |written| written.raw.clone())
}

/// A field's value in words.
pub(super) fn words<T>(field: &Field<T>, value: impl Fn(&T) -> String) -> String {
    match field {
        Field::Known(known, _) => value(known),
        Field::Null(_) => "null".to_owned(),
        Field::Absent => "absent".to_owned(),
        Field::Unreadable(raw, _) => raw.clone(),
    }
}

/// `sku.name` as evidence.
pub(super) fn tier_evidence(case: &Case<'_>, rule: &'static str, source: &Source) -> Evidence {
    let sku = case.instance.sku();
    field(case, "sku.name", written(sku), sku.at(), rule, source)
}

/// `virtualNetworkType` as evidence.
pub(super) fn network_evidence(case: &Case<'_>, rule: &'static str, source: &Source) -> Evidence {
    let mode = &case.instance.virtual_network_type;
    field(case, "properties.virtualNetworkType", written(mode), mode.at(), rule, source)
}

/// `platformVersion` of every location for which a test holds, as evidence.
pub(super) fn platform_evidence(
    case: &Case<'_>,
    holds: impl Fn(&Platform) -> bool,
    source: &Source,
) -> Vec<Evidence> {
    case.locations()
        .enumerate()
        .filter(|(_, (_, class))| holds(&class.platform.platform))
        .map(|(index, (location, class))| {
            let name: Text = match index.checked_sub(1) {
                None => "properties.platformVersion".into(),
                Some(other) => {
                    format!("properties.additionalLocations[{other}].platformVersion").into()
                }
            };
            let rule = format!("{} reports this platform.", class.region);
            field(case, name, written(&location.platform), location.platform.at(), rule, source)
        })
        .collect()
}

/// The name of a property of the location with an index, 0 being the primary one.
pub(super) fn location_field(index: usize, property: &str) -> Text {
    match (index.checked_sub(1), property) {
        (None, "zones" | "location" | "sku.capacity") => property.to_owned().into(),
        (None, _) => format!("properties.{property}").into(),
        (Some(other), _) => format!("properties.additionalLocations[{other}].{property}").into(),
    }
}

/// The tier, where it is a listed one.
pub(super) fn tier(case: &Case<'_>) -> Option<&'static tiers::Tier> {
    tiers::find(&case.instance.sku().value()?.raw)
}

/// The tier's display name, or what stands in its place.
pub(super) fn tier_name(case: &Case<'_>) -> String {
    match (tier(case), case.instance.sku().value()) {
        (Some(tier), _) => tier.display.to_owned(),
        (None, Some(sku)) => sku.raw.clone(),
        (None, None) => "not known".to_owned(),
    }
}

/// Whether the tier is one of Developer, Basic, Standard, Premium.
pub(super) fn is_dedicated_classic(case: &Case<'_>) -> bool {
    tier(case).is_some_and(|tier| tier.family == Family::Classic && !tier.platforms.is_empty())
}

/// The tier where the change that concerns the classic dedicated tiers does not count for it.
pub(super) fn other_family(case: &Case<'_>) -> Option<&'static str> {
    match case.class.family {
        Family::V2 => Some("a v2 tier"),
        Family::Serverless => Some("Consumption"),
        Family::Classic | Family::Unknown => None,
    }
}

/// The day of creation, where it is known.
pub(super) fn created(case: &Case<'_>) -> Option<Date> {
    case.instance.created.value().map(|moment| moment.date())
}

/// `createdAtUtc` as evidence.
pub(super) fn created_evidence(case: &Case<'_>, rule: &'static str, source: &Source) -> Evidence {
    let created = &case.instance.created;
    let value = words(created, |moment| moment.raw.clone());
    field(case, "properties.createdAtUtc", value, created.at(), rule, source)
}

/// The host names of a type that are not the instance's own, with the index of each.
pub(super) fn custom_hosts<'a>(
    case: &Case<'a>,
    wanted: HostType,
) -> impl Iterator<Item = (usize, &'a crate::model::HostName)> {
    case.instance.hosts.items().iter().enumerate().filter(move |(_, host)| {
        host.host_type.value().is_some_and(|kind| kind.value == wanted)
            && host.name.value().is_some()
            && !crate::classify::is_default_host(host)
    })
}

/// A host name as evidence.
pub(super) fn host_evidence(
    case: &Case<'_>,
    index: usize,
    host: &crate::model::HostName,
    rule: &'static str,
    source: &Source,
) -> Evidence {
    let name = format!("properties.hostnameConfigurations[{index}].hostName");
    let at = host.name.at().unwrap_or(&host.at);
    field(case, name, text(&host.name), Some(at), rule, source)
}

/// A custom property as evidence.
pub(super) fn custom_evidence(
    case: &Case<'_>,
    key: &str,
    rule: &'static str,
    source: &Source,
) -> Evidence {
    let all = case.instance.custom_properties.value();
    let found = all.map_or(&Field::Absent, |all| all.get(key));
    field(case, crate::classify::custom(key), text(found), found.at(), rule, source)
}

/// A command on the instance itself, with what every command starts with.
pub(super) fn command(case: &Case<'_>, label: &'static str, line: &str) -> Command {
    az::bash(label, format!("{}{line}", az::prelude(case)))
}

/// A query of the instance's own properties.
pub(super) fn get(case: &Case<'_>, label: &'static str, query: &str) -> Command {
    let version = crate::knowledge::api_versions::CURRENT;
    command(
        case,
        label,
        &format!(
            "az rest --method get --uri \"$APIM_ID?api-version={version}\" --query {} -o json",
            az::quote(query)
        ),
    )
}

/// A query of a child of the instance.
pub(super) fn child(
    case: &Case<'_>,
    label: &'static str,
    path: &'static str,
    query: &str,
) -> Command {
    let version = crate::knowledge::api_versions::CURRENT;
    command(
        case,
        label,
        &format!(
            "az rest --method get --uri \"$APIM_ID/{path}?api-version={version}\" --query {} -o tsv",
            az::quote(query)
        ),
    )
}

/// The whole instance as it is today.
pub(super) fn fresh_export(case: &Case<'_>) -> Command {
    let version = crate::knowledge::api_versions::CURRENT;
    command(
        case,
        "Fresh export",
        &format!("az rest --method get --uri \"$APIM_ID?api-version={version}\" -o json"),
    )
}

/// The instance's name, where it is one that a command may search for.
pub(super) fn name<'a>(case: &Case<'a>) -> Option<&'a str> {
    let id = case.instance.id.value().map(|id| id.name.as_str());
    id.or(case.instance.name.value().map(String::as_str)).filter(|name| !name.starts_with('['))
}

/// Names in a sentence: `a`, `a and b`, `a, b and c`.
pub(super) fn join<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// A number with its noun.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
