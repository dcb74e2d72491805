use super::*;

/// The mended text and what was done, with an exclamation mark where it was only offered.
fn mended(text: &str, accepted: &[&str]) -> (String, Vec<String>) {
    let accepted: Vec<String> = accepted.iter().map(|id| (*id).to_owned()).collect();
    let Some(mended) =
        [false, true].into_iter().rev().find_map(|unpack| mend(text, unpack, &accepted))
    else {
        return (text.to_owned(), vec![]);
    };
    let met = |met: &Met| {
        let sign = if met.offered { "!" } else { "" };
        format!("{sign}{:?} {}@{}", met.fix, met.count, met.first)
    };
    (mended.text.clone(), mended.met.iter().map(met).collect())
}

#[track_caller]
fn expect(text: &str, wanted: &str, met: &[&str]) {
    assert_eq!(
        mended(text, &[]),
        (wanted.to_owned(), met.iter().map(|m| (*m).to_owned()).collect())
    );
}

#[test]
fn what_is_json_stays() {
    for text in [
        "{}",
        "[1, {\"a\": [true, null, -1.5e3, \"x, 'y' “z” // # {\"]}]\n",
        "text {\"a\": \"\\\"\\\\\"} text",
        "no document",
    ] {
        expect(text, text, &[]);
    }
}

#[test]
fn commas_and_comments() {
    expect("{\"a\": [1, 2,], }", "{\"a\": [1, 2 ]  }", &["ExtraComma 2@11"]);
    expect("[[1,,2]]", "[[1, 2]]", &["ExtraComma 1@4"]);
    expect("{\"a\": 1\n \"b\": {}}", "{\"a\": 1\n ,\"b\": {}}", &["MissingComma 1@9"]);
    expect("[{} {}]", "[{} ,{}]", &["MissingComma 1@4"]);
    expect("{ // x\n\"a\": 1 /* y */ } # z", "{  \n\"a\": 1   } # z", &["Comment 2@2"]);
    expect("{\"a\": \"b\" \"c\"}", "{\"a\": \"b\" \"c\"}", &[]);
}

#[test]
fn quotation_marks() {
    expect("{“a”: “it's \"b\"”}", "{\"a\": \"it's \\\"b\\\"\"}", &["CurlyQuote 2@1"]);
    expect("{\"a”: \"b\", “c”: \"d”}", "{\"a”: \"b\", “c”: \"d”}", &[]);
    expect("{“a\": \"b”}", "{\"a\": \"b\"}", &["CurlyQuote 1@1"]);
    expect(
        "{'a': 'it\\'s', 'b': 'it's'}",
        "{\"a\": \"it's\", \"b\": \"it's\"}",
        &["SingleQuote 4@1"],
    );
    expect(
        "{'a': u'x', 'b': None, 'c': True, 'd': (1, 2)}",
        "{\"a\": \"x\", \"b\": null, \"c\": true, \"d\": [1, 2]}",
        &["SingleQuote 5@1", "Python 4@6"],
    );
    expect(
        "{'a': datetime.datetime(2024, 1, (2))}",
        "{\"a\": \"datetime.datetime(2024, 1, (2))\"}",
        &["SingleQuote 1@1", "Python 1@6"],
    );
    expect("{a: 1, b-c: \"x\"}", "{\"a\": 1, \"b-c\": \"x\"}", &["BareKey 2@1"]);
}

#[test]
fn blanks_and_invisible_characters() {
    expect("{\u{A0}\"a\":\u{FEFF}1}", "{ \"a\": 1}", &["Blank 2@1"]);
    expect("{\"a\": \"st\u{200B}v1\"}", "{\"a\": \"stv1\"}", &["Invisible 1@9"]);
}

#[test]
fn what_was_left_out() {
    expect("[{}, ...]", "[{}   ]", &["LeftOut 1@5", "ExtraComma 1@3"]);
    expect("[{\"a\": [1, ...], \"b\": 1}]", "[{  \"b\": 1}]", &["LeftOut 1@11", "ExtraComma 1@9"]);
    expect("[{\"b\": 1, \"a\": [[...]]}]", "[{\"b\": 1  }]", &["LeftOut 1@17", "ExtraComma 1@8"]);
    expect("{\"a\": …, \"b\": 1}", "{   \"b\": 1}", &["LeftOut 1@6"]);
}

