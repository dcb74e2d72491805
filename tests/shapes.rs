//! Each shape by fixtures of our own: what is expected was written from the fixtures by hand.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

mod shape;

use apim_planner::input::shapes::SHAPES;
use apim_planner::note::NoteKind;
use shape::{expect, folder, named, note, place, read_one, told};

#[test]
fn every_shape_has_two_fixtures_and_says_how_to_get_it() {
    for shape in SHAPES {
        let files = std::fs::read_dir(folder().join(shape.id)).unwrap().count();
        assert!(files >= 2, "{}", shape.id);
        assert!(!shape.title.is_empty() && !shape.how_to_get.command.is_empty(), "{}", shape.id);
    }
}

#[test]
fn the_portals_json_view() {
    let estate = expect(
        "armResource/portal-json-view.json",
        &["armResource 1/1"],
        &["apim-brackwater-prd | stv1 | Standard 2 | None | West Europe | null | null"],
        &[],
    );
    let one = &estate.instances[0];
    assert_eq!(one.subscription.as_deref(), Some("11111111-2222-3333-4444-555555550001"));
    assert_eq!(one.resource_group.as_deref(), Some("rg-brackwater-prd"));
    assert_eq!(one.tags.value().unwrap()["cost centre"], "4711");
    assert_eq!(one.created.value().unwrap().date().to_string(), "2019-05-14");
    assert_eq!(one.last_modified.value().unwrap().date().to_string(), "2024-02-03");
    assert_eq!(named(&one.provisioning_state), "Succeeded");
    assert_eq!(told(&one.target_provisioning_state, String::clone), "");
    assert_eq!(told(&one.min_api_version, String::clone), "2021-08-01");
    assert_eq!(named(&one.private_endpoints.items()[0].status), "Approved");
    assert!(one.primary.subnet.is_null() && one.primary.private_ips.is_null());
    assert!(one.release_channel.is_absent() && one.zone_redundant.is_absent());
    assert_eq!(one.primary.public_ips.items(), ["192.0.2.10"]);
    assert_eq!(one.primary.gateway_disabled.value(), Some(&false));
    let identity = one.identity.value().unwrap();
    assert_eq!(
        (identity.kind.as_str(), identity.user_assigned.len()),
        ("SystemAssigned, UserAssigned", 1)
    );
    let host = &one.hosts.items()[1];
    assert_eq!(named(&host.source), "KeyVault");
    assert_eq!(told(&host.name, String::clone), "api.brackwater.example");
    let expiry = &host.certificate.value().unwrap().expiry;
    assert_eq!(expiry.value().unwrap().date().to_string(), "2027-03-01");
    let properties = one.custom_properties.value().unwrap();
    assert_eq!(properties.is_true("Gateway.Security.Protocols.Tls11"), Some(true));
    assert_eq!(properties.is_true("Gateway.Security.Protocols.Tls10"), Some(false));
    assert_eq!(one.ca_certificates.items().len(), 1);
    assert_eq!(place(one.primary.platform.at().unwrap()), "71:28 /properties/platformVersion");
    assert_eq!(
        place(host.name.at().unwrap()),
        "32:29 /properties/hostnameConfigurations/1/hostName"
    );
    assert_eq!(
        place(properties.at("Gateway.Security.Protocols.Tls11").unwrap()),
        "53:86 /properties/customProperties/Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11"
    );
}

#[test]
fn odd_values_are_kept_as_written_and_noted() {
    let estate = expect(
        "armResource/odd-values.json",
        &["armResource 1/1"],
        &["apim-odd | stv2.1 | Ultra 3 | unreadable | West Europe | 1,2 | unreadable"],
        &[
            "DuplicateKey Warning 10:24 /properties/platformVersion",
            "Unreadable Warning 11:21 /properties/createdAtUtc",
            "Unreadable Warning 12:27 /properties/virtualNetworkType",
            "Syntax Warning 13:28 no value",
            "Unreadable Warning 13:28 /properties/additionalLocations",
            "Secret Warning 15:75 /properties/hostnameConfigurations/0/encodedCertificate",
            "Secret Warning 15:106 /properties/hostnameConfigurations/0/certificatePassword",
            "Unreadable Warning 16:7 /properties/hostnameConfigurations/1",
            "Repaired Info 18:37 no value",
        ],
    );
    let text = format!("{estate:?}");
    assert!(!text.contains("hunter2") && !text.contains("TUlJ"), "a secret is kept");
    let secret = note(&estate, NoteKind::Secret);
    assert_eq!(
        secret.message,
        "1 certificate with its private key stands in the input: \
         /properties/hostnameConfigurations/0/encodedCertificate (line 15). It is not kept and \
         not shown."
    );
    assert!(secret.advice.as_deref().unwrap().contains("renew"));
    let depth = estate.notes.iter().find(|note| note.at.line == Some(13)).unwrap();
    assert!(depth.advice.as_deref().unwrap().contains("-Depth 100"));
}

