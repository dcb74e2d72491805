//! Certificates of custom host names, taken together where they are one matter: the same day of
//! expiry from the same kind of source is one renewal, however many host names it serves.

use super::{Finding, Rule, Severity, Urgency, seen};
use crate::classify::{Case, Evidence};
use crate::knowledge::day::{days_until, distance, long};
use crate::knowledge::sources;
use crate::model::{CertificateSource, Field, HostName};
use std::collections::BTreeMap;
use time::Date;

/// Certificates that expire on one day and come from one kind of source.
#[derive(Clone, Debug)]
pub(super) struct Group<'a> {
    /// Last day of validity.
    pub(super) expiry: Date,
    /// Where they come from.
    pub(super) kind: Kind,
    /// Their hosts with the index of each.
    pub(super) hosts: Vec<(usize, &'a HostName)>,
}

/// Where a certificate comes from, as far as it decides who renews it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Azure renews it, under conditions.
    Managed,
    /// Key Vault without a version: rotates by itself.
    KeyVault,
    /// Key Vault with a version: never rotates.
    KeyVaultVersioned,
    /// Uploaded: nobody rotates it.
    Uploaded,
    /// The input does not tell.
    NotKnown,
}

impl Kind {
    /// Whether it is renewed without anybody's doing, if all is well.
    const fn renews(self) -> bool {
        matches!(self, Self::Managed | Self::KeyVault)
    }

    /// What that means for the host.
    const fn remark(self) -> &'static str {
        match self {
            Self::Managed => "It is a managed certificate, which renews only under conditions.",
            Self::KeyVault => {
                "The Key Vault reference carries no version, so it should rotate; the file may be \
                 older than the rotation."
            }
            Self::KeyVaultVersioned => {
                "The Key Vault reference carries a version, so it does not rotate."
            }
            Self::Uploaded => "It was uploaded, so nobody rotates it.",
            Self::NotKnown => "The input does not say where it comes from.",
        }
    }
}

/// The kind of a host's certificate; `None` for the built-in one of the default host.
pub(super) fn kind(host: &HostName) -> Option<Kind> {
    match host.source.value().map(|source| source.value) {
        Some(CertificateSource::BuiltIn) => None,
        Some(CertificateSource::Managed) => Some(Kind::Managed),
        Some(CertificateSource::KeyVault) => Some(key_vault(host)),
        Some(CertificateSource::Custom) => Some(Kind::Uploaded),
        Some(CertificateSource::Unlisted) | None if host.key_vault_id.value().is_some() => {
            Some(key_vault(host))
        }
        Some(CertificateSource::Unlisted) | None => {
            (!crate::classify::is_default_host(host)).then_some(Kind::NotKnown)
        }
    }
}

fn key_vault(host: &HostName) -> Kind {
    match host.key_vault_id.value().and_then(|url| version_of(url)) {
        Some(_) => Kind::KeyVaultVersioned,
        None => Kind::KeyVault,
    }
}

/// The secret and version in the address of a Key Vault secret, where it names a version.
pub(super) fn version_of(url: &str) -> Option<(&str, &str)> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let mut parts = path.trim_end_matches('/').split('/');
    let (_host, _secrets) = (parts.next()?, parts.next()?);
    let secret = parts.next()?;
    parts.next().filter(|version| !version.is_empty()).map(|version| (secret, version))
}

/// The expiry of a host's certificate, where it is known.
pub(super) fn expiry(host: &HostName) -> Option<Date> {
    let certificate = host.certificate.value()?;
    certificate.expiry.value().map(|moment| moment.date())
}

/// All groups, earliest first.
pub(super) fn groups<'a>(case: &Case<'a>) -> Vec<Group<'a>> {
    let mut found: BTreeMap<(Date, Kind), Vec<(usize, &'a HostName)>> = BTreeMap::new();
    for (index, host) in case.instance.hosts.items().iter().enumerate() {
        if let (Some(kind), Some(expiry)) = (kind(host), expiry(host)) {
            found.entry((expiry, kind)).or_default().push((index, host));
        }
    }
    found.into_iter().map(|((expiry, kind), hosts)| Group { expiry, kind, hosts }).collect()
}

