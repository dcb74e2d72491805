//! `platform/automatic-migration-risk`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::{Case, NetworkMode, Platform};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "platform/automatic-migration-risk",
    title: "Automatic migration may drop the virtual network",
    doc: "A VNet-injected location reports stv1 after the retirement: the automatic migration can drop the network.",
    why: "Azure migrates what is left on stv1 with one week's notice, possibly with downtime. Under special conditions it removes the network and blocks every endpoint.",
    remedy: "Migrate on a day of your own; press Verify in Settings, Platform migration.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Reliability,
    source: sources::INC_AUTOMATIC_MIGRATION,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let injected = matches!(case.class.network, NetworkMode::External | NetworkMode::Internal);
    if !case.class.has_stv1() || !injected || case.class.stv1_retired > case.options.as_of {
        return Vec::new();
    }
    vec![
        rule.found(
            "Automatic migration may drop the virtual network",
            format!(
                "{} VNet on stv1 after the retirement: Azure migrates what is left, with one week's \
                 notice and possibly with downtime. Usually the network is kept; under special \
                 conditions, which only the portal's Verify shows, it is removed and every \
                 endpoint blocked.",
                seen::written(&case.instance.virtual_network_type)
            ),
            "Migrate on a day of your own; press Verify in Settings, Platform migration.",
        )
        .because(seen::platform_evidence(case, |one| *one == Platform::Stv1, &sources::TYPES))
        .because([seen::network_evidence(case, "VNet injection of the instance.", &rule.source)]),
    ]
}
