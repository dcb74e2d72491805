//! What other pages call: [`analyze`] and [`render`]. The types are in `static/api.d.ts`.
//!
//! ```js
//! const report = analyze([{ name: 'export.json', text }], { asOf: '2026-07-01' });
//! const { fileName, mime, text: markdown } = render(report, 'markdown');
//! ```
//!
//! Both run where they are called and take as long as the input needs; a page that reads large
//! exports calls them in a worker of its own.

use super::protocol::Choice;
use super::today;
use crate::engine;
use crate::input::Input;
use crate::options::{Options, Prefer};
use crate::record::{Transcode, from_json, to_json};
use crate::render as formats;
use crate::report::{Report, parse_date};
use js_sys::{Array, JSON, JsString, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

/// Goes into the declarations that are made with the module.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../../static/api.d.ts");

/// Reads inputs and returns the report, plans included.
///
/// `inputs` is one text, or an array of `{ name?, text }` and `{ name?, bytes }`, each with
/// `readAs?` and `repairs?`. `options` may be left out: `asOf` is today (UTC), `prefer` is `"least-follow-up"`.
///
/// # Errors
///
/// Throws an `Error` if an argument has not the expected form. An input that is not understood is
/// no error: the report's notes say so.
#[wasm_bindgen(skip_typescript)]
pub fn analyze(inputs: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let options = read_options(&options)?;
    let read = read_inputs(&inputs)?;
    let inputs: Vec<Input<'_>> =
        read.iter().map(|(name, bytes, choice)| choice.input(name, bytes)).collect();
    let mut report = engine::analyze(&inputs, &options).report();
    to_js(&Transcode::new(to_json(&mut report).as_bytes()))
}

/// Renders a report of [`analyze`] as a document: `{ fileName, mime, text }`, or with `bytes`
/// in place of `text` where the format is not text.
///
/// # Errors
///
/// Throws an `Error` if there is no such format or the first argument is not a report.
#[wasm_bindgen(skip_typescript)]
pub fn render(report: JsValue, format: &str) -> Result<JsValue, JsError> {
    let Some(format) = formats::format(format) else {
        let known: Vec<String> =
            formats::FORMATS.iter().map(|format| format!("{:?}", format.id)).collect();
        return Err(expected("render: format", &known.join(", "), &format!("{format:?}")));
    };
    if !report.is_object() {
        return Err(expected("render: report", "what analyze returns", &kind(&report)));
    }
    let report = report_from_js(&report)
        .map_err(|found| expected("render: report", "what analyze returns", &found))?;
    let file_name = format!("apim-report-{}.{}", file_safe(&report.as_of), format.extension);
    let bytes = (format.render)(report);
    let (key, content) = if format.text {
        ("text", JsValue::from(String::from_utf8_lossy(&bytes).as_ref()))
    } else {
        ("bytes", JsValue::from(Uint8Array::from(bytes.as_slice())))
    };
    let rendered = Object::new();
    for (key, value) in
        [("fileName", file_name.into()), ("mime", format.mime.into()), (key, content)]
    {
        // A plain object takes every member.
        let _ = Reflect::set(&rendered, &key.into(), &value);
    }
    Ok(rendered.into())
}

/// A date, also where somebody put something else into a report.
fn file_safe(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || *c == '-').take(10).collect()
}

fn read_options(options: &JsValue) -> Result<Options, JsError> {
    let mut read = Options { as_of: today::utc(), prefer: Prefer::default() };
    if options.is_undefined() || options.is_null() {
        return Ok(read);
    }
    let Some(object) = options.dyn_ref::<Object>() else {
        let form = "an object { asOf?, prefer? }";
        return Err(expected("analyze: options", form, &kind(options)));
    };
    for key in Object::keys(object).iter().filter_map(|key| key.as_string()) {
        let value = member(options, &key);
        let found = || value.as_string().map_or_else(|| kind(&value), |text| format!("{text:?}"));
        match (key.as_str(), value.as_string().as_deref()) {
            ("asOf" | "prefer", None) if value.is_undefined() => (),
            ("asOf", text) => {
                read.as_of = text.and_then(parse_date).ok_or_else(|| {
                    expected("analyze: options.asOf", "a day as YYYY-MM-DD", &found())
                })?;
            }
            ("prefer", Some("least-follow-up")) => read.prefer = Prefer::LeastFollowUp,
            ("prefer", Some("no-downtime")) => read.prefer = Prefer::NoDowntime,
            ("prefer", _) => {
                let known = "\"least-follow-up\" or \"no-downtime\"";
                return Err(expected("analyze: options.prefer", known, &found()));
            }
            (other, _) => {
                let found = format!("{other:?}");
                return Err(expected("analyze: options", "the keys asOf and prefer", &found));
            }
        }
    }
    Ok(read)
}

