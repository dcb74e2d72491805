//! What is known of an instance beside its platform, each with the field it was read from.

use super::Fact;
use super::service_level::service_level;
use crate::classify::{Case, Cloud, Confidence, Evidence, NetworkMode, Platform, ZoneMode};
use crate::knowledge::{Source, sources, tiers};
use crate::model::{Capacity, Field, ProvisioningState, Switch};
use crate::paths;

/// What stands for a value that the input does not tell.
const NOT_KNOWN: &str = "Not known";

/// The facts in the order in which they are shown.
pub(super) fn facts(case: &Case<'_>) -> Vec<Fact> {
    let mut facts = vec![
        platform(case),
        tier(case),
        units(case),
        regions(case),
        cloud(case),
        network(case),
        addresses(case),
        zones(case),
        service_level(case),
        hosts(case),
        state(case),
        identity(case),
        public_access(case),
        private_endpoints(case),
        min_api_version(case),
        created(case),
    ];
    for fact in &mut facts {
        if !fact.known {
            fact.command = Some(paths::fresh_export(case));
        }
    }
    facts
}

/// One field as evidence.
pub(super) fn evidence<T>(
    case: &Case<'_>,
    name: &'static str,
    field: &Field<T>,
    shown: impl Fn(&T) -> String,
    rule: &'static str,
    source: &Source,
) -> Evidence {
    let (value, strength) = match field {
        Field::Known(value, _) => (shown(value), Confidence::Certain),
        Field::Null(_) => ("null".to_owned(), Confidence::Certain),
        Field::Unreadable(raw, _) => (raw.clone(), Confidence::None),
        Field::Absent => ("absent".to_owned(), Confidence::None),
    };
    Evidence {
        field: name.into(),
        value,
        input: case.instance.input_of(field.at()),
        at: field.at().cloned(),
        rule: rule.into(),
        strength,
        source: source.clone(),
    }
}

/// A fact; not known where it has no value.
pub(super) fn fact(
    id: &'static str,
    label: &'static str,
    value: Option<String>,
    detail: String,
    because: Vec<Evidence>,
) -> Fact {
    Fact {
        id: id.into(),
        label: label.into(),
        known: value.is_some(),
        value: value.unwrap_or_else(|| NOT_KNOWN.to_owned()),
        detail,
        because,
        command: None,
    }
}

fn platform(case: &Case<'_>) -> Fact {
    let verdict = &case.class.platform;
    let value = match &verdict.platform {
        Platform::Unknown => None,
        Platform::V2 => Some("v2 tier infrastructure".to_owned()),
        Platform::Stv2 if verdict.inferred => Some("stv2 or stv2.1".to_owned()),
        platform => Some(platform.name().to_owned()),
    };
    let detail = match &verdict.reported {
        Some(raw) => format!("reported: {raw}"),
        None => "not in this input".to_owned(),
    };
    fact("platform", "Compute platform", value, detail, verdict.because.clone())
}

fn tier(case: &Case<'_>) -> Fact {
    let field = case.instance.sku();
    let value = field.value().map(|sku| {
        tiers::find(sku.value.wire())
            .map_or_else(|| sku.raw.clone(), |tier| tier.display.to_owned())
    });
    let detail = match case.class.family {
        crate::classify::Family::Classic => "classic tier",
        crate::classify::Family::V2 => "v2 tier; the tier is not the compute platform",
        crate::classify::Family::Serverless => "serverless",
        crate::classify::Family::Unknown => "family not known",
    };
    let because = evidence(
        case,
        "sku.name",
        field,
        |sku| sku.raw.clone(),
        "The service tier as written",
        &sources::TYPES,
    );
    fact("tier", "Service tier", value, detail.to_owned(), vec![because])
}

