//! Bash with the Azure CLI.

use super::Language;
use super::header::header;
use super::operation::{
    CUSTOM, Job, LOOKS, MINUTES, NETWORK, Operation, STATE, Watch, migrate_call,
};
use crate::knowledge::api_versions;
use crate::rules::az::{jmes, quote};

pub(super) const LANGUAGE: Language = Language {
    id: "bash",
    title: "Bash with az",
    extension: "sh",
    mime: "text/x-shellscript",
    run: "bash FILE checks; bash FILE --apply makes the change",
    write,
};

fn write(job: &Job) -> String {
    let mut out = String::from("#!/usr/bin/env bash\n#\n");
    out.push_str(&header(job, "#", &usage(job)));
    out.push_str("set -euo pipefail\n");
    out.push_str(&arguments(job));
    out.push_str(&session(job));
    out.push_str(BASICS);
    if !job.only_reads() {
        out.push_str(VALUE);
    }
    let has = |wanted: fn(&Operation) -> bool| job.operations.iter().any(wanted);
    if has(|one| matches!(one, Operation::Expect(..))) {
        out.push_str(EXPECT);
    }
    if has(|one| matches!(one, Operation::Idle(_))) {
        out.push_str(IDLE);
    }
    if let Some(watch) = job.watch() {
        out.push_str(&watching(watch));
        out.push_str("\nif [ \"$MODE\" = watch ]; then\n  watch\nfi\n");
    }
    out.push('\n');
    let mut checked = false;
    for operation in &job.operations {
        let first_after_checks = !matches!(operation, Operation::Expect(..) | Operation::Idle(_));
        if first_after_checks && !checked && !job.only_reads() {
            checked = true;
            out.push_str("say 'every precondition holds'\n");
        }
        out.push_str(&self::operation(job, operation));
    }
    out
}

fn usage(job: &Job) -> Vec<String> {
    let id = if job.target.id.is_some() { "" } else { " --id ARM_ID" };
    let subnet = if job.restores().is_some() { " --subnet SUBNET_ID" } else { "" };
    let network = if job.restores() == Some(None) { " --network Internal|External" } else { "" };
    let mut out = Vec::new();
    let mut start = |arguments: String, what: &str| {
        out.push(format!("{what}\n  bash FILE{arguments}"));
    };
    if job.is_change() {
        start(format!("{id}{subnet}{network}"), "Checks, and changes nothing (dry run):");
        start(
            format!("{id}{subnet}{network} --apply"),
            "Checks, makes the change and watches it for 2 hours at most:",
        );
    } else {
        start(id.to_owned(), "Checks:");
    }
    if job.watch().is_some() {
        start(format!("{id}{network} --watch"), "Only watches, for 2 hours at most:");
    }
    let mut out: Vec<String> =
        out.iter().flat_map(|lines| lines.lines()).map(str::to_owned).collect();
    out.push("Needs bash and the Azure CLI, signed in with az login.".to_owned());
    if job.target.id.is_some() {
        out.push(
            "The instance's subscription becomes the default one of the Azure CLI.".to_owned(),
        );
    }
    out
}

