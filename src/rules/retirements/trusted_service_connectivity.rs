//! Change 18: trusted service connectivity.

use super::super::Reply::{NotExposed, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use super::super::{Command, az, seen};
use crate::classify::Case;
use crate::knowledge::retirements;
use crate::model::Field;

/// The rule.
pub(in super::super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::TRUSTED_SERVICE,
    doc: "Precondition: managed identity, created before 2025-12-01, key not True; only Advisor knows whether it is used. Key Vault for certificates and named values is not concerned.",
    answers: &[Precondition, NotVisible, NotExposed],
    check,
};

/// The custom property by which it is given up.
pub(in super::super) const KEY: &str = "Gateway.ManagedIdentity.DisableOverPrivilegedAccess";

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::TRUSTED_SERVICE.source;
    let identity = &case.instance.identity;
    let created = seen::created_evidence(
        case,
        "Instances created on or after 2025-12-01 never had it.",
        source,
    );
    let key = || {
        seen::custom_evidence(case, KEY, "True where trusted service connectivity is off.", source)
    };
    let who = |value: String| {
        seen::field(case, "identity.type", value, identity.at(), "The managed identity.", source)
    };
    if seen::created(case).is_some_and(|day| day >= retirements::TRUSTED_SERVICE_NEVER_SINCE) {
        return Answer::not_exposed("Created on or after 2025-12-01, so it never had it.")
            .because([created]);
    }
    let off = case.instance.custom_properties.value().and_then(|all| all.is_true(KEY));
    if off == Some(true) {
        return Answer::not_exposed("The custom property is True: it was given up.")
            .because([key()]);
    }
    match identity {
        Field::Known(identity, _) if identity.is_set() => Answer::precondition(format!(
            "Managed identity {}, created {}, and the custom property {KEY} is {}. Whether a policy \
             depends on it is not visible; only Advisor knows.",
            identity.kind,
            seen::created(case)
                .map_or("on a day that is not in the input".to_owned(), |day| day.to_string()),
            if off.is_some() { "not True" } else { "not in this input" },
        ))
        .because([who(identity.kind.clone()), created, key()])
        .settled_by(
            advisor(case),
            "No line \"Disable trusted service connectivity in API Management\".",
        ),
        Field::Known(identity, _) => {
            Answer::not_exposed("No managed identity.").because([who(identity.kind.clone())])
        }
        Field::Null(_) => {
            Answer::not_exposed("No managed identity.").because([who("null".to_owned())])
        }
        Field::Absent | Field::Unreadable(..) => {
            Answer::not_visible("identity is not in this input.").settled_by(
                advisor(case),
                "No line \"Disable trusted service connectivity in API Management\".",
            )
        }
    }
}

/// The Advisor recommendations of the instance.
pub(in super::super) fn advisor(case: &Case<'_>) -> Command {
    let filter = match seen::name(case) {
        Some(name) => format!("?contains(to_string(resourceMetadata), {})", az::jmes(name)),
        None => String::new(),
    };
    let query = format!("[{filter}].shortDescription.problem");
    seen::command(
        case,
        "Advisor recommendations",
        &format!("az advisor recommendation list --query {} -o tsv", az::quote(&query)),
    )
}