#[test]
fn a_page_with_a_link_to_the_next_one() {
    let estate = expect(
        "armList/page-with-next-link.json",
        &["armList 2/2"],
        &[
            "apim-a | stv2 | Premium 4 | External | North Europe | 1,2,3 | West Europe:stv1",
            "apim-b | mtv1 | Consumption 0 | - | North Europe | - | -",
        ],
        &["Truncated Warning 37:15 /nextLink"],
    );
    assert_eq!(
        note(&estate, NoteKind::Truncated).command.as_deref(),
        Some(
            "az rest --method get --url 'https://management.azure.com/subscriptions/\
             11111111-2222-3333-4444-555555550003/providers/Microsoft.ApiManagement/service\
             ?api-version=2024-05-01&$skiptoken=abc' > next-page.json"
        )
    );
    let location = &estate.instances[0].additional.items()[0];
    assert_eq!(location.gateway_disabled.value(), Some(&true));
    assert_eq!(
        place(location.platform.at().unwrap()),
        "20:32 /value/0/properties/additionalLocations/0/platformVersion"
    );
    assert_eq!(estate.instances[0].primary.subnet.value().unwrap().network, "vnet-a");
}

#[test]
fn a_link_that_leads_elsewhere_is_never_put_into_a_command() {
    for link in ["https://evil.example/x", "https://management.azure.com/'; rm -rf ~; '", "$(id)"] {
        let text = format!("{{\"value\": [], \"nextLink\": \"{link}\"}}");
        let estate = read_one("link", text.as_bytes());
        let command = note(&estate, NoteKind::Truncated).command.clone().unwrap();
        assert!(command.starts_with("az graph query "), "{command}");
    }
}

#[test]
fn what_stands_before_an_early_end_is_kept() {
    let estate = expect(
        "armList/cut-in-the-third.json",
        &["armList 3/3"],
        &[
            "apim-1 | stv1 | Basic 1 | - | - | - | -",
            "apim-2 | stv2 | Basic 2 | - | - | - | -",
            "apim-3 | stv2 | Premium 1 | Internal | - | - | unreadable",
        ],
        &[
            "Incomplete Warning 4:1 /value/2",
            "Syntax Error 6:161 /value/2/properties/additionalLocations/0/location",
        ],
    );
    let message = &note(&estate, NoteKind::Syntax).message;
    assert_eq!(
        message,
        "The text ends inside a string, in additionalLocations[0].location of the third element: the closing quotation mark was expected. 2 complete \
         elements before it were read."
    );
    assert_eq!(estate.instances[2].primary.public_ips.items().len(), 2);
}

#[test]
fn other_resources_are_counted_and_named() {
    let estate = expect(
        "armArray/mixed-resources.json",
        &["armArray 1/6"],
        &["apim-mixed | - | Developer 1 | - | westeurope | - | -"],
        &[
            "Incomplete Warning 1:1 /",
            "OtherResource Info 2:3 /0",
            "ChildResource Info 19:3 /3",
            "DeletedService Info 24:3 /4",
            "OtherResource Info 30:3 /5",
        ],
    );
    assert_eq!(
        note(&estate, NoteKind::OtherResource).message,
        "1 resource of the type Microsoft.ApiManagement/gateways, a workspace gateway and not a \
         service. Counted, not classified."
    );
    assert!(estate.notes.iter().any(|note| note.message
        == "2 resources of the type Microsoft.Network/virtualNetworks. Counted, not classified."));
    assert!(
        note(&estate, NoteKind::DeletedService)
            .message
            .contains("apim-gone (purge scheduled for 2026-12-01T00:00:00Z)")
    );
}

