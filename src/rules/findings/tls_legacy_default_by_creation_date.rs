//! `security/tls-legacy-default-by-creation-date`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen, tls};
use crate::classify::Case;
use crate::knowledge::sources;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "security/tls-legacy-default-by-creation-date",
    title: "Old protocols on by default",
    doc: "Created on or before 2018-04-01, and a protocol key or the 3DES key is absent: it is on by default. Newer instances have the opposite default.",
    why: "On instances created on or before 2018-04-01 an absent key means that the protocol is on.",
    remedy: "Find what still needs them, then set the keys to False. A PATCH resets every custom property that it leaves out, so send them all.",
    answers: FIRES,
    severity: Severity::High,
    pillar: Pillar::Security,
    source: sources::TYPES,
    check,
};

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let on = tls::on_by_default(case);
    let triple_des = tls::absent_is_on(case) == Some(true)
        && tls::properties(case).is_some_and(|all| all.get(tls::TRIPLE_DES).is_absent());
    if on.is_empty() && !triple_des {
        return Vec::new();
    }
    let mut names = Vec::new();
    for (side, word) in [(tls::Side::Client, "client"), (tls::Side::Backend, "backend")] {
        let all: Vec<_> = on.iter().filter(|one| one.side == side).map(|one| one.name).collect();
        if !all.is_empty() {
            names.push(format!("{} on the {word} side", seen::join(&all)));
        }
    }
    if triple_des {
        names.push("the 3DES cipher".to_owned());
    }
    let keys = on.iter().map(|one| one.key).chain(triple_des.then_some(tls::TRIPLE_DES));
    vec![
        rule.found(
            "Old protocols on by default",
            format!(
                "Created {}, on or before 2018-04-01, and the keys are absent from \
                 customProperties, so these default to on: {}.",
                seen::created(case).map_or(String::new(), |day| day.to_string()),
                names.join("; ")
            ),
            "Find what still needs them, then set the keys to False. A PATCH resets every custom \
             property that it leaves out, so send them all.",
        )
        .because(
            [seen::created_evidence(
                case,
                "On or before 2018-04-01 absent keys are on.",
                &rule.source,
            )]
            .into_iter()
            .chain(keys.map(|key| {
                seen::custom_evidence(case, key, "Absent, so the default counts.", &rule.source)
            })),
        ),
    ]
}