#[test]
fn what_could_mean_something_else_is_offered() {
    let text = "{\"a\": West Europe, \"b\": \"x\ny\"}";
    expect(text, text, &["!BareWord 1@6", "!JoinedLine 1@26"]);
    assert_eq!(
        mended(text, &["bareWords", "joinLines"]),
        (
            "{\"a\": \"West Europe\", \"b\": \"xy\"}".to_owned(),
            vec!["BareWord 1@6".to_owned(), "JoinedLine 1@26".to_owned()]
        )
    );
    let text = "{\"a\": \"b,\n \"c\": \"d\n \"e\": \"f\"}";
    expect(text, text, &["!OpenString 1@9"]);
    assert_eq!(mended(text, &["closeTexts"]).0, "{\"a\": \"b\",\n \"c\": \"d\"\n ,\"e\": \"f\"}");
    let text = "{\"sku\": \"@{name=Premium; capacity=2; x=@{y=; z=1}}\"}";
    expect(text, text, &["!PowershellText 1@8"]);
    assert_eq!(
        mended(text, &["powershellObjects"]).0,
        "{\"sku\": {\"name\": \"Premium\", \"capacity\": \"2\", \"x\": {\"y\": null, \"z\": \"1\"}}}"
    );
}

#[test]
fn packed_documents() {
    expect("x = \"{\\\"a\\\": \\\"b\\\\\\\"c\\\"}\" y", "{\"a\": \"b\\\"c\"}\n", &["Escaped 1@5"]);
    expect(
        "n,\"{\"\"a\"\": 1}\"\nm,\"{\"\"b\"\": 2}\"",
        "{\"a\": 1}\n{\"b\": 2}\n",
        &["Doubled 2@3"],
    );
    expect("<pre>{&quot;a&quot;: <b>1</b>}</pre>", "{\"a\": 1}", &["Html 6@0"]);
}

#[test]
fn what_stands_around_lines() {
    expect("\u{1B}[1m{\u{1B}[0m\"a\": 1}", "{\"a\": 1}", &["Colours 2@0"]);
    expect("│ {      │\n│ \"a\":  │\n│ 1}     │", " {\n \"a\":\n 1}\n", &["Frame 3@0"]);
    for text in [
        "> {\n> \"a\":\n> 1}",
        "1 {\n2 \"a\":\n3 1}",
        "10: {\n11: \"a\":\n12: 1}",
        "# {\n# \"a\":\n# 1}",
        "apim-1 | {\napim-1 | \"a\":\napim-1 | 1}",
    ] {
        let (mended, met) = mended(text, &[]);
        assert_eq!(mended.replace([' ', '\n'], ""), "{\"a\":1}", "{text}");
        assert_eq!(met, ["Prefix 3@0"], "{text}");
    }
    let line = "2024-01-02T10:11:12.345Z";
    let (text, _) =
        mended(&format!("{line} INFO {{\n{line}   \"a\": [\n{line}     \"b\"\n{line} ]}}"), &[]);
    assert_eq!(text, "{\n\"a\": [\n\"b\"\n]}");
}

#[test]
fn lines_that_a_terminal_broke() {
    expect(
        "{\"first\": \"abcdefghij\nklmnop\", \"second\":\n \"qrstuvwxyzabcdefghi\nx\"}",
        "{\"first\": \"abcdefghijklmnop\", \"second\":\n \"qrstuvwxyzabcdefghix\"}",
        &["Wrapped 2@21"],
    );
}

#[test]
fn places_are_those_of_the_given_text() {
    let text = "> {\n>  “a”: 1,\n> }";
    let mended = mend(text, false, &[]).unwrap();
    let frame = mended.frame(text);
    let at = frame.place(mended.text.find("1").unwrap());
    assert_eq!((at.line, at.column), (2, 9));
    assert_eq!(text.get(at.offset..=at.offset), Some("1"));
}

/// Texts that make a reader look far ahead at every step: what is quadratic does not end.
#[test]
fn no_text_is_slow() {
    for piece in [
        "{",
        "[",
        "{'a",
        "{\"a\":x\n",
        "[\"@{",
        "<a ",
        "&",
        "{\\\"",
        "\"{\"\"",
        "[“",
        "/*",
        "{a:",
        "{a",
        "{\"a\" ",
        "{\"a\": 1 \"",
        "> {\n",
        "│ {\n",
        "1 {\n",
        "\u{1B}[",
        "\u{1B}]",
        "{\"a\":u'",
        "{\"a\":f(",
        "{\"a\":...,",
        "[...",
        "\n",
        "{\"a\":\"\n",
        "{\"a\": 1}\n",
        "{#",
        "{//\n",
        "[[\"a\"\n",
        "…",
        "{\"a\": b ",
    ] {
        let text = piece.repeat(50_000 / piece.len());
        let all = ["joinLines", "bareWords", "powershellObjects"].map(str::to_owned);
        for unpack in [false, true] {
            let written = mend(&text, unpack, &all).map_or(0, |mended| mended.text.len());
            assert!(written <= 8 * text.len(), "{piece:?}: {written}");
        }
    }
}
