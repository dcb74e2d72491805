//! `certificate/managed-renewal-port-80`

use super::super::finding::{FIRES, Rule};
use super::super::{Command, Finding, Pillar, Severity, az, certificates, seen};
use crate::classify::{Case, Family, NetworkMode};
use crate::knowledge::day::{days_until, distance};
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "certificate/managed-renewal-port-80",
    title: "A managed certificate renews under conditions",
    doc: "A host name has a managed certificate. Existing ones renew under conditions; they are not gone. High below 90 days.",
    why: "Since January 2026 renewal needs DigiCert's validation to reach port 80, correct DNS records and a CAA record that authorises DigiCert. Where one is missing, the certificate expires.",
    remedy: "Prove these conditions from outside, or bind an own certificate.",
    answers: FIRES,
    severity: Severity::Medium,
    pillar: Pillar::Reliability,
    source: sources::BC_MANAGED_CERTIFICATES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let managed: Vec<_> = case
        .instance
        .hosts
        .items()
        .iter()
        .enumerate()
        .filter(|(_, host)| certificates::kind(host) == Some(certificates::Kind::Managed))
        .collect();
    let names: Vec<_> = managed.iter().map(|(_, host)| seen::text(&host.name)).collect();
    if names.is_empty() || case.class.family == Family::V2 {
        return Vec::new();
    }
    let nearest = managed.iter().filter_map(|(_, host)| certificates::expiry(host)).min();
    let soon = nearest.is_some_and(|date| days_until(date, case.options.as_of) < 90);
    let consumption = case.class.family == Family::Serverless;
    let when = nearest.map_or(String::new(), |date| {
        format!(" The nearest expires on {date}, {}.", distance(date, case.options.as_of))
    });
    let txt = if consumption { ", in Consumption a TXT record as well" } else { "" };
    let vnet = match case.class.network {
        NetworkMode::External | NetworkMode::Internal => {
            " In the virtual network, port 80 from ApiManagement must be admitted."
        }
        NetworkMode::None | NetworkMode::Unknown => "",
    };
    let mut finding = rule
        .found(
            format!("Renewal of {} depends on port 80", seen::join(&names)),
            format!(
                "{} managed certificate. Since January 2026 renewal needs DigiCert's validation to \
                 reach port 80, a correct CNAME or A record{txt}, and a CAA record that authorises \
                 DigiCert.{vnet}{when}",
                match names.as_slice() {
                    [one] => format!("{one} has a"),
                    all => format!("{} have a", seen::join(all)),
                }
            ),
            "Prove these conditions from outside, or bind an own certificate.",
        )
        .severity(if soon { Severity::High } else { Severity::Medium })
        .settled_by(command(&names, consumption))
        .because(managed.iter().map(|(index, host)| {
            seen::field(
                case,
                format!("properties.hostnameConfigurations[{index}].certificateSource"),
                seen::written(&host.source),
                host.source.at().or(Some(&host.at)),
                "A free managed certificate.",
                &rule.source,
            )
        }));
    if let Some(date) = nearest {
        finding = finding.by(date);
    }
    vec![finding]
}

/// What shows from outside whether renewal can work.
fn command(names: &[String], consumption: bool) -> Command {
    let mut text = String::new();
    for name in names {
        let host = az::quote(name);
        let domain = az::quote(name.split_once('.').map_or(name.as_str(), |(_, rest)| rest));
        text.push_str(&format!("dig +noall +answer {host}\n"));
        if consumption {
            text.push_str(&format!("dig +short TXT {host}\n"));
        }
        let url = az::quote(&format!("http://{name}/"));
        text.push_str(&format!(
            "dig +short CAA {domain}\ncurl -sS -o /dev/null -m 10 -w '%{{http_code}} %{{remote_ip}}\\n' {url}\n"
        ));
    }
    az::bash("Can it renew", text)
}
