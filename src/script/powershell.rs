//! PowerShell with the Az modules.

use super::Language;
use super::header::header;
use super::operation::{
    CUSTOM, Job, LOOKS, MINUTES, NETWORK, Operation, Reading, STATE, Watch, migrate_call,
};
use crate::knowledge::api_versions;
use crate::rules::az::visible;

pub(super) const LANGUAGE: Language = Language {
    id: "powershell",
    title: "PowerShell with Az",
    extension: "ps1",
    mime: "text/x-powershell",
    run: "./FILE checks; ./FILE -Apply makes the change; -WhatIf and -Confirm work with it",
    write,
};

/// A string that PowerShell takes as it is, in ASCII alone: Windows PowerShell reads a file without
/// a mark of its encoding in the code page of the machine, in which a part of any other letter may
/// be a quote. What is not ASCII is put together from its number; what is not seen becomes U+FFFD.
pub fn quote(text: &str) -> String {
    let mut out = String::from("'");
    let mut joined = false;
    for character in text.chars().map(visible) {
        match character {
            '\'' => out.push_str("''"),
            ' '..='~' => out.push(character),
            _ => {
                joined = true;
                let number = u32::from(character);
                out.push_str(&match number {
                    ..=0xffff => format!("' + [char]0x{number:04x} + '"),
                    _ => format!("' + [char]::ConvertFromUtf32(0x{number:x}) + '"),
                });
            }
        }
    }
    out.push('\'');
    if joined { format!("({out})") } else { out }
}

fn write(job: &Job) -> String {
    let mut out = header(job, "#", &usage(job));
    out.push_str(&parameters(job));
    out.push_str(BASICS);
    if !job.only_reads() {
        out.push_str(ASSERT);
    }
    out.push_str(&session(job));
    if let Some(watch) = job.watch() {
        out.push_str(&watching(watch));
        out.push_str("if ($Watch) {\n    Watch-Service\n    return\n}\n\n");
    }
    let acts = !job.only_reads();
    let mut checked = false;
    for operation in &job.operations {
        if !matches!(operation, Operation::Expect(..) | Operation::Idle(_)) && !checked && acts {
            checked = true;
            out.push_str("Write-Output 'every precondition holds'\n");
        }
        out.push_str(&self::operation(job, operation));
    }
    out
}

fn usage(job: &Job) -> Vec<String> {
    let mut given = String::new();
    if job.target.id.is_none() {
        given.push_str(" -ResourceId ARM_ID");
    }
    if job.restores().is_some() {
        given.push_str(" -SubnetId SUBNET_ID");
    }
    if job.restores() == Some(None) {
        given.push_str(" -Network Internal|External");
    }
    let mut out = Vec::new();
    let mut start = |switch: &str, what: &str| {
        out.push(what.to_owned());
        out.push(format!("  ./FILE{given}{switch}"));
    };
    if job.is_change() {
        start("", "Checks, and changes nothing (dry run):");
        start(
            " -Apply",
            "Checks, makes the change and watches it for 2 hours at most; -Confirm asks first, -WhatIf only says what would be done:",
        );
    } else {
        start("", "Checks:");
    }
    if job.watch().is_some() {
        start(" -Watch", "Only watches, for 2 hours at most:");
    }
    out.push(
        "Needs PowerShell 5.1 or later and Az.Accounts, signed in with Connect-AzAccount."
            .to_owned(),
    );
    out
}

