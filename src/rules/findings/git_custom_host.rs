//! `operations/git-custom-host`

use super::super::finding::{ASKS, Rule};
use super::super::{Finding, Pillar, Severity, Urgency, seen};
use crate::classify::Case;
use crate::knowledge::retirements::GIT;
use crate::knowledge::sources;
use crate::model::HostType;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "operations/git-custom-host",
    title: "Custom host name of the Git repository",
    doc: "A custom host name of type Scm. scmUrl is always there and proves nothing.",
    why: "The Git repository of the configuration was retired on 2025-03-15; a custom host name hints that pipelines used it.",
    remedy: "Find the pipelines that use it; then take the host name away.",
    answers: ASKS,
    severity: Severity::Low,
    pillar: Pillar::Operations,
    source: sources::BC_GIT,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    seen::custom_hosts(case, HostType::Scm)
        .map(|(index, host)| {
            let name = seen::text(&host.name);
            rule.found(
                format!("Custom host name {name} of the Git repository"),
                format!(
                    "{name} has type Scm, a hint that the Git repository of the configuration, \
                     retired on {}, was in use.",
                    GIT.date
                ),
                "Find the pipelines that use it; then take the host name away.",
            )
            .by(GIT.date)
            .sign(Urgency::Check)
            .settled_by(seen::child(case, "Git access", "tenant/gitAccess", "properties.enabled"))
            .because([seen::host_evidence(
                case,
                index,
                host,
                "A custom host name of type Scm.",
                &rule.source,
            )])
        })
        .collect()
}
