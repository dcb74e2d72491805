//! The forms that tools and SDKs write, by fixtures of our own: what is expected was written from
//! the fixtures by hand.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

mod shape;

use apim_planner::model::Field;
use apim_planner::note::NoteKind;
use shape::{expect, folder, line, named, note, place, read_one, told};

/// The text with every key in another letter case.
fn recased(text: &str, change: fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (before, quoted) = rest.split_at(start);
        let end = quoted[1..]
            .char_indices()
            .find(|(at, c)| *c == '"' && !quoted[1..=*at].ends_with('\\'))
            .map_or(quoted.len(), |(at, _)| at + 2);
        let (string, after) = quoted.split_at(end);
        out.push_str(before);
        let key = after.trim_start().starts_with(':');
        out.push_str(&if key { change(string) } else { string.to_owned() });
        rest = after;
    }
    out + rest
}

#[test]
fn the_letter_case_of_keys_decides_nothing_in_any_shape() {
    let mut files = 0;
    for shape in apim_planner::input::shapes::SHAPES {
        for entry in std::fs::read_dir(folder().join(shape.id)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let read = |text: &str| -> Vec<String> {
                read_one("case", text.as_bytes()).instances.iter().map(line).collect()
            };
            for change in [str::to_uppercase, str::to_lowercase] {
                assert_eq!(read(&recased(&text, change)), read(&text), "{path:?}");
            }
            files += 1;
        }
    }
    assert!(files > 30, "{files}");
}

#[test]
fn rows_are_told_by_their_id_and_read_by_the_names_that_queries_give() {
    let estate = expect(
        "powershellGraph/projected-rows.json",
        &["powershellGraph 1/3"],
        &["apim-7 | stv1 | Premium 2 | Internal | - | - | -"],
        &["NotRecognised Warning 3:3 /1", "NotRecognised Warning 4:3 /2"],
    );
    let one = &estate.instances[0];
    assert_eq!(one.resource_group.as_deref(), Some("RG-7"));
    assert_eq!(one.primary.platform.at().unwrap().pointer.as_deref(), Some("/0/platform"));
    assert_eq!(one.primary.sku.at().unwrap().pointer.as_deref(), Some("/0/sku_name"));
}

#[test]
fn an_array_of_resources() {
    let estate = expect(
        "armArray/two-of-a-page.json",
        &["armArray 2/2"],
        &[
            "apim-a1 | stv2.1 | Basic 2 | None | North Europe | - | -",
            "apim-a2 | stv1 | Developer - | - | - | - | -",
        ],
        &[],
    );
    let platform = estate.instances[1].primary.platform.at().unwrap();
    assert_eq!(platform.pointer.as_deref(), Some("/1/properties_platformVersion"));
}

#[test]
fn the_names_of_2016() {
    let estate = expect(
        "armResource/api-2016-names.json",
        &["armResource 1/1"],
        &["apim-2016 | - | Premium 2 | External | West US | - | East US:-"],
        &[],
    );
    let one = &estate.instances[0];
    assert_eq!(one.primary.public_ips.items(), ["192.0.2.16"]);
    assert_eq!(one.primary.subnet.value().unwrap().network, "vnet-16");
    assert_eq!(told(&one.notification_sender, String::clone), "noreply@harrier.example");
    assert_eq!(place(one.gateway_url.at().unwrap()), "12:19 /properties/runtimeUrl");
    assert_eq!(told(&one.hosts.items()[0].name, String::clone), "api.harrier.example");
    let east = &one.additional.items()[0];
    assert_eq!(named(&east.sku), "Premium");
    assert_eq!(format!("{:?}", east.capacity.value().unwrap()), "Units(3)");
    assert_eq!(east.public_ips.items(), ["192.0.2.17"]);
    assert!(east.subnet.is_null());
}

