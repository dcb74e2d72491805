//! Bicep. A deployment sets a service as a whole: what a file leaves out goes back to its default.
//! It has no action that starts the migration and no PATCH. So the file reads and compares, and
//! says plainly that the change is made elsewhere.

use super::Language;
use super::header::header;
use super::operation::{Job, Operation, Reading};
use crate::knowledge::api_versions;
use crate::rules::az::visible;

pub(super) const LANGUAGE: Language = Language {
    id: "bicep",
    title: "Bicep (checks only)",
    extension: "bicep",
    mime: "text/plain",
    run: "az deployment group create --template-file FILE shows the checks as outputs; it changes nothing",
    write,
};

/// A string of Bicep in which nothing is an expression. What is not seen becomes U+FFFD.
pub fn quote(text: &str) -> String {
    let mut out = String::from("'");
    let mut chars = text.chars().map(visible).peekable();
    while let Some(character) = chars.next() {
        match character {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '$' if chars.peek() == Some(&'{') => out.push_str("\\$"),
            other => out.push(other),
        }
    }
    out.push('\'');
    out
}

fn write(job: &Job) -> String {
    let mut out = header(job, "//", &usage(job));
    out.push_str("\ntargetScope = 'resourceGroup'\n\n");
    match &job.target.id {
        Some(id) => out.push_str(&format!("param name string = {}\n", quote(&id.name))),
        None => out.push_str("@description('Name of the instance.')\nparam name string\n"),
    }
    out.push_str(&format!(
        "\nresource apim 'Microsoft.ApiManagement/service@{}' existing = {{\n  name: name\n}}\n",
        api_versions::CURRENT
    ));
    let mut number = 0;
    for operation in &job.operations {
        match operation {
            Operation::Expect(reading, values) => {
                number += 1;
                let values: Vec<String> = values.iter().map(|value| quote(value)).collect();
                out.push_str(&format!(
                    "\n@description({})\noutput check{number} object = {{\n  found: {found}\n  expected: [{values}]\n  holds: contains([{values}], {found})\n}}\n",
                    quote(&reading.label),
                    found = value(reading),
                    values = values.join(", "),
                ));
            }
            Operation::Idle(neighbour) => {
                number += 1;
                out.push_str(&format!(
                    "\nresource neighbour{number} 'Microsoft.ApiManagement/service@{}' existing = {{\n  name: {}\n  scope: resourceGroup({}, {})\n}}\n\n@description({})\noutput check{number} object = {{\n  found: neighbour{number}.properties.provisioningState\n  expected: ['Succeeded']\n  holds: neighbour{number}.properties.provisioningState == 'Succeeded'\n}}\n",
                    api_versions::CURRENT,
                    quote(&neighbour.id.name),
                    quote(&neighbour.id.subscription),
                    quote(&neighbour.id.group),
                    quote(&format!("state of {} in the same subnet", neighbour.name)),
                ));
            }
            _ => {}
        }
    }
    out.push_str(NOW);
    out
}

const NOW: &str = "
output now object = {
  state: apim.properties.provisioningState
  platform: apim.properties.?platformVersion
  network: apim.properties.?virtualNetworkType
  locations: apim.properties.?additionalLocations
}
";

fn usage(job: &Job) -> Vec<String> {
    let mut out =
        vec!["Bicep only checks here; nothing in this file changes the instance.".to_owned()];
    if job.is_change() || job.watch().is_some() {
        out.push("The migration off stv1 is a POST, which a deployment cannot send. A settings change by a deployment sets the service as a whole and puts back to its default whatever the file leaves out. Use one of the other languages for the change.".to_owned());
    }
    let group = job.target.id.as_ref().map_or_else(
        || "GROUP".to_owned(),
        |id| format!("'{}' --subscription {}", id.group, id.subscription),
    );
    out.push("Shows the checks as outputs:".to_owned());
    out.push(format!(
        "  az deployment group create --template-file FILE --query properties.outputs --resource-group {group}"
    ));
    out.push("Go on only where every `holds` is true. A deployment does not stop by itself where one is false, and it does not watch.".to_owned());
    out
}

/// A value of the instance.
fn value(reading: &Reading) -> String {
    match &reading.region {
        None => format!("apim.{}", reading.path),
        Some(region) => format!(
            "filter(apim.properties.additionalLocations, one => one.location == {})[0].{}",
            quote(region),
            reading.path
        ),
    }
}