fn read_inputs(inputs: &JsValue) -> Result<Vec<(String, Vec<u8>, Choice)>, JsError> {
    const FORM: &str = "a string, or an array of { name?, text } or { name?, bytes }";
    if let Some(text) = inputs.as_string() {
        return Ok(vec![("input".to_owned(), text.into_bytes(), Choice::default())]);
    }
    let Some(list) = inputs.dyn_ref::<Array>() else {
        return Err(expected("analyze: inputs", FORM, &kind(inputs)));
    };
    list.iter().enumerate().map(|(index, input)| read_input(index, &input)).collect()
}

fn read_input(index: usize, input: &JsValue) -> Result<(String, Vec<u8>, Choice), JsError> {
    let place = |key: &str| format!("analyze: inputs[{index}]{key}");
    if !input.is_object() {
        return Err(expected(&place(""), "{ name?, text } or { name?, bytes }", &kind(input)));
    }
    let name = member(input, "name");
    let name = match name.as_string() {
        Some(name) => name,
        None if name.is_undefined() => format!("input {}", index.saturating_add(1)),
        None => return Err(expected(&place(".name"), "a string", &kind(&name))),
    };
    let choice = read_choice(input, &place)?;
    let (text, bytes) = (member(input, "text"), member(input, "bytes"));
    match (text.as_string(), bytes.dyn_ref::<Uint8Array>()) {
        (Some(text), None) if bytes.is_undefined() => Ok((name, text.into_bytes(), choice)),
        (None, Some(bytes)) if text.is_undefined() => Ok((name, bytes.to_vec(), choice)),
        _ => {
            let found = format!("text: {}, bytes: {}", kind(&text), kind(&bytes));
            Err(expected(&place(""), "either text as a string or bytes as a Uint8Array", &found))
        }
    }
}

/// What the caller chose for an input: `readAs` and `repairs`.
fn read_choice(input: &JsValue, place: &impl Fn(&str) -> String) -> Result<Choice, JsError> {
    let (read_as, repairs) = (member(input, "readAs"), member(input, "repairs"));
    if !read_as.is_undefined() && !read_as.is_string() {
        return Err(expected(&place(".readAs"), "the id of a shape", &kind(&read_as)));
    }
    let list = repairs.dyn_ref::<Array>().map(|list| list.iter().map(|id| id.as_string()));
    let repairs = match list.map(Iterator::collect::<Option<Vec<String>>>) {
        Some(Some(ids)) => ids,
        None if repairs.is_undefined() => vec![],
        _ => return Err(expected(&place(".repairs"), "a list of strings", &kind(&repairs))),
    };
    Ok(Choice { read_as: read_as.as_string(), repairs })
}

/// The report that plain values stand for, or why they stand for none.
fn report_from_js(value: &JsValue) -> Result<Report, String> {
    let json = JSON::stringify(value).ok().and_then(|json| json.as_string());
    from_json(json.ok_or("values that JSON has no form for")?.as_bytes())
}

/// A getter that throws has nothing to say.
fn member(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// As JSON would have it: maps are objects, `None` is `null`.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    value.serialize(&Serializer::json_compatible()).map_err(JsError::from)
}

fn expected(place: &str, expected: &str, found: &str) -> JsError {
    JsError::new(&format!("{place}: expected {expected}, found {found}"))
}

/// What a value is, without what it holds.
fn kind(value: &JsValue) -> String {
    if value.is_null() {
        return "null".to_owned();
    }
    match value.dyn_ref::<Object>() {
        Some(object) if !value.is_function() => {
            let name: JsString = object.constructor().name();
            String::from(name)
        }
        _ => value.js_typeof().as_string().unwrap_or_default(),
    }
}
