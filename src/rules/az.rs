//! Commands for bash and the Azure CLI: quoting of whatever comes from an input, and the lines
//! that every command starts with.

use super::Command;
use crate::Text;
use crate::classify::{Case, Cloud};

/// One word for a POSIX shell: single quotes around everything. A character that could leave the
/// line or change how the line reads (control, bidirectional, invisible) becomes U+FFFD, so that
/// such a name matches nothing instead of something else.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for character in text.chars() {
        match character {
            '\'' => out.push_str(r"'\''"),
            other => out.push(visible(other)),
        }
    }
    out.push('\'');
    out
}

/// A raw string of JMESPath, the language of `--query`; the query as a whole still goes through
/// [`quote`].
pub fn jmes(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}

/// A string of the Kusto query language; the query as a whole still goes through [`quote`].
pub fn kusto(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}

/// The character itself, or U+FFFD for one that is not seen or reorders what is seen.
pub fn visible(character: char) -> char {
    let hidden = character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}');
    if hidden { char::REPLACEMENT_CHARACTER } else { character }
}

/// A bash command for a person to run.
pub fn bash(label: impl Into<Text>, text: String) -> Command {
    Command { language: "bash".into(), label: label.into(), text }
}

/// The ARM id of the instance: as written, or put together from subscription, resource group and
/// name; `None` where the input does not have all of them.
pub fn arm_id(case: &Case<'_>) -> Option<String> {
    let instance = case.instance;
    if let Some(id) = instance.id.value() {
        return Some(id.raw.clone());
    }
    let subscription = instance.subscription.as_deref()?;
    let group = instance.resource_group.as_deref()?;
    let name = service_name(case)?;
    Some(format!(
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{name}"
    ))
}

/// The first lines of a command that does not name the instance by its id: stop at the first
/// error, the right cloud and subscription.
pub fn session(case: &Case<'_>) -> String {
    let mut out = String::from("set -euo pipefail\n");
    match case.class.cloud {
        Cloud::UsGov => out.push_str("az cloud set --name AzureUSGovernment\n"),
        Cloud::China => out.push_str("az cloud set --name AzureChinaCloud\n"),
        Cloud::Public | Cloud::Unknown => {}
    }
    if let Some(subscription) = subscription(case) {
        out.push_str(&format!("az account set --subscription {}\n", quote(subscription)));
    }
    out
}

/// The first lines of a command about the instance: those of [`session`], and its id in
/// `$APIM_ID`. What the input does not tell is looked up or asked for, never left as a
/// placeholder.
pub fn prelude(case: &Case<'_>) -> String {
    let mut out = session(case);
    match (arm_id(case), service_name(case)) {
        (Some(id), _) => out.push_str(&format!("APIM_ID={}\n", quote(&id))),
        (None, Some(name)) => out.push_str(&format!(
            "APIM_ID=$(az resource list --resource-type Microsoft.ApiManagement/service --name {} --query '[0].id' -o tsv)\n\
             [ -n \"$APIM_ID\" ] || {{ echo 'no such instance in the current subscription'; exit 1; }}\n",
            quote(name)
        )),
        (None, None) => out.push_str("read -r -p 'ARM id of the instance: ' APIM_ID\n"),
    }
    out
}

/// The subscription of the instance, where it is known.
pub fn subscription<'a>(case: &Case<'a>) -> Option<&'a str> {
    case.instance
        .id
        .value()
        .map(|id| id.subscription.as_str())
        .filter(|subscription| !subscription.is_empty())
        .or(case.instance.subscription.as_deref())
}

/// The resource group of the instance, where it is known.
pub fn resource_group<'a>(case: &Case<'a>) -> Option<&'a str> {
    case.instance
        .id
        .value()
        .map(|id| id.resource_group.as_str())
        .filter(|group| !group.is_empty())
        .or(case.instance.resource_group.as_deref())
}

/// The name, where it has the form of a service name and is not an expression of a template.
fn service_name<'a>(case: &Case<'a>) -> Option<&'a str> {
    let name = case.instance.name.value().map(String::as_str)?;
    let plain = name.chars().all(|character| character.is_ascii_alphanumeric() || character == '-');
    (plain && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotes_or_its_line() {
        assert_eq!(quote("apim-a"), "'apim-a'");
        assert_eq!(quote("a'; rm -rf ~; '"), r"'a'\''; rm -rf ~; '\'''");
        assert_eq!(quote("a\nb\u{202e}c"), "'a\u{fffd}b\u{fffd}c'");
        assert_eq!(jmes(r"a'b\"), r"'a\'b\\'");
    }
}