/// Reads the arguments into variables.
fn arguments(job: &Job) -> String {
    let mut out = String::from(if job.only_reads() { "\n" } else { "\nMODE=check\n" });
    let mut cases = String::new();
    let mut add = |flag: &str, body: &str| cases.push_str(&format!("    {flag}) {body} ;;\n"));
    if job.is_change() {
        add("--apply", "MODE=apply");
    }
    if job.watch().is_some() {
        add("--watch", "MODE=watch");
    }
    match &job.target.id {
        Some(id) => out.push_str(&format!("APIM_ID={}\n", quote(&id.text))),
        None => {
            out.push_str("APIM_ID=''\n");
            add("--id", "APIM_ID=${2:?--id needs a value}; shift");
        }
    }
    if let Some(mode) = job.restores() {
        out.push_str("SUBNET_ID=''\n");
        add("--subnet", "SUBNET_ID=${2:?--subnet needs a value}; shift");
        out.push_str(&format!("NEW_NETWORK={}\n", quote(mode.unwrap_or_default())));
        if mode.is_none() {
            add("--network", "NEW_NETWORK=${2:?--network needs a value}; shift");
        }
    }
    if cases.is_empty() {
        out.push_str(
            "if [ $# -gt 0 ]; then\n  echo 'this script takes no arguments' >&2\n  exit 2\nfi\n",
        );
        return out;
    }
    let mut add = |flag: &str, body: &str| cases.push_str(&format!("    {flag}) {body} ;;\n"));
    add("*", "echo \"not an argument of this script: $1\" >&2; exit 2");
    out.push_str(&format!(
        "while [ $# -gt 0 ]; do\n  case \"$1\" in\n{cases}  esac\n  shift\ndone\n"
    ));
    if job.target.id.is_none() {
        out.push_str(ASK_ID);
    }
    if let Some(mode) = job.restores() {
        out.push_str("if [ \"$MODE\" != watch ]; then\n");
        out.push_str(ASK_SUBNET);
        out.push_str("fi\n");
        if mode.is_none() {
            out.push_str(ASK_NETWORK);
        }
    }
    out
}

