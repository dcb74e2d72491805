use super::super::field::{object, objects, text, texts};
use super::super::json;
use super::super::place::Place;
use super::*;
use crate::model::Field;
use crate::note::NoteKind;

const TLS10: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10";

static SUBNET: &[Rename] = &[keep("subnet_id", "subnetResourceId")];
static HOST: &[Rename] = &[keep("host_name", "hostName")];
static CERTIFICATE: &[Rename] =
    &[keep("store_name", "storeName"), keep("expiry", "certificate/expiry")];
static TABLE: &[Rename] = &[
    keep("gateway_url", "gatewayUrl"),
    keep("units", "sku/capacity"),
    turn("sku_name", "sku", How::Sku),
    turn("network", "virtualNetworkConfiguration", How::Object(SUBNET)),
    turn(
        "hosts",
        "",
        How::Object(&[
            turn("proxy", "hostnameConfigurations", How::Hosts("Proxy", HOST)),
            turn("portal", "hostnameConfigurations", How::Hosts("Portal", HOST)),
        ]),
    ),
    turn("certificate", "certificates", How::Each(CERTIFICATE)),
    turn("public", "publicNetworkAccess", How::Switch),
    turn("security", "customProperties", How::Object(&[keep("tls10", TLS10)])),
    turn("ciphers", "customProperties", How::Prefixed("Ciphers.")),
];

/// The renamed values of a text, as `path = value @ line:column pointer`.
fn renamed(text: &str) -> (Vec<String>, Vec<NoteKind>) {
    let mut notes = Notes::new("test");
    let node = json::read(text, Place::START, "/rows/0").node.unwrap();
    let node = rename(node, "/rows/0", TABLE, &mut notes);
    let mut out = vec![];
    list("", &View::new(&node, "/rows/0"), &mut out);
    (out, notes.finish().iter().map(|note| note.kind).collect())
}

fn list(path: &str, view: &View<'_>, out: &mut Vec<String>) {
    for (key, value) in view.members() {
        list(&format!("{path}/{key}"), &value, out);
    }
    for (index, item) in view.items().enumerate() {
        list(&format!("{path}/{index}"), &item, out);
    }
    let value = match &view.node.value {
        Value::Null => "null",
        Value::Object(members) if members.is_empty() => "{}",
        Value::Array(items) if items.is_empty() => "[]",
        _ => match view.text() {
            Some(text) => text,
            None => return,
        },
    };
    let place = view.node.place;
    out.push(format!("{path} = {value} @ {}:{} {}", place.line, place.column, view.pointer));
}

#[test]
fn names_change_and_places_stay() {
    let (values, notes) = renamed(
        "{\"GATEWAY_URL\": \"u\",\n\"sku_name\": \"StandardV2_3\",\n\"colour\": {\"a/b\": [1]},\n\
         \"network\": [{\"subnet_id\": \"s\", \"more\": true}]}",
    );
    assert_eq!(
        values,
        [
            "/gatewayUrl = u @ 1:17 /rows/0/GATEWAY_URL",
            "/sku/name = StandardV2 @ 2:13 /rows/0/sku_name",
            "/sku/capacity = 3 @ 2:13 /rows/0/sku_name",
            "/colour/a/b/0 = 1 @ 3:20 /rows/0/colour/a~1b/0",
            "/virtualNetworkConfiguration/subnetResourceId = s @ 4:27 /rows/0/network/0/subnet_id",
            "/virtualNetworkConfiguration/more = true @ 4:40 /rows/0/network/0/more",
        ]
    );
    assert!(notes.is_empty());
}

#[test]
fn several_names_fill_one_list_and_one_object() {
    let (values, notes) = renamed(
        "{\"hosts\": [{\"proxy\": [{\"host_name\": \"a\"}, {\"host_name\": \"b\"}],\n\
         \"portal\": {\"host_name\": \"c\"}}],\n\
         \"security\": [{\"tls10\": true}], \"ciphers\": {\"X\": \"False\"},\n\
         \"certificate\": [{\"store_name\": \"Root\", \"expiry\": \"never\"}]}",
    );
    assert_eq!(
        values,
        [
            "/hostnameConfigurations/0/hostName = a @ 1:37 /rows/0/hosts/0/proxy/0/host_name",
            "/hostnameConfigurations/0/type = Proxy @ 1:23 /rows/0/hosts/0/proxy/0",
            "/hostnameConfigurations/1/hostName = b @ 1:57 /rows/0/hosts/0/proxy/1/host_name",
            "/hostnameConfigurations/1/type = Proxy @ 1:43 /rows/0/hosts/0/proxy/1",
            "/hostnameConfigurations/2/hostName = c @ 2:25 /rows/0/hosts/0/portal/host_name",
            "/hostnameConfigurations/2/type = Portal @ 2:11 /rows/0/hosts/0/portal",
            &format!("/customProperties/{TLS10} = true @ 3:24 /rows/0/security/0/tls10"),
            "/customProperties/Ciphers.X = False @ 3:49 /rows/0/ciphers/X",
            "/certificates/0/storeName = Root @ 4:32 /rows/0/certificate/0/store_name",
            "/certificates/0/certificate/expiry = never @ 4:50 /rows/0/certificate/0/expiry",
        ]
    );
    assert!(notes.is_empty());
}