fn units(case: &Case<'_>) -> Fact {
    let maximum = case
        .instance
        .sku()
        .value()
        .and_then(|sku| tiers::find(sku.value.wire()))
        .and_then(|tier| tier.max_units);
    let each: Vec<Option<String>> = case
        .instance
        .locations()
        .map(|location| location.capacity.value().map(Capacity::to_string))
        .collect();
    let value = each.iter().cloned().collect::<Option<Vec<String>>>().map(|all| all.join(" + "));
    let per = if each.len() > 1 { " in each region" } else { "" };
    let detail = maximum.map_or_else(String::new, |most| format!("of at most {most}{per}"));
    let because = evidence(
        case,
        "sku.capacity",
        &case.instance.primary.capacity,
        Capacity::to_string,
        "Scale units of the primary location",
        &sources::INC_LIMITS,
    );
    fact("units", "Scale units", value, detail, vec![because])
}

fn regions(case: &Case<'_>) -> Fact {
    let names: Vec<&str> =
        case.class.locations.iter().map(|location| location.region.as_str()).collect();
    let known = case.instance.primary.name.value().is_some();
    let more = names.len().saturating_sub(1);
    let detail = match (&case.instance.additional, more) {
        (Field::Absent, _) => "additional locations are not in this input".to_owned(),
        (_, 0) => "single region".to_owned(),
        (_, 1) => "and 1 additional location".to_owned(),
        (_, many) => format!("and {many} additional locations"),
    };
    let because = vec![
        evidence(
            case,
            "location",
            &case.instance.primary.name,
            Clone::clone,
            "Region of the primary location",
            &sources::TYPES,
        ),
        evidence(
            case,
            "properties.additionalLocations",
            &case.instance.additional,
            |list| match list.len() {
                1 => "1 entry".to_owned(),
                many => format!("{many} entries"),
            },
            "Every entry is a gateway in another region",
            &sources::TYPES,
        ),
    ];
    fact("regions", "Regions", known.then(|| names.join(", ")), detail, because)
}

fn cloud(case: &Case<'_>) -> Fact {
    let value = match case.class.cloud {
        Cloud::Public => Some("Global Azure"),
        Cloud::UsGov => Some("Azure US Government"),
        Cloud::China => Some("Azure operated by 21Vianet"),
        Cloud::Unknown => None,
    };
    let because = case.class.cloud_because.clone();
    fact("cloud", "Cloud", value.map(str::to_owned), String::new(), because)
}

fn network(case: &Case<'_>) -> Fact {
    let value = match case.class.network {
        NetworkMode::None => Some("No virtual network"),
        NetworkMode::External => Some("VNet injection, external"),
        NetworkMode::Internal => Some("VNet injection, internal"),
        NetworkMode::Unknown => None,
    };
    let subnets: Vec<&str> = case
        .instance
        .locations()
        .filter_map(|location| location.subnet.value())
        .map(|subnet| subnet.subnet.as_str())
        .collect();
    let detail =
        if subnets.is_empty() { String::new() } else { format!("subnet {}", subnets.join(", ")) };
    let mut because = vec![evidence(
        case,
        "properties.virtualNetworkType",
        &case.instance.virtual_network_type,
        |mode| mode.raw.clone(),
        "Network mode as written",
        &sources::TYPES,
    )];
    for location in case.instance.locations() {
        if location.subnet.value().is_some() {
            because.push(evidence(
                case,
                "virtualNetworkConfiguration.subnetResourceId",
                &location.subnet,
                |subnet| subnet.raw.clone(),
                "The subnet in which this location sits",
                &sources::TYPES,
            ));
        }
    }
    fact("network", "Network", value.map(str::to_owned), detail, because)
}

