//! Terraform with the azapi provider: azurerm has no action for the migration, and sets a service
//! as a whole.

use super::Language;
use super::header::header;
use super::operation::{CUSTOM, Job, NETWORK, Operation, STATE, migrate_call};
use crate::classify::Cloud;
use crate::knowledge::{api_versions, support};
use crate::rules::az::visible;

pub(super) const LANGUAGE: Language = Language {
    id: "terraform",
    title: "Terraform (azapi)",
    extension: "tf",
    mime: "text/plain",
    run: "terraform plan checks; terraform apply -var apply=true makes the change",
    write,
};

/// A string of HCL in which nothing is a template. What is not seen becomes U+FFFD.
pub fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    let mut chars = text.chars().map(visible).peekable();
    while let Some(character) = chars.next() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '$' | '%' if chars.peek() == Some(&'{') => {
                out.push(character);
                out.push(character);
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

fn write(job: &Job) -> String {
    let mut out = header(job, "#", &usage(job));
    out.push_str(PROVIDER);
    if let Some(environment) = match job.target.cloud {
        Cloud::UsGov => Some("usgovernment"),
        Cloud::China => Some("china"),
        Cloud::Public | Cloud::Unknown => None,
    } {
        out.push_str(&format!("\nprovider \"azapi\" {{\n  environment = \"{environment}\"\n}}\n"));
    } else {
        out.push_str("\nprovider \"azapi\" {}\n");
    }
    out.push_str(&variables(job));
    out.push_str(&reading(job));
    for operation in &job.operations {
        out.push_str(&self::operation(job, operation));
    }
    out
}

fn usage(job: &Job) -> Vec<String> {
    let mut out = vec![
        "In a folder of its own, after terraform init. Checks, and stops where a precondition does not hold:".to_owned(),
        "  terraform plan".to_owned(),
    ];
    if job.is_change() {
        out.push(
            "Checks, makes the change and waits until Azure has done it, for 2 hours at most:"
                .to_owned(),
        );
        out.push("  terraform apply -var apply=true".to_owned());
        out.push("Without apply=true it changes nothing. The change is one request, not a resource that Terraform keeps: run it once, then drop the folder and its state. Where another Terraform state holds the instance, run a plan there afterwards.".to_owned());
    } else {
        out.push("It changes nothing: the values stand in the outputs.".to_owned());
    }
    if job.watch().is_some_and(|watch| watch.one_by_one) {
        out.push("The migration is started in the portal: no resource stands for it here, and nothing here watches it. The bash and PowerShell scripts do.".to_owned());
    }
    out
}

const PROVIDER: &str = r#"
terraform {
  required_version = ">= 1.3"
  required_providers {
    azapi = {
      source  = "Azure/azapi"
      version = "~> 2.0"
    }
  }
}
"#;

fn variables(job: &Job) -> String {
    let mut out = String::new();
    let mut variable = |name: &str, body: String| {
        out.push_str(&format!("\nvariable \"{name}\" {{\n{body}}}\n"));
    };
    if job.is_change() {
        variable(
            "apply",
            "  type        = bool\n  default     = false\n  description = \"Makes the change.\"\n"
                .to_owned(),
        );
    }
    let form = "  validation {\n    condition     = can(regex(\"^/subscriptions/[A-Za-z0-9-]+/resourceGroups/[A-Za-z0-9._()-]+/providers/Microsoft.ApiManagement/service/[A-Za-z0-9-]+$\", var.apim_id))\n    error_message = \"This is not the ARM id of an API Management instance.\"\n  }\n";
    variable(
        "apim_id",
        match &job.target.id {
            Some(id) => format!("  type    = string\n  default = {}\n{form}", quote(&id.text)),
            None => format!(
                "  type        = string\n  description = \"ARM id of the instance, which the export does not tell.\"\n{form}"
            ),
        },
    );
    if let Some(mode) = job.restores() {
        variable(
            "subnet_id",
            "  type        = string\n  description = \"ARM id of the new subnet.\"\n".to_owned(),
        );
        let default =
            mode.map_or_else(String::new, |mode| format!("  default = {}\n", quote(mode)));
        variable(
            "network",
            format!(
                "  type    = string\n{default}  validation {{\n    condition     = contains([\"Internal\", \"External\"], var.network)\n    error_message = \"Internal or External, as it was before.\"\n  }}\n"
            ),
        );
    }
    out
}

/// The data sources: the instance and its neighbours, by the same expressions as in the other
/// languages. What is expected of them stands with them, so that a plan without the change checks
/// it too, and nothing that rests on them is done where it does not hold.
fn reading(job: &Job) -> String {
    let mut values = vec![
        ("state", STATE),
        ("network", NETWORK),
        ("platform", "properties.platformVersion"),
        ("locations", "properties.additionalLocations[].[location, platformVersion]"),
        ("custom", CUSTOM),
    ]
    .into_iter()
    .map(|(name, query)| (name.to_owned(), query.to_owned()))
    .collect::<Vec<_>>();
    let mut conditions = String::new();
    let mut sources = String::new();
    let mut number = 0;
    for operation in &job.operations {
        match operation {
            Operation::Expect(reading, expected) => {
                number += 1;
                values.push((format!("check_{number}"), reading.jmespath()));
                let list: Vec<String> = expected.iter().map(|value| quote(value)).collect();
                conditions.push_str(&postcondition(
                    &format!(
                        "try(contains([{}], self.output.check_{number}), false)",
                        list.join(", ")
                    ),
                    &format!(
                        "The {} is not {}, as the export had it.",
                        reading.label,
                        expected.join(" or ")
                    ),
                ));
            }
            Operation::Idle(neighbour) => {
                number += 1;
                sources.push_str(&source(
                    &format!("neighbour_{number}"),
                    &quote(&neighbour.id.text),
                    &[("state".to_owned(), STATE.to_owned())],
                    &postcondition(
                        "try(self.output.state == \"Succeeded\", false)",
                        &format!("{} in the same subnet is not Succeeded.", neighbour.name),
                    ),
                ));
            }
            _ => {}
        }
    }
    let mut out = source("apim", "var.apim_id", &values, &conditions);
    out.push_str(&sources);
    out.push_str("\noutput \"now\" {\n  value = {\n    state     = data.azapi_resource.apim.output.state\n    network   = data.azapi_resource.apim.output.network\n    platform  = data.azapi_resource.apim.output.platform\n    locations = data.azapi_resource.apim.output.locations\n  }\n}\n");
    out
}

fn source(name: &str, id: &str, values: &[(String, String)], conditions: &str) -> String {
    let width = values.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let values: Vec<String> = values
        .iter()
        .map(|(name, query)| format!("    {name:width$} = {}\n", quote(query)))
        .collect();
    let lifecycle = match conditions.trim_end() {
        "" => String::new(),
        conditions => format!("\n  lifecycle {{\n{conditions}\n  }}\n"),
    };
    format!(
        "\ndata \"azapi_resource\" \"{name}\" {{\n  type        = \"Microsoft.ApiManagement/service@{}\"\n  resource_id = {id}\n\n  response_export_values = {{\n{}  }}\n{lifecycle}}}\n",
        api_versions::CURRENT,
        values.concat()
    )
}

fn postcondition(condition: &str, message: &str) -> String {
    format!(
        "    postcondition {{\n      condition     = {condition}\n      error_message = {}\n    }}\n",
        quote(message)
    )
}

fn operation(job: &Job, operation: &Operation) -> String {
    match operation {
        Operation::Migrate { mode, downtime } => {
            let (version, more) = migrate_call(*downtime);
            let more = match more {
                "" => "",
                _ => "  query_parameters = {\n    migrateWithDowntime = [\"true\"]\n  }\n",
            };
            action(
                job,
                version,
                "migrate",
                "  action      = \"migrateToStv2\"\n  method      = \"POST\"\n",
                &format!("  body = {{\n    mode = \"{mode}\"\n  }}\n{more}"),
            )
        }
        Operation::Set(changes) => action(
            job,
            api_versions::CURRENT,
            "settings",
            "  method      = \"PATCH\"\n",
            &format!("  body = {{\n    properties = {{\n{}    }}\n  }}\n", custom(changes)),
        ),
        Operation::Restore(_, changes) => action(
            job,
            api_versions::CURRENT,
            "restore",
            "  method      = \"PATCH\"\n",
            &format!(
                "  body = {{\n    properties = {{\n      virtualNetworkType = var.network\n      virtualNetworkConfiguration = {{\n        subnetResourceId = var.subnet_id\n      }}\n{}    }}\n  }}\n",
                custom(changes)
            ),
        ),
        Operation::Portal(steps) => {
            steps.iter().fold(String::from("\n# In the portal:\n"), |out, step| {
                out + "# " + &step.chars().map(visible).collect::<String>() + "\n"
            })
        }
        Operation::Expect(..) | Operation::Idle(_) | Operation::Keep | Operation::Watch(_) => {
            String::new()
        }
    }
}

/// The custom properties of the live instance with the changes: none is reset.
fn custom(changes: &[(String, &str)]) -> String {
    let mut out =
        String::from("      customProperties = merge(data.azapi_resource.apim.output.custom, {\n");
    let keys: Vec<String> = changes.iter().map(|(key, _)| quote(key)).collect();
    let width = keys.iter().map(String::len).max().unwrap_or_default();
    for (key, (_, value)) in keys.iter().zip(changes) {
        out.push_str(&format!("        {key:width$} = {}\n", quote(value)));
    }
    out.push_str("      })\n");
    out
}

/// The request. Terraform waits until Azure has done it, two hours at most.
fn action(job: &Job, version: &str, name: &str, how: &str, body: &str) -> String {
    let neighbours: Vec<String> = (1..)
        .zip(
            job.operations
                .iter()
                .filter(|one| matches!(one, Operation::Expect(..) | Operation::Idle(_))),
        )
        .filter(|(_, one)| matches!(one, Operation::Idle(_)))
        .map(|(number, _)| format!("data.azapi_resource.neighbour_{number}"))
        .collect();
    let after = if neighbours.is_empty() {
        String::new()
    } else {
        format!("\n  depends_on = [{}]\n", neighbours.join(", "))
    };
    format!(
        "\nresource \"azapi_resource_action\" \"{name}\" {{\n  count       = var.apply ? 1 : 0\n  type        = \"Microsoft.ApiManagement/service@{}\"\n  resource_id = data.azapi_resource.apim.id\n{how}{body}{after}\n  timeouts {{\n    create = \"{}h\"\n  }}\n\n  lifecycle {{\n    ignore_changes = [body]\n  }}\n}}\n",
        version,
        support::UPDATING_HOURS,
    )
}