fn parameters(job: &Job) -> String {
    let mut lines = Vec::new();
    if job.is_change() {
        lines.push("[switch] $Apply".to_owned());
    }
    if job.watch().is_some() {
        lines.push("[switch] $Watch".to_owned());
    }
    // The patterns are those of Target: what becomes part of an address has the form of an id.
    let id = "[ValidatePattern('^/subscriptions/[A-Za-z0-9-]+/resourceGroups/[A-Za-z0-9._()-]+/providers/Microsoft\\.ApiManagement/service/[A-Za-z0-9-]+\\z')]";
    match &job.target.id {
        Some(one) => lines.push(format!("{id}\n    [string] $ResourceId = {}", quote(&one.text))),
        None => lines.push(format!("[Parameter(Mandatory)]\n    {id}\n    [string] $ResourceId")),
    }
    if let Some(mode) = job.restores() {
        lines.push("[Parameter(Mandatory)]\n    [ValidatePattern('^/subscriptions/[A-Za-z0-9-]+/resourceGroups/[A-Za-z0-9._()-]+/providers/Microsoft\\.Network/virtualNetworks/[A-Za-z0-9._-]+/subnets/[A-Za-z0-9._-]+\\z')]\n    [string] $SubnetId".to_owned());
        lines.push(match mode {
            Some(mode) => format!("[ValidateSet('Internal', 'External')]\n    [string] $Network = {}", quote(mode)),
            None => "[Parameter(Mandatory)]\n    [ValidateSet('Internal', 'External')]\n    [string] $Network".to_owned(),
        });
    }
    let binding = if job.is_change() { "(SupportsShouldProcess)" } else { "()" };
    format!("\n[CmdletBinding{binding}]\nparam(\n    {}\n)\n", lines.join(",\n\n    "))
}

const BASICS: &str = r#"
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# One request to Azure Resource Manager; any status but 2xx stops the script.
function Invoke-Arm {
    param([string] $Method, [string] $Path, [string] $Payload)
    $Request = @{ Method = $Method; Path = $Path }
    if ($Payload) { $Request['Payload'] = $Payload }
    $Answer = Invoke-AzRestMethod @Request
    if ($Answer.StatusCode -lt 200 -or $Answer.StatusCode -ge 300) {
        throw ('stop: {0} {1} was answered with {2}: {3}' -f $Method, $Path, $Answer.StatusCode, $Answer.Content)
    }
    $Answer.Content
}

# A value by its path; the first of a list; nothing where it is absent.
function Get-Value {
    param($From, [string] $Path)
    foreach ($Name in $Path.Split('.')) {
        if ($null -eq $From) { return $null }
        $Member = $From.PSObject.Properties[$Name]
        if ($null -eq $Member) { return $null }
        $From = $Member.Value | Select-Object -First 1
    }
    $From
}

# An additional location by its name; all of them without one.
function Find-Location {
    param($Service, [string] $Region)
    $List = $Service.properties.PSObject.Properties['additionalLocations']
    if ($null -eq $List -or $null -eq $List.Value) { return }
    foreach ($Location in $List.Value) {
        if (-not $Region -or $Location.location -eq $Region) { $Location }
    }
}
"#;

/// Compares a value with those that are expected.
const ASSERT: &str = r#"
# Stops unless a value is one of those that the export showed.
function Assert-Value {
    param([string] $Label, $Found, [string[]] $Expected)
    if ($Expected -cnotcontains $Found) {
        throw ("stop: {0} is '{1}', expected {2}" -f $Label, $Found, ($Expected -join ' or '))
    }
    Write-Output ('as expected: {0} {1}' -f $Label, $Found)
}
"#;

fn session(job: &Job) -> String {
    let mut out = String::from(
        "\n$Context = Get-AzContext\nif ($null -eq $Context) { throw 'stop: sign in first, with Connect-AzAccount' }\n",
    );
    if let Some(cloud) = job.target.cloud.cli_name() {
        out.push_str(&format!(
            "if ($Context.Environment.Name -ne {}) {{ throw {} }}\n",
            quote(cloud),
            quote(&format!(
                "stop: signed in to another cloud. Connect-AzAccount -Environment {cloud}"
            )),
        ));
    }
    out.push_str(&format!(
        "$ServicePath = $ResourceId + {}\n$Service = Invoke-Arm GET $ServicePath | ConvertFrom-Json\n",
        quote(&format!("?api-version={}", api_versions::CURRENT))
    ));
    out
}