#[test]
fn az_apim_show() {
    let estate = expect(
        "azApimShow/developer.json",
        &["azApimShow 1/1"],
        &["apim-dev-11 | stv2 | Developer 1 | Internal | East US | null | null"],
        &[],
    );
    let one = &estate.instances[0];
    assert_eq!(one.primary.private_ips.items(), ["10.1.0.5"]);
    assert_eq!(one.primary.outbound_ips.items(), ["203.0.113.4"]);
    assert_eq!(told(&one.primary.nat_gateway, String::clone), "Unsupported");
    assert_eq!(one.primary.subnet.value().unwrap().subnet, "dev");
    assert_eq!(place(one.primary.platform.at().unwrap()), "11:22 /platformVersion");
    expect(
        "azApimShow/after-a-prompt.txt",
        &["azApimShow 1/1"],
        &["apim-prompt | mtv1 | Consumption 0 | - | - | - | -"],
        &["TextAround Info 1:1 no value", "TextAround Info 10:1 no value"],
    );
}

#[test]
fn az_apim_list() {
    expect(
        "azApimList/two.json",
        &["azApimList 2/2"],
        &[
            "apim-one | stv2.1 | Basic 1 | None | UK South | - | -",
            "apim-two | undetermined | BasicV2 1 | None | UK South | - | -",
        ],
        &[],
    );
    expect(
        "azApimList/fenced.md",
        &["azApimList 1/1", "armArray 0/0"],
        &["apim-md | stv1 | Developer 1 | - | - | - | -"],
        &[
            "TextAround Info 1:1 no value",
            "TextAround Info 5:1 no value",
            "NoInstance Warning 10:1 /",
            "TextAround Info 11:1 no value",
        ],
    );
}

#[test]
fn resource_graph_in_both_spellings() {
    expect(
        "resourceGraph/cli-complete.json",
        &["resourceGraph 1/2 of 2"],
        &["apim-rg-1 | stv1 | Premium 1 | External | westeurope | null | -"],
        &["OtherResource Info 15:5 /data/1"],
    );
    let estate = expect(
        "resourceGraph/cli-cut-off.json",
        &["resourceGraph 1/1 of 433"],
        &["apim-rg-9 | stv2 | Premium 5 | None | - | - | -"],
        &["Truncated Warning 14:17 /skip_token"],
    );
    assert_eq!(
        note(&estate, NoteKind::Truncated).message,
        "The answer is cut off. 432 rows are missing: data holds 1 row, count is 1, \
         total_records is 433, skip_token is set."
    );
    let estate = expect(
        "resourceGraph/rest-properties-as-text.json",
        &["resourceGraph 2/2 of 3"],
        &[
            "apim-text | stv1 | Standard 1 | None | - | 1 | -",
            "apim-torn | stv2 | Developer - | - | - | - | -",
        ],
        &[
            "Truncated Warning 4:22 /resultTruncated",
            "Unreadable Warning 8:21 /data/0/properties/createdAtUtc",
            "Syntax Error 11:21 /data/1/properties",
        ],
    );
    assert!(note(&estate, NoteKind::Truncated).message.contains("1 row is missing"));
    assert_eq!(estate.inputs[0].documents[0].title, "Resource Graph answer (REST)");
}

#[test]
fn resource_graph_as_csv() {
    let estate = expect(
        "resourceGraphCsv/export.csv",
        &["resourceGraphCsv 2/3"],
        &[
            "apim-csv-1 | stv2 | Premium 2 | Internal | westeurope | 1,2 | -",
            "apim-csv-2 | 12 | Developer 1 | unreadable | westeurope | null | -",
        ],
        &["OtherResource Info 4:- /1", "Unreadable Warning 5:- /2/properties/virtualNetworkType"],
    );
    let one = &estate.instances[0];
    assert_eq!(place(one.primary.platform.at().unwrap()), "2:- /0/properties/platformVersion");
    assert_eq!(one.tags.value().unwrap()["env"], "prd");
    let estate = expect(
        "resourceGraphCsv/formatted.csv",
        &["resourceGraphCsv 2/3"],
        &[
            "apim-fmt | - | StandardV2 1 | - | West Europe | - | -",
            "apim-cut | stv1 | Basic 1 | - | West Europe | - | -",
        ],
        &["OtherResource Info 4:- /1", "Syntax Error 5:- /2/PROPERTIES"],
    );
    assert_eq!(estate.instances[0].subscription.as_deref(), Some("s-fmt"));
    assert_eq!(estate.instances[0].resource_group.as_deref(), Some("rg-fmt"));
    assert_eq!(named(&estate.instances[0].public_network_access), "Disabled");
}
