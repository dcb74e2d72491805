//! Documents that are no list and no instance: answers, errors, templates, states, and forms of
//! an instance that this version does not read. They are recognised by name and explained.

use super::element::Glance;
use super::notes::{Notes, quoted};
use super::scan::{Kind, Outline};
use super::shapes::EXPORT_COMMAND;
use crate::note::{NoteKind, NoteSeverity};
use std::borrow::Cow;

/// A document that is known by name.
#[derive(Debug)]
pub(crate) struct Known {
    /// Stable name.
    pub(crate) id: &'static str,
    /// What a person calls it.
    pub(crate) title: &'static str,
    kind: NoteKind,
    probe: fn(&Outline<'_>) -> bool,
    /// What it is and why there is nothing to classify in it.
    message: &'static str,
    command: Option<&'static str>,
}

const SHOW: &str = "az rest --method get --url \"$APIM_ID?api-version=2024-05-01\" > apim.json";

const LIST: &str = "az apim list -o json > apim.json";

static KNOWN: &[Known] = &[
    Known {
        id: "errorBody",
        title: "Error answer",
        kind: NoteKind::ErrorBody,
        probe: |outline| error(outline).is_some(),
        message: "This is an error answer instead of a resource",
        command: None,
    },
    Known {
        id: "resourceGraphHistory",
        title: "Resource Graph, history of resources",
        kind: NoteKind::OtherResource,
        probe: |outline| outline.part_of("snapshots", Kind::Object).is_some(),
        message: "This is the history of resources: what they were at several moments, not what \
                  they are now. No instance is read from it.",
        command: Some(EXPORT_COMMAND),
    },
    Known {
        id: "armParameters",
        title: "ARM parameters",
        kind: NoteKind::NotReadYet,
        probe: |outline| {
            outline
                .scalar("$schema")
                .is_some_and(|schema| schema.to_ascii_lowercase().contains("deploymentparameters"))
        },
        message: "This is a file of parameters for an ARM template. No instance stands in it.",
        command: Some(LIST),
    },
    Known {
        id: "terraform",
        title: "Terraform state that is not read",
        kind: NoteKind::NotReadYet,
        probe: |outline| {
            let any = |keys: &[&str]| keys.iter().any(|key| outline.has(key));
            let read = any(&["values", "planned_values", "resource_changes", "prior_state"])
                || (outline.has("resources")
                    && outline.scalar("version").is_some_and(|version| version == "4"));
            (any(&["terraform_version"]) || (outline.has("serial") && outline.has("lineage")))
                && !read
        },
        message: "This is a Terraform state of an old version, or one without resources. A state \
                  of version 4 is read, and so is what terraform show -json writes.",
        command: Some("terraform show -json > terraform-state.json"),
    },
    Known {
        id: "propertiesAlone",
        title: "Properties of an instance",
        kind: NoteKind::NotReadYet,
        probe: |outline| {
            let told = ["platformVersion", "virtualNetworkType", "gatewayUrl"];
            let named = ["name", "id", "type", "sku", "properties", "location"];
            told.iter().filter(|key| outline.has(key)).count() > 1
                && !named.iter().any(|key| outline.has(key))
        },
        message: "These are the properties of an instance without its id, its name and its tier. \
                  The whole resource was expected: copy all of the JSON View.",
        command: Some(LIST),
    },
    Known {
        id: "openApi",
        title: "OpenAPI document",
        kind: NoteKind::NotReadYet,
        probe: |outline| {
            (outline.has("openapi") || outline.has("swagger"))
                && (outline.has("paths") || outline.has("info"))
        },
        message: "This is an OpenAPI document, the description of an API. An export of the API \
                  Management instance was expected.",
        command: Some(LIST),
    },
    Known {
        id: "packageJson",
        title: "package.json",
        kind: NoteKind::NotReadYet,
        probe: |outline| {
            let part = ["dependencies", "devDependencies", "scripts"];
            outline.has("version") && part.iter().any(|key| outline.has(key))
        },
        message: "This is the package.json of a program. An export of API Management instances \
                  was expected.",
        command: Some(LIST),
    },
    Known {
        id: "copyKey",
        title: "Key to a redacted copy",
        kind: NoteKind::OtherResource,
        probe: |outline| outline.has("keyVersion") && outline.has("replacements"),
        message: "This is the key to a redacted copy: what its pseudonyms stand for. No instance \
                  stands in it. It puts the original values back into an answer: on the page \
                  Share, or with apim-planner translate --key-file.",
        command: None,
    },
    Known {
        id: "azAccount",
        title: "Accounts of the Azure CLI",
        kind: NoteKind::OtherResource,
        probe: |outline| outline.has("tenantId") && outline.has("isDefault"),
        message: "These are the subscriptions that the Azure CLI knows. No instance stands among \
                  them; the command lists those of all subscriptions.",
        command: Some(EXPORT_COMMAND),
    },
    Known {
        id: "skuList",
        title: "List of SKUs",
        kind: NoteKind::SkuList,
        probe: |outline| {
            outline.has("resourceType")
                && !outline.has("id")
                && !outline.has("ResourceId")
                && ["sku", "capacity", "locations"].iter().any(|key| outline.has(key))
        },
        message: "This is a list of SKUs: what can be chosen, not what is there. No instance \
                  stands in it.",
        command: Some(EXPORT_COMMAND),
    },
    Known {
        id: "apimAnswer",
        title: "Another answer of API Management",
        kind: NoteKind::OtherResource,
        probe: |outline| {
            let both = |one: &str, two: &str| outline.has(one) && outline.has(two);
            both("nameAvailable", "reason")
                || both("dnsServers", "connectivityStatus")
                || both("location", "networkStatus")
                || both("category", "endpoints")
                || both("expiry", "thumbprint")
                || outline.has("domainOwnershipIdentifier")
        },
        message: "This is an answer of API Management about a name, a network or a certificate. \
                  No instance stands in it.",
        command: Some(SHOW),
    },
];

/// The known document that this is: told by itself or, for a list, by its first element.
pub(crate) fn known(outline: &Outline<'_>) -> Option<&'static Known> {
    let first = match outline.kind {
        Kind::Array => outline.elements().next(),
        _ => outline.part_of("value", Kind::Array).and_then(|value| value.elements().next()),
    };
    KNOWN.iter().find(|known| {
        let list = !matches!(known.id, "errorBody" | "terraform");
        (known.probe)(outline) || (list && first.as_ref().is_some_and(known.probe))
    })
}

impl Known {
    /// Says what the document is.
    pub(crate) fn note(&self, outline: &Outline<'_>, notes: &mut Notes) {
        let (severity, message) = match (self.kind, error(outline)) {
            (NoteKind::ErrorBody, Some((code, text))) => (
                NoteSeverity::Error,
                format!("{}: {}. {}", self.message, quoted(&code), quoted(&text)),
            ),
            (NoteKind::NotReadYet, _) => (NoteSeverity::Error, self.message.to_owned()),
            _ => (NoteSeverity::Warning, self.message.to_owned()),
        };
        let at = outline.place.at("");
        let note = notes.add(self.kind, severity, message, at);
        if self.kind == NoteKind::ErrorBody {
            note.advise("Correct what the error names, run the command again and read its answer.");
        }
        if let Some(command) = self.command {
            note.command(command);
        }
    }
}

/// Code and message of an error answer.
fn error<'a>(outline: &Outline<'a>) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
    let body = match outline.part_of("error", Kind::Object) {
        Some(error) => error.outline(),
        None if outline.has("code") && outline.has("message") && !outline.has("id") => {
            outline.clone()
        }
        None => return None,
    };
    let text = |key: &str| body.part(key).and_then(|part| part.scalar()).unwrap_or_default();
    Some((text("code"), text("message")))
}