#[test]
fn a_csv_of_projected_and_renamed_columns() {
    let estate = expect(
        "resourceGraphCsv/projected.csv",
        &["resourceGraphCsv 2/2"],
        &[
            "apim-pc1 | stv1 | Premium 2 | Internal | - | - | -",
            "apim-pc2 | null | Developer 1 | null | - | - | -",
        ],
        &[],
    );
    let platform = estate.instances[0].primary.platform.at().unwrap();
    assert_eq!(place(platform), "2:- /0/platform");
    assert_eq!(named(&estate.instances[1].provisioning_state), "Succeeded");
}

#[test]
fn resource_graph_in_table_form() {
    let estate = expect(
        "resourceGraphTable/properties-as-object.json",
        &["resourceGraphTable 2/3 of 4"],
        &[
            "apim-t1 | stv1 | Premium 2 | Internal | westeurope | - | -",
            "apim-t2 | stv2 | null null | - | westeurope | - | -",
        ],
        &[
            "Truncated Warning 4:22 /resultTruncated",
            "OtherResource Info 23:7 /data/rows/1",
            "Unreadable Warning 30:54 /data/rows/2/5/createdAtUtc",
        ],
    );
    assert!(note(&estate, NoteKind::Truncated).message.contains("1 row is missing"));
    let platform = estate.instances[0].primary.platform.at().unwrap();
    assert_eq!(platform.pointer.as_deref(), Some("/data/rows/0/5/platformVersion"));
    let estate = expect(
        "resourceGraphTable/projected-and-text.json",
        &["resourceGraphTable 3/3"],
        &[
            "apim-p1 | stv2 | Developer 1 | - | - | - | -",
            "apim-p2 | stv1 | Standard 2 | None | - | - | -",
            "apim-p3 | - | Basic - | - | - | - | -",
        ],
        &["Incomplete Warning 1:1 /", "Syntax Warning 8:7 /data/rows/2"],
    );
    let one = &estate.instances[0].primary;
    assert_eq!(one.subnet.value().unwrap().network, "vnet-p");
    assert_eq!(one.subnet.at().unwrap().pointer.as_deref(), Some("/data/rows/0/4"));
    expect(
        "resourceGraphTable/cut-in-a-row.json",
        &["resourceGraphTable 2/2"],
        &["apim-c1 | stv1 | - - | - | - | - | -", "apim-c2 | stv2 | - - | - | - | - | -"],
        &[
            "Incomplete Warning 3:3 /data/rows/1",
            "Syntax Error 3:122 /data/rows/1/2/publicIPAddresses/1",
        ],
    );
}

#[test]
fn search_az_graph() {
    expect(
        "powershellGraph/one-row.json",
        &["powershellGraph 1/1"],
        &["apim-one-row | stv2 | Standard 1 | None | northeurope | null | -"],
        &[],
    );
    let estate = expect(
        "powershellGraph/wrapper.json",
        &["powershellGraph 1/1"],
        &["apim-w | stv1 | unreadable - | External | northeurope | - | unreadable"],
        &[
            "Truncated Warning 2:16 /SkipToken",
            "Syntax Warning 10:14 no value",
            "Unreadable Warning 10:14 /Data/0/sku",
            "Unreadable Warning 11:107 /Data/0/properties/additionalLocations",
        ],
    );
    let more = note(&estate, NoteKind::Truncated);
    assert!(more.advice.as_deref().unwrap().contains("-SkipToken and the SkipToken"));
    assert!(more.command.as_deref().unwrap().starts_with("(Search-AzGraph "));
    let damaged = note(&estate, NoteKind::Unreadable);
    assert!(damaged.advice.as_deref().unwrap().contains("-Depth 100"));
}

