//! Findings that somebody answers for: which of them hold, and why others no longer do.

use super::Finding;
use crate::classify::Case;
use crate::fingerprint;
use crate::knowledge::day;
use crate::model::Acceptance;
use crate::{Record, Text};
use serde::{Deserialize, Serialize};

/// An accepted finding. It counts nowhere and asks for nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct AcceptedFinding {
    /// The finding.
    pub finding: Finding,
    /// Why it was accepted.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which that holds, `YYYY-MM-DD`.
    pub until: String,
}

impl AcceptedFinding {
    /// By whom, until when and why, in a sentence.
    pub fn words(&self) -> String {
        words(&self.owner, &self.until, &self.reason)
    }
}

/// A redacted copy may not say by whom and why.
fn words(owner: &str, until: &str, reason: &str) -> String {
    let known = |text: &str| if text.is_empty() { "(hidden)".to_owned() } else { text.to_owned() };
    format!("Accepted until {until} by {}: {}", known(owner), known(reason))
}

/// An acceptance that no longer holds, beside the finding that is open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct Lapsed {
    /// Why it no longer holds.
    pub why: Text,
    /// The acceptance.
    pub acceptance: Acceptance,
}

impl Lapsed {
    /// Why it no longer holds, and what it was, in sentences.
    pub fn words(&self) -> String {
        let Acceptance { owner, until, reason, .. } = &self.acceptance;
        format!("{} {}", self.why, words(owner, until, reason))
    }
}

/// A name for the facts on which a finding rests: the rule, the properties and their values. Which
/// day it is does not matter, nor how a tool spells a region, nor where in its list an entry
/// stands: that is told by its name.
pub(super) fn key(case: &Case<'_>, finding: &Finding) -> String {
    let mut parts = vec![finding.id.to_string()];
    for one in &finding.because {
        parts.push(one.field.chars().filter(|letter| !letter.is_ascii_digit()).collect());
        for text in [entry(case, &one.field), Some(&one.value)] {
            let text = text.map_or("", String::as_str);
            parts.push(text.replace(' ', "").to_ascii_lowercase());
        }
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    fingerprint::of(&parts)
}

/// The name of the entry of a list to which a property belongs.
fn entry<'a>(case: &Case<'a>, field: &str) -> Option<&'a String> {
    let (list, rest) = field.strip_prefix("properties.")?.split_once('[')?;
    let index: usize = rest.split_once(']')?.0.parse().ok()?;
    let instance = case.instance;
    match list {
        "hostnameConfigurations" => instance.hosts.items().get(index)?.name.value(),
        "additionalLocations" => instance.additional.items().get(index)?.name.value(),
        "certificates" => {
            let certificate = &instance.ca_certificates.items().get(index)?.certificate;
            certificate.value()?.thumbprint.value()
        }
        "privateEndpointConnections" => instance.private_endpoints.items().get(index)?.name.value(),
        _ => None,
    }
}

/// Parts the findings of an instance into those that are open and those that are accepted.
pub fn divide(case: &Case<'_>, all: Vec<Finding>) -> (Vec<Finding>, Vec<AcceptedFinding>) {
    let acceptances = &case.instance.accepted;
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    for mut finding in all {
        let of_rule = || acceptances.iter().filter(|one| *one.finding == *finding.id);
        let exact = of_rule().find(|one| one.key == finding.key);
        match exact.or_else(|| of_rule().next()) {
            None => open.push(finding),
            Some(one) => match why_not(case, &finding, one) {
                None => {
                    let Acceptance { reason, owner, until, .. } = one.clone();
                    accepted.push(AcceptedFinding { finding, reason, owner, until });
                }
                Some(why) => {
                    finding.lapsed = Some(Lapsed { why: why.into(), acceptance: one.clone() });
                    open.push(finding);
                }
            },
        }
    }
    (open, accepted)
}

fn why_not(case: &Case<'_>, finding: &Finding, one: &Acceptance) -> Option<&'static str> {
    if one.key != finding.key {
        return Some("It was accepted while the facts under it were others.");
    }
    match day::parse(&one.until) {
        None => Some("The day until which it was accepted cannot be read."),
        Some(until) if until < case.options.as_of => {
            Some("The day until which it was accepted has passed.")
        }
        Some(_) => None,
    }
}

/// The acceptances of an instance for a copy of it: the facts have other names there. `before` and
/// `after` are the findings of both, in the order of the rules.
pub(crate) fn renamed(accepted: &mut [Acceptance], before: &[Finding], after: &[Finding]) {
    for one in accepted {
        let pair = before
            .iter()
            .zip(after)
            .find(|(old, new)| *old.id == *one.finding && old.key == one.key && old.id == new.id);
        one.key = pair.map(|(_, new)| new.key.clone()).unwrap_or_default();
    }
}
