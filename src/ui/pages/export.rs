//! How to get the data from each tool, and why it is safe to give it.

use crate::ui::components::dom::{each, el, node, none};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::{Cx, code, href, prose, section_head};
use crate::ui::route::Page;
use yew::prelude::*;

/// One way to get data: its name, its command, and what has to be known beside it.
type Export = (&'static str, &'static str, &'static str);

const PORTAL: &str = "Open the instance, Overview, “JSON view”. Choose API version 2021-08-01 or later, so that `platformVersion` is included, and copy everything.";

/// Every tool whose output is read, what is recommended first. A test holds the commands against
/// those of the shapes, which themselves stay in the engine's program.
static TOOLS: &[(&str, &[Export])] = &[
    (
        "Azure CLI",
        &[
            (
                "Resource Graph, every subscription that you can read",
                "az graph query --first 1000 -q \"resources | where type =~ 'microsoft.apimanagement/service'\" -o json > apim.json",
                "An answer holds at most 1,000 rows. Where there are more, this page says so and gives the command for the rest.",
            ),
            (
                "REST, one subscription",
                "az rest --method get --url \"/subscriptions/$SUBSCRIPTION_ID/providers/Microsoft.ApiManagement/service?api-version=2024-05-01\" > apim.json",
                "An answer with `nextLink` is one page of several: read that address too and give both files.",
            ),
            (
                "REST, one subscription, the rows alone",
                "az rest --method get --url \"/subscriptions/$SUBSCRIPTION_ID/providers/Microsoft.ApiManagement/service?api-version=2024-05-01\" --query value > apim.json",
                "",
            ),
            (
                "REST, one instance",
                "az rest --method get --url \"$APIM_ID?api-version=2024-05-01\" > apim.json",
                "",
            ),
            ("az apim list", "az apim list -o json > apim.json", ""),
            (
                "az apim show",
                "az apim show --name \"$APIM_NAME\" --resource-group \"$RESOURCE_GROUP\" -o json > apim.json",
                "",
            ),
            ("az resource show", "az resource show --ids \"$APIM_ID\" -o json > apim.json", ""),
            (
                "az resource list",
                "az resource list --resource-type Microsoft.ApiManagement/service -o json > apim.json",
                "Its rows hold no properties, so neither the platform nor the network is known from it.",
            ),
            (
                "Resource Graph in table form",
                "az rest --method post --url \"/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01\" --body '{\"query\": \"resources | where type =~ \\\"microsoft.apimanagement/service\\\"\", \"options\": {\"resultFormat\": \"table\"}}' > apim.json",
                "",
            ),
        ],
    ),
    (
        "Azure PowerShell",
        &[
            (
                "Search-AzGraph",
                "(Search-AzGraph -First 1000 -Query \"resources | where type =~ 'microsoft.apimanagement/service'\").Data | ConvertTo-Json -Depth 100 > apim.json",
                "Without `-Depth 100` PowerShell writes what lies deeper as text.",
            ),
            (
                "Get-AzResource",
                "Get-AzResource -ResourceType Microsoft.ApiManagement/service -ExpandProperties | ConvertTo-Json -Depth 100 > apim.json",
                "",
            ),
            (
                "Get-AzApiManagement",
                "Get-AzApiManagement | ConvertTo-Json -Depth 100 -EnumsAsStrings > apim.json",
                "",
            ),
        ],
    ),
    (
        "Resource Graph Explorer in the Azure portal",
        &[(
            "Query",
            "resources | where type =~ 'microsoft.apimanagement/service'",
            "Switch “Formatted results” off, run the query, then choose “Download as CSV”. At most 55,000 rows.",
        )],
    ),
    (
        "Terraform",
        &[
            (
                "State",
                "terraform state pull > terraform.tfstate",
                "A state holds secrets. They are blanked out before anything is read and never shown.",
            ),
            ("State as JSON", "terraform show -json > terraform-state.json", ""),
            (
                "Plan as JSON",
                "terraform plan -out=apim.tfplan && terraform show -json apim.tfplan > terraform-plan.json",
                "",
            ),
        ],
    ),
    (
        "Bicep or an export of the resource group",
        &[(
            "ARM template",
            "az bicep build --file main.bicep --outfile template.json",
            "A template says what is wanted, not what runs.",
        )],
    ),
    (
        "Azure SDKs",
        &[
            (
                "Python",
                "json.dumps([service.as_dict() for service in client.api_management_service.list()])",
                "",
            ),
            (
                "JavaScript",
                "JSON.stringify(await client.apiManagementService.get(resourceGroup, name))",
                "",
            ),
            (".NET", "JsonSerializer.Serialize(service.Data)", ""),
        ],
    ),
    (
        "A report of this program",
        &[(
            "Report as JSON",
            "apim-planner report apim.json --format json > report.json",
            "An HTML report and a link are read as well. What was hidden in them stays hidden.",
        )],
    ),
    (
        "azqr, as a second opinion",
        &[(
            "Report",
            "azqr scan --json",
            "It stands beside an export of the instances and does not replace it.",
        )],
    ),
];

/// One disclosure for each tool, with its commands.
pub fn how(cx: Cx<'_>) -> Html {
    let tools = TOOLS.iter().enumerate().map(|(at, (tool, exports))| {
        way(
            tool,
            at == 0 && cx.state.inputs.is_empty(),
            each(exports.iter().map(|export| self::export(cx, export))),
        )
    });
    el("section").attr("id", "how").attr("tabindex", "-1").attr("aria-labelledby", "how-h").kids([
        section_head(
            "how",
            "How to get the data",
            el("p").with("Read access is enough. There is no format to choose."),
        ),
        el("div").class("surface tools").kids([
            way("Azure portal, one instance", false, el("p").with(prose(PORTAL))),
            each(tools),
        ]),
    ])
}

fn export(cx: Cx<'_>, (name, command, beside): &Export) -> Html {
    el("div").class("stack-2").kids([
        code::block(cx, name, command),
        if beside.is_empty() { none() } else { el("p").class("muted").with(prose(beside)) },
    ])
}

fn way(title: &'static str, open: bool, content: Html) -> Html {
    el("details").class("disc").flag("open", open).kids([
        el("summary").kids([icon(Icon::Chevron, "ic-16 chev"), el("h3").with(title)]),
        el("div").class("in stack").with(content),
    ])
}

/// Why an export may be given to this page.
pub fn promise() -> Html {
    el("section").attr("aria-labelledby", "private-h").kids([
        section_head("private", "Private, provably", Html::default()),
        el("ul").class("surface pad promise").kids([
            el("li").kids([
                icon(Icon::Shield, ""),
                el("span").kids([
                    el("strong").with("Nothing is sent. "),
                    node(
                        "The page’s security policy refuses every connection after it has loaded. ",
                    ),
                    el("a").attr("href", href(Page::Privacy)).with("How to prove it"),
                    node("."),
                ]),
            ]),
            el("li").kids([
                icon(Icon::Unseen, ""),
                el("span").kids([
                    el("strong").with("Nothing is kept. "),
                    node("No account, no analytics, no storage. Close the tab and it is gone."),
                ]),
            ]),
            el("li").kids([
                icon(Icon::Key, ""),
                el("span").kids([
                    el("strong").with("Nothing is needed. "),
                    node("No credentials, no sign-in. It works with the network cable out."),
                ]),
            ]),
        ]),
    ])
}
