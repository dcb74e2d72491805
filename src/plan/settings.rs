//! Changing custom properties. A PATCH resets every property that it leaves out to its default, so
//! the body carries all that the export shows, and the command stops where the live instance has
//! one that the body lacks.

use crate::classify::Case;
use crate::paths::file_stem;
use crate::record::quoted;
use crate::rules::az::visible;

/// All custom properties of the export with some set to a value, in the order of the export, new
/// ones last. Values that could not be read are left out, at which the command stops.
pub(super) fn with(case: &Case<'_>, changes: &[(String, &str)]) -> Vec<(String, String)> {
    let changed = |key: &str| {
        changes.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| *value)
    };
    let mut out: Vec<(String, String)> = Vec::new();
    if let Some(properties) = case.instance.custom_properties.value() {
        for (key, value) in properties.entries() {
            match (changed(key), value.value()) {
                (Some(new), _) => out.push((key.clone(), new.to_owned())),
                (None, Some(old)) => out.push((key.clone(), old.clone())),
                (None, None) => {}
            }
        }
    }
    for (name, value) in changes {
        if !out.iter().any(|(key, _)| key.eq_ignore_ascii_case(name)) {
            out.push((name.clone(), (*value).to_owned()));
        }
    }
    out
}

/// Lines that write the properties as JSON to `{stem}.custom-properties.json` and stop where the
/// live instance has a key that the file lacks. The file's name is returned first.
pub(super) fn file_and_check(case: &Case<'_>, properties: &[(String, String)]) -> (String, String) {
    let file = format!("{}.custom-properties.json", file_stem(case));
    let rows: Vec<_> = properties
        .iter()
        .map(|(key, value)| format!("{}:{}", json_string(key), json_string(value)))
        .collect();
    let lines = format!(
        "cat > {file} <<'JSON'\n{{\n{}\n}}\nJSON\n\
         az rest --method get --uri \"$APIM_ID?api-version=2024-05-01\" --query 'keys(properties.customProperties || `{{}}`)' -o tsv > {file}.live\n\
         while IFS= read -r KEY; do\n\
         \x20 grep -qiF \"\\\"$KEY\\\"\" {file} || {{ echo \"stop, the body would reset: $KEY\"; exit 1; }}\n\
         done < {file}.live",
        rows.join(",\n")
    );
    (file, lines)
}

/// A JSON string without any character that is not seen or that reorders what is seen.
fn json_string(text: &str) -> String {
    let text: String = text.chars().map(visible).collect();
    quoted(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stay_on_their_line() {
        assert_eq!(json_string("a\"b\n\u{202e}JSON"), "\"a\\\"b\u{fffd}\u{fffd}JSON\"");
    }
}
