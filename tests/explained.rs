//! Inputs in which there is nothing to classify are named and explained.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::input::shapes::SHAPES;
use apim_planner::input::{Input, read};
use apim_planner::model::Estate;
use apim_planner::note::{NoteKind, NoteSeverity};
use std::path::Path;

fn read_text(text: &str) -> Estate {
    read(&[Input::new("test", text.as_bytes())])
}

#[test]
fn documents_and_texts_that_hold_no_instance_are_named() {
    use NoteKind::{
        ChildResource, DeletedService, ErrorBody, NoInstance, NotReadYet, NotRecognised,
        OtherResource, SkuList,
    };
    for (text, shape, kind) in [
        (r#"{"error":{"code":"AuthorizationFailed","message":"No."}}"#, "errorBody", ErrorBody),
        ("ERROR: (ResourceNotFound) The Resource was not found.", "errorBody", ErrorBody),
        ("(AuthorizationFailed) The client has no authorization.", "errorBody", ErrorBody),
        (
            r#"{"value":[{"resourceType":"Microsoft.ApiManagement/service","sku":{"name":"Basic"},"capacity":{}}]}"#,
            "skuList",
            SkuList,
        ),
        (r#"{"nameAvailable":false,"reason":"AlreadyExists"}"#, "apimAnswer", OtherResource),
        (
            r#"[{"location":"West Europe","networkStatus":{"dnsServers":[]}}]"#,
            "apimAnswer",
            OtherResource,
        ),
        (
            r#"{"count":1,"snapshots":{"columns":[{"name":"id"}],"rows":[["x"]]}}"#,
            "resourceGraphHistory",
            OtherResource,
        ),
        (
            r#"{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[]}"#,
            "armTemplate",
            NoInstance,
        ),
        (r#"{"version":4,"serial":7,"lineage":"x","resources":[]}"#, "terraformState", NoInstance),
        (r#"{"terraform_version":"1.9.0","values":{}}"#, "terraformShow", NoInstance),
        (r#"{"version":3,"serial":1,"lineage":"x","modules":[]}"#, "terraform", NotReadYet),
        (
            "NAME    RESOURCE GROUP    LOCATION\n------  ----------------  --------\napim-1  rg  West Europe",
            "azTable",
            NotReadYet,
        ),
        (
            "/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service/a\tWest Europe\tPremium",
            "azTsv",
            NotReadYet,
        ),
        (
            "- additionalLocations: null\n  gatewayUrl: https://a.azure-api.net\n",
            "azYaml",
            NotReadYet,
        ),
        (
            "resource \"azurerm_api_management\" \"a\" {\n  name = \"a\"\n}",
            "terraformSource",
            NotReadYet,
        ),
        (
            "resource a 'Microsoft.ApiManagement/service@2024-05-01' = {\n  name: 'a'\n}",
            "bicep",
            NotReadYet,
        ),
        ("PublicIPAddresses : {192.0.2.1}\nPlatformVersion : stv1\n", "powershellList", NotReadYet),
        (
            r#"{"id":"/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service/a/apis/b","type":"Microsoft.ApiManagement/service/apis"}"#,
            "armResource",
            ChildResource,
        ),
        (
            r#"{"id":"/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service/a/privateEndpointConnections/b","type":"Microsoft.ApiManagement/service/privateEndpointConnections"}"#,
            "armResource",
            ChildResource,
        ),
        (
            r#"{"id":"/subscriptions/s/providers/Microsoft.ApiManagement/locations/l/deletedservices/a","type":"Microsoft.ApiManagement/deletedservices"}"#,
            "armResource",
            DeletedService,
        ),
        (r#"{"value":[]}"#, "armList", NoInstance),
        (r#"{"colour":"blue"}"#, "unknown", NotRecognised),
    ] {
        let estate = read_text(text);
        assert!(estate.instances.is_empty(), "{text}");
        assert_eq!(estate.inputs[0].documents[0].shape, shape, "{text}");
        let note = estate.notes.iter().find(|note| note.kind == kind);
        assert!(note.is_some_and(|note| note.at.line == Some(1)), "{text}: {:#?}", estate.notes);
    }
}

#[test]
fn an_error_is_told_with_its_code_and_its_words() {
    let estate =
        read_text("{\"error\": {\"code\": \"AuthorizationFailed\", \"message\": \"No\\nrole.\"}}");
    assert_eq!(estate.notes[0].severity, NoteSeverity::Error);
    assert_eq!(
        estate.notes[0].message,
        "This is an error answer instead of a resource: AuthorizationFailed. No role."
    );
}

#[test]
fn an_error_of_the_command_beside_data_is_told() {
    let estate = read_text("ERROR: something failed\n{\"value\": []}");
    assert!(estate.notes.iter().any(|note| note.kind == NoteKind::ErrorBody));
}

#[test]
fn inputs_without_any_document() {
    for text in ["", " \r\n\t ", "hello", "{name: x}", "\"a string\"", "17"] {
        let estate = read_text(text);
        assert!(estate.inputs[0].documents.is_empty(), "{text}");
        assert_eq!(estate.notes.len(), 1, "{text}");
        assert_eq!(estate.notes[0].kind, NoteKind::NotRecognised, "{text}");
        assert_eq!(estate.notes[0].severity, NoteSeverity::Error, "{text}");
    }
    assert!(read(&[]).inputs.is_empty());
}

#[test]
fn a_problem_is_told_with_its_place_and_what_was_expected() {
    let service = r#""type":"Microsoft.ApiManagement/service","name":"a""#;
    for (text, place, start) in [
        (
            format!("{{{service},\"properties\":{{\"a\":tru}}}}"),
            (1, 72),
            "“t” stands inside a value",
        ),
        (
            format!("{{{service},\"properties\":{{\"a\" 1}}}}"),
            (1, 72),
            "“1” stands inside an object where a colon after the key",
        ),
        (
            format!("{{{service},\"zones\":[1}}"),
            (1, 64),
            "“}” stands inside an array where a comma or the closing bracket",
        ),
        (format!("{{{service},\"zones\":[1, 2"), (1, 67), "The text ends inside a number"),
        (
            format!("{{{service},\"location\":\"b,\n \"zones\":null}}"),
            (1, 68),
            "The end of the line stands inside a string where the closing quotation mark",
        ),
        (format!("{{{service},\"zones\":[1, ]"), (1, 67), "The text ends inside an object"),
    ] {
        let estate = read_text(&text);
        let note = estate
            .notes
            .iter()
            .find(|note| (note.kind, note.severity) == (NoteKind::Syntax, NoteSeverity::Error));
        let note = note.unwrap_or_else(|| panic!("{text}: {:#?}", estate.notes));
        assert!(note.message.starts_with(start), "{text}: {}", note.message);
        assert_eq!((note.at.line.unwrap(), note.at.column.unwrap()), place, "{text}");
        assert_eq!(estate.instances.len(), 1, "{text}");
    }
}

#[test]
fn resources_of_one_type_give_one_note() {
    let items: Vec<String> = (0..5000)
        .map(|i| format!("{{\"id\":\"/subscriptions/s/{i}\",\"type\":\"Microsoft.Web/sites\"}}"))
        .collect();
    let estate = read_text(&format!("[{}]", items.join(",")));
    assert_eq!(estate.inputs[0].documents[0].elements, 5000);
    assert_eq!(estate.notes.len(), 2, "{:#?}", estate.notes);
    assert!(estate.notes.iter().any(|note| note.message.starts_with("5000 resources of the type")));
}

#[test]
fn notes_of_one_kind_are_limited_and_the_rest_is_counted() {
    let items: Vec<String> = (0..300)
        .map(|i| {
            format!(
                "{{\"type\":\"Microsoft.ApiManagement/service\",\"name\":\"a{i}\",\"zones\":true}}"
            )
        })
        .collect();
    let estate = read_text(&format!("[{}]", items.join(",\n")));
    assert_eq!(estate.instances.len(), 300);
    let unreadable: Vec<_> =
        estate.notes.iter().filter(|note| note.kind == NoteKind::Unreadable).collect();
    assert_eq!(unreadable.len(), 201);
    assert!(unreadable[200].message.starts_with("100 more notes of this kind"));
}

/// Reads a text as a shape; the shape of its first document, and whether the choice was refused.
fn read_as(bytes: &[u8], shape: &str) -> (&'static str, bool) {
    let estate = read(&[Input { read_as: Some(shape), ..Input::new("test", bytes) }]);
    let refused = estate.notes.iter().any(|note| {
        note.kind == NoteKind::NotRecognised && note.message.contains("cannot be read as")
    });
    (estate.inputs[0].documents[0].shape, refused)
}

#[test]
fn a_choice_is_followed_where_it_fits_and_refused_where_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes");
    let (mut followed, mut refused) = (0, 0);
    for shape in std::fs::read_dir(folder).unwrap() {
        for file in std::fs::read_dir(shape.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let estate = read(&[Input::new("test", &bytes)]);
            let [document] = &estate.inputs[0].documents[..] else { continue };
            for shape in SHAPES {
                let fits = shape.id == document.shape
                    || document.candidates.iter().any(|candidate| candidate.shape == shape.id);
                let (read, no) = read_as(&bytes, shape.id);
                assert_eq!(no, !fits, "{} as {}", path.display(), shape.id);
                assert_eq!(
                    read,
                    if fits { shape.id } else { document.shape },
                    "{}",
                    path.display()
                );
                followed += u32::from(fits && shape.id != document.shape);
                refused += u32::from(!fits);
            }
        }
    }
    assert!(followed > 0 && refused > 100, "{followed}, {refused}");
    assert_eq!(read_as(b"{\"value\": []}", "no such shape"), ("armList", true));
}
