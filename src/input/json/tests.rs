use super::*;
use proptest::prelude::*;

fn same(node: &Node<'_>, value: &serde_json::Value) -> bool {
    use serde_json::Value as Other;
    match (&node.value, value) {
        (Value::Null, Other::Null) => true,
        (Value::Bool(one), Other::Bool(two)) => one == two,
        (Value::String(one), Other::String(two)) => one == two,
        (Value::Number(one), Other::Number(two)) => {
            one == &two.to_string() || one.parse::<f64>().ok() == two.as_f64()
        }
        (Value::Array(one), Other::Array(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| same(one, two))
        }
        (Value::Object(one), Other::Object(two)) => {
            one.len() == two.len()
                && one.iter().all(|one| two.get(&*one.key).is_some_and(|two| same(&one.node, two)))
        }
        _ => false,
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::{Value as Other, json};
    let leaf = prop_oneof![
        Just(Other::Null),
        any::<bool>().prop_map(Other::Bool),
        any::<i64>().prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        any::<String>().prop_map(Other::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Other::Array),
            proptest::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|members| Other::Object(members.into_iter().collect())),
        ]
    })
}

/// Whether every value stands where its place says, in order.
fn places_hold(node: &Node<'_>, text: &str) -> bool {
    let lead = &text[..node.place.offset];
    let line = lead.matches('\n').count() + 1;
    let column = lead.rsplit('\n').next().unwrap().chars().count() + 1;
    let here = (line, column) == (node.place.line as usize, node.place.column as usize);
    here && match &node.value {
        Value::Array(items) => items.iter().all(|item| places_hold(item, text)),
        Value::Object(members) => members.iter().all(|member| places_hold(&member.node, text)),
        _ => true,
    }
}

proptest! {
    #[test]
    fn valid_documents_read_as_serde_json_reads_them(value in any_json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let reading = read(&text, Place::START, "");
            prop_assert_eq!(&reading.problem, &None);
            prop_assert!(reading.remarks.iter().all(|r| r.kind == RemarkKind::DuplicateKey));
            let node = reading.node.unwrap();
            prop_assert!(same(&node, &value), "{text}");
            prop_assert!(places_hold(&node, &text), "{text}");
        }
    }

    #[test]
    fn what_serde_json_refuses_is_a_problem_or_a_remark(text in "[\\[\\]{}\",:0-9tfn\\\\. -]{1,40}") {
        let reading = read_inner(&text, Place::START, "");
        if serde_json::from_str::<serde_json::Value>(&text).is_err() {
            prop_assert!(reading.problem.is_some() || !reading.remarks.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_cut_document_is_a_problem(value in any_json(), cut in 0.0..1.0_f64) {
        let text = serde_json::json!({ "a": value }).to_string();
        let mut end = (text.len() as f64 * cut) as usize;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let reading = read(&text[..end], Place::START, "");
        let problem = reading.problem.unwrap();
        prop_assert_eq!(problem.found, None);
        prop_assert_eq!(problem.place.offset, end);
    }
}

#[test]
fn escapes_and_surrogates() {
    let text = |quoted: &str| match read(quoted, Place::START, "").node.unwrap().value {
        Value::String(text) => text.into_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(text(r#""a\"\\\/\b\f\n\r\t\u00e9""#), "a\"\\/\u{8}\u{C}\n\r\té");
    assert_eq!(text(r#""\ud83d\ude00""#), "\u{1F600}");
    assert_eq!(text(r#""\ud83dx""#), "\u{FFFD}x");
    assert_eq!(text(r#""\ud83d\u0041""#), "\u{FFFD}A");
}

#[test]
fn keys_that_differ_in_letter_case_only_are_the_same() {
    let reading =
        read(r#"{"publicIPAddresses": 1, "b": 2, "publicIpAddresses": 3}"#, Place::START, "/x");
    let remark = &reading.remarks[0];
    assert_eq!((remark.kind, &*remark.pointer), (RemarkKind::DuplicateKey, "/x/publicIpAddresses"));
    assert_eq!(remark.place.column, 55);
}