#[test]
fn what_cannot_be_converted_stays_as_written() {
    let (values, notes) = renamed(
        "{\"sku_name\": \"Premium\", \"public\": \"perhaps\", \"network\": [1, 2], \
         \"certificate\": 7, \"ciphers\": \"x\"}",
    );
    assert_eq!(
        values,
        [
            "/sku/name = Premium @ 1:14 /rows/0/sku_name",
            "/publicNetworkAccess = perhaps @ 1:35 /rows/0/public",
            "/virtualNetworkConfiguration/0 = 1 @ 1:58 /rows/0/network/0",
            "/virtualNetworkConfiguration/1 = 2 @ 1:61 /rows/0/network/1",
            "/certificates = 7 @ 1:80 /rows/0/certificate",
            "/customProperties = x @ 1:94 /rows/0/ciphers",
        ]
    );
    assert_eq!(notes, [NoteKind::Unreadable; 5]);
}

#[test]
fn a_damaged_part_makes_the_whole_list_unreadable_in_any_order() {
    for text in [
        "{\"hosts\": {\"proxy\": [{\"host_name\": \"a\"}], \"portal\": \"System.Object[]\"}}",
        "{\"hosts\": {\"portal\": \"System.Object[]\", \"proxy\": [{\"host_name\": \"a\"}]}}",
    ] {
        let mut notes = Notes::new("test");
        let node = json::read(text, Place::START, "").node.unwrap();
        let node = rename(node, "", TABLE, &mut notes);
        let view = View::new(&node, "");
        let hosts = objects(view.get("hostnameConfigurations"), &mut notes, |_, _| ());
        assert!(matches!(hosts, Field::Unreadable(..)), "{text} {hosts:?}");
        let notes = notes.finish();
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert_eq!(notes[0].at.pointer.as_deref(), Some("/hosts/portal"));
    }
}

#[test]
fn null_and_empty_say_that_there_is_none() {
    let (values, notes) = renamed(
        "{\"network\": [], \"public\": null, \"hosts\": null, \"certificate\": [], \
         \"units\": null, \"sku_name\": \"Basic_1\"}",
    );
    assert_eq!(
        values,
        [
            "/virtualNetworkConfiguration = null @ 1:13 /rows/0/network",
            "/publicNetworkAccess = null @ 1:27 /rows/0/public",
            "/hosts = null @ 1:42 /rows/0/hosts",
            "/certificates = [] @ 1:63 /rows/0/certificate",
            "/sku/capacity = null @ 1:76 /rows/0/units",
            "/sku/name = Basic @ 1:94 /rows/0/sku_name",
            "/sku/capacity = 1 @ 1:94 /rows/0/sku_name",
        ]
    );
    assert!(notes.is_empty());
}

#[test]
fn a_cut_list_stays_cut() {
    let mut notes = Notes::new("test");
    let text = "{\"hosts\": [{\"proxy\": [{\"host_name\": \"a\"}, {\"host_n";
    let node = json::read(text, Place::START, "").node.unwrap();
    let node = rename(node, "", TABLE, &mut notes);
    let view = View::new(&node, "");
    let hosts = objects(view.get("hostnameConfigurations"), &mut notes, |item, notes| {
        text_of(item.get("hostName"), notes)
    });
    assert!(matches!(hosts, Field::Unreadable(..)), "{hosts:?}");
    let network = object(view.get("virtualNetworkConfiguration"), &mut notes, |_, _| ());
    assert!(network.is_absent());
    assert!(texts(view.get("zones"), &mut notes).is_absent());
}

fn text_of(view: Option<View<'_>>, notes: &mut Notes) -> Field<String> {
    text(view, notes)
}
