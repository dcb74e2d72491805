//! The first screen: all instances taken together.

use super::{
    Count, FleetReport, Header, InputReport, InstanceReport, NextDate, Task, TimelineEntry, course,
};
use crate::knowledge::day;
use crate::note::{Note, NoteKind};
use crate::plan::Place;
use crate::rules::{Command, ExposureStatus, Urgency};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// Takes the instances together.
pub(crate) fn fleet(
    inputs: &[InputReport],
    instances: &[InstanceReport],
    notes: &[Note],
    order: Vec<Place>,
    as_of: Date,
) -> FleetReport {
    let header = instances.iter().map(|instance| instance.header).max();
    let (headline, mut text) = words(inputs, instances, as_of);
    let cut_off = notes
        .iter()
        .find(|note| note.kind == NoteKind::Truncated && !completed(inputs, &note.input));
    if cut_off.is_some() {
        text.push_str(" The list is cut off: more rows exist than were read.");
    }
    FleetReport {
        header,
        headline,
        text: text.trim_start().to_owned(),
        now: now(instances, cut_off),
        next_date: next_date(instances),
        counts: counts(instances),
        timeline: timeline(instances, as_of),
        course: course::course(instances),
        order,
    }
}

fn words(inputs: &[InputReport], instances: &[InstanceReport], as_of: Date) -> (String, String) {
    let all = instances.len();
    if let [only] = instances {
        return (only.headline.clone(), only.text.clone());
    }
    if all == 0 {
        let headline = match inputs.len() {
            0 => "Nothing to read yet.".to_owned(),
            1 => "No API Management instance was found in this input.".to_owned(),
            many => format!("No API Management instance was found in {many} inputs."),
        };
        return (headline, "What was found instead stands in the notes of each input.".to_owned());
    }
    let stv1: Vec<&InstanceReport> = instances.iter().filter(|one| has_stv1(one)).collect();
    let open = instances.iter().filter(|one| one.header == Header::CannotTell).count();
    let blocked = instances.iter().filter(|one| one.endpoints_blocked).count();
    let settled = instances.iter().filter(|one| one.header == Header::NothingToMigrate).count();
    let headline = if !stv1.is_empty() {
        format!(
            "{} of {all} instances {} stv1, {}.",
            stv1.len(),
            if stv1.len() == 1 { "reports" } else { "report" },
            if stv1.iter().any(|one| one.past_due) {
                "a platform that has been retired"
            } else {
                "a platform that will be retired"
            }
        )
    } else if open > 0 {
        format!("The platform of {open} of {all} instances cannot be told from this input.")
    } else {
        format!("None of {all} instances needs a migration.")
    };
    let mut text = Vec::new();
    if !stv1.is_empty() {
        text.push(retirement_dates(&stv1, as_of));
    }
    if !stv1.is_empty() && open > 0 {
        text.push(format!("{open} more cannot be told from this input."));
    }
    if settled > 0 {
        text.push(format!("{settled} {} nothing to migrate.", has_or_have(settled)));
    }
    if blocked > 0 {
        text.push(format!("{blocked} {} all endpoints reported as blocked.", has_or_have(blocked)));
    }
    (headline, text.join(" "))
}

fn retirement_dates(stv1: &[&InstanceReport], as_of: Date) -> String {
    let mut dates = BTreeSet::new();
    let said = stv1
        .iter()
        .flat_map(|one| one.exposures.iter())
        .filter(|exposure| exposure.status == ExposureStatus::Exposed)
        .filter_map(|exposure| {
            let cloud = match exposure.number? {
                8 => "global Azure",
                10 => "US Government and 21Vianet",
                _ => return None,
            };
            Some((exposure.date.as_ref(), cloud))
        });
    dates.extend(said);
    let parts: Vec<String> = dates
        .iter()
        .filter_map(|(date, cloud)| Some(format!("on {} in {cloud}", day::long(day::parse(date)?))))
        .collect();
    let verb = if stv1.iter().all(|one| one.past_due) { "Retired" } else { "It retires" };
    let probably = stv1.iter().filter(|one| one.header == Header::NoGo).count();
    let stale = if probably > 0 && verb == "Retired" {
        format!(
            " Azure was to migrate what remained by itself, so the export is probably older \
             than the instances on {}.",
            as_of
        )
    } else {
        String::new()
    };
    if parts.is_empty() {
        stale.trim_start().to_owned()
    } else {
        format!("{verb} {}.{stale}", parts.join(" and "))
    }
}

