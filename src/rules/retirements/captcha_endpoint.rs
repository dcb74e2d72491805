//! Change 16: the CAPTCHA endpoint.

use super::super::Reply::{NotApplicable, NotExposed, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::{Case, Cloud, NetworkMode};
use crate::knowledge::retirements;
use crate::model::Switch;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::CAPTCHA,
    doc: "Precondition: VNet-injected and the developer portal not Disabled (absent is not off). Not applicable without VNet injection.",
    answers: &[Precondition, NotVisible, NotExposed, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::CAPTCHA.source;
    let network = seen::network_evidence(case, "VNet injection of the instance.", source);
    match case.class.network {
        NetworkMode::None => {
            return Answer::not_applicable("Not VNet-injected.").because([network]);
        }
        NetworkMode::Unknown => {
            return Answer::not_visible("The input does not tell whether it is VNet-injected.")
                .because([network])
                .settled_by(
                    seen::get(
                        case,
                        "Network mode and portal",
                        "{network:properties.virtualNetworkType, portal:properties.developerPortalStatus}",
                    ),
                    "network is None, or portal is Disabled.",
                );
        }
        NetworkMode::External | NetworkMode::Internal => {}
    }
    let status = &case.instance.developer_portal_status;
    let evidence = [
        network,
        seen::field(
            case,
            "properties.developerPortalStatus",
            seen::written(status),
            status.at(),
            "Whether the developer portal is on.",
            source,
        ),
    ];
    if status.value().is_some_and(|switch| switch.value == Switch::Disabled) {
        return Answer::not_exposed("developerPortalStatus is Disabled.").because(evidence);
    }
    let host = match case.class.cloud {
        Cloud::UsGov => "partner.prod.repmap.microsoft.us",
        _ => "partner.prod.repmap.microsoft.com",
    };
    Answer::precondition(format!(
        "VNet-injected ({}), and developerPortalStatus is {}. Whether the subnet reaches {host} is \
         not visible.",
        seen::written(&case.instance.virtual_network_type),
        seen::written(status)
    ))
    .because(evidence)
    .settled_by(
        seen::child(
            case,
            "Network status",
            "networkstatus",
            "[].networkStatus.connectivityStatus[].[name, status]",
        ),
        "Every entry is success, among them the CAPTCHA endpoint, in every location.",
    )
}
