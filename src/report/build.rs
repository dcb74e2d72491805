//! Puts the report of one instance together from what the other modules found.

use super::{
    CandidateReport, DocumentReport, HostReport, InputReport, InstanceReport, LocationReport,
    PlatformReport, SecondOpinion, SkuReport, facts, header,
};
use crate::classify::{Case, LocationClass, PlatformVerdict};
use crate::knowledge::{day, platforms, tiers};
use crate::model::{Estate, HostName, Location, Opinion, ReadInput};
use crate::{paths, plan, rules};

/// Everything about one instance but its plan.
pub(crate) fn instance(case: &Case<'_>) -> InstanceReport {
    let instance = case.instance;
    let class = case.class;
    let paths = paths::judge(case);
    let (findings, accepted) = rules::divide(case, rules::findings(case));
    let exposures = rules::exposures(case);
    let verdict = header::verdict(case, &paths, &findings, &exposures);
    let zone_mode =
        class.locations.first().map_or(crate::classify::ZoneMode::Unknown, |first| first.zones);
    InstanceReport {
        index: case.index,
        name: instance.display_name().to_owned(),
        id: instance.id.value().map(|id| id.raw.clone()),
        subscription: instance.subscription.clone(),
        resource_group: instance.resource_group.clone(),
        tags: instance.tags.value().map_or_else(Vec::new, |tags| {
            tags.iter().map(|(key, value)| format!("{key}={value}")).collect()
        }),
        location: instance.primary.name.value().cloned(),
        cloud: class.cloud,
        sku: sku(&instance.primary),
        family: class.family,
        header: verdict.header,
        condition: verdict.condition,
        headline: verdict.headline,
        text: verdict.text,
        now: verdict.now,
        next_date: verdict.next_date,
        past_due: verdict.past_due,
        announced: verdict.announced,
        platform: platform(&class.platform),
        locations: case
            .locations()
            .map(|(location, class)| self::location(location, class))
            .collect(),
        virtual_network_type: instance.virtual_network_type.value().map(|mode| mode.raw.clone()),
        network_mode: class.network,
        zones: instance.primary.zones.items().to_vec(),
        zone_mode,
        facts: facts::facts(case),
        hosts: instance.hosts.items().iter().map(|host| self::host(case, host)).collect(),
        precreated_ips: class.precreated_ips.clone(),
        endpoints_blocked: class.endpoints_blocked,
        exposures,
        paths,
        findings,
        accepted,
        second_opinions: instance.opinions.iter().map(second_opinion).collect(),
        published: Vec::new(),
        resource: None,
        v2_fit: None,
        planned: Vec::new(),
        plan: None,
        reading: Vec::new(),
    }
}

fn second_opinion(opinion: &Opinion) -> SecondOpinion {
    SecondOpinion {
        tool: opinion.tool.clone(),
        rule: opinion.rule.clone(),
        category: opinion.category.clone(),
        impact: opinion.impact.clone(),
        text: opinion.text.clone(),
        input: opinion.input,
        at: opinion.at.clone(),
    }
}

/// Makes the plan of an instance whose report is there: along a path, or without one the plan that
/// it calls for.
pub(crate) fn add_plan(case: &Case<'_>, report: &mut InstanceReport, path: Option<&str>) {
    report.plan = match path {
        Some(path) => plan::along(case, &report.paths, &report.findings, path),
        None => plan::plan(case, &report.paths, &report.findings, &report.exposures),
    };
    report.v2_fit = paths::v2_fit(case);
    report.planned = plan::planned(case, &report.paths);
    report.reading = platforms::READING.to_vec();
}

/// What was recognised in the inputs.
pub(crate) fn inputs(estate: &Estate) -> Vec<InputReport> {
    estate.inputs.iter().map(|input| self::input(estate, input)).collect()
}

fn input(estate: &Estate, input: &ReadInput) -> InputReport {
    let main = input.documents.iter().rev().max_by_key(|document| document.instances);
    InputReport {
        name: input.name.clone(),
        given: input.given,
        shape: main.map_or("unknown", |document| document.shape).into(),
        title: main.map_or("Not recognised", |document| document.title).into(),
        instances: input.documents.iter().map(|document| document.instances).sum(),
        notes: u32::try_from(estate.notes.iter().filter(|note| note.input == input.name).count())
            .unwrap_or(u32::MAX),
        documents: input
            .documents
            .iter()
            .map(|document| DocumentReport {
                shape: document.shape.into(),
                title: document.title.into(),
                elements: document.elements,
                instances: document.instances,
                total: document.total,
            })
            .collect(),
        candidates: candidates(input),
    }
}

/// The shapes that fit some document of an input, each once.
fn candidates(input: &ReadInput) -> Vec<CandidateReport> {
    let mut found: Vec<CandidateReport> = vec![];
    for candidate in input.documents.iter().flat_map(|document| &document.candidates) {
        if found.iter().all(|other| other.shape != candidate.shape) {
            found.push(CandidateReport {
                shape: candidate.shape.into(),
                title: candidate.title.into(),
            });
        }
    }
    found
}

fn sku(location: &Location) -> SkuReport {
    let listed = location.sku.value().and_then(|sku| tiers::find(sku.value.wire()));
    SkuReport {
        name: location.sku.value().map(|sku| sku.raw.clone()),
        capacity: location.capacity.value().cloned(),
        display: listed.map(|tier| tier.display.into()),
        maximum: listed.and_then(|tier| tier.max_units),
    }
}

fn platform(verdict: &PlatformVerdict) -> PlatformReport {
    PlatformReport {
        reported: verdict.reported.clone(),
        verdict: verdict.platform.name().to_owned(),
        inferred: verdict.inferred,
        confidence: verdict.confidence,
        because: verdict.because.clone(),
    }
}

fn location(location: &Location, class: &LocationClass) -> LocationReport {
    LocationReport {
        location: location.name.value().cloned(),
        region: class.region.clone(),
        primary: class.primary,
        platform: platform(&class.platform),
        zones: location.zones.items().to_vec(),
        zone_mode: class.zones,
        capacity: location.capacity.value().cloned(),
        public_ips: location.public_ips.items().to_vec(),
        private_ips: location.private_ips.items().to_vec(),
        subnet: location.subnet.value().map(|subnet| subnet.raw.clone()),
        gateway_disabled: location.gateway_disabled.value().copied(),
    }
}

fn host(case: &Case<'_>, host: &HostName) -> HostReport {
    let expiry = host
        .certificate
        .value()
        .and_then(|certificate| certificate.expiry.value())
        .map(|moment| moment.date());
    HostReport {
        name: host.name.value().cloned().unwrap_or_default(),
        host_type: host.host_type.value().map(|kind| kind.raw.clone()).unwrap_or_default(),
        default: crate::classify::is_default_host(host),
        certificate_source: host.source.value().map(|source| source.raw.clone()),
        expiry: expiry.map(|date| date.to_string()),
        days_left: expiry.map(|date| day::days_until(date, case.options.as_of)),
    }
}
