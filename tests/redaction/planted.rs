//! Hostile values in every member that is read, and in some that are not.

use super::{options, searchable};
use apim_planner::engine::{Analysis, analyze};
use apim_planner::input::Input;
use apim_planner::render::FORMATS;
use apim_planner::share::redact::Hide;
use proptest::prelude::*;
use serde_json::{Value, json};

/// An instance with a value of its own in every member that is read, each with a mark.
fn planted(mark: &dyn Fn(&str) -> String) -> Value {
    let id = |kind: &str| {
        format!(
            "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Network/{kind}/{}",
            mark("s"),
            mark("g"),
            mark(kind)
        )
    };
    let location = json!({
        "location": mark("region"), "sku": { "name": mark("sku"), "capacity": mark("units") },
        "zones": [mark("zone")], "platformVersion": mark("platform"),
        "publicIPAddresses": [mark("ip")], "privateIPAddresses": ["10.99.88.77", mark("ip2")],
        "outboundPublicIPAddresses": ["fd12:3456:789a::99"], "publicIpAddressId": id("publicIPAddresses"),
        "natGatewayState": mark("nat"), "disableGateway": mark("flag"),
        "gatewayRegionalUrl": format!("https://{}.regional.azure-api.net/{}", mark("r"), mark("path")),
        "virtualNetworkConfiguration": { "subnetResourceId": format!("{}/subnets/{}", id("virtualNetworks"), mark("subnet")) },
    });
    let certificate = json!({
        "expiry": mark("expiry"), "subject": mark("subject"), "thumbprint": mark("thumbprint"),
    });
    let mut properties = json!({
        "createdAtUtc": mark("created"), "provisioningState": mark("state"),
        "targetProvisioningState": mark("target"), "publisherEmail": mark("mail"),
        "publisherName": mark("publisher"), "notificationSenderEmail": mark("sender"),
        "gatewayUrl": format!("https://{}@{}:{}/?{}", mark("user"), mark("host"), mark("port"), mark("query")),
        "developerPortalUrl": mark("portal"), "virtualNetworkType": mark("network"),
        "publicNetworkAccess": mark("access"), "releaseChannel": mark("channel"),
        "privateEndpointConnections": [{ "name": mark("endpoint"), "privateLinkServiceConnectionState": { "status": mark("status") } }],
        "hostnameConfigurations": [
            { "type": mark("type"), "hostName": mark("hostname"), "certificateSource": mark("source"),
              "certificateStatus": mark("certstatus"), "certificate": certificate, "identityClientId": mark("client"),
              "keyVaultId": format!("https://{}.vault.azure.net/{}/{}/{}", mark("vault"), mark("kind"), mark("secret"), mark("version")) },
            { "type": "Proxy", "hostName": format!("{}.azure-api.net", mark("label")), "keyVaultId": mark("kv") },
            { "type": "Proxy", "hostName": format!("{}.{}.azure-api.us", mark("name"), mark("inner")) },
        ],
        "certificates": [{ "storeName": mark("store"), "certificate": certificate }],
        "customProperties": {
            mark("key"): mark("value"),
            "Microsoft.WindowsAzure.ApiManagement.Stv2MigrationPreCreatedIps": format!("10.99.88.76,{}", mark("pre")),
            format!("Microsoft.WindowsAzure.ApiManagement.Gateway.{}", mark("cipher")): "True",
        },
        "apiVersionConstraint": { "minApiVersion": mark("min") },
        "configurationApi": { "legacyApi": mark("legacy") }, "legacyPortalStatus": mark("lps"),
        "developerPortalStatus": mark("dps"), "enableClientCertificate": mark("client2"),
        "additionalLocations": [location], "zoneRedundant": mark("zr"), "unheardOf": mark("unread"),
    });
    for (key, value) in location.as_object().unwrap() {
        properties[key] = value.clone();
    }
    json!({
        "type": "Microsoft.ApiManagement/service", "name": mark("name"), "location": mark("region"),
        "id": format!("/subscriptions/{}/resourceGroups/{}/providers/Microsoft.ApiManagement/service/{}", mark("s"), mark("g"), mark("name")),
        "sku": location["sku"], "zones": location["zones"], "properties": properties,
        "tags": { mark("tag"): mark("tagvalue") }, "apiVersion": mark("api"),
        "identity": { "type": mark("identity"), "principalId": mark("principal"), "tenantId": mark("tenant"),
            "userAssignedIdentities": { id("userAssignedIdentities"): {} } },
        "systemData": { "lastModifiedAt": mark("modified"), "createdBy": mark("by") },
        mark("member"): { mark("deep"): mark("deepvalue") },
    })
}

/// That nothing with a mark, and no address that was planted, is in any format.
fn clean(analysis: &Analysis, what: &str) {
    let report = analysis.report();
    for format in FORMATS {
        let text = searchable(format, &report).to_lowercase();
        for planted in ["mkq7", "10.99.88.7", "fd12:3456"] {
            let found = text.find(planted).map(|at| {
                let from = text.char_indices().map(|(i, _)| i).take_while(|i| *i + 60 < at).last();
                text[from.unwrap_or(0)..].chars().take(160).collect::<String>()
            });
            assert_eq!(found, None, "{what}: {}", format.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_was_planted_is_in_the_copy(
        before in r#"[-\[ A-Z.@=<'"`$]{0,3}"#,
        after in r#"[-\] a-z.@:=>'"`$()|]{0,5}"#,
        twice in any::<bool>(),
    ) {
        let mark = |field: &str| format!("{before}Mkq7{field}{after}");
        let row = planted(&mark);
        let text = if twice {
            json!([row, planted(&|field| mark(&format!("{field}2"))), { "type": mark("other"), "id": mark("otherid") }]).to_string()
        } else {
            row.to_string()
        };
        let analysis = analyze(&[Input::new(&mark("file"), text.as_bytes())], &options());
        prop_assert!(analysis.instances() >= 1);
        let copy = analysis.redacted(&Hide::default());
        clean(&copy.analysis, "once");
        clean(&copy.analysis.redacted(&Hide::default()).analysis, "twice");
        // The text breaks off: what is said of it is clean as well.
        let cut = text.len() * 3 / 4;
        let cut = analyze(&[Input::new("x", &text.as_bytes()[..cut])], &options());
        clean(&cut.redacted(&Hide::default()).analysis, "cut");
        prop_assert_eq!(
            copy.analysis.report(),
            analysis.redacted(&Hide::default()).analysis.report(),
            "the same copy every time"
        );
    }
}