/// Days until the expiry of a group, by which the thresholds differ.
pub(super) const THRESHOLDS: [std::ops::RangeInclusive<i64>; 4] =
    [i64::MIN..=-1, 0..=30, 31..=60, 61..=90];

/// The findings of the rule for one of the thresholds.
pub(super) fn within(case: &Case<'_>, rule: &Rule, threshold: usize) -> Vec<Finding> {
    let Some(days) = THRESHOLDS.get(threshold) else { return Vec::new() };
    groups(case)
        .iter()
        .filter(|group| days.contains(&days_until(group.expiry, case.options.as_of)))
        .map(|group| finding(case, rule, threshold, group))
        .collect()
}

fn finding(case: &Case<'_>, rule: &Rule, threshold: usize, group: &Group<'_>) -> Finding {
    let as_of = case.options.as_of;
    let names: Vec<_> =
        group.hosts.iter().filter_map(|(_, host)| host.name.value().map(String::as_str)).collect();
    let hosts = seen::join(&names);
    let stale = case.class.freshness.probably_stale;
    let expired = threshold == 0;
    let severity = match (threshold, group.kind.renews()) {
        (0, _) if stale => Severity::High,
        (0 | 1, _) => Severity::Critical,
        (2, false) => Severity::High,
        (2, true) | (3, false) => Severity::Medium,
        (_, _) => Severity::Low,
    };
    let verb = if expired { "expired" } else { "expires" };
    let title = format!("Certificate of {hosts} {verb} {}", distance(group.expiry, as_of));
    let mut text = format!(
        "The certificate of {hosts} {verb} on {}, {}. {}",
        long(group.expiry),
        distance(group.expiry, as_of),
        group.kind.remark()
    );
    if expired && stale {
        text.push_str(
            " That is what this file says, and it is probably older than the instance: if a fresh \
             export shows the same day, TLS for these hosts fails now.",
        );
    }
    let action = match group.kind {
        Kind::Managed => {
            "Prove that renewal can work (port 80, DNS, CAA), or bind an own certificate."
        }
        Kind::KeyVault => "See which certificate is served; if it is this one, mend the rotation.",
        Kind::KeyVaultVersioned => {
            "Renew it in Key Vault and refer to the secret without its version."
        }
        Kind::Uploaded | Kind::NotKnown => {
            "Renew and bind the certificate: upload it, or keep it in Key Vault so that it rotates."
        }
    };
    let past = expired && !stale && !group.kind.renews();
    let mut finding = rule
        .found(title, text, action)
        .severity(severity)
        .by(group.expiry)
        .because(group.hosts.iter().map(|(index, host)| expiry_evidence(case, *index, host)));
    if past {
        finding = finding.sign(Urgency::PastDue);
    } else if expired {
        finding = finding.sign(Urgency::Check);
    } else if threshold < 3 || !group.kind.renews() {
        finding = finding.sign(Urgency::Action);
    }
    match names.first() {
        Some(name) => finding.settled_by(served(name)),
        None => finding,
    }
}

fn expiry_evidence(case: &Case<'_>, index: usize, host: &HostName) -> Evidence {
    let certificate = host.certificate.value();
    let expiry = certificate.map_or(&Field::Absent, |certificate| &certificate.expiry);
    seen::field(
        case,
        format!("properties.hostnameConfigurations[{index}].certificate.expiry"),
        seen::words(expiry, |moment| moment.raw.clone()),
        expiry.at().or(Some(&host.at)),
        "Last moment of validity of the certificate of this host name.",
        &sources::TYPES,
    )
}

/// Which certificate a host serves today.
fn served(name: &str) -> super::Command {
    let connect = super::az::quote(&format!("{name}:443"));
    let server = super::az::quote(name);
    super::az::bash(
        "Certificate served today",
        format!(
            "echo | openssl s_client -connect {connect} -servername {server} 2>/dev/null | openssl x509 -noout -enddate -subject\n"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::version_of;

    #[test]
    fn only_a_version_segment_is_a_version() {
        assert_eq!(version_of("https://kv.vault.azure.net/secrets/one"), None);
        assert_eq!(version_of("https://kv.vault.azure.net/secrets/one/"), None);
        assert_eq!(
            version_of("https://kv.vault.azure.net/secrets/one/3f2a"),
            Some(("one", "3f2a"))
        );
    }
}