fn reading(reading: &Reading) -> String {
    let path = quote(reading.path.trim_end_matches("[0]"));
    match &reading.region {
        None => format!("(Get-Value $Service {path})"),
        Some(region) => format!("(Get-Value (Find-Location $Service {}) {path})", quote(region)),
    }
}

fn operation(job: &Job, operation: &Operation) -> String {
    match operation {
        Operation::Expect(what, values) => {
            let values: Vec<String> = values.iter().map(|value| quote(value)).collect();
            format!(
                "Assert-Value {} {} @({})\n",
                quote(&what.label),
                reading(what),
                values.join(", ")
            )
        }
        Operation::Idle(neighbour) => format!(
            "$Neighbour = Invoke-Arm GET {} | ConvertFrom-Json\nAssert-Value {} (Get-Value $Neighbour '{STATE}') @('Succeeded')\n",
            quote(&format!("{}?api-version={}", neighbour.id.text, api_versions::CURRENT)),
            quote(&format!("state of {} in the same subnet", neighbour.name)),
        ),
        Operation::Keep if job.is_change() => format!(
            "\nif ($Apply) {{\n    $Before = {} + [DateTime]::UtcNow.ToString('yyyyMMddTHHmmssZ') + '.json'\n    if ($PSCmdlet.ShouldProcess($Before, 'keep the state before')) {{\n        Set-Content -LiteralPath $Before -Value (Invoke-Arm GET $ServicePath) -Encoding UTF8\n    }}\n}}\n",
            quote(&format!("{}.before-", job.stem))
        ),
        Operation::Keep if job.watch().is_some() => String::new(),
        Operation::Keep => format!(
            "\n$File = {}\nSet-Content -LiteralPath $File -Value (Invoke-Arm GET $ServicePath) -Encoding UTF8\nWrite-Output ('the export is in {{0}}' -f $File)\n{SUMMARY}",
            quote(&format!("{}.fresh.json", job.stem))
        ),
        Operation::Migrate { mode, downtime } => {
            let (version, more) = migrate_call(*downtime);
            let path = quote(&format!("/migrateToStv2?api-version={version}{more}"));
            format!(
                "\n$Body = {}\n{}",
                quote(&format!("{{\"mode\":\"{mode}\"}}")),
                send(
                    "POST",
                    &format!("($ResourceId + {path})"),
                    "start the migration off stv1, which cannot be undone once it has succeeded"
                )
            )
        }
        Operation::Set(changes) => {
            format!(
                "{}$Properties = @{{ customProperties = $Custom }}\n{}",
                custom(changes),
                patch()
            )
        }
        Operation::Restore(_, changes) => format!(
            "{}$Properties = @{{\n    virtualNetworkType = $Network\n    virtualNetworkConfiguration = @{{ subnetResourceId = $SubnetId }}\n    customProperties = $Custom\n}}\n{}",
            custom(changes),
            patch()
        ),
        Operation::Portal(steps) => {
            let mut out = String::from("\nWrite-Output 'now in the portal:'\n");
            for step in steps {
                out.push_str(&format!("Write-Output {}\n", quote(step)));
            }
            out.push_str(
                "Write-Output 'then, beside it: this script with -Watch, once for each location'\n",
            );
            out
        }
        Operation::Watch(_) => String::new(),
    }
}

/// The custom properties of the live instance with the changes: none is reset.
fn custom(changes: &[(String, &str)]) -> String {
    let mut out = format!(
        "\n$Custom = Get-Value $Service '{CUSTOM}'\nif ($null -eq $Custom) {{ throw 'stop: the custom properties of the instance could not be read' }}\n"
    );
    for (key, value) in changes {
        out.push_str(&format!(
            "$Custom | Add-Member -Force -NotePropertyName {} -NotePropertyValue {}\n",
            quote(key),
            quote(value)
        ));
    }
    out
}

fn patch() -> String {
    format!(
        "$Body = @{{ properties = $Properties }} | ConvertTo-Json -Depth 5 -Compress\n{}",
        send(
            "PATCH",
            "$ServicePath",
            "change the custom properties and what the top of this script names"
        )
    )
}

