//! The shapes of infrastructure as code by fixtures of our own: templates and Terraform. What is
//! expected was written from the fixtures by hand.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

mod shape;

use apim_planner::model::{Basis, Field};
use apim_planner::note::NoteKind;
use shape::{expect, named, note, place, told};

#[test]
fn a_template_says_what_is_wanted_and_its_expressions_are_not_known() {
    let estate = expect(
        "armTemplate/list-with-nesting.json",
        &["armTemplate 2/6"],
        &[
            "[parameters('name')] | - | Premium [parameters('units')] | unreadable | \
             [resourceGroup().location] | unreadable | unreadable",
            "apim-tern-dev | - | Consumption 0 | None | northeurope | - | -",
        ],
        &[
            "NotRuntime Info 1:1 /",
            "Secret Warning 6:62 /parameters/certificate/defaultValue",
            "NotRuntime Info 12:15 /resources/0/name",
            "ChildResource Info 33:9 /resources/0/resources/0",
            "ChildResource Info 34:9 /resources/0/resources/1",
            "OtherResource Info 37:5 /resources/1",
            "Incomplete Warning 63:62 /resources/2/properties/templateLink",
        ],
    );
    let one = &estate.instances[0];
    assert_eq!(told(&one.api_version, String::clone), "2019-12-01");
    assert_eq!(told(&one.publisher_name, String::clone), "[Tern]");
    assert_eq!(one.tags.value().unwrap().len(), 1);
    assert_eq!(one.tags.value().unwrap()["note"], "[kept]");
    assert!(
        matches!(&one.identity, Field::Unreadable(text, _) if text == "[parameters('identity')]")
    );
    assert!(
        matches!(&one.primary.subnet, Field::Unreadable(text, _) if text == "[variables('subnet')]")
    );
    let host = &one.hosts.items()[0];
    assert!(matches!(&host.name, Field::Unreadable(text, _) if text == "[parameters('host')]"));
    let properties = one.custom_properties.value().unwrap();
    assert_eq!(properties.is_true("Gateway.Security.Protocols.Tls10"), None);
    assert!(!properties.get("Gateway.Security.Protocols.Tls10").is_absent());
    assert_eq!(properties.is_true("Gateway.Security.Protocols.Tls11"), Some(false));
    let expressions = estate.notes.iter().find(|note| note.at.line == Some(12)).unwrap();
    assert_eq!(
        expressions.message,
        "11 expressions of the template were not resolved: /resources/0/name, \
         /resources/0/location, /resources/0/tags/env, /resources/0/sku/capacity, \
         /resources/0/zones/1 and 6 more. They are shown as written and count as not known."
    );
    let wanted = estate.notes.iter().find(|note| note.at.line == Some(1)).unwrap();
    assert!(wanted.message.contains("cannot be known from it"), "{}", wanted.message);
    assert!(wanted.command.as_deref().unwrap().starts_with("az graph query "));
    assert!(!format!("{estate:?}").contains("not-a-real-secret"));
    assert_eq!(
        place(estate.instances[1].sku().at().unwrap()),
        "52:32 /resources/1/properties/template/resources/0/sku/name"
    );
}

#[test]
fn a_template_with_symbolic_names() {
    let estate = expect(
        "armTemplate/symbolic-names.json",
        &["armTemplate 2/5"],
        &[
            "apim-gull | - | Premium 3 | Internal | West Europe | 1,2,3 | North Europe:-",
            "[format('apim-{0}', copyIndex())] | unreadable | unreadable [parameters('sku')] | \
             unreadable | westeurope | - | unreadable",
        ],
        &[
            "NotRuntime Info 1:1 /",
            "OtherResource Info 20:12 /resources/old",
            "OtherResource Info 26:14 /resources/never",
            "NotRuntime Warning 34:15 /resources/many/copy",
            "NotRuntime Info 37:15 /resources/many/name",
            "OtherResource Info 42:16 /resources/network",
        ],
    );
    let messages: Vec<&str> = estate.notes.iter().map(|note| note.message.as_str()).collect();
    assert!(messages.contains(
        &"apim-gull-old is named in the template and not deployed by it: it refers to a service \
          that exists."
    ));
    assert!(messages.contains(
        &"One entry of the template stands for several instances: its copy loop runs \
          [length(parameters('teams'))] times. It is shown once."
    ));
    let estate = expect(
        "armTemplate/no-service.json",
        &["armTemplate 0/2"],
        &[],
        &["NoInstance Warning 1:1 /", "ChildResource Info 6:7 /template/resources/0"],
    );
    assert!(note(&estate, NoteKind::NoInstance).advice.as_deref().unwrap().contains("service"));
}

