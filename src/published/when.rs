//! The cases in which something is said of a published rule, and whether one of them holds.

use crate::classify::{Case, NetworkMode, Platform, ZoneMode};
use crate::knowledge::retirements::LEGACY_DEFAULTS_UNTIL;
use crate::model::{ConnectionStatus, CustomProperties, Field, Sku, Switch};
use crate::rules::Finding;

/// A case. It asks for our own verdict and findings, never for the published predicate.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// In any case.
    Always,
    /// One of these findings was made.
    Found(&'static [&'static str]),
    /// The tier is one of these.
    Tier(&'static [Sku]),
    /// The tier is not in the input, or no document lists it.
    TierUnknown,
    /// The tier is Consumption.
    Serverless,
    /// The primary location has such zones.
    Zones(ZoneMode),
    /// The network mode.
    Network(NetworkMode),
    /// A location is on stv1.
    OnStv1,
    /// The export says stv1 and is probably older than the retirement.
    Stale,
    /// The platform of the instance is not known.
    PlatformUnknown,
    /// Public access is off and a private endpoint is approved.
    PrivateOnly,
    /// `publicNetworkAccess` is off.
    AccessOff,
    /// These properties are not in the input.
    Absent(Property),
    /// `customProperties` is not in the input.
    NoCustomProperties,
    /// One of these keys is absent, and the instance is so old that absent is on.
    OnByDefault(&'static [&'static str]),
    /// One of these keys is absent, and the age is not known.
    DefaultUnknown(&'static [&'static str]),
    /// One of these keys holds something else than True or False: an expression of a template.
    Expression(&'static [&'static str]),
}

/// A property that an input may not carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    /// `privateEndpointConnections`.
    PrivateEndpoints,
    /// `identity`.
    Identity,
    /// `hostnameConfigurations`.
    Hosts,
    /// `apiVersionConstraint.minApiVersion`.
    MinApiVersion,
    /// `publicNetworkAccess`.
    PublicAccess,
}

impl When {
    /// Whether the case is that of an instance with these findings.
    pub(super) fn holds(self, case: &Case<'_>, found: &[Finding]) -> bool {
        let (instance, class) = (case.instance, case.class);
        let tier = instance.sku().value().map(|sku| sku.value);
        let access = instance.public_network_access.value().map(|switch| switch.value);
        match self {
            Self::Always => true,
            Self::Found(ids) => found.iter().any(|finding| ids.contains(&&*finding.id)),
            Self::Tier(tiers) => tier.is_some_and(|tier| tiers.contains(&tier)),
            Self::TierUnknown => tier.is_none_or(|tier| tier == Sku::Unlisted),
            Self::Serverless => tier == Some(Sku::Consumption),
            Self::Zones(mode) => class.locations.first().is_some_and(|first| first.zones == mode),
            Self::Network(mode) => class.network == mode,
            Self::OnStv1 => class.has_stv1(),
            Self::Stale => class.freshness.probably_stale,
            Self::PlatformUnknown => {
                matches!(class.platform.platform, Platform::Unknown | Platform::Unlisted(_))
            }
            Self::PrivateOnly => {
                let approved = |status: &ConnectionStatus| *status == ConnectionStatus::Approved;
                access == Some(Switch::Disabled)
                    && instance
                        .private_endpoints
                        .items()
                        .iter()
                        .any(|one| one.status.value().is_some_and(|status| approved(&status.value)))
            }
            Self::AccessOff => access == Some(Switch::Disabled),
            Self::Absent(property) => property.is_absent(case),
            Self::NoCustomProperties => custom(case).is_none(),
            Self::OnByDefault(keys) => by_default(case, keys) == Some(true),
            Self::DefaultUnknown(keys) => by_default(case, keys).is_none(),
            Self::Expression(keys) => custom(case).is_some_and(|all| {
                keys.iter().any(|key| all.at(key).is_some() && all.is_true(key).is_none())
            }),
        }
    }
}

impl Property {
    fn is_absent(self, case: &Case<'_>) -> bool {
        let instance = case.instance;
        match self {
            Self::PrivateEndpoints => instance.private_endpoints.is_absent(),
            Self::Identity => instance.identity.is_absent(),
            Self::Hosts => instance.hosts.is_absent(),
            Self::MinApiVersion => instance.min_api_version.is_absent(),
            Self::PublicAccess => instance.public_network_access.is_absent(),
        }
    }
}

/// The custom properties; empty where the input says `null`.
fn custom<'a>(case: &Case<'a>) -> Option<&'a CustomProperties> {
    static NONE: CustomProperties = CustomProperties::none();
    match &case.instance.custom_properties {
        Field::Known(all, _) => Some(all),
        Field::Null(_) => Some(&NONE),
        Field::Absent | Field::Unreadable(..) => None,
    }
}

/// Whether one of these keys is on because it is absent; `None` where the day of creation, on
/// which that depends, is not in the input.
fn by_default(case: &Case<'_>, keys: &[&str]) -> Option<bool> {
    let Some(all) = custom(case) else { return Some(false) };
    if keys.iter().all(|key| !all.get(key).is_absent()) {
        return Some(false);
    }
    let created = case.instance.created.value()?;
    Some(created.date() <= LEGACY_DEFAULTS_UNTIL)
}
