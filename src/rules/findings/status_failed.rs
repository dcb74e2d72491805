//! `certificate/status-failed`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::HostName;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/status-failed",
    title: "A certificate could not be bound or renewed",
    doc: "certificateStatus is Failed. null is normal.",
    why: "The host name may be served with an old certificate.",
    remedy: "Look at the custom domain in the portal; renew or bind the certificate again.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let failed = |host: &HostName| {
        host.status.value().is_some_and(|status| status.trim().eq_ignore_ascii_case("failed"))
    };
    case.instance
        .hosts
        .items()
        .iter()
        .enumerate()
        .filter(|(_, host)| failed(host))
        .map(|(index, host)| {
            let name = seen::text(&host.name);
            rule.found(
                format!("Certificate of {name} failed"),
                format!("certificateStatus of {name} is {}.", seen::text(&host.status)),
                "Look at the custom domain in the portal; renew or bind the certificate again.",
            )
            .because([seen::field(
                case,
                format!("properties.hostnameConfigurations[{index}].certificateStatus"),
                seen::text(&host.status),
                host.status.at(),
                "The state of the certificate.",
                &rule.source,
            )])
        })
        .collect()
}
