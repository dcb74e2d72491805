//! The forms of text that are known by name.

use super::{EXPORT_COMMAND, Form};
use crate::note::NoteKind;

pub(super) const LIST: &str = "az apim list -o json > apim.json";
const POWERSHELL: &str =
    "Get-AzApiManagement | ConvertTo-Json -Depth 100 -EnumsAsStrings > apim.json";

const ANSWER: &str = "An answer with data was expected.";
const RUNTIME: &str = "It says what is wanted, not what runs. An export of what runs was expected.";

const FORM: Form = Form {
    id: "",
    title: "",
    kind: NoteKind::NotReadYet,
    starts: &[],
    has: &[],
    needs: &[],
    probe: |_| false,
    message: ("", ""),
    advice: "",
    command: EXPORT_COMMAND,
};

/// From the surest to the least sure.
pub(super) static FORMS: &[Form] = &[
    Form {
        id: "signInPrompt",
        title: "Sign-in prompt",
        kind: NoteKind::ErrorBody,
        has: &[
            "to sign in, use a web browser",
            "please run 'az login'",
            "please run \"az login\"",
            "a web browser has been opened at",
            "select the account you want to log in with",
            "run connect-azaccount",
            "interactive authentication is needed",
            "microsoft.com/devicelogin",
        ],
        message: ("a tool's request to sign in", ANSWER),
        advice: "Sign in with az login, or Connect-AzAccount in PowerShell, and run the command \
                 again.",
        command: "az login",
        ..FORM
    },
    Form {
        id: "signInError",
        title: "Error of the sign-in",
        kind: NoteKind::ErrorBody,
        probe: |text| {
            text.lower.match_indices("aadsts").any(|(at, word)| {
                let code = text.lower.get(at + word.len()..).unwrap_or_default();
                code.bytes().take_while(u8::is_ascii_digit).count() >= 4
            })
        },
        message: ("an error of the sign-in (AADSTS)", ANSWER),
        advice: "Sign in again; where the tenant is not your own, name it with --tenant.",
        command: "az login",
        ..FORM
    },
    Form {
        id: "signInPage",
        title: "Sign-in page",
        kind: NoteKind::ErrorBody,
        starts: HTML,
        has: &[],
        needs: &["sign in"],
        message: ("a page that asks to sign in", "JSON was expected."),
        advice: "The address was opened without being signed in. Sign in with az login and use the \
                 command, or copy the JSON View of the portal.",
        command: LIST,
        ..FORM
    },
    Form {
        id: "htmlPage",
        title: "Web page",
        kind: NoteKind::ErrorBody,
        starts: HTML,
        message: ("a web page", "JSON was expected."),
        advice: "In the portal, open the instance, then Overview, then JSON View, and copy the \
                 JSON; or use the command.",
        command: LIST,
        ..FORM
    },
    Form {
        id: "apimPolicy",
        title: "API Management policy",
        starts: &["<policies", "<fragment"],
        has: &["<policies>"],
        message: (
            "a policy of API Management in XML",
            "A policy says nothing of the platform. An export of the instance was expected.",
        ),
        command: LIST,
        ..FORM
    },
    Form {
        id: "xml",
        title: "XML",
        starts: &["<?xml", "<soap", "<wsdl", "<error"],
        message: ("XML", "JSON, or the CSV of Resource Graph Explorer, was expected."),
        command: LIST,
        ..FORM
    },
    Form {
        id: "azUsage",
        title: "Usage error of the Azure CLI",
        kind: NoteKind::ErrorBody,
        has: &[
            "the following arguments are required",
            "unrecognized arguments:",
            "is misspelled or not recognized by the system",
            "az: error:",
            "az apim: error:",
            "usage: az ",
            "examples from ai knowledge base",
        ],
        message: ("an error of the Azure CLI about how it was called", ANSWER),
        advice: "Run this command, which lists every instance of the subscription that is chosen.",
        command: LIST,
        ..FORM
    },
    Form {
        id: "commandMissing",
        title: "Error of a shell",
        kind: NoteKind::ErrorBody,
        has: &[
            "is not recognized as an internal or external command",
            "is not recognized as the name of a cmdlet",
            "is not recognized as a name of a cmdlet",
            "command not found",
            "no such file or directory",
        ],
        message: ("an error of a shell: it did not find the program or the file", ANSWER),
        advice: "Where the Azure CLI is not installed, open the Cloud Shell in the portal and run \
                 the command there.",
        command: LIST,
        ..FORM
    },
    Form {
        id: "azTable",
        title: "Azure CLI, output as a table",
        probe: |text| {
            let header = text.lower.lines().next().unwrap_or_default();
            let rule = text.head.lines().nth(1).unwrap_or_default().trim();
            header.contains("name")
                && !header.contains("resourcegroupname")
                && (header.contains("location") || header.contains("gateway"))
                && rule.starts_with("---")
        },
        message: (
            "a table of the Azure CLI (-o table)",
            "It has no column for the platform. JSON was expected (-o json).",
        ),
        command: LIST,
        ..FORM
    },
    Form {
        id: "azTsv",
        title: "Azure CLI, output as tab-separated values",
        probe: |text| {
            let first = text.lower.lines().next().unwrap_or_default();
            first.contains('\t')
                && (first.contains("/subscriptions/") || first.contains(".azure-api."))
        },
        message: (
            "tab-separated output (-o tsv), which does not name its columns",
            "JSON was expected (-o json).",
        ),
        command: LIST,
        ..FORM
    },
    Form {
        id: "openApi",
        title: "OpenAPI document",
        starts: &["openapi:", "swagger:"],
        has: &["\nopenapi: ", "\nswagger: "],
        message: (
            "an OpenAPI document, the description of an API",
            "An export of the API Management instance was expected.",
        ),
        command: LIST,
        ..FORM
    },
    Form {
        id: "bicepParameters",
        title: "Bicep parameters",
        starts: &["using '", "using none"],
        needs: &["param "],
        message: ("a file of parameters for Bicep", "An export of the instance was expected."),
        command: LIST,
        ..FORM
    },
    Form {
        id: "bicep",
        title: "Bicep source",
        has: &["'microsoft."],
        needs: &["@20"],
        probe: |text| {
            let is_param = |line: &str| {
                line.strip_prefix("param ").is_some_and(|rest| {
                    rest.split_whitespace().nth(1).is_some_and(|kind| {
                        ["string", "int", "bool", "object", "array"].contains(&kind)
                    })
                })
            };
            text.lower.lines().any(is_param)
        },
        message: ("Bicep source", RUNTIME),
        advice: "az bicep build writes it as a template that can be read; only an export of the \
                 instance says its platform.",
        command: LIST,
        ..FORM
    },
    Form {
        id: "terraformSource",
        title: "Terraform source",
        has: &[
            "resource \"azurerm_",
            "data \"azurerm_",
            "module \"",
            "variable \"",
            "provider \"azurerm\"",
        ],
        message: ("Terraform source", RUNTIME),
        advice: "terraform show -json writes the state as JSON that can be read; only an export \
                 of the instance says its platform.",
        command: LIST,
        ..FORM
    },
    Form {
        id: "terraformPlanText",
        title: "Terraform plan as text",
        has: &[
            "terraform will perform the following actions",
            "# azurerm_api_management.",
            "terraform used the selected providers",
        ],
        message: ("what terraform plan or show prints for people", "JSON was expected."),
        advice: "With -json terraform show writes what can be read.",
        command: "terraform show -json > state.json",
        ..FORM
    },
    Form {
        id: "powershellList",
        title: "PowerShell, output as a list",
        probe: |text| {
            text.lower.lines().any(|line| {
                line.split_once(" : ").is_some_and(|(name, _)| {
                    matches!(
                        name.trim(),
                        "resourceid"
                            | "runtimeurl"
                            | "platformversion"
                            | "vpntype"
                            | "resourcegroupname"
                    )
                })
            })
        },
        message: (
            "the list in which PowerShell shows an object",
            "JSON was expected, which ConvertTo-Json writes.",
        ),
        command: POWERSHELL,
        ..FORM
    },
    Form {
        id: "powershellTable",
        title: "PowerShell, output as a table",
        probe: |text| {
            let mut lines = text.head.lines().filter(|line| !line.trim().is_empty());
            let header = lines.next().is_some_and(|line| line.split_whitespace().count() > 1);
            let rule = lines.next().unwrap_or_default().trim();
            header && rule.starts_with("--") && rule.chars().all(|c| c == '-' || c == ' ')
        },
        message: (
            "a table as PowerShell or the Azure CLI prints it, which leaves out most properties",
            "JSON was expected.",
        ),
        command: POWERSHELL,
        ..FORM
    },
    Form {
        id: "azYaml",
        title: "Azure CLI, output as YAML",
        probe: |text| {
            text.lower.lines().any(|line| {
                let line = line.trim_start_matches([' ', '-']);
                line.starts_with("gatewayurl: ") || line.starts_with("virtualnetworktype: ")
            })
        },
        message: ("YAML output of the Azure CLI (-o yaml)", "JSON was expected (-o json)."),
        command: LIST,
        ..FORM
    },
    Form {
        id: "kusto",
        title: "Query of Resource Graph",
        starts: &["resources\n", "resources |", "resources|", "resources\r"],
        message: ("a query, not its answer", "The answer as JSON or CSV was expected."),
        advice: "Run it in Resource Graph Explorer and choose Download as CSV, or use the command.",
        ..FORM
    },
    Form {
        id: "commandAlone",
        title: "Command",
        probe: |text| {
            let command = |line: &str| {
                let line = line.trim().trim_start_matches(['$', '>', '#', ' ']);
                line.starts_with("az ")
                    || line.starts_with("get-az")
                    || line.starts_with("search-az")
            };
            text.whole
                && text.lower.lines().count() < 8
                && text.lower.lines().next().is_some_and(command)
        },
        message: ("a command, not its output", "What the command prints was expected."),
        advice: "Run it in a terminal or the Cloud Shell, and add the file that it writes.",
        command: LIST,
        ..FORM
    },
    Form {
        id: "yaml",
        title: "YAML",
        starts: &["---\n", "---\r\n", "apiversion:", "name:", "trigger:", "version:"],
        probe: |text| {
            let mut lines = text
                .head
                .lines()
                .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
                .take(4);
            let entry = |line: &str| {
                let line = line.trim_start().trim_start_matches("- ");
                let key = line
                    .split_once(':')
                    .filter(|(_, rest)| rest.is_empty() || rest.starts_with([' ', '\r']));
                key.is_some_and(|(key, _)| {
                    !key.is_empty()
                        && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
                })
            };
            lines.next().is_some_and(entry) && lines.next().is_some_and(entry) && lines.all(entry)
        },
        message: ("YAML", "JSON was expected; with -o json the Azure CLI writes it."),
        command: LIST,
        ..FORM
    },
    Form {
        id: "otherTable",
        title: "Table of something else",
        probe: |text| {
            let mut lines = text.head.lines().filter(|line| !line.trim().is_empty());
            let header = lines.next().unwrap_or_default();
            let row = lines.next().unwrap_or_default();
            [',', ';', '\t'].iter().any(|mark| {
                let cells = header.matches(*mark).count();
                cells > 1 && row.matches(*mark).count() >= cells && !header.contains(". ")
            })
        },
        message: (
            "a table (CSV) of something else",
            "A table that names columns such as id, name, type, location, properties was expected.",
        ),
        advice: "In Resource Graph Explorer, run the query for microsoft.apimanagement/service \
                 without a project line and choose Download as CSV; or use the command.",
        ..FORM
    },
];

pub(super) const HTML: &[&str] = &["<!doctype html", "<html", "<head", "<body"];
