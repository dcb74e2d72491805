//! Change 6: old API versions.

use super::super::Reply::{NotExposed, NotVisible, Precondition};
use super::super::retirement::{Answer, RetirementRule};
use super::super::seen;
use crate::classify::Case;
use crate::knowledge::{api_versions, retirements};
use crate::model::Field;

/// The rule.
pub(super) static RULE: RetirementRule = RetirementRule {
    retirement: &retirements::API_VERSIONS,
    doc: "Precondition: minApiVersion null or before 2021-08-01, or a template of an old version. API traffic is never concerned.",
    answers: &[Precondition, NotVisible, NotExposed],
    check,
};

fn check(case: &Case<'_>) -> Answer {
    let source = &retirements::API_VERSIONS.source;
    let instance = case.instance;
    if let Some(version) = instance.api_version.value()
        && api_versions::is_retired(version) == Some(true)
    {
        return tools(Answer::precondition(format!(
            "The template was written for API version {version}, which is before 2021-08-01."
        )))
        .because([seen::field(
            case,
            "apiVersion",
            version,
            instance.api_version.at(),
            "The API version of a template or request.",
            source,
        )]);
    }
    let minimum = &instance.min_api_version;
    let evidence = [seen::field(
        case,
        "properties.apiVersionConstraint.minApiVersion",
        seen::text(minimum),
        minimum.at(),
        "The oldest API version that the instance accepts from management callers.",
        source,
    )];
    match minimum {
        Field::Null(_) => tools(Answer::precondition(
            "minApiVersion is null: the instance stops no old management caller. Azure switched \
             the old versions off itself.",
        )),
        Field::Known(version, _) => match api_versions::is_retired(version) {
            Some(false) => Answer::not_exposed(format!("minApiVersion is {version}.")),
            Some(true) => tools(Answer::precondition(format!(
                "minApiVersion is {version}, which is before 2021-08-01."
            ))),
            None => tools(Answer::not_visible(format!(
                "minApiVersion is {version}, which is not an API version."
            ))),
        },
        Field::Absent | Field::Unreadable(..) => {
            Answer::not_visible(format!("minApiVersion is {} in this input.", seen::text(minimum)))
                .settled_by(
                    seen::get(
                        case,
                        "Minimum API version",
                        "properties.apiVersionConstraint.minApiVersion",
                    ),
                    "2021-08-01 or newer.",
                )
        }
    }
    .because(evidence)
}

/// What settles it: an inventory of tools, which no command gives.
fn tools(answer: Answer) -> Answer {
    answer.ask(format!(
        "Which tools, templates and SDKs manage this instance, and are they at least at {}?",
        seen::join(&api_versions::TOOLS)
    ))
}
