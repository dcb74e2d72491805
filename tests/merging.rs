//! The same instance from several exports.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test panics")]

use apim_planner::engine::Analysis;
use apim_planner::input::{Input, read};
use apim_planner::model::Estate;
use apim_planner::note::NoteKind;
use apim_planner::options::{Options, Prefer};

fn export(name: &str, modified: Option<&str>, platform: &str, more: &str) -> String {
    let system = modified
        .map_or(String::new(), |at| format!(",\"systemData\":{{\"lastModifiedAt\":\"{at}\"}}"));
    format!(
        "{{\"id\":\"/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service/{name}\",\
         \"name\":\"{name}\",\"type\":\"Microsoft.ApiManagement/service\"{system},\
         \"properties\":{{\"platformVersion\":\"{platform}\"{more}}}}}"
    )
}

fn read_all(texts: &[&str]) -> Estate {
    let names = ["one.json", "two.json", "three.json"];
    let inputs: Vec<Input<'_>> =
        names.iter().zip(texts).map(|(name, text)| Input::new(name, text.as_bytes())).collect();
    read(&inputs)
}

fn kinds(estate: &Estate) -> Vec<NoteKind> {
    estate.notes.iter().map(|note| note.kind).collect()
}

fn platform(estate: &Estate) -> &str {
    &estate.instances[0].primary.platform.value().unwrap().raw
}

#[test]
fn exports_that_agree_are_one_instance() {
    let one = export("apim-1", None, "stv2", "");
    let two = export("APIM-1", None, "stv2", ",\"virtualNetworkType\":\"None\"");
    let estate = read_all(&[&one, &two]);
    assert_eq!(estate.instances.len(), 1);
    assert_eq!(kinds(&estate), [NoteKind::Merged]);
    assert_eq!(
        estate.notes[0].message,
        "APIM-1 stands in one.json (line 1) and in two.json (line 1). They agree and were merged."
    );
    assert!(estate.instances[0].earlier.is_empty());
    assert!(estate.instances[0].virtual_network_type.value().is_some());
    assert_eq!(estate.inputs[0].documents[0].instances, 1);
    assert_eq!(estate.inputs[1].documents[0].instances, 1);
}

#[test]
fn the_newer_export_wins_whatever_the_order() {
    let old = export("a", Some("2024-01-01T00:00:00Z"), "stv1", ",\"virtualNetworkType\":\"None\"");
    let new = export("a", Some("2024-09-01T00:00:00Z"), "stv2", ",\"publisherName\":\"P\"");
    for texts in [[&*old, &*new], [&*new, &*old]] {
        let estate = read_all(&texts);
        assert_eq!(estate.instances.len(), 1);
        assert_eq!(platform(&estate), "stv2");
        let one = &estate.instances[0];
        assert_eq!(one.virtual_network_type.value().unwrap().raw, "None");
        assert_eq!(one.earlier.len(), 1);
        assert_eq!(one.earlier[0].platform.value().unwrap().raw, "stv1");
        assert_eq!(kinds(&estate), [NoteKind::Conflict]);
        let message = &estate.notes[0].message;
        assert!(message.contains("“stv1”") && message.contains("“stv2”"), "{message}");
        assert!(message.contains("one.json (line 1)") && message.contains("two.json"), "{message}");
        assert_eq!(estate.notes[0].input, "two.json");
        assert!(estate.notes[0].at.line.is_some());
    }
}

#[test]
fn without_dates_the_later_input_wins_and_all_states_are_kept() {
    let texts = [
        export("a", None, "stv1", ""),
        export("a", None, "stv2", ""),
        export("a", None, "stv2.1", ""),
    ];
    let estate = read_all(&[&texts[0], &texts[1], &texts[2]]);
    assert_eq!(platform(&estate), "stv2.1");
    let earlier: Vec<&str> =
        estate.instances[0].earlier.iter().map(|s| &*s.platform.value().unwrap().raw).collect();
    assert_eq!(earlier, ["stv1", "stv2"]);
    assert_eq!(kinds(&estate), [NoteKind::Conflict, NoteKind::Conflict]);
}

#[test]
fn the_same_instance_twice_in_one_input_is_merged_too() {
    let one = export("a", None, "stv2", "");
    let estate = read_all(&[&format!("{{\"value\":[{one},{one}]}}")]);
    assert_eq!(estate.instances.len(), 1);
    assert_eq!(kinds(&estate), [NoteKind::Merged]);
}

#[test]
fn a_region_in_its_two_spellings_is_no_conflict() {
    let texts = ["West Europe", "westeurope"].map(|region| {
        export("a", None, "stv2", "").replacen('{', &format!("{{\"location\":\"{region}\","), 1)
    });
    assert_eq!(kinds(&read_all(&[&texts[0], &texts[1]])), [NoteKind::Merged]);
}

#[test]
fn instances_without_an_id_are_never_merged() {
    let one = "{\"name\":\"a\",\"type\":\"Microsoft.ApiManagement/service\",\"properties\":{}}";
    assert_eq!(read_all(&[one, one]).instances.len(), 2);
}

#[test]
fn other_regions_take_what_only_the_other_export_says() {
    let of = |extra: &str| {
        let more = format!(",\"additionalLocations\":[{{\"location\":\"North Europe\"{extra}}}]");
        export("a", None, "stv2", &more)
    };
    let (one, two) = (of(",\"platformVersion\":\"stv1\""), of(",\"zones\":[\"1\"]"));
    let estate = read_all(&[&one, &two]);
    let location = &estate.instances[0].additional.items()[0];
    assert_eq!(location.platform.value().unwrap().raw, "stv1");
    assert_eq!(location.zones.items(), ["1"]);
}

#[test]
fn two_inputs_of_one_name_are_told_apart() {
    let inputs = [Input::new("apim.json", b""), Input::new("apim.json", b"{}")];
    let estate = read(&inputs);
    let names: Vec<&str> = estate.inputs.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(names, ["apim.json", "apim.json (2)"]);
    assert_eq!(estate.notes[0].input, "apim.json");
    assert_eq!(estate.notes[1].input, "apim.json (2)");
}

/// A page of an answer of three rows.
fn page(names: &[&str], more: &str) -> String {
    let rows: Vec<String> = names.iter().map(|name| export(name, None, "stv2", "")).collect();
    let count = names.len();
    format!("{{\"count\":{count},\"data\":[{}],\"total_records\":3{more}}}", rows.join(","))
}

#[test]
fn rows_that_are_missing_come_first_until_all_pages_are_there() {
    let first = page(&["a", "b"], ",\"skip_token\":\"x\"");
    let second = page(&["c"], "");
    let day = apim_planner::report::parse_date("2026-11-22").unwrap();
    let options = Options { as_of: day, prefer: Prefer::default() };
    let task = |texts: &[&str]| {
        let fleet = Analysis::new(read_all(texts), &options).overview().fleet;
        (fleet.now.unwrap().title, fleet.text.contains("The list is cut off"))
    };
    assert_eq!(task(&[&first]), ("Get the rows that are missing".to_owned(), true));
    let (title, cut_off) = task(&[&first, &second]);
    assert!(!title.contains("missing") && !cut_off, "{title}");
}
