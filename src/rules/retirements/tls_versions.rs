//! Change 17: TLS 1.0 and 1.1.

use super::super::Reply::{Exposed, NotExposed, NotVisible};
use super::super::retirement::{Answer, RetirementRule};
use super::super::{seen, tls};
use crate::classify::Case;
use crate::knowledge::retirements;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::TLS_VERSIONS,
    doc: "Exposed: a protocol key is True, or absent on an instance created on or before 2018-04-01. The string False is not true. Where customProperties is absent, not visible.",
    answers: &[Exposed, NotVisible, NotExposed],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::TLS_VERSIONS.source;
    let on = tls::switched_on(case);
    let by_default = tls::on_by_default(case);
    if !on.is_empty() || !by_default.is_empty() {
        let mut parts = Vec::new();
        if !on.is_empty() {
            let keys: Vec<_> = on.iter().map(|one| tls::stated(one, "True")).collect();
            parts.push(format!("On: {}.", seen::join(&keys)));
        }
        if !by_default.is_empty() {
            let keys: Vec<_> = by_default.iter().map(|one| one.key).collect();
            parts.push(format!(
                "Absent and so on by default, because the instance was created on or before \
                 2018-04-01: {}.",
                seen::join(&keys)
            ));
        }
        let keys = on.iter().chain(&by_default);
        return Answer::exposed(parts.join(" ")).because(keys.map(|one| {
            seen::custom_evidence(case, one.key, "An old protocol that is on.", source)
        }));
    }
    let Some(properties) = tls::properties(case) else {
        return Answer::not_visible("customProperties is not in this input.").settled_by(
            seen::get(case, "Protocols", "properties.customProperties"),
            "Every key of Tls10, Tls11 and Ssl30 is False, or absent on an instance created after \
             2018-04-01.",
        );
    };
    if tls::all_stated(&properties) {
        return Answer::not_exposed("All keys of Tls10, Tls11 and Ssl30 are False.");
    }
    match tls::absent_is_on(case) {
        Some(_) => Answer::not_exposed(
            "No key is True, and absent keys are off on an instance created after 2018-04-01.",
        )
        .because([seen::created_evidence(
            case,
            "Decides the default of absent keys.",
            source,
        )]),
        None => Answer::not_visible(
            "Some keys are absent, and without the day of creation their default is not known.",
        )
        .settled_by(
            seen::get(case, "Day of creation", "properties.createdAtUtc"),
            "A day after 2018-04-01.",
        ),
    }
}