const ASK_ID: &str = r#"case "$APIM_ID" in
  *[!A-Za-z0-9/._\(\)-]*) echo 'stop: --id is not an ARM id' >&2; exit 2 ;;
  /subscriptions/*/providers/Microsoft.ApiManagement/service/*) ;;
  *) echo 'stop: --id is missing; the export does not tell the ARM id of the instance' >&2; exit 2 ;;
esac
"#;

const ASK_SUBNET: &str = r#"  case "$SUBNET_ID" in
    *[!A-Za-z0-9/._\(\)-]*) echo 'stop: --subnet is not an ARM id' >&2; exit 2 ;;
    /subscriptions/*/virtualNetworks/*/subnets/*) ;;
    *) echo 'stop: --subnet is missing, the ARM id of the new subnet' >&2; exit 2 ;;
  esac
"#;

const ASK_NETWORK: &str = r#"case "$NEW_NETWORK" in
  Internal | External) ;;
  *) echo 'stop: --network is missing, Internal or External as it was before' >&2; exit 2 ;;
esac
"#;

fn session(job: &Job) -> String {
    let mut out = String::from("\n");
    if let Some(cloud) = job.target.cloud.cli_name() {
        out.push_str(&format!(
            "if [ \"$(az cloud show --query name -o tsv)\" != {name} ]; then\n  echo {hint} >&2\n  exit 1\nfi\n",
            name = quote(cloud),
            hint = quote(&format!(
                "stop: the Azure CLI is signed in to another cloud. az cloud set --name {cloud}, then az login"
            )),
        ));
    }
    if let Some(id) = &job.target.id {
        out.push_str(&format!("az account set --subscription {}\n", quote(&id.subscription)));
    }
    out.push_str(&format!("SERVICE=\"$APIM_ID?api-version={}\"\n", api_versions::CURRENT));
    out
}

/// Functions that every script has.
const BASICS: &str = r#"
say() { printf '%s\n' "$*"; }
stop() {
  printf 'stop: %s\n' "$*" >&2
  exit 1
}
"#;

/// Reads one value of the instance.
const VALUE: &str = r#"value() { az rest --method get --uri "$SERVICE" --query "$1" -o tsv; }
"#;

/// Compares a value of the instance, or of another one, with those that are expected.
const EXPECT: &str = r#"
# expect LABEL QUERY VALUE...: stops unless the instance has one of the values
expect() {
  local label=$1 query=$2 found one
  shift 2
  found=$(value "$query") || stop "no answer from Azure about $label"
  for one in "$@"; do
    if [ "$found" = "$one" ]; then
      say "as expected: $label $found"
      return
    fi
  done
  stop "$label is '$found', expected $*"
}
"#;

/// Looks at another instance in the same subnet.
const IDLE: &str = r#"
# idle NAME URI: stops unless another instance in the subnet is Succeeded
idle() {
  local found
  found=$(az rest --method get --uri "$2" --query properties.provisioningState -o tsv) || stop "no answer from Azure about $1"
  [ "$found" = Succeeded ] || stop "$1 in the same subnet is '$found', expected Succeeded"
  say "as expected: $1 in the same subnet Succeeded"
}
"#;

fn operation(job: &Job, operation: &Operation) -> String {
    match operation {
        Operation::Expect(reading, values) => {
            let values: Vec<String> = values.iter().map(|value| quote(value)).collect();
            format!(
                "expect {} {} {}\n",
                quote(&reading.label),
                quote(&reading.jmespath()),
                values.join(" ")
            )
        }
        Operation::Idle(neighbour) => format!(
            "idle {} {}\n",
            quote(&neighbour.name),
            quote(&format!("{}?api-version={}", neighbour.id.text, api_versions::CURRENT)),
        ),
        Operation::Keep if job.is_change() => format!(
            "\nif [ \"$MODE\" = apply ]; then\n  BEFORE={}\"$(date -u +%Y%m%dT%H%M%SZ)\".json\n  az rest --method get --uri \"$SERVICE\" > \"$BEFORE\"\n  say \"the state before is kept in $BEFORE\"\nfi\n",
            quote(&format!("{}.before-", job.stem))
        ),
        Operation::Keep => keep_now(job),
        Operation::Migrate { mode, downtime } => {
            let body = quote(&format!("{{\"mode\":\"{mode}\"}}"));
            let (version, more) = migrate_call(*downtime);
            format!(
                "\nBODY={body}\nif [ \"$MODE\" != apply ]; then\n  say \"dry run: POST $APIM_ID/migrateToStv2 $BODY\"\n  say 'nothing was changed; --apply starts the migration'\n  exit 0\nfi\n\
                 az rest --method post --uri \"$APIM_ID/migrateToStv2?api-version={version}{more}\" --body \"$BODY\"\n\
                 say 'the migration was started'\nwatch\n"
            )
        }
        Operation::Set(changes) => {
            let body = "BODY=\"{\\\"properties\\\":{\\\"customProperties\\\":$CUSTOM}}\"\n";
            patch(changes, body)
        }
        Operation::Restore(_, changes) => {
            let body = "BODY=\"{\\\"properties\\\":{\\\"virtualNetworkType\\\":\\\"$NEW_NETWORK\\\",\\\"virtualNetworkConfiguration\\\":{\\\"subnetResourceId\\\":\\\"$SUBNET_ID\\\"},\\\"customProperties\\\":$CUSTOM}}\"\n";
            patch(changes, body)
        }
        Operation::Portal(steps) => {
            let mut out = String::from("\nsay 'now in the portal:'\n");
            for step in steps {
                out.push_str(&format!("say {}\n", quote(step)));
            }
            out.push_str(
                "say 'then, beside it: this script with --watch, once for each location'\n",
            );
            out
        }
        Operation::Watch(_) => String::new(),
    }
}

/// Writes the answer of the service beside the script and says the most important of it.
fn keep_now(job: &Job) -> String {
    if job.watch().is_some() {
        return String::new();
    }
    format!(
        "\nFILE={}\naz rest --method get --uri \"$SERVICE\" > \"$FILE\"\nsay \"the export is in $FILE\"\n\
         az rest --method get --uri \"$SERVICE\" --query {} -o json\n",
        quote(&format!("{}.fresh.json", job.stem)),
        quote(SUMMARY),
    )
}

/// The values on which the platform verdict rests, as JMESPath.
const SUMMARY: &str = "{platform:properties.platformVersion, state:properties.provisioningState, tier:sku.name, network:properties.virtualNetworkType, others:properties.additionalLocations[].[location, platformVersion]}";

/// The PATCH. Custom properties are those of the live instance with the changes: none is reset.
fn patch(changes: &[(String, &str)], body: &str) -> String {
    let pairs: Vec<String> = changes
        .iter()
        .map(|(key, value)| format!("{}: {}", crate::record::quoted(key), jmes(value)))
        .collect();
    let query = format!("merge({CUSTOM}, {{{}}})", pairs.join(", "));
    format!(
        "\nCUSTOM=$(az rest --method get --uri \"$SERVICE\" --query {} -o json) || stop 'no answer from Azure about the custom properties'\n\
         [ -n \"$CUSTOM\" ] || stop 'the custom properties of the instance could not be read'\n{body}\
         if [ \"$MODE\" != apply ]; then\n  say \"dry run: PATCH $APIM_ID\"\n  say \"$BODY\"\n  say 'nothing was changed; --apply sends it'\n  exit 0\nfi\n\
         az rest --method patch --uri \"$SERVICE\" --body \"$BODY\" -o none\n\
         say 'the change was sent'\nwatch\n",
        quote(&query)
    )
}

/// The functions that look and watch. `STATE`, `NETWORK` and `LEFT`, the number of locations that are
/// still to move, are what the last look found.
fn watching(watch: &Watch) -> String {
    let network = match (watch.network, watch.network_given) {
        (Some(word), _) => Some(quote(word)),
        (None, true) => Some("\"$NEW_NETWORK\"".to_owned()),
        (None, false) => None,
    };
    let moves = !watch.platforms.is_empty();
    let mut parts = vec![format!("{STATE} || '-'")];
    if network.is_some() {
        parts.push(format!("{NETWORK} || '-'"));
    }
    parts.extend(watch.platforms.iter().map(|one| format!("({}) || '-'", one.jmespath())));
    let names = match (network.is_some(), moves) {
        (true, true) => "STATE NETWORK platforms",
        (true, false) => "STATE NETWORK",
        (false, true) => "STATE platforms",
        (false, false) => "STATE",
    };
    let local = if moves { "line platform platforms" } else { "line" };
    let mut out = format!(
        "\nlook() {{\n  local {local}\n  line=$(value {query}) || return 1\n  read -r {names} <<< \"$line\"\n",
        query = quote(&format!("join(' ', [{}])", parts.join(", "))),
    );
    if moves {
        out.push_str(COUNT);
    }
    out.push_str("  say \"$(date -u +%FT%TZ) $line\"\n}\n\nwatch() {\n");
    if watch.one_by_one {
        out.push_str("  look || stop 'no answer from Azure'\n  local first=$LEFT\n");
    } else if moves {
        out.push_str("  local seen=no\n");
    }
    out.push_str(&format!("  for _ in $(seq 1 {LOOKS}); do\n    sleep {}\n", MINUTES * 60));
    out.push_str("    if ! look; then\n      say 'no answer from Azure: asked again'\n      continue\n    fi\n    case \"$STATE\" in\n      Failed) stop 'failed: see the way back in the plan' ;;\n");
    let not_yet = match (moves, watch.one_by_one) {
        (false, _) => "",
        (true, false) => {
            out.push_str("      Updating) seen=yes ;;\n");
            "        if [ \"$LEFT\" -gt 0 ]; then\n          [ \"$seen\" = no ] || stop 'rolled back: still stv1, nothing has changed'\n          continue\n        fi\n"
        }
        (true, true) => {
            "        if [ \"$LEFT\" -gt 0 ] && [ \"$LEFT\" -ge \"$first\" ]; then continue; fi\n"
        }
    };
    out.push_str(&format!("      Succeeded)\n{not_yet}"));
    if let Some(network) = network {
        out.push_str(&format!(
            "        [ \"$NETWORK\" = {network} ] || stop \"done, but the network mode is $NETWORK: see the way back in the plan\"\n"
        ));
    }
    out.push_str(if watch.one_by_one {
        "        say \"moved; locations still to move: $LEFT\"\n"
    } else {
        "        say 'done: now the verification of the plan'\n"
    });
    out.push_str("        exit 0\n        ;;\n    esac\n  done\n  stop 'not done after 2 hours: open the support case'\n}\n");
    out
}

const COUNT: &str = r#"  LEFT=0
  for platform in $platforms; do
    case "$platform" in stv2*) ;; *) LEFT=$((LEFT + 1)) ;; esac
  done
"#;
