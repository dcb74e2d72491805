//! How to find out what an instance runs on, where the input does not tell.

use super::prepare::item;
use super::{Answer, Gate, Plan, PlanKind, Step};
use crate::classify::{Case, NetworkMode, Platform};
use crate::paths::fresh_export;

/// The plan: one command, and what each answer means.
pub(super) fn plan(case: &Case<'_>) -> Plan {
    let name = case.instance.display_name();
    let summary = if case.class.has_stv1() {
        "The export reports stv1, and the network mode, which decides the path, is not in it. One command answers; no window and no change request before that.".to_owned()
    } else if case.class.platform.platform == Platform::Undetermined {
        "The export says undetermined on a classic tier, which means that no compute is deployed. Look at the provisioning state, wait or repair, and ask again.".to_owned()
    } else if let Platform::Unlisted(raw) = &case.class.platform.platform {
        format!(
            "The export reports {raw}, which no document lists. It is not stv1 as written; a fresh export with a current API version confirms it. Azure adds values without notice."
        )
    } else {
        "Nothing in the input tells the platforms apart. One command answers; no window and no change request before that.".to_owned()
    };
    let command = fresh_export(case);
    Plan {
        kind: PlanKind::FindOut,
        path: None,
        choice: String::new(),
        title: if case.class.has_stv1() {
            format!("Find out the network mode of {name}")
        } else {
            format!("Find out what {name} runs on")
        },
        summary,
        window: String::new(),
        roles: vec!["platform engineer: runs one command".to_owned()],
        gate: Some(Gate {
            text: "The fresh export is better than a look into the portal, because the file can be read here.".to_owned(),
            command: command.clone(),
            answers: answers(case.class.network),
        }),
        prerequisites: vec![item("Permission: read on the instance.")],
        checks: Vec::new(),
        tables: Vec::new(),
        steps: vec![
            Step {
                number: 1,
                title: "Take a fresh export".to_owned(),
                who: "platform engineer".into(),
                by: "today".to_owned(),
                text: "Run the command, and read the file that it writes here. Or in the portal: 1. open the instance, Overview; newer portals show Platform Version there; 2. otherwise JSON View; 3. API version 2021-08-01 or later; 4. find platformVersion, and copy the whole JSON, not only this line.".to_owned(),
                duration: "5 minutes: one command".to_owned(),
                commands: vec![command],
                point_of_no_return: false,
            },
        ],
        verification: vec![item("The new export carries platformVersion, in the service and in each additional location.")],
        rollback: Vec::new(),
        cleanup: Vec::new(),
        questions: Vec::new(),
        notice: String::new(),
    }
}

fn answers(network: NetworkMode) -> Vec<Answer> {
    let paths = match network {
        NetworkMode::None => "path A or B",
        NetworkMode::External => "path C or D, same subnet",
        NetworkMode::Internal => "path E or F, same subnet",
        NetworkMode::Unknown => {
            "the path depends on virtualNetworkType, which the same export shows"
        }
    };
    [
        ("stv2 or stv2.1".to_owned(), "NOTHING TO MIGRATE.".to_owned()),
        ("stv1".to_owned(), format!("It has to migrate: {paths}.")),
        (
            "undetermined on a classic tier".to_owned(),
            "No compute is deployed: look at provisioningState, wait or repair, ask again."
                .to_owned(),
        ),
        (
            "another word".to_owned(),
            "Keep it as written; Azure adds values without notice.".to_owned(),
        ),
        ("HTTP 404".to_owned(), "The instance is gone.".to_owned()),
    ]
    .into_iter()
    .map(|(answer, then)| Answer { answer, then })
    .collect()
}
