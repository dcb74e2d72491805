//! Where the tier, the reported platform and other properties cannot all be true.

use super::location::Place;
use super::table::{Conclusion, Facts, ROWS, ReportedFact, TierFact};
use super::{Classification, Platform};
use crate::model::Estate;
use crate::note::{Note, NoteKind, NoteSeverity};

/// A note for every contradiction, in the order of the instances.
pub fn contradictions(estate: &Estate, classes: &[Classification]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (instance, class) in estate.instances.iter().zip(classes) {
        for (place, class) in Place::all(instance).zip(&class.locations) {
            let Some(message) = contradiction(&place, &class.platform.platform) else { continue };
            notes.push(Note {
                kind: NoteKind::Contradiction,
                severity: NoteSeverity::Warning,
                message: format!("{}: {message}", instance.display_name()),
                advice: Some(
                    "Export the instance again, whole, with API version 2024-05-01.".into(),
                ),
                command: None,
                offer: None,
                excerpt: None,
                input: input_name(estate, instance.input),
                at: place.location.platform.at().unwrap_or(&place.location.at).clone(),
            });
        }
    }
    notes
}

/// The contradiction of one location.
fn contradiction(place: &Place<'_>, platform: &Platform) -> Option<String> {
    let facts = place.facts();
    let reported = place.location.platform.value().map(|value| value.raw.as_str())?;
    let tier = place.sku().value().map(|sku| sku.raw.as_str()).unwrap_or_default();
    match (facts.tier, facts.reported) {
        (
            TierFact::V2,
            ReportedFact::Stv1 | ReportedFact::Stv2 | ReportedFact::Stv21 | ReportedFact::Mtv1,
        )
        | (TierFact::Consumption, ReportedFact::Stv1 | ReportedFact::Stv2 | ReportedFact::Stv21) => {
            Some(format!(
                "the tier {tier} runs on {}, but platformVersion reports {reported}. The tier decides.",
                match platform {
                    Platform::V2 => "the infrastructure of the v2 tiers",
                    other => other.name(),
                }
            ))
        }
        (TierFact::Premium | TierFact::OtherClassic, ReportedFact::Mtv1) => Some(format!(
            "platformVersion reports {reported}, the platform of Consumption, but the tier is \
             {tier}. The reported value is kept."
        )),
        (TierFact::Premium | TierFact::OtherClassic, ReportedFact::Stv1) => {
            let silent = Facts { reported: ReportedFact::Nothing, ..facts };
            let row = ROWS.iter().find(|row| {
                row.conclusion == Conclusion::Stv2OrNewer
                    && row.confidence == super::Confidence::Certain
                    && row.holds(&silent)
            })?;
            let feature = match row.id {
                "zones" => "availability zones",
                _ => "a private endpoint connection",
            };
            Some(format!(
                "platformVersion reports {reported}, but the input also shows {feature}, which \
                 stv1 does not have. The reported value is kept."
            ))
        }
        _ => None,
    }
}

/// The name of an input.
fn input_name(estate: &Estate, index: u32) -> String {
    usize::try_from(index)
        .ok()
        .and_then(|index| estate.inputs.get(index))
        .map(|input| input.name.clone())
        .unwrap_or_default()
}
