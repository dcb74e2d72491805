//! What changes 11 and 12 have in common: a custom host name hints at use.

use super::super::retirement::Answer;
use super::super::seen;
use crate::classify::Case;
use crate::knowledge::Source;
use crate::model::HostType;

/// What hints at use of a retired interface, and what settles it.
pub(super) struct Trace<'a> {
    /// The type of its host names.
    pub(super) host: HostType,
    /// The child of the instance that says whether it is on.
    pub(super) path: &'static str,
    /// What the command is for.
    pub(super) label: &'static str,
    /// What is always there.
    pub(super) always: &'static str,
    /// What a good answer looks like.
    pub(super) good: &'static str,
    /// Where the facts come from.
    pub(super) source: &'a Source,
}

/// How the change concerns an instance.
pub(super) fn answer(case: &Case<'_>, trace: &Trace<'_>) -> Answer {
    if let Some(family) = seen::other_family(case) {
        return Answer::not_applicable(format!(
            "Concerns classic dedicated tiers; this is {family}."
        ))
        .because([seen::tier_evidence(case, "The tier does not have it.", trace.source)]);
    }
    let command = seen::child(case, trace.label, trace.path, "properties.enabled");
    match seen::custom_hosts(case, trace.host).next() {
        Some((index, host)) => Answer::precondition(format!(
            "{} is a custom host name of type {}, a hint at use.",
            seen::text(&host.name),
            trace.host.wire()
        ))
        .because([seen::host_evidence(
            case,
            index,
            host,
            "A custom host name hints at use.",
            trace.source,
        )]),
        None => Answer::not_visible(format!(
            "No custom host name of type {} in the input. {}",
            trace.host.wire(),
            trace.always
        )),
    }
    .settled_by(command, trace.good)
}
