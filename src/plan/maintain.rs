//! The plan of an instance that has nothing to migrate: dated work in the order of its dates, and
//! what is worth asking.

use super::commands::run;
use super::settings::{file_and_check, with};
use super::{Check, Plan, PlanKind, Step};
use crate::classify::Case;
use crate::model::CustomProperties;
use crate::rules::{Command, Exposure, ExposureStatus, Finding, Severity, Urgency};
use crate::sort;

/// Settings by which old protocols and weak ciphers are allowed.
const LEGACY: [&str; 7] = [
    "Gateway.Security.Protocols.Tls10",
    "Gateway.Security.Protocols.Tls11",
    "Gateway.Security.Protocols.Ssl30",
    "Gateway.Security.Ciphers.TripleDes168",
    "Gateway.Security.Backend.Protocols.Tls10",
    "Gateway.Security.Backend.Protocols.Tls11",
    "Gateway.Security.Backend.Protocols.Ssl30",
];

/// The plan; of kind [`PlanKind::Nothing`] where there is nothing to do or to ask.
pub(super) fn plan(case: &Case<'_>, findings: &[Finding], exposures: &[Exposure]) -> Plan {
    let steps = steps(case, findings, exposures);
    let checks = checks(case, findings, exposures);
    let name = case.instance.display_name();
    let dated = steps.iter().filter(|step| !step.by.is_empty()).count();
    let (kind, title, summary) = if steps.is_empty() && checks.is_empty() {
        (
            PlanKind::Nothing,
            format!("Nothing to do for {name}"),
            "Nothing to migrate, no finding that asks for work, and no change to ask about."
                .to_owned(),
        )
    } else {
        (
            PlanKind::Maintain,
            format!("Maintain {name}"),
            format!(
                "Nothing to migrate. {}, in the order of their dates, and {} that the input does not settle.",
                counted(steps.len(), dated),
                match checks.len() {
                    1 => "1 change".to_owned(),
                    count => format!("{count} changes"),
                }
            ),
        )
    };
    Plan {
        kind,
        path: None,
        choice: String::new(),
        title,
        summary,
        window: String::new(),
        roles: Vec::new(),
        gate: None,
        prerequisites: Vec::new(),
        checks,
        tables: Vec::new(),
        steps,
        verification: Vec::new(),
        rollback: Vec::new(),
        cleanup: Vec::new(),
        questions: Vec::new(),
        notice: String::new(),
    }
}

fn counted(steps: usize, dated: usize) -> String {
    match (steps, dated) {
        (1, 1) => "1 task with a date".to_owned(),
        (1, _) => "1 task without a date".to_owned(),
        (steps, 0) => format!("{steps} tasks, none with a date"),
        (steps, dated) => format!("{steps} tasks, {dated} of them with a date"),
    }
}

/// Which findings say the same as a change and more precisely.
const SAME: &[(&str, &[&str])] = &[
    ("retirement/tls-versions", &["security/tls", "security/ssl30"]),
    ("retirement/managed-certificates", &["certificate/managed-renewal"]),
    ("retirement/api-versions", &["security/min-api-version", "input/api-version-retired"]),
    ("retirement/legacy-portal", &["security/legacy-portal"]),
    ("retirement/self-hosted-gateway-v0-v1", &["security/legacy-configuration-api"]),
    ("retirement/rp-ip-march-2023", &["retirement/rp-ip-region"]),
    ("retirement/rp-ip-september-2023", &["retirement/rp-ip-region"]),
    ("retirement/direct-management-api", &["operations/direct-management-custom-host"]),
    ("retirement/git", &["operations/git-custom-host"]),
];

/// Whether a finding that asks for work says the same as a change.
fn said_by_a_finding(exposure: &Exposure, findings: &[Finding]) -> bool {
    let same = SAME.iter().find(|(id, _)| *id == exposure.id).map_or(&[][..], |(_, ids)| ids);
    findings.iter().filter(|finding| asks_for_work(finding)).any(|finding| {
        finding.id == exposure.id || same.iter().any(|prefix| finding.id.starts_with(prefix))
    })
}

fn asks_for_work(finding: &Finding) -> bool {
    finding.urgency != Urgency::Note
}

/// Whether the renewal of a managed certificate is asked for by another finding with that date.
fn said_by_renewal(finding: &Finding, findings: &[Finding]) -> bool {
    finding.id.starts_with("certificate/expires")
        && findings.iter().any(|other| {
            other.id.starts_with("certificate/managed-renewal")
                && asks_for_work(other)
                && other.date == finding.date
        })
}

/// One piece of work before it is put in order.
struct Work {
    id: String,
    date: Option<String>,
    severity: Severity,
    title: String,
    text: String,
    command: Option<Command>,
}

