//! `input/api-version-retired`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::{api_versions, sources};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "input/api-version-retired",
    title: "Written with an API version that was switched off",
    doc: "A template names an API version before 2021-08-01, or a whole resource lacks every property since 2020-06-01-preview. A single absent property dates nothing.",
    why: "API versions before 2021-08-01 were switched off gradually from 2024-06-01: either the file is old, or the tool that wrote it should get no answer today. Such a version does not report the platform.",
    remedy: "Update the tool, and export again with a current API version.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Operations,
    source: sources::BC_API_VERSIONS,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let version = &case.instance.api_version;
    let written = version.value().filter(|one| api_versions::is_retired(one) == Some(true));
    let (text, because) = match written {
        Some(written) => (
            format!("The template names API version {written}, before 2021-08-01."),
            seen::field(
                case,
                "apiVersion",
                written,
                version.at(),
                "The API version of a template or request.",
                &rule.source,
            ),
        ),
        None if has_old_shape(case) => (
            "The resource looks whole and has none of the properties that came with API version \
             2020-06-01-preview or later, so it was asked for with an older version. Those were \
             switched off gradually from 2024-06-01: either the file is old, or the tool that \
             wrote it should get no answer today."
                .to_owned(),
            seen::field(
                case,
                "zones, publicIpAddressId, privateEndpointConnections, systemData",
                "absent",
                None,
                "All came with API version 2020-06-01-preview or later.",
                &sources::TYPES,
            ),
        ),
        None => return Vec::new(),
    };
    vec![
        rule.found(
            "Written with an API version that was switched off",
            text,
            "Update the tool, and export again with API version 2024-05-01.",
        )
        .settled_by(seen::fresh_export(case))
        .because([because]),
    ]
}

/// Whether a whole resource has the shape of an API version before 2020-06-01-preview.
fn has_old_shape(case: &Case<'_>) -> bool {
    let instance = case.instance;
    let primary = &instance.primary;
    let whole = instance.gateway_url.value().is_some()
        && instance.provisioning_state.value().is_some()
        && instance.created.value().is_some()
        && instance.custom_properties.value().is_some()
        && !instance.hosts.items().is_empty();
    let hosts = instance
        .hosts
        .items()
        .iter()
        .all(|host| host.source.is_absent() && host.identity_client_id.is_absent());
    whole
        && hosts
        && primary.zones.is_absent()
        && primary.public_ip_id.is_absent()
        && primary.platform.is_absent()
        && primary.nat_gateway.is_absent()
        && primary.outbound_ips.is_absent()
        && instance.private_endpoints.is_absent()
        && instance.public_network_access.is_absent()
        && instance.last_modified.is_absent()
        && instance.legacy_portal_status.is_absent()
        && instance.developer_portal_status.is_absent()
}
