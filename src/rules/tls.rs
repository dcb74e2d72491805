//! Old protocols in the custom properties: which are on, which are on because a key is absent.

use crate::classify::Case;
use crate::knowledge::retirements::LEGACY_DEFAULTS_UNTIL;
use crate::model::{CustomProperties, Field};

/// A side of the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Towards clients.
    Client,
    /// Towards backends.
    Backend,
}

/// An old protocol on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Protocol {
    /// Key without the common prefix.
    pub(super) key: &'static str,
    /// Name.
    pub(super) name: &'static str,
    /// Side.
    pub(super) side: Side,
}

const fn protocol(key: &'static str, name: &'static str, side: Side) -> Protocol {
    Protocol { key, name, side }
}

/// All of them.
pub(super) const PROTOCOLS: [Protocol; 6] = [
    protocol("Gateway.Security.Protocols.Tls10", "TLS 1.0", Side::Client),
    protocol("Gateway.Security.Protocols.Tls11", "TLS 1.1", Side::Client),
    protocol("Gateway.Security.Protocols.Ssl30", "SSL 3.0", Side::Client),
    protocol("Gateway.Security.Backend.Protocols.Tls10", "TLS 1.0", Side::Backend),
    protocol("Gateway.Security.Backend.Protocols.Tls11", "TLS 1.1", Side::Backend),
    protocol("Gateway.Security.Backend.Protocols.Ssl30", "SSL 3.0", Side::Backend),
];

/// The key of the 3DES cipher, whose default is the same.
pub(super) const TRIPLE_DES: &str = "Gateway.Security.Ciphers.TripleDes168";

/// The custom properties: `Some` where the input has them, empty where it has `null`.
pub(super) fn properties(case: &Case<'_>) -> Option<CustomProperties> {
    match &case.instance.custom_properties {
        Field::Known(properties, _) => Some(properties.clone()),
        Field::Null(_) => Some(CustomProperties::default()),
        Field::Absent | Field::Unreadable(..) => None,
    }
}

/// The protocols that are explicitly on.
pub(super) fn switched_on(case: &Case<'_>) -> Vec<Protocol> {
    let Some(properties) = case.instance.custom_properties.value() else { return Vec::new() };
    PROTOCOLS.into_iter().filter(|one| properties.is_true(one.key) == Some(true)).collect()
}

/// Whether a key that is absent counts as on, by the day of creation; `None` where that is not
/// known.
pub(super) fn absent_is_on(case: &Case<'_>) -> Option<bool> {
    super::seen::created(case).map(|created| created <= LEGACY_DEFAULTS_UNTIL)
}

/// The protocols that are on because their key is absent and the instance is old enough.
pub(super) fn on_by_default(case: &Case<'_>) -> Vec<Protocol> {
    match (properties(case), absent_is_on(case)) {
        (Some(properties), Some(true)) => {
            PROTOCOLS.into_iter().filter(|one| properties.get(one.key).is_absent()).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether every protocol key is there.
pub(super) fn all_stated(properties: &CustomProperties) -> bool {
    PROTOCOLS.iter().all(|one| properties.is_true(one.key).is_some())
}

/// A short form of a key for sentences.
pub(super) fn stated(protocol: &Protocol, value: &str) -> String {
    format!("{} = \"{value}\"", protocol.key)
}
