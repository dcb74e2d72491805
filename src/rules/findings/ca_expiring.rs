//! `certificate/ca-expiring`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::day::{days_until, distance};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/ca-expiring",
    title: "A CA certificate of the service expires",
    doc: "A CA certificate of the service expires within 90 days or has expired.",
    why: "Backends or clients that are trusted by it are refused afterwards.",
    remedy: "Replace it, and see which backends or clients are trusted by it.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let as_of = case.options.as_of;
    let certificates = case.instance.ca_certificates.items().iter().enumerate();
    certificates
        .filter_map(|(index, entry)| {
            let certificate = entry.certificate.value()?;
            let date = certificate.expiry.value()?.date();
            (days_until(date, as_of) <= 90).then_some((index, certificate, date))
        })
        .map(|(index, certificate, date)| {
            let subject = seen::text(&certificate.subject);
            let verb = if date < as_of { "expired" } else { "expires" };
            rule.found(
                format!("CA certificate {verb} {}", distance(date, as_of)),
                format!("The CA certificate {subject} of the service {verb} on {date}."),
                "Replace it, and see which backends or clients are trusted by it.",
            )
            .by(date)
            .because([seen::field(
                case,
                format!("properties.certificates[{index}].certificate.expiry"),
                seen::words(&certificate.expiry, |moment| moment.raw.clone()),
                certificate.expiry.at(),
                "Last moment of validity.",
                &rule.source,
            )])
        })
        .collect()
}