fn has_or_have(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

/// Whether some location reports stv1.
pub(crate) fn has_stv1(instance: &InstanceReport) -> bool {
    instance.locations.iter().any(|location| location.platform.verdict == "stv1")
}

/// Whether the other pages of the answer in an input were given too: its rows and theirs are as many
/// as the answer says that exist.
fn completed(inputs: &[InputReport], name: &str) -> bool {
    let documents = || inputs.iter().flat_map(|input| &input.documents);
    let total = inputs
        .iter()
        .filter(|input| input.name == name)
        .flat_map(|input| &input.documents)
        .find_map(|document| document.total);
    let read = documents().filter(|document| document.total == total);
    total.is_some_and(|total| read.map(|page| u64::from(page.elements)).sum::<u64>() >= total)
}

/// What cannot wait; then what is missing of the list; then one query for all that are not sure;
/// then the worst instance's task.
fn now(instances: &[InstanceReport], cut_off: Option<&Note>) -> Option<Task> {
    if let Some(blocked) = instances.iter().find(|one| one.endpoints_blocked) {
        return Some(if instances.len() > 1 { named(blocked) } else { blocked.now.clone() });
    }
    if let Some(note) = cut_off {
        return Some(missing_rows(note));
    }
    if let [only] = instances {
        return Some(only.now.clone());
    }
    let unsure = instances
        .iter()
        .filter(|one| matches!(one.header, Header::NoGo | Header::CannotTell))
        .count();
    if unsure > 1 {
        return Some(Task {
            title: "Get a fresh export".to_owned(),
            text: format!(
                "One answer settles {unsure} instances. Paste it here: those that no longer \
                 report stv1 leave the plan."
            ),
            command: Some(Command {
                language: "bash".into(),
                label: "Azure CLI, all subscriptions you can read".into(),
                text: RESOURCE_GRAPH_QUERY.to_owned(),
            }),
        });
    }
    let worst = instances.iter().max_by(|a, b| {
        (a.past_due, a.header).cmp(&(b.past_due, b.header)).then_with(|| b.index.cmp(&a.index))
    })?;
    Some(named(worst))
}

/// An instance that was not read may be the one that is past due.
fn missing_rows(note: &Note) -> Task {
    let advice = note.advice.as_deref().unwrap_or_default();
    Task {
        title: "Get the rows that are missing".to_owned(),
        text: format!("{} {advice}", note.message).trim_end().to_owned(),
        command: note.command.as_ref().map(|command| Command {
            language: "bash".into(),
            label: "The whole list".into(),
            text: command.to_string(),
        }),
    }
}

/// Projects `id`, without which a long answer cannot be paged, and keeps `properties` whole.
const RESOURCE_GRAPH_QUERY: &str = "az graph query --first 1000 -q \"resources
| where type =~ 'microsoft.apimanagement/service'
| project id, name, type, location, resourceGroup, subscriptionId, sku, zones, identity, tags, properties
| order by id asc\" -o json > apim-fresh.json";

fn named(instance: &InstanceReport) -> Task {
    let mut task = instance.now.clone();
    task.title = format!("{}: {}", instance.name, task.title);
    task
}

fn next_date(instances: &[InstanceReport]) -> Option<NextDate> {
    instances
        .iter()
        .filter_map(|one| Some((one, one.next_date.as_ref()?)))
        .min_by(|(a, x), (b, y)| x.date.cmp(&y.date).then(a.index.cmp(&b.index)))
        .map(|(one, next)| NextDate { instance: Some(one.index), ..next.clone() })
}

fn counts(instances: &[InstanceReport]) -> Vec<Count> {
    let mut cells: BTreeMap<(String, String), u32> = BTreeMap::new();
    for instance in instances {
        let tier = instance.sku.display.clone().map_or_else(
            || instance.sku.name.clone().unwrap_or_default(),
            std::borrow::Cow::into_owned,
        );
        *cells.entry((instance.platform.verdict.clone(), tier)).or_default() += 1;
    }
    cells
        .into_iter()
        .map(|((platform, tier), instances)| Count { platform, tier, instances })
        .collect()
}

fn timeline(instances: &[InstanceReport], as_of: Date) -> Vec<TimelineEntry> {
    let mut entries: BTreeMap<(String, String, Urgency), u32> = BTreeMap::new();
    for instance in instances {
        for exposure in &instance.exposures {
            let urgency = match exposure.status {
                ExposureStatus::Exposed if exposure.past_due => Urgency::PastDue,
                ExposureStatus::Exposed => Urgency::Action,
                ExposureStatus::PreconditionSeen
                    if day::parse(&exposure.date).is_some_and(|date| date >= as_of) =>
                {
                    Urgency::Action
                }
                ExposureStatus::PreconditionSeen => Urgency::Check,
                _ => continue,
            };
            let key = (exposure.date.to_string(), exposure.title.to_string(), urgency);
            *entries.entry(key).or_default() += 1;
        }
        for host in &instance.hosts {
            let Some(expiry) = &host.expiry else { continue };
            // A certificate shows on the line when it has expired or will within the horizon in
            // which the findings speak of it.
            if host.days_left.is_none_or(|days| days > 90) {
                continue;
            }
            let past = host.days_left.is_some_and(|days| days < 0);
            let key = (
                expiry.clone(),
                if past { "Certificate expired" } else { "Certificate expires" }.to_owned(),
                if past { Urgency::PastDue } else { Urgency::Action },
            );
            *entries.entry(key).or_default() += 1;
        }
    }
    entries
        .into_iter()
        .filter_map(|((date, title, urgency), instances)| {
            let days = day::days_until(day::parse(&date)?, as_of);
            Some(TimelineEntry { date, days, title, urgency, instances })
        })
        .collect()
}