#[test]
fn a_terraform_state_with_modules_and_counts() {
    let estate = expect(
        "terraformState/modules-and-counts.tfstate",
        &["terraformState 3/6"],
        &[
            "apim-plover-west | - | Premium 2 | Internal | westeurope | 1,2 | northeurope:-",
            "apim-plover-dev | - | Consumption 0 | None | westeurope | null | -",
            "apim-plover-data | - | Developer - | - | uksouth | - | -",
        ],
        &[
            "NotRuntime Info 1:1 /",
            "Secret Warning 6:41 /outputs/portal_key/value",
            "OtherResource Info 8:5 /resources/0",
            "Secret Warning 39:41 /resources/1/instances/0/attributes/certificate/0/certificate_password",
            "Secret Warning 39:78 /resources/1/instances/0/attributes/certificate/0/encoded_certificate",
            "Secret Warning 42:128 /resources/1/instances/0/attributes/delegation/0/validation_key",
            "ChildResource Info 99:5 /resources/2",
            "NotReadYet Info 105:5 /resources/3",
            "Unreadable Warning 122:25 /resources/4/instances/0/attributes/sku_name",
        ],
    );
    let one = &estate.instances[0];
    assert_eq!(one.basis, Basis::Recorded);
    assert_eq!(one.resource_group.as_deref(), Some("rg-plover"));
    assert_eq!(one.tags.value().unwrap()["env"], "prd");
    assert_eq!(one.primary.subnet.value().unwrap().network, "vnet-we");
    assert_eq!(one.primary.public_ips.items(), ["192.0.2.20"]);
    assert_eq!(one.primary.private_ips.items(), ["10.4.0.5"]);
    assert!(one.primary.public_ip_id.is_null() && one.min_api_version.is_null());
    assert_eq!(named(&one.public_network_access), "Enabled");
    assert_eq!(one.client_certificate.value(), Some(&false));
    let identity = one.identity.value().unwrap();
    assert_eq!((identity.kind.as_str(), identity.user_assigned.len()), ("UserAssigned", 1));
    let hosts: Vec<String> = one
        .hosts
        .items()
        .iter()
        .map(|host| {
            format!(
                "{} {} {}",
                named(&host.host_type),
                told(&host.name, String::clone),
                named(&host.source)
            )
        })
        .collect();
    assert_eq!(
        hosts,
        ["Management manage.plover.example KeyVault", "Proxy api.plover.example Managed"]
    );
    let ca = &one.ca_certificates.items()[0];
    assert_eq!(told(&ca.store, String::clone), "CertificateAuthority");
    let expiry = &ca.certificate.value().unwrap().expiry;
    assert_eq!(expiry.value().unwrap().date().to_string(), "2027-05-01");
    let settings = one.custom_properties.value().unwrap();
    for (key, on) in [
        ("Gateway.Protocols.Server.Http2", Some(true)),
        ("Gateway.Security.Backend.Protocols.Ssl30", Some(false)),
        ("Gateway.Security.Backend.Protocols.Tls10", Some(true)),
        ("Gateway.Security.Protocols.Tls10", Some(true)),
        ("Gateway.Security.Protocols.Tls11", Some(false)),
        ("Gateway.Security.Protocols.Ssl30", None),
        ("Gateway.Security.Ciphers.TripleDes168", Some(true)),
        ("Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA", Some(false)),
    ] {
        assert_eq!(settings.is_true(key), on, "{key}");
    }
    let location = &one.additional.items()[0];
    assert_eq!(location.gateway_disabled.value(), Some(&true));
    assert!(location.zones.is_null() && location.public_ip_id.is_null());
    assert_eq!(location.subnet.value().unwrap().network, "vnet-ne");
    assert_eq!(
        place(location.name.at().unwrap()),
        "30:29 /resources/1/instances/0/attributes/additional_location/0/location"
    );
    assert_eq!(
        place(one.sku().at().unwrap()),
        "74:25 /resources/1/instances/0/attributes/sku_name"
    );
    assert!(estate.instances[1].hosts.is_absent() || estate.instances[1].hosts.is_null());
    let text = format!("{estate:?}");
    for secret in
        ["ploverpass", "UExPVkVSUEZY", "ploverkey", "ploverprimary", "ploversec", "nobody"]
    {
        assert!(!text.contains(secret), "{secret}");
    }
    let estate = expect(
        "terraformState/nothing-of-ours.tfstate",
        &["terraformState 0/2"],
        &[],
        &[
            "NoInstance Warning 1:1 /",
            "ChildResource Info 8:5 /resources/0",
            "OtherResource Info 9:5 /resources/1",
        ],
    );
    let advice = note(&estate, NoteKind::NoInstance).advice.clone().unwrap();
    assert!(advice.contains("azurerm_api_management"), "{advice}");
}

