//! The sign over a verdict, its sentence, and the one thing to do now.

use super::{Header, NextDate, Task};
use crate::classify::{Case, Family, LocationClass, Platform};
use crate::knowledge::day;
use crate::model::Basis;
use crate::paths::{self, PathVerdict};
use crate::rules::{Exposure, ExposureStatus, Finding, Urgency};

/// The verdict of one instance in words.
pub(super) struct Verdict {
    pub(super) header: Header,
    pub(super) condition: String,
    pub(super) headline: String,
    pub(super) text: String,
    pub(super) now: Task,
    pub(super) next_date: Option<NextDate>,
    pub(super) past_due: bool,
    pub(super) announced: bool,
}

/// Puts the verdict together.
pub(super) fn verdict(
    case: &Case<'_>,
    paths: &[PathVerdict],
    findings: &[Finding],
    exposures: &[Exposure],
) -> Verdict {
    let as_of = case.options.as_of;
    let recommended = paths::recommended(paths);
    let next_date = next_date(case, findings, exposures);
    let past_due = (case.class.has_stv1() && as_of > case.class.stv1_retired)
        || exposures.iter().any(|exposure| exposure.past_due)
        || findings.iter().any(|finding| finding.urgency == Urgency::PastDue);
    let announced = next_date.is_some();
    let (header, condition, headline, text) = if case.class.has_stv1() {
        on_stv1(case, recommended)
    } else if is_unsettled(case) {
        unsettled(case)
    } else {
        settled(case)
    };
    let text = match basis(case.instance.basis) {
        Some(basis) => format!("{basis} {text}").trim_end().to_owned(),
        None => text,
    };
    let now = task(case, header, findings, exposures);
    Verdict { header, condition, headline, text, now, next_date, past_due, announced }
}

/// What has to be said of an input that is no answer of Azure.
fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Answered => None,
        Basis::Recorded => Some(
            "This is what Terraform recorded when it last looked. Its provider does not expose \
             the compute platform.",
        ),
        Basis::Wanted => Some(
            "This is what a template or a plan wants, not what runs: the instance may run \
             otherwise or not exist yet.",
        ),
    }
}

/// Whether some location of an instance without stv1 is not known to be off stv1. What is wanted
/// of a classic tier settles nothing: the instance that runs may still be as it was.
fn is_unsettled(case: &Case<'_>) -> bool {
    let other_family = matches!(case.class.family, Family::V2 | Family::Serverless);
    if case.instance.basis == Basis::Wanted && !other_family {
        return true;
    }
    let open = |platform: &Platform| {
        matches!(platform, Platform::Unknown | Platform::Undetermined | Platform::Unlisted(_))
    };
    match &case.class.platform.platform {
        Platform::Mixed => {
            case.class.locations.iter().any(|location| open(&location.platform.platform))
        }
        platform => open(platform),
    }
}

fn on_stv1(case: &Case<'_>, recommended: Option<&PathVerdict>) -> (Header, String, String, String) {
    let class = case.class;
    let name = case.instance.display_name();
    let as_of = case.options.as_of;
    let retired = class.stv1_retired;
    let due = as_of > retired;
    let tense = if due { "a platform that was retired on" } else { "a platform that retires on" };
    let places = regions_on(&Platform::Stv1, &class.locations);
    let open = regions_on(&Platform::Unknown, &class.locations);
    let headline = if class.platform.platform == Platform::Mixed {
        format!("{name} reports stv1 in {places}, {tense} {}.", day::long(retired))
    } else {
        format!("{name} reports stv1, {tense} {}.", day::long(retired))
    };
    let path = recommended
        .map_or_else(String::new, |path| format!("path {}: {}", path.id, lower_first(&path.title)));
    let mut text = String::new();
    if class.platform.platform == Platform::Mixed {
        text.push_str("It counts as not migrated until every location has moved; ");
        text.push_str(&match open.as_str() {
            "" => "the others need nothing. ".to_owned(),
            open => format!("what {open} runs on does not stand in the input. "),
        });
    }
    let go = match path.as_str() {
        "" => "one more fact is needed (see the paths)".to_owned(),
        path => format!("GO on {path}"),
    };
    let (header, condition) = if class.freshness.probably_stale {
        text.push_str(&format!(
            "That was {} days before {}, and Azure was to migrate what remained by itself, so \
             this export is probably older than the instance. Take a fresh one; if it still says \
             stv1, everything below holds.",
            day::days_until(as_of, retired),
            as_of,
        ));
        (Header::NoGo, format!("until one fresh export confirms stv1; then {go}"))
    } else if !open.is_empty() {
        (Header::NoGo, format!("until one fresh export says what {open} runs on; then {go}"))
    } else if path.is_empty() {
        text.push_str("No path can be recommended before one more fact is known.");
        (Header::NoGo, "until the fact that decides the path is known".to_owned())
    } else {
        if let (true, Some((date, _))) = (due, &class.freshness.newest) {
            text.push_str(&format!(
                "The file holds a date as late as {}, so it describes the instance after the \
                 retirement: it is not an old export. Confirm it all the same before the \
                 irreversible step.",
                *date
            ));
        }
        (Header::Go, format!("{path}, in {places}, once the checks of the plan are passed"))
    };
    (header, condition, headline, text.trim_end().to_owned())
}