/// Sends the body, or says in a dry run what would be sent.
fn send(method: &str, path: &str, what: &str) -> String {
    format!(
        "if (-not $Apply) {{\n    Write-Output ('dry run: {method} {{0}} {{1}}' -f {path}, $Body)\n    Write-Output 'nothing was changed; -Apply makes the change'\n    return\n}}\n\
         if ($PSCmdlet.ShouldProcess($ResourceId, {})) {{\n    $null = Invoke-Arm {method} {path} $Body\n    Write-Output 'the change was sent'\n    Watch-Service\n}}\n",
        quote(what)
    )
}

const SUMMARY: &str = "Write-Output ([pscustomobject] @{
    Platform = Get-Value $Service 'properties.platformVersion'
    State = Get-Value $Service 'properties.provisioningState'
    Tier = Get-Value $Service 'sku.name'
    Network = Get-Value $Service 'properties.virtualNetworkType'
})
foreach ($Location in Find-Location $Service) {
    Write-Output ('{0}: {1}' -f (Get-Value $Location 'location'), (Get-Value $Location 'platformVersion'))
}
";

fn watching(watch: &Watch) -> String {
    let network = match (watch.network, watch.network_given) {
        (Some(word), _) => Some(quote(word)),
        (None, true) => Some("$Network".to_owned()),
        (None, false) => None,
    };
    let platforms: Vec<String> = watch.platforms.iter().map(reading).collect();
    let moves = !platforms.is_empty();
    let mut out = format!(
        "\nfunction Watch-Service {{\n{}    for ($Look = 0; $Look -le {LOOKS}; $Look++) {{\n        if ($Look -gt 0) {{ Start-Sleep -Seconds {} }}\n",
        if moves { "    $Seen = $false\n    $First = $null\n" } else { "" },
        MINUTES * 60
    );
    out.push_str("        try {\n            $Service = Invoke-Arm GET $ServicePath | ConvertFrom-Json\n        } catch {\n            Write-Output ('no answer from Azure: {0}' -f $_.Exception.Message)\n            continue\n        }\n");
    out.push_str(&format!("        $State = Get-Value $Service '{STATE}'\n"));
    if moves {
        out.push_str(&format!(
            "        $Platforms = @({})\n        $Left = @($Platforms | Where-Object {{ $_ -notlike 'stv2*' }}).Count\n        if ($null -eq $First) {{ $First = $Left }}\n        if ($State -eq 'Updating') {{ $Seen = $true }}\n        Write-Output ('{{0:u}} {{1}} {{2}}' -f [DateTime]::UtcNow, $State, ($Platforms -join ' '))\n",
            platforms.join(", ")
        ));
    } else {
        out.push_str("        Write-Output ('{0:u} {1}' -f [DateTime]::UtcNow, $State)\n");
    }
    out.push_str("        if ($Look -eq 0) { continue }\n        if ($State -eq 'Failed') { throw 'stop: failed, see the way back in the plan' }\n        if ($State -ne 'Succeeded') { continue }\n");
    if watch.one_by_one {
        out.push_str("        if ($Left -gt 0 -and $Left -ge $First) { continue }\n");
    } else if moves {
        out.push_str("        if ($Left -gt 0 -and $Seen) { throw 'stop: rolled back, still stv1, nothing has changed' }\n        if ($Left -gt 0) { continue }\n");
    }
    if let Some(network) = network {
        out.push_str(&format!(
            "        $Now = Get-Value $Service '{NETWORK}'\n        if ($Now -ne {network}) {{ throw ('stop: done, but the network mode is {{0}}: see the way back in the plan' -f $Now) }}\n"
        ));
    }
    out.push_str(if watch.one_by_one {
        "        Write-Output ('moved; locations still to move: {0}' -f $Left)\n"
    } else {
        "        Write-Output 'done: now the verification of the plan'\n"
    });
    out.push_str("        return\n    }\n    throw 'stop: not done after 2 hours, open the support case'\n}\n\n");
    out
}
