//! `operations/notification-sender-default`

use super::super::finding::{FIRES, Rule};
use super::super::{Finding, Pillar, Severity, seen};
use crate::classify::Case;
use crate::knowledge::sources;
use crate::model::{HostType, Switch};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "operations/notification-sender-default",
    title: "Default sender of notifications",
    doc: "The default sender, on an instance whose developer portal is seen to be in use. It is no security hole.",
    why: "Developers get mail from a sender that they do not know.",
    remedy: "Set a sender of your own where developers should know it.",
    answers: FIRES,
    severity: Severity::Info,
    pillar: Pillar::Operations,
    source: sources::SAMPLE_RECORDINGS,
    check,
};

/// The default sender.
const DEFAULT: &str = "apimgmt-noreply@mail.windowsazure.com";

fn check(case: &Case<'_>, rule: &Rule) -> Vec<Finding> {
    let sender = &case.instance.notification_sender;
    let default = sender.value().is_some_and(|one| one.trim().eq_ignore_ascii_case(DEFAULT));
    let status = case.instance.developer_portal_status.value().map(|switch| switch.value);
    let portal = status == Some(Switch::Enabled)
        || seen::custom_hosts(case, HostType::DeveloperPortal).next().is_some();
    if !default || !portal {
        return Vec::new();
    }
    vec![
        rule.found(
            "Default sender of notifications",
            format!("{DEFAULT} sends the mails to developers."),
            "Set a sender of your own where developers should know it.",
        )
        .because([seen::field(
            case,
            "properties.notificationSenderEmail",
            seen::text(sender),
            sender.at(),
            "The default value.",
            &rule.source,
        )]),
    ]
}
