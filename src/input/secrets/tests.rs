use super::*;

/// The text with its secrets blanked out, and what was noted.
fn blanked_out(text: &str) -> (String, Vec<String>) {
    let (clean, secrets) = blank(text);
    assert_eq!(clean.len(), text.len());
    assert_eq!(clean.chars().count(), text.chars().count());
    let mut notes = Notes::new("test");
    secrets.note(&clean, &mut notes);
    let said = notes.finish().into_iter().map(|note| note.message).collect();
    (clean.into_owned(), said)
}

#[track_caller]
fn hides(text: &str, secret: &str, said: &str) {
    let (clean, notes) = blanked_out(text);
    assert!(text.contains(secret) && !clean.contains(secret), "{clean}");
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].starts_with(said), "{notes:?}");
}

#[track_caller]
fn keeps(text: &str) {
    let (clean, notes) = blanked_out(text);
    assert_eq!(clean, text);
    assert_eq!(notes, Vec::<String>::new());
}

const PFX: &str = "MIIKEQIBAzCCCdcGCSqGSIb3DQEHAaCCCcgEggnEMIIJwDCCBHcGCSqGSIb3DQEHBqCC";

#[test]
fn a_value_under_the_name_of_a_secret() {
    hides(
        r#"{"a": [{"certificatePassword": "hunter2"}]}"#,
        "hunter2",
        "1 password stands in the input: /a/0/certificatePassword (line 1). It is not kept",
    );
    hides(r#"{"primary_key": "0123456789abcdef"}"#, "0123456789abcdef", "1 access key stands");
    hides("{\"p\": \"{\\\"PASSWORD\\\":\\\"a \\\\\\\"b\\\"}\"}", "a ", "1 password");
    hides("x,\"{\"\"clientSecret\"\":\"\"a'b\"\"}\"", "a'b", "1 secret value");
    hides("@{certificatePassword=hunter22; type=Proxy}", "hunter22", "1 password");
    hides("certificate_password = \"hunter2\"", "hunter2", "1 password");
    hides(
        "DefaultEndpointsProtocol=https;AccountKey=abc123def456==;x=y",
        "abc123def456==",
        "1 access",
    );
    hides("https://x.example/?subscription-key=0123456789abcdef&y=1", "0123456789abcdef", "1 sub");
    hides("GET /\nAuthorization: Basic dXNlcjpwYXNz1\nHost: x", "dXNlcjpwYXNz1", "1 access token");
    hides(r#"{"password": 12345678}"#, "12345678", "1 password");
    hides(r#"{"pw": {"type": "secureString", "defaultValue": "hunter2"}}"#, "hunter2", "1 secret");
    hides(r#"{"password": {"value": "hunter2"}}"#, "hunter2", "1 password");
    hides(r#"{"outputs": {"a": {"value": "s3", "sensitive": true}}}"#, "\"s3\"", "1 secret");
    hides(r#"{"value": "s3", "x": {"y": 1}, "secret": true}"#, "s3", "1 secret");
    hides(r#"[{"name": "Ocp-Apim-Subscription-Key", "value": "01234567"}]"#, "01234567", "1 sub");
}

#[test]
fn a_value_in_the_form_of_a_secret() {
    hides(
        "sv=2022-11-02&se=2026&sig=AbC%2Fdef0123456789%3D&x",
        "AbC%2Fdef0123456789%3D",
        "1 shared access signature stands in the input: line 1",
    );
    hides(
        "{\"u\": \"https://x.blob.example/c?sv=1\\u0026sig=AbCdefghij0123456789\\u0026se=2\"}",
        "AbCdefghij0123456789",
        "1 shared access signature stands in the input: /u (line 1)",
    );
    hides("t: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_DEF", "eyJzdWIi", "1 access token");
    hides("curl -H 'x: bearer abcdefghijklmnopqrst'", "abcdefghijklmnopqrst", "1 access token");
    hides(&format!("{{\"data\": \"{PFX}\"}}"), PFX, "1 certificate with its private key");
    hides(
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----\n",
        "MIIEabc",
        "1 private key",
    );
    hides("{\"k\": \"-----BEGIN PRIVATE KEY-----\\nABC\\n", "ABC", "1 private key");
    let key = format!("{}==", "aB3/+".repeat(17) + "a");
    hides(&format!("key is {key} here"), &key, "1 access key");
    hides(
        "SharedAccessSignature integration&202612010000&abcdefghijkl==",
        "abcdefghijkl==",
        "1 shared access signature",
    );
}

#[test]
fn what_is_no_secret_stays() {
    for text in [
        r#"{"certificatePassword": null, "encodedCertificate": "", "password": "[parameters('p')]"}"#,
        r#"{"skip_token": "abcdefgh12345678", "$skiptoken": "abcdefgh12345678"}"#,
        r#"{"clientSecret": "{{named-value}}", "secret": "https://v.example/secrets/a/b"}"#,
        r#"{"keyVaultId": "https://v.example/secrets/a", "principalId": "11111111-2222"}"#,
        r#"{"properties": {"secret": false, "value": "plain"}, "thumbprint": "ABCDEF0123456789"}"#,
        "Microsoft.ApiManagement/service/apimService1/operationresults/dGVjaGVkX01hbmFnZVJvbGVfNWRiNGI3Ng==",
        "The password is in the vault. Token: none. primary_key = var.key",
        "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYD\n",
        "{\"password\": \"********\", \"certificate_password\": \"(sensitive value)\"}",
        "",
    ] {
        keeps(text);
    }
}

#[test]
fn several_are_counted_and_named_up_to_a_limit() {
    let text = format!("[{}{{}}]", r#"{"password": "hunter2é"},"#.repeat(7));
    let (clean, notes) = blanked_out(&text);
    assert!(!clean.contains("hunter2"));
    assert_eq!(
        notes,
        [
            "7 passwords stand in the input: /0/password (line 1), /1/password (line 1), /2/password \
          (line 1), /3/password (line 1), /4/password (line 1) and 2 more. They are not kept and \
          not shown."
        ]
    );
}

#[test]
fn no_text_is_slow() {
    for one in [
        r#"{"secret":true,"name":"password","a":"#,
        "password=",
        "eyJ",
        "eyJabcdefgh.",
        "-----BEGIN PRIVATE KEY-----!",
        "MIIaaaIBA",
        "\"password\":{",
        "sig=",
        "\\\"password\\\":\\\"",
    ] {
        let text = one.repeat(20_000);
        let (clean, _) = blank(&text);
        assert_eq!(clean.len(), text.len());
    }
}
