//! `cost/premium-features-unused`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, NetworkMode, ZoneMode};
use crate::knowledge::sources;
use crate::model::{Capacity, HostType, ProvisioningState, Sku};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "cost/premium-features-unused",
    title: "Nothing in the input needs Premium",
    doc: "Premium with at most 4 units, no network, one region, no named zones and at most one custom gateway host name. It asks what Premium is for: self-hosted gateways and workspaces are not in the input. Silent on stv1, where one of these is not known, and where the last operation has not succeeded or the network was lost.",
    why: "Premium is the tier for networks, several regions, named zones and self-hosted gateways; none of the first three is in use, and the last is not in the input.",
    remedy: "Ask what Premium was chosen for. Where nothing needs it, Standard is reached in place in 15 to 45 minutes; the limits of 2026 are lower there.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Cost,
    source: sources::FEATURES,
    check,
};

/// The most units of Standard, the tier below.
const STANDARD: u32 = 4;

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let instance = case.instance;
    let Some(Capacity::Units(units)) = instance.primary.capacity.value() else {
        return Vec::new();
    };
    let [location] = case.class.locations.as_slice() else { return Vec::new() };

    let premium = instance.sku().value().is_some_and(|sku| sku.value == Sku::Premium);
    let alone = instance.additional.value().is_some() || instance.additional.is_null();
    let told = instance.hosts.value().is_some() || instance.hosts.is_null();
    let hosts = seen::custom_hosts(case, HostType::Proxy).count();
    let zones = matches!(location.zones, ZoneMode::Automatic | ZoneMode::None);
    // What is being changed, failed to change or lost its network is not what somebody chose.
    let settled = instance
        .provisioning_state
        .value()
        .is_some_and(|state| state.value == ProvisioningState::Succeeded)
        && !case.class.endpoints_blocked
        && instance.earlier.iter().all(|one| one.subnet.value().is_none());
    let plain = premium && alone && told && zones && hosts < 2 && *units <= STANDARD && settled;
    if !plain || case.class.network != NetworkMode::None || case.class.has_stv1() {
        return Vec::new();
    }
    let automatic = if location.zones == ZoneMode::Automatic {
        " Premium alone spreads units over zones, which it does here by best effort, unseen."
    } else {
        ""
    };
    vec![
        rule.found(
            "Nothing seen that needs Premium",
            format!(
                "Premium with {}, virtualNetworkType None, one region, no named zones, {}. \
                 Self-hosted gateways and workspaces are not in the input.{automatic}",
                seen::count(usize::try_from(*units).unwrap_or_default(), "unit", "units"),
                seen::count(hosts, "custom gateway host name", "custom gateway host names"),
            ),
            "Ask what Premium was chosen for. Where nothing needs it, Standard is reached in place \
             in 15 to 45 minutes; the limits of 2026 are lower there.",
        )
        .settled_by(seen::command(case, "Self-hosted gateways and workspaces", &children()))
        .because([
            seen::tier_evidence(case, "The highest of the classic tiers.", &rule.source),
            seen::network_evidence(case, "No virtual network.", &rule.source),
            seen::field(
                case,
                "properties.additionalLocations",
                seen::words(&instance.additional, |_| "0 entries".to_owned()),
                instance.additional.at(),
                "One region.",
                &rule.source,
            ),
        ]),
    ]
}

/// The two lists that the input does not have.
fn children() -> String {
    let version = crate::knowledge::api_versions::CURRENT;
    ["gateways", "workspaces"]
        .map(|list| {
            format!(
                "az rest --method get --uri \"$APIM_ID/{list}?api-version={version}\" --query 'value[].name' -o tsv"
            )
        })
        .join("\n")
}
