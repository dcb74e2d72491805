//! `input/platform-version-projected-away`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, Family};
use crate::knowledge::sources;
use crate::model::{At, Basis, Field};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "input/platform-version-projected-away",
    title: "platformVersion was left out of the export",
    doc: "platformVersion is absent although a property of the same or a later API version is there: a projection dropped it.",
    why: "Its absence proves nothing: whoever wrote the file dropped it.",
    remedy: "Export again without a projection, or with properties.platformVersion in it.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::TYPES_PLATFORM,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    if !fires(case) {
        return Vec::new();
    }
    let present = newer(case);
    let names: Vec<_> = present.iter().map(|(name, _)| *name).collect();
    let inferred = if case.class.platform.inferred {
        " Other properties show that it is stv2 or newer."
    } else {
        ""
    };
    vec![
        rule.found(
            "platformVersion was dropped from this export",
            format!(
                "The file has {} of API version 2021-04-01-preview or later, but not \
                 platformVersion, which came with the same version: whoever wrote the file dropped \
                 it. Its absence proves nothing.{inferred}",
                seen::join(&names)
            ),
            "Export whole resources.",
        )
        .settled_by(seen::fresh_export(case))
        .because(present.into_iter().map(|(name, at)| {
            seen::field(
                case,
                name,
                "present",
                at,
                "Exists since the API version that has platformVersion.",
                &sources::TYPES_PLATFORM,
            )
        })),
    ]
}

/// Whether the rule finds something.
pub(super) fn fires(case: &Case<'_>) -> bool {
    case.instance.basis == Basis::Answered
        && case.instance.primary.platform.is_absent()
        && case.class.family == Family::Classic
        && !newer(case).is_empty()
}

/// Properties of the API version that brought `platformVersion`, or of a later one.
fn newer<'a>(case: &Case<'a>) -> Vec<(&'static str, Option<&'a At>)> {
    fn seen<'a, T>(
        name: &'static str,
        field: &'a Field<T>,
    ) -> Option<(&'static str, Option<&'a At>)> {
        (!field.is_absent()).then(|| (name, field.at()))
    }
    let instance = case.instance;
    [
        seen("properties.privateEndpointConnections", &instance.private_endpoints),
        seen("properties.publicNetworkAccess", &instance.public_network_access),
        seen("properties.natGatewayState", &instance.primary.nat_gateway),
        seen("properties.developerPortalStatus", &instance.developer_portal_status),
        seen("systemData.lastModifiedAt", &instance.last_modified),
    ]
    .into_iter()
    .flatten()
    .collect()
}