#[test]
fn az_resource() {
    let estate = expect(
        "azResourceShow/with-properties.json",
        &["azResourceShow 1/1"],
        &["apim-res | stv1 | Standard 2 | None | UK South | - | -"],
        &[],
    );
    assert_eq!(estate.instances[0].identity.value().unwrap().kind, "SystemAssigned");
    let estate = expect(
        "azResourceShow/properties-null.json",
        &["azResourceShow 1/1"],
        &["apim-hollow | - | Premium 1 | - | uksouth | - | -"],
        &["Incomplete Warning 1:1 /"],
    );
    let bare = note(&estate, NoteKind::Incomplete);
    assert!(bare.command.as_deref().unwrap().starts_with("az graph query "));
    let estate = expect(
        "azResourceList/two-and-a-network.json",
        &["azResourceList 2/3"],
        &[
            "apim-l1 | - | Premium 1 | - | uksouth | - | -",
            "apim-l2 | - | Consumption 0 | - | ukwest | - | -",
        ],
        &["Incomplete Warning 1:1 /", "OtherResource Info 16:3 /1"],
    );
    assert!(note(&estate, NoteKind::Incomplete).message.starts_with("2 instances stand here"));
    expect(
        "azResourceList/networks-only.json",
        &["azResourceList 0/1"],
        &[],
        &["NoInstance Warning 1:1 /", "OtherResource Info 2:3 /0"],
    );
}

#[test]
fn get_az_resource() {
    let estate = expect(
        "powershellResource/with-children.json",
        &["powershellResource 1/2"],
        &["apim-ps1 | stv1 | Premium 2 | None | australiaeast | 1,2 | Antarctica South:-"],
        &["ChildResource Info 23:7 /0/resources/0", "ChildResource Info 28:3 /1"],
    );
    let apis = note(&estate, NoteKind::ChildResource);
    assert!(
        apis.message.starts_with("2 resources of the type Microsoft.ApiManagement/service/apis")
    );
    let one = &estate.instances[0];
    assert_eq!(one.primary.sku.at().unwrap().pointer.as_deref(), Some("/0/Sku/Name"));
    assert_eq!(one.id.at().unwrap().pointer.as_deref(), Some("/0/Id"));
    let estate = expect(
        "powershellResource/not-expanded.json",
        &["powershellResource 1/1"],
        &["apim-ps2 | - | Developer 1 | - | uksouth | - | -"],
        &["Incomplete Warning 1:1 /"],
    );
    let bare = note(&estate, NoteKind::Incomplete);
    assert!(bare.command.as_deref().unwrap().contains("-ExpandProperties"));
    assert_eq!(estate.instances[0].tags.value().unwrap()["env"], "dev");
}

#[test]
fn get_az_api_management() {
    let estate = expect(
        "powershellApiManagement/names.json",
        &["powershellApiManagement 1/1"],
        &["apim-mod | stv1 | Premium 2 | Internal | West Europe | null | North Europe:stv2"],
        &["Incomplete Info 1:1 /"],
    );
    let one = &estate.instances[0];
    assert_eq!(one.created.value().unwrap().date().to_string(), "2018-03-05");
    assert_eq!(told(&one.publisher_name, String::clone), "Sandpiper");
    assert_eq!(told(&one.gateway_url, String::clone), "https://apim-mod.azure-api.net");
    assert_eq!(told(&one.min_api_version, String::clone), "2021-08-01");
    assert_eq!(one.primary.subnet.value().unwrap().network, "vnet-mod");
    let hosts: Vec<String> = one
        .hosts
        .items()
        .iter()
        .map(|host| format!("{} {}", named(&host.host_type), told(&host.name, String::clone)))
        .collect();
    assert_eq!(hosts, ["Proxy api.sandpiper.example", "DeveloperPortal dev.sandpiper.example"]);
    let host = &one.hosts.items()[0];
    assert_eq!(
        place(host.name.at().unwrap()),
        "21:19 /ProxyCustomHostnameConfiguration/0/Hostname"
    );
    let certificate = host.certificate.value().unwrap();
    assert_eq!(certificate.expiry.value().unwrap().date().to_string(), "2027-01-01");
    let authority = &one.ca_certificates.items()[0];
    assert_eq!(told(&authority.store, String::clone), "Root");
    assert!(authority.certificate.value().is_some());
    let custom = one.custom_properties.value().unwrap();
    assert_eq!(custom.is_true("Gateway.Security.Protocols.Tls10"), Some(true));
    assert_eq!(custom.is_true("Gateway.Security.Protocols.Tls11"), Some(false));
    assert_eq!(custom.is_true("Gateway.Security.Backend.Protocols.Tls10"), Some(false));
    assert_eq!(custom.is_true("Gateway.Security.Ciphers.TripleDes168"), Some(false));
    assert_eq!(custom.is_true("Gateway.Protocols.Server.Http2"), Some(true));
    assert_eq!(custom.is_true("Service.Disabled"), None);
    assert_eq!(
        place(custom.at("Gateway.Security.Protocols.Tls10").unwrap()),
        "27:36 /SslSetting/FrontendProtocol/Tls10"
    );
    assert_eq!(one.identity.value().unwrap().user_assigned.len(), 1);
    let north = &one.additional.items()[0];
    assert_eq!(named(&north.sku), "Premium");
    assert_eq!(north.zones.items(), ["1"]);
    assert_eq!(
        north.platform.at().unwrap().pointer.as_deref(),
        Some("/AdditionalRegions/0/PlatformVersion")
    );
}