fn unsettled(case: &Case<'_>) -> (Header, String, String, String) {
    let name = case.instance.display_name();
    let (headline, text) = match &case.class.platform.platform {
        Platform::Undetermined => (
            format!("{name} has no compute deployed, so no platform can be told."),
            "On a classic tier undetermined means that no compute is deployed. Read its \
             provisioning state, wait or repair, and ask again."
                .to_owned(),
        ),
        Platform::Unlisted(raw) => (
            format!("{name} reports a platform that no document lists: {raw}."),
            format!(
                "The value is kept as written. It is not stv1; what it is, the facts collected \
                 up to {} do not say.",
                crate::knowledge::AS_OF
            ),
        ),
        Platform::Mixed => (
            format!("{name} has a location whose platform cannot be told."),
            "Its locations differ, and one of them reports a value that does not settle it."
                .to_owned(),
        ),
        _ if case.instance.basis != Basis::Answered => (
            format!("The platform of {name} cannot be known from {}.", source(case)),
            "One command to Azure settles it.".to_owned(),
        ),
        _ => (
            format!("The platform of {name} cannot be told from this input."),
            "Nothing in the input tells the platforms apart. Absent is not a verdict: one \
             command settles it."
                .to_owned(),
        ),
    };
    (Header::CannotTell, "until one command is run".to_owned(), headline, text)
}