fn addresses(case: &Case<'_>) -> Fact {
    let all = |pick: fn(&crate::model::Location) -> &Field<Vec<String>>| -> Vec<String> {
        case.instance.locations().flat_map(|location| pick(location).items().to_vec()).collect()
    };
    let public = all(|location| &location.public_ips);
    let private = all(|location| &location.private_ips);
    let primary = &case.instance.primary;
    let known = !(primary.public_ips.is_absent() && primary.private_ips.is_absent());
    let mut parts = Vec::new();
    if !private.is_empty() {
        parts.push(format!("private {}", private.join(", ")));
    }
    if !public.is_empty() {
        parts.push(format!("public {}", public.join(", ")));
    }
    let value = match (known, parts.is_empty()) {
        (false, true) => None,
        (true, true) => Some("None".to_owned()),
        _ => Some(parts.join("; ")),
    };
    let detail = if case.class.precreated_ips.is_empty() {
        String::new()
    } else {
        format!("created for the migration: {}", case.class.precreated_ips.join(", "))
    };
    let list = |items: &Vec<String>| items.join(", ");
    let because = vec![
        evidence(
            case,
            "properties.publicIPAddresses",
            &primary.public_ips,
            list,
            "Public addresses of the primary location",
            &sources::TYPES,
        ),
        evidence(
            case,
            "properties.privateIPAddresses",
            &primary.private_ips,
            list,
            "Private addresses of the primary location, in internal mode",
            &sources::TYPES,
        ),
    ];
    fact("addresses", "Addresses", value, detail, because)
}

fn zones(case: &Case<'_>) -> Fact {
    let words = |mode: ZoneMode| match mode {
        ZoneMode::Automatic => Some("Automatic"),
        ZoneMode::ZoneRedundant => Some("Zone-redundant"),
        ZoneMode::Zonal => Some("Zonal, one zone"),
        ZoneMode::None => Some("None"),
        ZoneMode::NotOffered => Some("Not offered in this tier"),
        ZoneMode::Unknown => None,
    };
    let modes: Vec<Option<&str>> =
        case.class.locations.iter().map(|location| words(location.zones)).collect();
    let mut distinct: Vec<&str> = modes.iter().map(|mode| mode.unwrap_or(NOT_KNOWN)).collect();
    let several = distinct.len() > 1;
    distinct.dedup();
    let value = if modes.iter().all(Option::is_none) {
        None
    } else if distinct.len() == 1 || !several {
        Some(distinct.join(""))
    } else {
        let each = case.class.locations.iter().zip(&modes);
        let parts: Vec<String> = each
            .map(|(location, mode)| format!("{}: {}", location.region, mode.unwrap_or(NOT_KNOWN)))
            .collect();
        Some(parts.join("; "))
    };
    let automatic = case.class.locations.iter().any(|one| one.zones == ZoneMode::Automatic);
    let detail = if automatic {
        "Azure spreads the units by best effort; which zones cannot be seen"
    } else {
        ""
    };
    let because = vec![evidence(
        case,
        "zones",
        &case.instance.primary.zones,
        |zones| format!("[{}]", zones.join(", ")),
        "Zones of the primary location; empty on Premium means automatic, not none",
        &sources::RELIABILITY,
    )];
    fact("zones", "Availability zones", value, detail.to_owned(), because)
}

fn hosts(case: &Case<'_>) -> Fact {
    let hosts = &case.instance.hosts;
    let custom: Vec<&str> = hosts
        .items()
        .iter()
        .filter(|host| !crate::classify::is_default_host(host))
        .filter_map(|host| host.name.value().map(String::as_str))
        .collect();
    let known = hosts.value().is_some() || hosts.is_null();
    let value = known.then(|| match custom.as_slice() {
        [] => "Default names only".to_owned(),
        [one] => (*one).to_owned(),
        many => format!("{} custom", many.len()),
    });
    let detail = if custom.len() > 1 { custom.join(", ") } else { String::new() };
    let because = vec![evidence(
        case,
        "properties.hostnameConfigurations",
        hosts,
        |list| match list.len() {
            1 => "1 entry".to_owned(),
            many => format!("{many} entries"),
        },
        "A custom name is one that does not end in the cloud's own suffix",
        &sources::TYPES,
    )];
    fact("hosts", "Custom host names", value, detail, because)
}

