//! `cost/developer-tier-looks-like-production`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, environment, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::{HostType, Sku};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "cost/developer-tier-looks-like-production",
    title: "Developer tier that looks like production",
    doc: "Developer with at least two hints of production: a tag, a custom gateway host name, the name. One weak hint is not enough.",
    why: "The Developer tier has no service level.",
    remedy: "Ask who depends on it; choose a tier with a service level where somebody does.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::AZQR,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    if case.instance.sku().value().is_none_or(|sku| sku.value != Sku::Developer) {
        return Vec::new();
    }
    let mut hints = Vec::new();
    hints.extend(environment::production_tag(case.instance).map(|tag| format!("the tag {tag}")));
    hints.extend(
        seen::custom_hosts(case, HostType::Proxy)
            .next()
            .map(|(_, host)| format!("the custom domain {}", seen::text(&host.name))),
    );
    if environment::production_name(case.instance) {
        hints.push("its name".to_owned());
    }
    if hints.len() < 2 {
        return Vec::new();
    }
    vec![
        rule.found(
            "Developer tier that looks like production",
            format!(
                "{} speak of production, and the Developer tier has no service level.",
                seen::join(&hints)
            ),
            "Ask who depends on it; choose a tier with a service level where somebody does.",
        )
        .because([seen::tier_evidence(
            case,
            "Developer has no service level.",
            &rule.source,
        )]),
    ]
}