/// What an input that is no answer of Azure is.
fn source(case: &Case<'_>) -> &'static str {
    match (case.instance.basis, case.instance.shape) {
        (Basis::Recorded, _) => "a Terraform state",
        (_, "armTemplate") => "a template",
        _ => "a plan",
    }
}

fn settled(case: &Case<'_>) -> (Header, String, String, String) {
    let class = case.class;
    let name = case.instance.display_name();
    let runs_on = match &class.platform.platform {
        Platform::V2 => "runs on the infrastructure of the v2 tiers, neither stv1 nor stv2",
        Platform::Mtv1 => "runs on mtv1, the shared platform of the Consumption tier",
        Platform::Stv2 if class.platform.inferred => "runs on stv2 or stv2.1",
        Platform::Stv21 => "reports stv2.1",
        Platform::Stv2 => "reports stv2",
        _ => "has no location on stv1",
    };
    let runs_on = match case.instance.basis {
        Basis::Wanted => runs_on.replacen("runs on", "would run on", 1),
        Basis::Answered | Basis::Recorded => runs_on.to_owned(),
    };
    let headline = if class.endpoints_blocked {
        format!("{name} is not on stv1, and all its endpoints are reported as blocked.")
    } else {
        format!("{name} {runs_on}: nothing to migrate.")
    };
    let text = match &class.platform.platform {
        Platform::V2 => {
            "The stv1 retirement never concerned the v2 tiers. A v2 tier is not stv2: the tier \
             and the compute platform are two separate things."
        }
        Platform::Mtv1 => {
            "The stv1 retirement never concerned Consumption, and no in-place path to another \
             tier exists or is needed."
        }
        Platform::Stv2 if class.platform.inferred => {
            "The platform is not in this input; other fields rule stv1 out. Which of stv2 and \
             stv2.1 it is makes no difference to any plan."
        }
        Platform::Stv2 | Platform::Stv21 => {
            "It is not retired, and no end of it is announced. Azure moves instances between \
             stv2 and stv2.1 by itself; that is nothing to plan for."
        }
        _ => "No location is on stv1.",
    };
    let condition =
        if class.endpoints_blocked { "outage: restore it into its network" } else { "" };
    (Header::NothingToMigrate, condition.to_owned(), headline, text.to_owned())
}

/// The one thing to do now.
fn task(case: &Case<'_>, header: Header, findings: &[Finding], exposures: &[Exposure]) -> Task {
    let as_of = case.options.as_of;
    if case.class.endpoints_blocked {
        return Task {
            title: "Restore the blocked endpoints".to_owned(),
            text: "Put it back into its virtual network and unblock it in one change, as in the \
                   plan. “Unblock my service” in the portal cannot be undone and makes the \
                   endpoints public."
                .to_owned(),
            command: Some(paths::fresh_export(case)),
        };
    }
    if header != Header::NothingToMigrate {
        let (title, text) = match (&case.class.platform.platform, header) {
            (_, Header::Go) => (
                "Confirm the platform, then run the checks",
                "The last look before an irreversible step. The answer can be pasted here.",
            ),
            (Platform::Undetermined, _) => (
                "Ask again for its state and platform",
                "As long as no compute is deployed there is nothing to migrate.",
            ),
            (Platform::Unlisted(_), _) => (
                "Ask for the current value",
                "If it stays as it is, read what the current documents say about it.",
            ),
            _ if case.class.has_stv1() => (
                "Get a fresh export",
                "If it says stv2 or stv2.1 there is nothing to migrate. If it still says stv1, \
                 the plan below holds.",
            ),
            _ => (
                "Get an export that carries the platform",
                "The answer can be pasted here. In the portal: Overview, JSON view, API version \
                 2021-08-01 or later, platformVersion.",
            ),
        };
        return Task {
            title: title.to_owned(),
            text: text.to_owned(),
            command: Some(paths::fresh_export(case)),
        };
    }
    let urgent = findings
        .iter()
        .find(|finding| matches!(finding.urgency, Urgency::PastDue | Urgency::Action));
    if let Some(finding) = urgent {
        return Task {
            title: finding.title.clone(),
            text: finding.action.clone(),
            command: finding.command.clone(),
        };
    }
    let ahead = exposures.iter().find(|exposure| {
        matches!(exposure.status, ExposureStatus::Exposed | ExposureStatus::PreconditionSeen)
            && day::parse(&exposure.date).is_some_and(|date| date >= as_of)
    });
    let open = findings.iter().find(|finding| finding.urgency == Urgency::Check);
    match (open, ahead) {
        (Some(finding), _) => Task {
            title: finding.title.clone(),
            text: finding.action.clone(),
            command: finding.command.clone(),
        },
        (None, Some(exposure)) => Task {
            title: format!("{}: find out whether it is used", exposure.title),
            text: exposure.remedy.clone().into_owned(),
            command: exposure.command.clone(),
        },
        (None, None) => Task {
            title: "Nothing to do".to_owned(),
            text: "No announced date concerns it as far as this input shows.".to_owned(),
            command: None,
        },
    }
}

/// The nearest date ahead: of a finding, or of a change that concerns the instance or whose
/// precondition is seen.
fn next_date(case: &Case<'_>, findings: &[Finding], exposures: &[Exposure]) -> Option<NextDate> {
    let as_of = case.options.as_of;
    // A date is shown with its distance; a title that ends in it would say it twice. Of several
    // findings on one day the one that says what happens then comes first.
    let of_findings = findings.iter().filter_map(|finding| {
        let date = day::parse(finding.date.as_deref()?)?;
        let distance = format!(" {}", day::distance(date, as_of));
        let title = finding.title.strip_suffix(&distance).unwrap_or(&finding.title);
        Some((date, !finding.id.starts_with("certificate/expire"), title.to_owned()))
    });
    let of_exposures = exposures
        .iter()
        .filter(|exposure| {
            matches!(exposure.status, ExposureStatus::Exposed | ExposureStatus::PreconditionSeen)
        })
        .filter_map(|exposure| {
            Some((day::parse(&exposure.date)?, true, exposure.title.clone().into_owned()))
        });
    of_findings
        .chain(of_exposures)
        .filter(|(date, ..)| *date >= as_of)
        .min_by_key(|(date, later, _)| (*date, *later))
        .map(|(date, _, title)| NextDate {
            date: date.to_string(),
            days: day::days_until(date, as_of),
            title,
            instance: None,
        })
}

fn regions_on(platform: &Platform, locations: &[LocationClass]) -> String {
    let names: Vec<&str> = locations
        .iter()
        .filter(|location| location.platform.platform == *platform)
        .map(|location| location.region.as_str())
        .collect();
    names.join(" and ")
}

fn lower_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
