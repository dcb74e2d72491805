"""Scripts of plans as parsers of other makers see them.

What a grammar cannot check: whether a cmdlet, a property or a resource exists, whether types fit,
and what runs. The bash scripts are run against a stand-in for az in tests/scripts/bash.rs; the
PowerShell scripts are not run, because no PowerShell can be installed from the package registries.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import hcl2
import tree_sitter_bicep
import tree_sitter_powershell
from tree_sitter import Language, Parser

PROGRAM = ""
KEYS = "Microsoft.WindowsAzure.ApiManagement."
ID = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiManagement/service/"
HOSTILE = [
    "apim-plain",
    "'; Remove-Item x; '",
    "$(Remove-Item x)",
    "`Remove-Item x`",
    "a\nRemove-Item x",
    "a\u202eb\u2066c",
    "'\\''\"\\",
    '${file("x")}',
    "%{ for x in y }",
    "{{$processEnv HOME}}",
    "\u2019; Remove-Item x; \u2018",
    "\u0412\u2018\u201b\u201a",
    "#> ; Remove-Item x",
    "*/ Remove-Item x /*",
]
# What the PowerShell scripts call, and nothing else, whatever the names.
CALLS = {
    "Set-StrictMode", "Invoke-AzRestMethod", "Get-AzContext", "Invoke-Arm", "ConvertFrom-Json",
    "ConvertTo-Json", "Get-Value", "Find-Location", "Assert-Value", "Watch-Service",
    "Write-Output", "Set-Content", "Start-Sleep", "Select-Object", "Where-Object", "Add-Member",
}


def instances(name):
    """An instance for each kind of script, with a name wherever one can stand."""
    for platform, network, blocked, region in [
        ("stv1", "None", None, None), ("stv1", "External", None, None),
        ("stv1", "Internal", None, "stv1"), ("stv2", "External", None, "stv1"),
        ("stv2", "None", "True", None), ("stv2", "None", None, None), (None, "None", None, None),
    ]:
        properties = {
            "provisioningState": "Succeeded", "platformVersion": platform,
            "virtualNetworkType": network, "createdAtUtc": "2021-03-15T00:00:00Z",
            "publicIPAddresses": [name], "privateIPAddresses": [name],
            "hostnameConfigurations": [{"type": "Proxy", "hostName": name}],
            "customProperties": {
                KEYS + "Gateway.Security.Protocols.Tls10": "True", KEYS + name: name,
                KEYS + "Service.Disabled": blocked or "False",
            },
        }
        if region:
            properties["additionalLocations"] = [{
                "location": name + " 2", "platformVersion": region, "publicIPAddresses": [name],
                "sku": {"name": "Premium", "capacity": 1}, "privateIPAddresses": [name],
            }]
        for id in (ID + "apim-a", ID + name):
            yield {
                "type": "Microsoft.ApiManagement/service", "id": id, "name": name,
                "location": name, "sku": {"name": "Premium", "capacity": 1},
                "properties": properties,
            }


def scripts(language):
    for name in HOSTILE:
        for instance in instances(name):
            arguments = [PROGRAM, "script", "--as-of", "2026-11-22", "--language", language]
            made = subprocess.run(arguments, input=json.dumps(instance).encode(), capture_output=True, check=False)
            yield name, made.returncode, made.stdout


def nodes(grammar, text):
    waiting = [Parser(Language(grammar)).parse(text).root_node]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        yield node


class Scripts(unittest.TestCase):
    def made(self, language):
        texts = []
        for name, status, text in scripts(language):
            self.assertEqual(status, 0, f"{language} {name!r}")
            texts.append((name, text))
        self.assertEqual(len(texts), 14 * len(HOSTILE))
        return texts

    def test_shellcheck_has_nothing_to_say(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        for number, (name, text) in enumerate(self.made("bash")):
            kind = "plain" if name == HOSTILE[0] else "hostile"
            (folder / f"{kind}-{number}.sh").write_bytes(text)
        shellcheck = pathlib.Path(sys.executable).with_name("shellcheck")
        # Of a name in quotes it asks whether the quotes, dollar signs and backticks in it are meant.
        for kind, more in (("plain", []), ("hostile", ["--exclude=SC1003,SC1112,SC2016"])):
            files = sorted(folder.glob(f"{kind}-*.sh"))
            checked = subprocess.run(
                [shellcheck, "--shell=bash", *more, *files],
                capture_output=True, text=True, check=False,
            )
            self.assertEqual((checked.returncode, checked.stdout), (0, ""))

    def test_powershell_parses_and_calls_what_it_may(self):
        for name, text in self.made("powershell"):
            for node in nodes(tree_sitter_powershell.language(), text):
                self.assertFalse(node.is_error or node.is_missing, f"{name!r} {node}")
                if node.type == "command_name":
                    self.assertIn(node.text.decode(), CALLS, repr(name))
                if node.type == "expandable_string_literal":
                    self.assertNotIn(b"Remove-Item", node.text)

    def test_bicep_parses_and_reads_only(self):
        for name, text in self.made("bicep"):
            for node in nodes(tree_sitter_bicep.language(), text):
                self.assertFalse(node.is_error or node.is_missing, f"{name!r} {node}")
                self.assertNotEqual(node.type, "interpolation", repr(name))
                if node.type == "resource_declaration":
                    self.assertIn(b" existing = {", node.text)

    def test_terraform_parses_and_holds_what_it_may(self):
        for name, text in self.made("terraform"):
            read = hcl2.loads(text.decode())
            read.pop("__comments__")
            self.assertLessEqual(
                set(read),
                {"terraform", "provider", "variable", "data", "output", "resource"},
                repr(name),
            )
            kinds = {kind.strip('"') for one in read.get("resource", []) for kind in one}
            self.assertLessEqual(kinds, {"azapi_resource_action"}, repr(name))
            self.assertNotIn("${file", json.dumps(read).replace("$${file", ""))
