//! `certificate/keyvault-without-identity`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::CertificateSource;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/keyvault-without-identity",
    title: "Key Vault certificate without an identity to read it",
    doc: "A certificate comes from Key Vault, but the instance has no identity and the host names none. A system-assigned identity needs no identityClientId.",
    why: "Without an identity the gateway cannot fetch the certificate, nor its renewal.",
    remedy: "Give the instance a managed identity that may read the secret.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let identity = &case.instance.identity;
    let none = identity.is_null() || identity.value().is_some_and(|identity| !identity.is_set());
    let hosts: Vec<_> = case
        .instance
        .hosts
        .items()
        .iter()
        .enumerate()
        .filter(|(_, host)| {
            host.source.value().is_some_and(|one| one.value == CertificateSource::KeyVault)
                && host.identity_client_id.value().is_none_or(String::is_empty)
        })
        .collect();
    if !none || hosts.is_empty() {
        return Vec::new();
    }
    let names: Vec<_> = hosts.iter().map(|(_, host)| seen::text(&host.name)).collect();
    vec![
        rule.found(
            "Key Vault certificate without an identity to read it",
            format!(
                "The certificate of {} comes from Key Vault, but identity is {} and \
                 identityClientId is empty.",
                seen::join(&names),
                seen::words(identity, |identity| identity.kind.clone())
            ),
            "Give the instance a managed identity that may read the secret.",
        )
        .because(hosts.iter().map(|(index, host)| {
            seen::field(
                case,
                format!("properties.hostnameConfigurations[{index}].certificateSource"),
                seen::written(&host.source),
                host.source.at(),
                "From Key Vault, which needs an identity.",
                &rule.source,
            )
        })),
    ]
}
