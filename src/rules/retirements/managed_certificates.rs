//! Change 14: free managed certificates.

use super::super::Reply::{Exposed, NotApplicable, NotExposed, NotVisible};
use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::{Case, Family};
use crate::knowledge::{Source, retirements};
use crate::model::{CertificateSource, HostName};

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::MANAGED_CERTIFICATES,
    doc: "Exposed: a host name with a managed certificate, which renews under conditions and so is not overdue. Not applicable to the v2 tiers. Where a source is absent, not visible.",
    answers: &[Exposed, NotVisible, NotExposed, NotApplicable],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let facts = &retirements::MANAGED_CERTIFICATES;
    let source = &facts.source;
    let answer = status(case, source);
    match facts.until {
        Some(until) => answer.on(until),
        None => answer,
    }
}

fn status(case: &Case<'_>, source: &Source) -> Answer {
    if case.class.family == Family::V2 {
        return Answer::not_applicable("The v2 tiers never had free managed certificates.")
            .because([seen::tier_evidence(case, "The tier never had them.", source)]);
    }
    let hosts = &case.instance.hosts;
    let managed: Vec<_> = hosts
        .items()
        .iter()
        .enumerate()
        .filter(|(_, host)| kind_of(host) == Some(CertificateSource::Managed))
        .collect();
    if !managed.is_empty() {
        let names: Vec<_> = managed.iter().map(|(_, host)| seen::text(&host.name)).collect();
        return Answer::exposed_under_conditions(format!(
            "{} {} a managed certificate. It renews only where port 80, DNS and CAA allow it; \
             creation of new ones was suspended to 2026-10-30, and whether it resumed is not \
             confirmed.",
            seen::join(&names),
            if names.len() == 1 { "has" } else { "have" }
        ))
        .because(managed.iter().map(|(index, host)| {
            seen::field(
                case,
                format!("properties.hostnameConfigurations[{index}].certificateSource"),
                seen::written(&host.source),
                host.source.at().or(Some(&host.at)),
                "A free managed certificate.",
                source,
            )
        }));
    }
    let told = hosts.value().is_some_and(|hosts| hosts.iter().all(|host| kind_of(host).is_some()));
    if told {
        return Answer::not_exposed("No host name has a managed certificate.");
    }
    Answer::not_visible("certificateSource is not in this input, at least not for every host name.")
        .settled_by(
            seen::get(
                case,
                "Sources of certificates",
                "properties.hostnameConfigurations[].{host:hostName, source:certificateSource, expires:certificate.expiry}",
            ),
            "No host with the source Managed.",
        )
}

fn kind_of(host: &HostName) -> Option<CertificateSource> {
    host.source.value().map(|source| source.value)
}
