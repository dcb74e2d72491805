//! Requests in a `.http` file, as editors send them one by one.

use super::Language;
use super::header::header;
use super::operation::{Job, Operation, migrate_call};
use crate::classify::Cloud;
use crate::knowledge::api_versions;
use crate::record::quoted;
use crate::rules::az::visible;

pub(super) const LANGUAGE: Language = Language {
    id: "rest",
    title: "REST (.http)",
    extension: "http",
    mime: "text/plain",
    run: "send the requests one by one from an editor; those that change something are commented out",
    write,
};

/// Text that stays on its line and is no variable: braces that stand together are parted, and what
/// is not seen becomes U+FFFD.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().map(visible) {
        if matches!(character, '{' | '}') && out.ends_with(character) {
            out.push(' ');
        }
        out.push(character);
    }
    out
}

fn write(job: &Job) -> String {
    let mut out = header(job, "#", &usage(job));
    out.push('\n');
    out.push_str(&format!("@host = {}\n", host(job.target.cloud)));
    out.push_str(&match &job.target.id {
        Some(id) => format!("@id = {}\n", plain(&id.text)),
        None => "# The export does not tell the ARM id of the instance: write it behind the sign.\n@id =\n".to_owned(),
    });
    if job.restores().is_some() {
        out.push_str("# The ARM id of the new subnet: write it behind the sign.\n@subnet =\n");
    }
    if job.restores() == Some(None) {
        out.push_str(
            "# Internal or External, as it was before: write it behind the sign.\n@network =\n",
        );
    }
    let mut number = 0;
    let mut request = |out: &mut String, title: &str| {
        number += 1;
        out.push_str(&format!("\n### {number}. {}\n", plain(title)));
    };
    let expects = job.operations.iter().filter_map(|operation| match operation {
        Operation::Expect(reading, values) => {
            Some(format!("#   {} {}: {}", reading.label, reading.jmespath(), values.join(" or ")))
        }
        _ => None,
    });
    let expects: Vec<String> = expects.map(|line| plain(&line)).collect();
    request(
        &mut out,
        if job.is_change() { "The state before; keep the answer" } else { "The state" },
    );
    if !expects.is_empty() {
        out.push_str("# Go on only if the answer says, each value at its path:\n");
        out.push_str(&expects.join("\n"));
        out.push('\n');
    }
    out.push_str(&get("{{id}}"));
    for operation in &job.operations {
        match operation {
            Operation::Expect(..) | Operation::Keep | Operation::Watch(_) => {}
            Operation::Idle(neighbour) => {
                request(&mut out, &format!("{} in the same subnet", neighbour.name));
                out.push_str("# Go on only if properties.provisioningState is Succeeded.\n");
                out.push_str(&get(&plain(&neighbour.id.text)));
            }
            Operation::Migrate { mode, downtime } => {
                request(&mut out, "The change: start the migration");
                let (version, more) = migrate_call(*downtime);
                let path = format!("/migrateToStv2?api-version={version}{more}");
                out.push_str(&change("POST", &path, &format!("{{ \"mode\": \"{mode}\" }}")));
            }
            Operation::Set(_) => {
                request(&mut out, "The change: custom properties");
                out.push_str(COMPLETE);
                out.push_str(&patch(job, ""));
            }
            Operation::Restore(mode, _) => {
                request(&mut out, "The change: into the subnet, and unblocked");
                out.push_str(COMPLETE);
                let network = mode.unwrap_or("{{network}}");
                out.push_str(&patch(job, &format!("    \"virtualNetworkType\": \"{network}\",\n    \"virtualNetworkConfiguration\": {{ \"subnetResourceId\": \"{{{{subnet}}}}\" }},\n")));
            }
            Operation::Portal(steps) => {
                out.push_str("\n# Now in the portal:\n");
                for step in steps {
                    out.push_str(&format!("# {}\n", plain(step)));
                }
            }
        }
    }
    if let Some(watch) = job.watch() {
        request(&mut out, "Watch: send it every 2 minutes");
        out.push_str("# Done when properties.provisioningState is Succeeded");
        if !watch.platforms.is_empty() {
            out.push_str(" and every platformVersion begins with stv2");
        }
        if let Some(network) = watch.network {
            out.push_str(&format!(" and properties.virtualNetworkType is {network}"));
        }
        out.push_str(".\n# Failed, or Updating for more than 2 hours: see the plan, the way back and the support case.\n");
        out.push_str(&get("{{id}}"));
    }
    out
}

fn usage(job: &Job) -> Vec<String> {
    let mut out = vec![
        "Send the requests in their order, each after the answer before it was read: a file of requests stops at nothing by itself.".to_owned(),
        "The token stands in the environment variable ARM_TOKEN. The Azure CLI gives one:".to_owned(),
        "  az account get-access-token --query accessToken -o tsv".to_owned(),
    ];
    if host(job.target.cloud) != PUBLIC {
        out.push("The address of Azure Resource Manager in this cloud stands in the environment variable ARM_HOST, without a slash at its end. The Azure CLI says it:".to_owned());
        out.push("  az cloud show --query endpoints.resourceManager -o tsv".to_owned());
    }
    if job.is_change() {
        out.push("The request that changes something is commented out: only who takes the # away from its lines can send it.".to_owned());
    }
    out
}

const PUBLIC: &str = "https://management.azure.com";

/// Where Azure Resource Manager answers; the environment says it where no document of this product
/// does.
fn host(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Public | Cloud::Unknown => PUBLIC,
        Cloud::UsGov | Cloud::China => "{{$processEnv ARM_HOST}}",
    }
}

const COMPLETE: &str = "# A PATCH resets every custom property that it leaves out. The body has those of the export:\n# add each one that the answer of request 1 has besides, and take over each value that has changed.\n";

const HEADERS: &str = "Authorization: Bearer {{$processEnv ARM_TOKEN}}\n";

fn get(id: &str) -> String {
    format!("GET {{{{host}}}}{id}?api-version={}\n{HEADERS}", api_versions::CURRENT)
}

/// A request behind the marks of comments.
fn change(method: &str, path: &str, body: &str) -> String {
    let text = format!(
        "{method} {{{{host}}}}{{{{id}}}}{path}\n{HEADERS}Content-Type: application/json\n\n{body}\n"
    );
    text.lines().fold(String::new(), |out, line| out + format!("# {line}").trim_end() + "\n")
}

fn patch(job: &Job, more: &str) -> String {
    let rows: Vec<String> = job
        .all_properties
        .iter()
        .map(|(key, value)| format!("      {}: {}", json(key), json(value)))
        .collect();
    let body = format!(
        "{{\n  \"properties\": {{\n{more}    \"customProperties\": {{\n{}\n    }}\n  }}\n}}",
        rows.join(",\n")
    );
    change("PATCH", &format!("?api-version={}", api_versions::CURRENT), &body)
}

/// A JSON string in which no two braces stand together.
fn json(text: &str) -> String {
    let clean: String = text.chars().map(visible).collect();
    let mut out = String::new();
    for character in quoted(&clean).chars() {
        match character {
            '{' | '}' => out.push_str(if character == '{' { "\\u007b" } else { "\\u007d" }),
            other => out.push(other),
        }
    }
    out
}
