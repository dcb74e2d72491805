//! The verdict on a whole instance, made of its locations.

use super::location::Place;
use super::{
    Classification, Cloud, Confidence, Evidence, Family, LocationClass, NetworkMode,
    PRECREATED_IPS, Platform, PlatformVerdict, SERVICE_DISABLED, age, cloud, zones,
};
use crate::knowledge::{regions, tiers};
use crate::model::{Field, Instance, NetworkType, Sku};
use crate::options::Options;
use time::Date;

/// Classifies one instance; `newest` is the newest date of its input.
pub(super) fn classify(
    instance: &Instance,
    newest: Option<&(Date, Evidence)>,
    options: &Options,
) -> Classification {
    let network = network(instance);
    let locations: Vec<_> = Place::all(instance).map(|place| location(&place, network)).collect();
    let family = family(instance);
    let (cloud, cloud_because) = cloud::cloud(instance);
    let has_stv1 = locations.iter().any(|one| one.platform.platform == Platform::Stv1);
    let stv1_retired = Cloud::stv1_retired(cloud);
    let custom = instance.custom_properties.value();
    Classification {
        family,
        cloud,
        cloud_because,
        network,
        platform: combine(&locations, family),
        freshness: age::freshness(newest.cloned(), has_stv1, stv1_retired, options.as_of),
        stv1_retired,
        endpoints_blocked: custom.and_then(|all| all.is_true(SERVICE_DISABLED)) == Some(true),
        precreated_ips: custom
            .and_then(|all| all.get(PRECREATED_IPS).value())
            .map(|list| {
                list.split(',')
                    .map(str::trim)
                    .filter(|address| !address.is_empty())
                    .map(str::to_owned)
                    .collect()
            })
            .unwrap_or_default(),
        locations,
    }
}

/// The family of the tier.
fn family(instance: &Instance) -> Family {
    match instance.sku().value() {
        Some(sku) if sku.value != Sku::Unlisted => {
            tiers::find(sku.value.wire()).map_or(Family::Unknown, |tier| tier.family)
        }
        _ => Family::Unknown,
    }
}

/// The network mode.
fn network(instance: &Instance) -> NetworkMode {
    match instance.virtual_network_type.value().map(|mode| mode.value) {
        Some(NetworkType::None) => NetworkMode::None,
        Some(NetworkType::External) => NetworkMode::External,
        Some(NetworkType::Internal) => NetworkMode::Internal,
        Some(NetworkType::Unlisted) | None => NetworkMode::Unknown,
    }
}

/// One location.
fn location(place: &Place<'_>, network: NetworkMode) -> LocationClass {
    let platform = place.verdict();
    let name = place.location.name.value().map(String::as_str).unwrap_or_default();
    LocationClass {
        region: regions::display(name).to_owned(),
        primary: place.additional.is_none(),
        zones: zones::mode(place, &platform.platform),
        injected: injected(place, network),
        platform,
    }
}

/// Whether a location sits in a subnet. The mode of the instance speaks for the primary location;
/// an additional one can differ.
fn injected(place: &Place<'_>, network: NetworkMode) -> Option<bool> {
    let primary = place.additional.is_none();
    match (&place.location.subnet, network) {
        (Field::Known(..), _) => Some(true),
        (_, NetworkMode::None) => Some(false),
        (_, NetworkMode::External | NetworkMode::Internal) if primary => Some(true),
        (Field::Null(_), _) => Some(false),
        (Field::Absent | Field::Unreadable(..), _) => None,
    }
}

/// The platform of the instance: one where all locations agree, stv2 with stv2.1 being stv2.
fn combine(locations: &[LocationClass], family: Family) -> PlatformVerdict {
    let counted = counted(locations, family);
    let mut platforms: Vec<&Platform> = Vec::new();
    for location in &counted {
        let platform = &location.platform.platform;
        if !platforms.contains(&platform) {
            platforms.push(platform);
        }
    }
    let known: Vec<_> =
        platforms.iter().copied().filter(|one| **one != Platform::Unknown).collect();
    let platform = match (platforms.as_slice(), known.as_slice()) {
        (_, []) => Platform::Unknown,
        (all, known) if all.len() > known.len() && !known.contains(&&Platform::Stv1) => {
            Platform::Unknown
        }
        ([one], _) => (*one).clone(),
        (all, _) if all.iter().all(|one| matches!(one, Platform::Stv2 | Platform::Stv21)) => {
            Platform::Stv2
        }
        _ => Platform::Mixed,
    };
    PlatformVerdict {
        platform,
        reported: locations.first().and_then(|primary| primary.platform.reported.clone()),
        inferred: counted.iter().any(|location| location.platform.inferred),
        confidence: counted
            .iter()
            .map(|location| location.platform.confidence)
            .min()
            .unwrap_or(Confidence::None),
        because: locations
            .iter()
            .flat_map(|location| location.platform.because.iter().cloned())
            .collect(),
    }
}

/// The locations that count. An additional location without compute on a classic tier has no
/// platform to compare, so it does not make the instance mixed.
fn counted(locations: &[LocationClass], family: Family) -> Vec<&LocationClass> {
    let with_compute = |location: &&LocationClass| {
        location.primary || location.platform.platform != Platform::Undetermined
    };
    let known = locations.iter().any(|location| {
        !matches!(location.platform.platform, Platform::Undetermined | Platform::Unknown)
    });
    if family == Family::Classic && known {
        locations.iter().filter(with_compute).collect()
    } else {
        locations.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location(primary: bool, platform: Platform, confidence: Confidence) -> LocationClass {
        LocationClass {
            region: String::new(),
            primary,
            platform: PlatformVerdict {
                platform,
                reported: None,
                inferred: false,
                confidence,
                because: Vec::new(),
            },
            zones: super::super::ZoneMode::Unknown,
            injected: None,
        }
    }

    #[test]
    fn locations_are_combined_by_the_rules() {
        use Confidence::{Certain, None as Nothing, Strong};
        use Platform::{Mixed, Stv1, Stv2, Stv21, Undetermined, Unknown};
        let verdict = |primary: (Platform, Confidence), other: (Platform, Confidence)| {
            let locations =
                [location(true, primary.0, primary.1), location(false, other.0, other.1)];
            let verdict = combine(&locations, Family::Classic);
            (verdict.platform, verdict.confidence)
        };
        assert_eq!(verdict((Stv1, Certain), (Stv2, Certain)), (Mixed, Certain));
        assert_eq!(verdict((Stv2, Strong), (Stv21, Certain)), (Stv2, Strong));
        assert_eq!(verdict((Stv21, Certain), (Stv21, Certain)), (Stv21, Certain));
        assert_eq!(verdict((Stv2, Certain), (Unknown, Nothing)), (Unknown, Nothing));
        assert_eq!(verdict((Unknown, Nothing), (Stv1, Certain)), (Mixed, Nothing));
        assert_eq!(verdict((Unknown, Nothing), (Unknown, Nothing)), (Unknown, Nothing));
        assert_eq!(verdict((Stv2, Certain), (Undetermined, Certain)), (Stv2, Certain));
        assert_eq!(verdict((Undetermined, Certain), (Stv2, Certain)), (Mixed, Certain));
        assert_eq!(
            verdict((Undetermined, Certain), (Undetermined, Certain)),
            (Undetermined, Certain)
        );
    }
}
