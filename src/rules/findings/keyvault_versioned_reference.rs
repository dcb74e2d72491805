//! `certificate/keyvault-versioned-reference`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, certificates, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::HostName;
use std::collections::BTreeMap;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/keyvault-versioned-reference",
    title: "A certificate from Key Vault never rotates",
    doc: "A host name refers to a Key Vault secret by its version, which never rotates. The form without version is right.",
    why: "A reference with a version stays at that version: a renewal in Key Vault does not reach the gateway.",
    remedy: "Refer to the secret without its version, outside of a migration: custom domains are locked while it runs.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Operations,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let mut secrets: BTreeMap<&str, Vec<(usize, &HostName)>> = BTreeMap::new();
    for (index, host) in case.instance.hosts.items().iter().enumerate() {
        if let Some(url) = host.key_vault_id.value()
            && certificates::version_of(url).is_some()
        {
            secrets.entry(url).or_default().push((index, host));
        }
    }
    secrets.into_iter().map(|(url, hosts)| finding(case, rule, url, &hosts)).collect()
}

fn finding(case: &Case<'_>, rule: &Rule, url: &str, hosts: &[(usize, &HostName)]) -> Finding {
    let names: Vec<_> = hosts.iter().map(|(_, host)| seen::text(&host.name)).collect();
    let (secret, version) = certificates::version_of(url).unwrap_or((url, ""));
    rule.found(
        format!("Certificate of {} never rotates", seen::join(&names)),
        format!(
            "{} {secret}/{version}: a reference with a version stays at that version.",
            match names.as_slice() {
                [one] => format!("{one} refers to"),
                all => format!("{} refer to", seen::join(all)),
            }
        ),
        "Refer to the secret without its version, outside of a migration: custom domains are \
         locked while it runs.",
    )
    .because(hosts.iter().map(|(index, host)| {
        seen::field(
            case,
            format!("properties.hostnameConfigurations[{index}].keyVaultId"),
            url,
            host.key_vault_id.at(),
            "The address ends in a version.",
            &rule.source,
        )
    }))
}
