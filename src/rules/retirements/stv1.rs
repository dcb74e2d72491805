//! What changes 8, 9 and 10 have in common.

use super::super::retirement::Answer;
use super::super::seen;
use crate::classify::{Case, Cloud, Platform};
use crate::knowledge::Source;

/// How the retirement of stv1 concerns an instance, in the clouds for which it is a change.
pub(super) fn answer(case: &Case<'_>, clouds: &[Cloud], source: &Source) -> Answer {
    let cloud = case.class.cloud;
    if let Some(family) = seen::other_family(case) {
        return Answer::not_applicable(format!("Never on stv1: {family}."))
            .because([seen::tier_evidence(case, "The tier never ran on stv1.", source)]);
    }
    if cloud != Cloud::Unknown && !clouds.contains(&cloud) {
        return Answer::not_applicable(format!("Concerns other clouds than {}.", cloud.display()))
            .because(case.class.cloud_because.clone());
    }
    let regions: Vec<_> = case
        .class
        .locations
        .iter()
        .filter(|location| location.platform.platform == Platform::Stv1)
        .map(|location| match location.region.as_str() {
            "" => "a location without a name",
            region => region,
        })
        .collect();
    if !regions.is_empty() {
        let text = format!(
            "{} {} stv1.",
            seen::join(&regions),
            if regions.len() == 1 { "reports" } else { "report" }
        );
        let evidence = seen::platform_evidence(case, |one| *one == Platform::Stv1, source);
        return if clouds.contains(&cloud) {
            Answer::exposed(text)
        } else {
            Answer::precondition(format!(
                "{text} Neither region nor host suffix tells the cloud, so whether this day or that \
                 of the other clouds counts is not known."
            ))
            .ask("In which Azure cloud does the instance run?")
        }
        .because(evidence);
    }
    let told = |platform: &Platform| {
        matches!(platform, Platform::Stv2 | Platform::Stv21 | Platform::Mtv1 | Platform::V2)
    };
    // An additional location without compute has nothing to migrate.
    let settled = |index: usize, platform: &Platform| {
        told(platform) || (index > 0 && *platform == Platform::Undetermined)
    };
    let locations = case.class.locations.iter().enumerate();
    if locations.clone().all(|(index, one)| settled(index, &one.platform.platform)) {
        return Answer::not_exposed("No location is on stv1.")
            .because(case.class.platform.because.first().cloned());
    }
    Answer::not_visible("The platform of at least one location cannot be told from this input.")
        .because(case.class.platform.because.first().cloned())
        .settled_by(
            seen::get(
                case,
                "Platform of every location",
                "{state:properties.provisioningState, platform:properties.platformVersion, others:properties.additionalLocations[].[location, platformVersion]}",
            ),
            "stv2 or stv2.1 in every location.",
        )
}