#[test]
fn a_terraform_state_as_json() {
    let estate = expect(
        "terraformShow/child-modules.json",
        &["terraformShow 1/2"],
        &["apim-dunlin | - | StandardV2 1 | None | usgovvirginia | - | -"],
        &["NotRuntime Info 1:1 /", "OtherResource Info 8:9 /values/root_module/resources/0"],
    );
    let one = &estate.instances[0];
    assert_eq!(named(&one.public_network_access), "Disabled");
    assert_eq!(
        place(one.primary.name.at().unwrap()),
        "26:33 /values/root_module/child_modules/0/child_modules/0/resources/0/values/location"
    );
    let estate = expect(
        "terraformShow/odd-values.json",
        &["terraformShow 1/1"],
        &["apim-odd | - | Premium - | - | - | - | unreadable"],
        &[
            "NotRuntime Info 1:1 /",
            "Unreadable Warning 12:36 /values/root_module/resources/0/values/additional_location",
            "Unreadable Warning 14:46 /values/root_module/resources/0/values/public_network_access_enabled",
            "Unreadable Warning 16:25 /values/root_module/resources/0/values/sku_name",
            "Unreadable Warning 17:46 /values/root_module/resources/0/values/virtual_network_configuration",
        ],
    );
    let settings = estate.instances[0].custom_properties.value().unwrap();
    assert_eq!(settings.is_true("Gateway.Security.Protocols.Tls10"), None);
    assert!(!settings.get("Gateway.Security.Protocols.Tls10").is_absent());
}

#[test]
fn a_terraform_plan_keeps_before_and_after_apart() {
    let estate = expect(
        "terraformPlan/prior-state-and-changes.json",
        &["terraformPlan 2/2"],
        &[
            "apim-knot | - | Premium 1 | External | westeurope | null | -",
            "apim-knot-new | - | Premium 1 | External | northeurope | - | -",
        ],
        &[
            "NotRuntime Info 1:1 /",
            "NotRuntime Info 11:17 /resource_changes/0/change",
            "NotRuntime Info 23:17 /resource_changes/1/change",
        ],
    );
    assert_eq!(estate.instances[0].basis, Basis::Recorded);
    let new = &estate.instances[1];
    assert_eq!(new.basis, Basis::Wanted);
    assert!(new.id.is_absent() && new.primary.public_ips.is_absent());
    let messages: Vec<&str> = estate.notes.iter().map(|note| note.message.as_str()).collect();
    assert!(
        messages.contains(
            &"The plan would change azurerm_api_management.main: sku_name from “Premium_1” to \
              “Premium_3”, zones. What is shown is the state before it."
        ),
        "{messages:?}"
    );
    assert!(
        messages.iter().any(|text| text
            .starts_with("The plan would create azurerm_api_management.new[\"a\"]. It does not")),
        "{messages:?}"
    );
    let estate = expect(
        "terraformPlan/changes-alone.json",
        &["terraformPlan 2/3"],
        &[
            "apim-godwit-old | - | Developer 1 | - | westeurope | - | -",
            "apim-godwit | - | Basic 1 | - | westeurope | - | -",
        ],
        &[
            "NotRuntime Info 1:1 /",
            "NotRuntime Warning 8:17 /resource_changes/0/change",
            "NotRuntime Warning 17:17 /resource_changes/1/change",
            "OtherResource Info 23:5 /resource_changes/2",
        ],
    );
    let messages: Vec<&str> = estate.notes.iter().map(|note| note.message.as_str()).collect();
    assert!(messages.iter().any(|text| text.contains("would delete module.x.")), "{messages:?}");
    assert!(messages.iter().any(|text| text.contains("and create it anew")), "{messages:?}");
    let estate = expect(
        "terraformPlan/planned-alone.json",
        &["terraformPlan 1/1"],
        &["apim-first | - | PremiumV2 2 | - | westeurope | - | -"],
        &["NotRuntime Info 1:1 /"],
    );
    assert_eq!(estate.instances[0].basis, Basis::Wanted);
}