fn steps(case: &Case<'_>, findings: &[Finding], exposures: &[Exposure]) -> Vec<Step> {
    let today = case.options.as_of.to_string();
    let from_findings = findings
        .iter()
        .filter(|finding| asks_for_work(finding) && !said_by_renewal(finding, findings))
        .map(|finding| Work {
            id: finding.id.to_string(),
            date: finding.date.clone(),
            severity: finding.severity,
            title: finding.title.clone(),
            text: sentences([finding.text.as_str(), finding.action.as_str()]),
            command: finding.command.clone(),
        });
    let from_exposures = exposures
        .iter()
        .filter(|exposure| !said_by_a_finding(exposure, findings))
        .filter(|exposure| match exposure.status {
            ExposureStatus::Exposed => true,
            ExposureStatus::PreconditionSeen => *exposure.date >= *today,
            _ => false,
        })
        .map(|exposure| Work {
            id: exposure.id.to_string(),
            date: Some(exposure.date.to_string()),
            severity: match exposure.status {
                ExposureStatus::Exposed => Severity::High,
                _ => Severity::Low,
            },
            title: exposure.title.to_string(),
            text: sentences([exposure.text.as_str(), exposure.remedy.as_ref()]),
            command: exposure.command.clone(),
        });
    let mut work: Vec<Work> = from_findings.chain(from_exposures).collect();
    // Past dates and no date stand behind dates ahead, the graver first.
    sort::sort_by(&mut work, |a, b| {
        let ahead = |work: &Work| work.date.clone().filter(|date| *date >= today);
        match (ahead(a), ahead(b)) {
            (Some(a), Some(b)) => a.cmp(&b),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => b.severity.cmp(&a.severity),
        }
    });
    let protocols = |work: &Work| {
        SAME.first().is_some_and(|(_, ids)| ids.iter().any(|prefix| work.id.starts_with(prefix)))
    };
    let defaults = work.iter().any(|work| protocols(work) && work.id.contains(DEFAULT));
    let first = work.iter().position(protocols);
    work.into_iter()
        .enumerate()
        .zip(1..)
        .map(|((index, work), number)| {
            let past = work.date.as_ref().is_some_and(|date| *date < today);
            let duration = duration(&work, protocols(&work), past).to_owned();
            let mut commands: Vec<_> = work.command.into_iter().collect();
            if first == Some(index) {
                commands.extend(legacy_off(case, defaults));
            }
            Step {
                number,
                title: work.title,
                who: "platform engineer".into(),
                by: work.date.filter(|_| !past).unwrap_or_default(),
                text: work.text,
                duration,
                commands,
                point_of_no_return: false,
            }
        })
        .collect()
}

fn sentences(parts: [&str; 2]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

fn duration(work: &Work, protocols: bool, past: bool) -> &'static str {
    if work.id.starts_with("certificate/") {
        "a custom-domain change is an infrastructure change: plan a window"
    } else if protocols {
        "15 to 45 minutes, with downtime in Developer only"
    } else if past {
        "now: the date has passed"
    } else {
        ""
    }
}

/// Part of the id of the finding about protocols that are on because their key is absent.
const DEFAULT: &str = "default";

/// The settings by which the plan switches old protocols off, each with its new value; empty where
/// it does not.
pub(super) fn old_protocols(case: &Case<'_>, findings: &[Finding]) -> Vec<(String, &'static str)> {
    let ids = SAME.first().map_or(&[][..], |(_, ids)| ids);
    let mut found = findings
        .iter()
        .filter(|finding| asks_for_work(finding) && ids.iter().any(|id| finding.id.starts_with(id)))
        .peekable();
    if found.peek().is_none() {
        return Vec::new();
    }
    to_switch_off(case, found.any(|finding| finding.id.contains(DEFAULT)))
}

/// Old protocols that are on. With `defaults`, also those that the export does not show and that
/// are on by default.
fn to_switch_off(case: &Case<'_>, defaults: bool) -> Vec<(String, &'static str)> {
    let properties = case.instance.custom_properties.value();
    LEGACY
        .iter()
        .filter(|key| {
            let on = properties.and_then(|properties| properties.is_true(key));
            on == Some(true) || (defaults && on.is_none())
        })
        .map(|key| (CustomProperties::full_key(key), "False"))
        .collect()
}

/// Switches old protocols off; `None` where none is on.
fn legacy_off(case: &Case<'_>, defaults: bool) -> Option<Command> {
    let changes = to_switch_off(case, defaults);
    if changes.is_empty() {
        return None;
    }
    let (file, check) = file_and_check(case, &with(case, &changes));
    Some(run(
        case,
        "Switch old protocols off, keeping every other custom property",
        &format!(
            "{check}\nprintf '{{\"properties\":{{\"customProperties\":%s}}}}' \"$(cat {file})\" > {file}.patch\n\
             az rest --method patch --uri \"$APIM_ID?api-version=2024-05-01\" --body @{file}.patch"
        ),
    ))
}

/// What the input does not show, or shows only a precondition of, each with the command that
/// settles it. A precondition whose date lies ahead is a step.
fn checks(case: &Case<'_>, findings: &[Finding], exposures: &[Exposure]) -> Vec<Check> {
    let today = case.options.as_of.to_string();
    exposures
        .iter()
        .filter(|exposure| match exposure.status {
            ExposureStatus::NotVisible => true,
            ExposureStatus::PreconditionSeen => *exposure.date < *today,
            _ => false,
        })
        .filter(|exposure| !said_by_a_finding(exposure, findings))
        .zip('a'..='z')
        .map(|(exposure, letter)| Check {
            id: letter.to_string(),
            title: exposure.title.to_string(),
            command: exposure.command.clone(),
            good: exposure.good_answer.as_ref().map_or_else(String::new, ToString::to_string),
            otherwise: exposure.remedy.to_string(),
        })
        .collect()
}
