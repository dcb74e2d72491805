//! The JavaScript API and the wire between page and worker, in a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test panics"
)]

use apim_planner::options::{Options, Prefer};
use apim_planner::report::parse_date;
use apim_planner::web::protocol::{Answer, Failure, Message, Request, Settings};
use apim_planner::web::wire::{self, Arrival};
use apim_planner::web::worker::respond;
use apim_planner::web::{blob, desk::Desk, js_api, panic};
use apim_planner::{engine, input::Input, render};
use js_sys::{Array, Error, Function, JSON, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::io::Write;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Document;

wasm_bindgen_test_configure!(run_in_browser);

const EXPORT: &str = r#"{
  "type": "Microsoft.ApiManagement/service", "name": "apim-birch",
  "id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-birch/providers/Microsoft.ApiManagement/service/apim-birch",
  "location": "West Europe", "sku": { "name": "Premium", "capacity": 2 }, "zones": null,
  "tags": { "unit": "Bäume" },
  "properties": { "platformVersion": "stv1", "virtualNetworkType": "None",
    "provisioningState": "Succeeded" }
}"#;
const AS_OF: &str = "2026-11-22";

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in members {
        Reflect::set(&object, &(*key).into(), value).unwrap();
    }
    object.into()
}

fn as_of() -> JsValue {
    object(&[("asOf", AS_OF.into())])
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

/// What the engine says without any of the browser's types in between.
fn direct(name: &str) -> String {
    let options = Options { as_of: parse_date(AS_OF).unwrap(), prefer: Prefer::default() };
    let analysis = engine::analyze(&[Input::new(name, EXPORT.as_bytes())], &options);
    String::from_utf8((render::json::FORMAT.render)(analysis.report())).unwrap()
}

fn message(thrown: impl Into<JsValue>) -> String {
    let error: JsValue = thrown.into();
    get(&Error::from(error), "message").as_string().unwrap()
}

#[wasm_bindgen_test]
fn a_report_that_went_through_javascript_is_the_same_report() {
    let report = js_api::analyze(EXPORT.into(), as_of()).unwrap();
    let rendered = js_api::render(report, "json").unwrap();
    assert_eq!(get(&rendered, "text").as_string().unwrap(), direct("input"));
    assert_eq!(get(&rendered, "fileName").as_string().unwrap(), "apim-report-2026-11-22.json");
    assert_eq!(get(&rendered, "mime").as_string().unwrap(), "application/json");
}

#[wasm_bindgen_test]
fn a_report_is_plain_json() {
    let report = js_api::analyze(EXPORT.into(), as_of()).unwrap();
    let instance = Array::from(&get(&report, "instances")).get(0);
    assert_eq!(get(&instance, "name").as_string().unwrap(), "apim-birch");
    assert_eq!(get(&get(&instance, "sku"), "capacity").as_f64(), Some(2.0));
    // As text and back nothing is lost: no Map, no undefined, no BigInt.
    let text: String = JSON::stringify(&report).unwrap().into();
    let through_text = js_api::render(JSON::parse(&text).unwrap(), "json").unwrap();
    assert_eq!(get(&through_text, "text").as_string().unwrap(), direct("input"));
}

#[wasm_bindgen_test]
fn text_and_bytes_give_the_same() {
    let text = object(&[("name", "a.json".into()), ("text", EXPORT.into())]);
    let bytes = Uint8Array::from(EXPORT.as_bytes());
    let bytes = object(&[("name", "a.json".into()), ("bytes", bytes.into())]);
    for input in [text, bytes] {
        let report = js_api::analyze(Array::of1(&input).into(), as_of()).unwrap();
        let rendered = js_api::render(report, "json").unwrap();
        assert_eq!(get(&rendered, "text").as_string().unwrap(), direct("a.json"));
    }
}

#[wasm_bindgen_test]
fn options_may_be_left_out() {
    let report = js_api::analyze(EXPORT.into(), JsValue::UNDEFINED).unwrap();
    let today: String = js_sys::Date::new_0().to_iso_string().into();
    assert_eq!(get(&report, "asOf").as_string().unwrap(), today[..10]);
}

#[wasm_bindgen_test]
fn what_is_not_understood_is_a_note() {
    let report = js_api::analyze("nothing of interest".into(), as_of()).unwrap();
    assert_eq!(Array::from(&get(&report, "instances")).length(), 0);
    assert!(Array::from(&get(&report, "notes")).length() > 0);
}

#[wasm_bindgen_test]
fn markdown_names_the_instance() {
    let report = js_api::analyze(EXPORT.into(), as_of()).unwrap();
    let rendered = js_api::render(report, "markdown").unwrap();
    assert!(get(&rendered, "text").as_string().unwrap().contains("apim-birch"));
    assert!(get(&rendered, "fileName").as_string().unwrap().ends_with(".md"));
}

/// What `tests/formats.rs` found natively: a line for each format with its name, the length and a
/// sum of its bytes.
const NATIVE: &str = include_str!("snapshots/formats__bytes.snap");

#[wasm_bindgen_test]
fn every_format_gives_the_bytes_that_it_gives_natively() {
    let text = include_str!("fixtures/formats/hostile.json");
    let options = Options { as_of: parse_date(AS_OF).unwrap(), prefer: Prefer::LeastFollowUp };
    let analysis = engine::analyze(&[Input::new("a b/hostile.json", text.as_bytes())], &options);
    let report = analysis.report();
    let mut lines = String::new();
    for format in render::FORMATS {
        let bytes = (format.render)(report.clone());
        let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        lines.push_str(&format!("{} {} {sum:016x}\n", format.id, bytes.len()));
    }
    let native = NATIVE.rsplit("---\n").next().unwrap();
    assert_eq!(lines, native);
}

#[wasm_bindgen_test]
fn what_is_no_text_is_given_as_bytes() {
    let report = js_api::analyze(EXPORT.into(), as_of()).unwrap();
    let rendered = js_api::render(report, "xlsx").unwrap();
    let bytes: Uint8Array = get(&rendered, "bytes").dyn_into().unwrap();
    assert_eq!(bytes.to_vec()[..4], *b"PK\x03\x04");
    assert!(get(&rendered, "text").is_undefined());
    assert_eq!(get(&rendered, "fileName").as_string().unwrap(), "apim-report-2026-11-22.xlsx");
}

#[wasm_bindgen_test]
fn errors_say_what_was_expected_and_what_was_found() {
    let analyze = |inputs: JsValue, options: JsValue| {
        message(js_api::analyze(inputs, options).expect_err("it has to be refused"))
    };
    let none = JsValue::UNDEFINED;
    assert_eq!(
        analyze(JsValue::from(7), none.clone()),
        "analyze: inputs: expected a string, or an array of { name?, text } or { name?, bytes }, \
         found number"
    );
    let list = |input: &JsValue| JsValue::from(Array::of1(input));
    assert_eq!(
        analyze(list(&JsValue::NULL), none.clone()),
        "analyze: inputs[0]: expected { name?, text } or { name?, bytes }, found null"
    );
    assert_eq!(
        analyze(list(&object(&[("name", 1.into()), ("text", "".into())])), none.clone()),
        "analyze: inputs[0].name: expected a string, found number"
    );
    assert_eq!(
        analyze(list(&object(&[("name", "a".into())])), none.clone()),
        "analyze: inputs[0]: expected either text as a string or bytes as a Uint8Array, found \
         text: undefined, bytes: undefined"
    );
    assert_eq!(
        analyze("".into(), object(&[("asOf", "tomorrow".into())])),
        "analyze: options.asOf: expected a day as YYYY-MM-DD, found \"tomorrow\""
    );
    assert_eq!(
        analyze("".into(), object(&[("asof", AS_OF.into())])),
        "analyze: options: expected the keys asOf and prefer, found \"asof\""
    );
    assert_eq!(
        analyze("".into(), object(&[("prefer", "speed".into())])),
        "analyze: options.prefer: expected \"least-follow-up\" or \"no-downtime\", found \"speed\""
    );
    assert_eq!(
        analyze("".into(), object(&[("asOf", js_sys::Date::new_0().into())])),
        "analyze: options.asOf: expected a day as YYYY-MM-DD, found Date"
    );
    assert_eq!(
        analyze("".into(), 7.into()),
        "analyze: options: expected an object { asOf?, prefer? }, found number"
    );

    let render = |report: JsValue, format: &str| {
        message(js_api::render(report, format).expect_err("it has to be refused"))
    };
    let known: Vec<String> =
        render::FORMATS.iter().map(|format| format!("{:?}", format.id)).collect();
    assert_eq!(
        render(none.clone(), "pdf"),
        format!("render: format: expected {}, found \"pdf\"", known.join(", "))
    );
    assert_eq!(
        render(none, "json"),
        "render: report: expected what analyze returns, found undefined"
    );
    let other = render(object(&[("asOf", AS_OF.into())]), "json");
    assert!(other.starts_with("render: report: expected what analyze returns"), "{other}");
}

#[wasm_bindgen_test]
async fn messages_cross_with_their_blobs() {
    let content = blob::of_text(EXPORT).unwrap();
    let body = Request::Instance { index: 3, path: String::new() };
    let sent = Message { generation: 9, body };
    let packed = wire::pack(sent.clone(), &[content]);
    let Arrival::Message(arrived, parts) = wire::unpack::<Request>(&packed.value) else {
        panic!("no message arrived");
    };
    assert_eq!(arrived, sent);
    assert_eq!(blob::text(&parts[0]).await.unwrap(), EXPORT);
}

#[wasm_bindgen_test]
fn what_is_no_message_is_ignored() {
    for foreign in [JsValue::NULL, "ready".into(), object(&[("kind", "other".into())])] {
        assert!(matches!(wire::unpack::<Answer>(&foreign), Arrival::Foreign));
    }
    let unreadable =
        object(&[("kind", "message".into()), ("json", Uint8Array::new_with_length(2).into())]);
    assert!(matches!(wire::unpack::<Answer>(&unreadable), Arrival::Foreign));
    let ready = wire::ready(Some("a lock"));
    assert!(
        matches!(wire::unpack::<Answer>(&ready), Arrival::Ready(Some(life)) if life == "a lock")
    );
    let failed = object(&[("kind", "failed".into()), ("message", "no memory".into())]);
    assert!(matches!(wire::unpack::<Answer>(&failed), Arrival::Failed(why) if why == "no memory"));
}

#[wasm_bindgen_test]
async fn a_large_input_is_read_in_pieces_and_their_progress_is_told() {
    let text = format!("[{}{EXPORT}]", r#"{"type":"Other/thing"},"#.repeat(450_000));
    let names = vec!["large.json".to_owned()];
    let settings = Settings { as_of: AS_OF.to_owned(), prefer: Prefer::default() };
    let content = blob::of_text(&text).unwrap();
    let told = RefCell::new(Vec::new());
    let tell = |answer: Answer| {
        let Answer::Progress(progress) = answer else { panic!("{answer:?}") };
        told.borrow_mut().push((progress.done_bytes, progress.total_bytes));
    };
    let mut desk = Desk::default();
    let request = Request::Analyze { names, choices: vec![], settings, decisions: vec![] };
    let (answer, _) = respond(&mut desk, request, &[content], &tell).await;
    let Answer::Analyzed { overview } = answer else { panic!("{answer:?}") };
    assert_eq!(overview.instances[0].name, "apim-birch");
    assert!(overview.instances[0].plan.is_none());
    let told = told.borrow().clone();
    let total = u64::try_from(text.len()).unwrap();
    assert!(told.len() >= 4, "{told:?}");
    assert!(told.iter().all(|(_, of)| *of == total), "{told:?}");
    assert!(told.is_sorted(), "{told:?}");
    assert_eq!(told.last().unwrap().0, total);

    let (answer, _) =
        respond(&mut desk, Request::Instance { index: 0, path: String::new() }, &[], &tell).await;
    assert!(matches!(answer, Answer::Instance { report, .. } if report.plan.is_some()));
    let (answer, _) =
        respond(&mut desk, Request::Instance { index: 1, path: String::new() }, &[], &tell).await;
    assert!(matches!(answer, Answer::Failed(_)));
}

#[wasm_bindgen_test]
async fn a_request_before_its_analysis_is_refused() {
    let settings = Settings { as_of: AS_OF.to_owned(), prefer: Prefer::default() };
    let request = Request::Reanalyze { settings, decisions: vec![] };
    let (answer, _) = respond(&mut Desk::default(), request, &[], &|_| ()).await;
    let Answer::Failed(Failure { message, .. }) = answer else { panic!("{answer:?}") };
    assert_eq!(message, "Nothing has been analysed yet.");
}

#[wasm_bindgen_test]
async fn a_document_of_many_pieces_is_whole() {
    let mut writer = blob::Writer::default();
    for number in 0..300_000 {
        write!(writer, "{number:07}").unwrap();
    }
    let document = writer.finish("text/plain").unwrap();
    assert_eq!(document.type_(), "text/plain");
    let text = blob::text(&document).await.unwrap();
    assert_eq!(text.len(), 2_100_000);
    assert!(text.ends_with("02999980299999"));
}

#[wasm_bindgen_test]
fn the_screen_of_a_failure_says_where_and_offers_to_load_again() {
    let page = web_sys::window().unwrap().document().unwrap();
    let implementation = get(&page, "implementation");
    let create: Function = get(&implementation, "createHTMLDocument").unchecked_into();
    let document: Document = create.call0(&implementation).unwrap().unchecked_into();
    document.body().unwrap().set_text_content(Some("what an input said"));
    panic::screen(&document, "apim-planner 0: src/x.rs:1:2").unwrap();
    let shown = document.body().unwrap().text_content().unwrap();
    assert!(shown.contains("The page stopped") && shown.contains("src/x.rs:1:2"), "{shown}");
    assert!(!shown.contains("what an input said"), "{shown}");
    let again = document.query_selector("a.btn").unwrap().unwrap();
    assert_eq!(again.get_attribute("href").as_deref(), Some(""));
}

/// Encrypted plans that another implementation made open in the browser, and only with their
/// passphrase; what the browser makes is byte for byte the same.
#[wasm_bindgen_test]
async fn encrypted_plans_of_another_implementation_open() {
    use apim_planner::share::envelope::{Contents, Envelope, EnvelopeError};
    use apim_planner::web::crypto;
    let bytes = |hex: &str| -> Vec<u8> {
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect()
    };
    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("fixtures/envelopes/vectors.json")).unwrap();
    for vector in vectors.as_array().unwrap() {
        let text = |member: &str| vector[member].as_str().unwrap();
        let envelope = Envelope::read(&bytes(text("file"))).unwrap();
        let plaintext = crypto::open(&envelope, text("passphrase")).await.unwrap();
        assert_eq!(plaintext, bytes(text("plaintext")), "{}", text("name"));
        let header = envelope.header.clone();
        let again = crypto::seal_with(header, &plaintext, text("passphrase")).await.unwrap();
        assert_eq!(again, envelope, "{}", text("name"));
        let wrong = crypto::open(&envelope, "another").await;
        assert_eq!(wrong, Err(EnvelopeError::Refused));
    }
    let one = crypto::seal(Contents::Link, b"p1.", "secret").await.unwrap();
    let other = crypto::seal(Contents::Link, b"p1.", "secret").await.unwrap();
    assert_ne!(one.header.salt, other.header.salt);
    assert_ne!(one.header.nonce, other.header.nonce);
    let read = Envelope::read_text(&one.text()).unwrap();
    assert_eq!(crypto::open(&read, "secret").await.unwrap(), b"p1.");
}