#[test]
fn what_powershell_flattened_is_never_taken_for_absent() {
    let estate = expect(
        "powershellResource/without-depth.json",
        &["powershellResource 2/2"],
        &[
            "apim-d1 | unreadable | Premium 1 | unreadable | - | - | unreadable",
            "apim-d2 | stv1 | Premium 1 | Internal | - | - | unreadable",
        ],
        &[
            "Syntax Warning 7:19 no value",
            "Unreadable Warning 7:19 /0/Properties",
            "Unreadable Warning 17:39 /1/Properties/virtualNetworkConfiguration",
            "Unreadable Warning 18:31 /1/Properties/additionalLocations",
        ],
    );
    assert!(matches!(estate.instances[1].primary.subnet, Field::Unreadable(..)));
    for damaged in estate.notes.iter().filter(|note| note.kind == NoteKind::Unreadable) {
        assert!(damaged.advice.as_deref().unwrap().contains("-Depth 100"), "{damaged:?}");
        assert!(damaged.message.contains("should be an object or a list"), "{damaged:?}");
    }
}

#[test]
fn a_list_as_windows_powershell_may_write_it() {
    let estate = expect(
        "powershellApiManagement/value-and-count.json",
        &["powershellApiManagement 1/1"],
        &["apim-v | stv1 | Developer 1 | None | - | - | -"],
        &["Incomplete Info 1:1 /"],
    );
    let units = estate.instances[0].primary.capacity.at().unwrap();
    assert_eq!(place(units), "7:36 /value/0/Capacity");
}

#[test]
fn numbers_for_the_network_count_where_the_rest_of_the_record_agrees() {
    let estate = expect(
        "powershellApiManagement/numbers.json",
        &["powershellApiManagement 6/6"],
        &[
            "apim-n0 | stv2 | Basic - | None | - | - | -",
            "apim-n1 | stv2 | Premium - | External | - | - | -",
            "apim-n2 | stv1 | Premium - | Internal | - | - | -",
            "apim-n3 | stv1 | Premium - | 1 | - | - | -",
            "apim-n4 | stv1 | Premium - | 2 | - | - | -",
            "apim-n5 | stv2 | Premium - | 1 | - | - | -",
        ],
        &[
            "Incomplete Info 1:1 /",
            "Unreadable Warning 2:144 /0/VpnType",
            "Unreadable Warning 3:146 /1/VpnType",
            "Unreadable Info 4:146 /2/VpnType",
            "Unreadable Warning 5:146 /3/VpnType",
            "Unreadable Warning 6:146 /4/VpnType",
            "Unreadable Warning 6:190 /4/SslSetting",
            "Unreadable Warning 7:146 /5/VpnType",
        ],
    );
    let number = note(&estate, NoteKind::Unreadable);
    assert!(number.advice.as_deref().unwrap().contains("-EnumsAsStrings"));
    assert!(number.message.contains("not confirmed"), "{}", number.message);
    assert_eq!(estate.instances[0].created.value().unwrap().date().to_string(), "2018-03-05");
}