/// The words that the portal and the command line's table use for a state.
fn portal_word(state: ProvisioningState) -> Option<&'static str> {
    Some(match state {
        ProvisioningState::Succeeded => "Online",
        ProvisioningState::Activating | ProvisioningState::Created => "Activating",
        ProvisioningState::Failed => "Error",
        ProvisioningState::Stopped => "Stopped",
        ProvisioningState::Updating => "Updating",
        _ => return None,
    })
}

fn state(case: &Case<'_>) -> Fact {
    let field = &case.instance.provisioning_state;
    let value = field
        .value()
        .map(|state| portal_word(state.value).map_or_else(|| state.raw.clone(), str::to_owned));
    let detail = if case.class.endpoints_blocked {
        "all endpoints are reported as blocked".to_owned()
    } else {
        field.value().map(|state| format!("provisioningState {}", state.raw)).unwrap_or_default()
    };
    let because = evidence(
        case,
        "properties.provisioningState",
        field,
        |state| state.raw.clone(),
        "The portal shows Succeeded as Online",
        &sources::TYPES,
    );
    fact("state", "State", value, detail, vec![because])
}

fn identity(case: &Case<'_>) -> Fact {
    let field = &case.instance.identity;
    let value = match field {
        Field::Known(identity, _) if identity.is_set() => Some(identity.kind.clone()),
        Field::Known(..) | Field::Null(_) => Some("None".to_owned()),
        _ => None,
    };
    let because = evidence(
        case,
        "identity",
        field,
        |identity| identity.kind.clone(),
        "Managed identity",
        &sources::TYPES,
    );
    fact("identity", "Managed identity", value, String::new(), vec![because])
}

fn public_access(case: &Case<'_>) -> Fact {
    let field = &case.instance.public_network_access;
    let value = field.value().map(|access| access.raw.clone());
    let private_only = field.value().is_some_and(|access| access.value == Switch::Disabled);
    let detail = if private_only { "reachable by private endpoints only" } else { "" };
    let because = evidence(
        case,
        "properties.publicNetworkAccess",
        field,
        |access| access.raw.clone(),
        "Disabled means private endpoints only",
        &sources::TYPES,
    );
    fact("publicAccess", "Public network access", value, detail.to_owned(), vec![because])
}

fn private_endpoints(case: &Case<'_>) -> Fact {
    let field = &case.instance.private_endpoints;
    let count = |many: usize| match many {
        0 => "None".to_owned(),
        1 => "1 connection".to_owned(),
        many => format!("{many} connections"),
    };
    let value = match field {
        Field::Known(list, _) => Some(count(list.len())),
        Field::Null(_) => Some(count(0)),
        _ => None,
    };
    let because = evidence(
        case,
        "properties.privateEndpointConnections",
        field,
        |list| count(list.len()),
        "Private endpoints exist on stv2 and newer only, among the classic tiers",
        &sources::PRIVATE_ENDPOINT,
    );
    fact("privateEndpoints", "Private endpoints", value, String::new(), vec![because])
}

fn min_api_version(case: &Case<'_>) -> Fact {
    let field = &case.instance.min_api_version;
    let value = match field {
        Field::Known(version, _) => Some(version.clone()),
        Field::Null(_) => Some("Not set".to_owned()),
        _ => None,
    };
    let because = evidence(
        case,
        "properties.apiVersionConstraint.minApiVersion",
        field,
        Clone::clone,
        "The lowest API version that management calls may use",
        &sources::BC_API_VERSIONS,
    );
    fact("minApiVersion", "Minimum API version", value, String::new(), vec![because])
}

fn created(case: &Case<'_>) -> Fact {
    let instance = case.instance;
    let value = instance.created.value().map(|moment| moment.date().to_string());
    let detail = instance
        .last_modified
        .value()
        .map(|moment| format!("last modified {}", moment.date()))
        .unwrap_or_default();
    let because = evidence(
        case,
        "properties.createdAtUtc",
        &instance.created,
        |moment| moment.raw.clone(),
        "No day of creation separates stv1 from stv2",
        &sources::TYPES,
    );
    fact("created", "Created", value, detail, vec![because])
}