#[test]
fn the_sdk_for_python() {
    let estate = expect(
        "pythonSdk/list.json",
        &["pythonSdk 1/1"],
        &["apim-py | stv2 | Premium 3 | External | West Europe | - | North Europe:stv1"],
        &[],
    );
    let one = &estate.instances[0];
    assert_eq!(place(one.primary.platform.at().unwrap()), "21:25 /0/platform_version");
    assert_eq!(
        place(one.additional.items()[0].platform.at().unwrap()),
        "16:126 /0/additional_locations/0/platform_version"
    );
    assert_eq!(one.last_modified.value().unwrap().date().to_string(), "2024-02-03");
    assert_eq!(one.tags.value().unwrap()["cost_centre"], "4711");
    let custom = one.custom_properties.value().unwrap();
    let cipher = "Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA";
    assert_eq!(custom.is_true(cipher), Some(true));
    assert_eq!(one.primary.subnet.value().unwrap().network, "vnet-py");
    assert_eq!(told(&one.min_api_version, String::clone), "2021-08-01");
    assert_eq!(named(&one.public_network_access), "sometimes");
    assert_eq!(one.hosts.items()[0].default_ssl_binding.value(), Some(&true));
    assert!(one.hosts.items()[0].key_vault_id.is_null());
    expect(
        "pythonSdk/one.json",
        &["pythonSdk 1/1"],
        &["apim-py2 | mtv1 | Consumption 0 | None | - | - | -"],
        &["Unreadable Warning 6:21 /created_at_utc"],
    );
}

#[test]
fn the_sdk_for_javascript() {
    let estate = expect(
        "javaScriptSdk/one.json",
        &["javaScriptSdk 1/1"],
        &["apim-js | stv2 | Developer 1 | None | West Europe | - | -"],
        &[],
    );
    assert_eq!(estate.instances[0].primary.public_ips.items(), ["192.0.2.50"]);
    let estate = expect(
        "javaScriptSdk/list.json",
        &["javaScriptSdk 1/1"],
        &["apim-js1 | stv1 | Premium 1 | Internal | West Europe | - | "],
        &[],
    );
    assert_eq!(estate.instances[0].primary.private_ips.items(), ["10.3.0.5"]);
}

#[test]
fn the_sdk_for_dotnet() {
    let estate = expect(
        "dotNetSdk/one.json",
        &["dotNetSdk 1/1"],
        &["apim-net | stv2 | Premium 1 | External | westeurope | 1,2 | northeurope:stv1"],
        &[],
    );
    let one = &estate.instances[0];
    assert_eq!(one.gateway_url.at().unwrap().pointer.as_deref(), Some("/GatewayUri"));
    assert!(one.additional.items()[0].regional_url.value().is_some());
    expect(
        "dotNetSdk/list.json",
        &["dotNetSdk 2/2"],
        &[
            "apim-net1 | undetermined | BasicV2 1 | - | - | - | -",
            "apim-net2 | null | Developer 1 | None | - | - | -",
        ],
        &[],
    );
}

#[test]
fn recorded_exchanges() {
    let estate = expect(
        "httpRecording/create.json",
        &["httpRecording 2/2"],
        &["apim-rec | stv2 | Developer 1 | None | South Central US | - | -"],
        &["Conflict Warning 25:46 /responses/200/body/properties/provisioningState"],
    );
    assert_eq!(named(&estate.instances[0].provisioning_state), "Succeeded");
    expect(
        "httpRecording/list.json",
        &["httpRecording 1/2"],
        &["apim-rl | stv1 | Standard 1 | None | - | - | -"],
        &["ChildResource Info 14:11 /responses/200/body/value/1"],
    );
}
