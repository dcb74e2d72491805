"""Every export as readers of other makers see it. Usage: python read.py PATH_OF_APIM_PLANNER"""

import csv
import datetime
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import icalendar
import jsonschema
import junitparser
import openpyxl

import scripts
from scripts import Scripts  # noqa: F401, its tests are found here

ROOT = pathlib.Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
HOSTILE = FIXTURES / "formats" / "hostile.json"
INPUTS = {
    "hostile": [HOSTILE],
    "fleet": [HOSTILE, *sorted((FIXTURES / "verdicts").glob("*.json"))],
    "nothing": [FIXTURES / "verdicts" / "deleted-services.json"],
}
PROGRAM = ""


def export(kind, inputs, *more):
    """The bytes of one export, and where they stand."""
    folder = pathlib.Path(tempfile.mkdtemp())
    target = folder / f"report.{kind}"
    arguments = [PROGRAM, "report", "--as-of", "2026-11-22", "--format", kind, "--output", target]
    subprocess.run([*arguments, *more, *INPUTS[inputs]], capture_output=True, check=False)
    return target


def report(inputs):
    return json.loads(export("json", inputs).read_bytes())


def cells(sheet):
    """The rows of a worksheet as dictionaries by the titles of its columns."""
    rows = list(sheet.iter_rows())
    titles = [cell.value for cell in rows[0]]
    return [dict(zip(titles, row)) for row in rows[1:]]


class Workbook(unittest.TestCase):
    def test_sheets_are_frozen_filtered_and_titled(self):
        for inputs in INPUTS:
            book = openpyxl.load_workbook(export("xlsx", inputs))
            names = ["Overview", "Instances", "Findings", "Dates", "Steps", "Sources"]
            self.assertEqual(book.sheetnames, names)
            for sheet in book:
                self.assertEqual(sheet.freeze_panes, "A2")
                self.assertEqual(sheet.auto_filter.ref, sheet.dimensions)
                self.assertTrue(all(cell.font.b for cell in sheet[1]))
                self.assertTrue(all(cell.value for cell in sheet[1]))

    def test_instances_are_those_of_the_report(self):
        for inputs in INPUTS:
            book = openpyxl.load_workbook(export("xlsx", inputs))
            instances = report(inputs)["instances"]
            rows = cells(book["Instances"])
            self.assertEqual(len(rows), len(instances))
            for row, one in zip(rows, instances):
                self.assertEqual(row["Platform"].value, one["platform"]["verdict"])
                self.assertEqual(row["Past due"].value, "yes" if one["pastDue"] else "no")
                due = one.get("nextDate")
                if due:
                    day = row["Next date"]
                    self.assertTrue(day.is_date)
                    expected = datetime.date.fromisoformat(due["date"])
                    self.assertEqual(day.value.date(), expected)
                counts = [finding["urgency"] for finding in one["findings"]]
                self.assertEqual(row["Findings to act on"].value, counts.count("action"))
                self.assertEqual(row["Findings to act on"].data_type, "n")

    def test_no_cell_is_a_formula_and_links_lead_to_sources(self):
        sources = set()
        for one in report("hostile")["instances"]:
            sources.update(finding["source"]["url"] for finding in one["findings"])
            sources.update(change["source"]["url"] for change in one["exposures"])
        book = openpyxl.load_workbook(export("xlsx", "hostile"))
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertIn(cell.data_type, ("s", "n", "d"), cell.coordinate)
                    if cell.hyperlink and sheet.title != "Sources":
                        self.assertIn(cell.hyperlink.target, sources)
        self.assertEqual(book["Instances"]["A2"].value, "=cmd|' /C calc'!A0")
        self.assertEqual(book["Instances"]["A2"].data_type, "s")
        self.assertTrue(any(row["Source"].hyperlink for row in cells(book["Findings"])))

    def test_every_step_of_every_plan_is_there(self):
        book = openpyxl.load_workbook(export("xlsx", "fleet"))
        steps = [row for row in cells(book["Steps"]) if row["Part"].value == "Step"]
        expected = [
            (step["number"], step["title"])
            for one in report("fleet")["instances"]
            for step in one["plan"]["steps"]
        ]
        self.assertGreater(len(expected), 50)
        self.assertEqual([(row["Number"].value, row["Title"].value) for row in steps], expected)


class Calendar(unittest.TestCase):
    def test_events_are_whole_days_with_names_of_their_own(self):
        for inputs in INPUTS:
            calendar = icalendar.Calendar.from_ical(export("ics", inputs).read_bytes())
            self.assertEqual(calendar.errors, [])
            events = calendar.walk("VEVENT")
            self.assertEqual(len({str(event["UID"]) for event in events}), len(events))
            for event in events:
                self.assertEqual(event.errors, [])
                self.assertIs(type(event["DTSTART"].dt), datetime.date)
                stamp = datetime.datetime(2026, 11, 22, tzinfo=datetime.timezone.utc)
                self.assertEqual(event["DTSTAMP"].dt, stamp)
            if inputs == "nothing":
                self.assertEqual(events, [])
            else:
                self.assertIn(datetime.date(2027, 3, 15), {event["DTSTART"].dt for event in events})
        summaries = [str(event["SUMMARY"]) for event in events]
        self.assertFalse(any("\n" in summary for summary in summaries))

    def test_a_name_is_read_as_it_was(self):
        calendar = icalendar.Calendar.from_ical(export("ics", "hostile").read_bytes())
        about = "\n".join(str(event["DESCRIPTION"]) for event in calendar.walk("VEVENT"))
        self.assertIn("=cmd|' /C calc'!A0", about)


class Results(unittest.TestCase):
    def test_sarif_meets_the_schema(self):
        schema = json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_bytes())
        validator = jsonschema.Draft7Validator(schema)
        for inputs in INPUTS:
            log = json.loads(export("sarif", inputs).read_bytes())
            self.assertEqual([error.message for error in validator.iter_errors(log)], [])

    def test_junit_counts_what_it_holds(self):
        for inputs in INPUTS:
            suites = junitparser.JUnitXml.fromfile(str(export("junit", inputs)))
            tests = failures = 0
            for suite in suites:
                cases = list(suite)
                failed = [case for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)]
                skipped = [case for case in cases if any(isinstance(r, junitparser.Skipped) for r in case.result)]
                self.assertEqual(suite.tests, len(cases))
                self.assertEqual(suite.failures, len(failed))
                self.assertEqual(suite.skipped, len(skipped))
                tests += len(cases)
                failures += len(failed)
            self.assertEqual((suites.tests, suites.failures), (tests, failures))
            self.assertEqual(len(list(suites)), len(report(inputs)["instances"]) + 1)

    def test_past_due_fails_and_what_cannot_be_told_is_skipped(self):
        suites = {suite.name: suite for suite in junitparser.JUnitXml.fromfile(str(export("junit", "hostile")))}
        past = [case for case in suites["=cmd|' /C calc'!A0"] if any(getattr(r, "type", "") == "pastDue" for r in case.result)]
        self.assertGreater(len(past), 0)
        told = next(case for case in suites["apim-unknown"] if case.name == "platform can be told")
        self.assertIsInstance(told.result[0], junitparser.Skipped)


class Tables(unittest.TestCase):
    def test_csv_is_strict_and_rectangular(self):
        for inputs in INPUTS:
            for kind in ("csv", "csv-findings", "azure-devops", "jira"):
                text = export(kind, inputs).read_bytes().decode("utf-8")
                rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
                self.assertEqual({len(row) for row in rows}, {len(rows[0])})

    def test_parts_have_their_parents(self):
        text = export("jira", "fleet").read_bytes().decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        ids = [row["Issue ID"] for row in rows]
        self.assertEqual(len(set(ids)), len(ids))
        for at, row in enumerate(rows):
            if row["Issue Type"] == "Sub-task":
                self.assertLess(ids.index(row["Parent"]), at)
                self.assertEqual(rows[ids.index(row["Parent"])]["Issue Type"], "Task")
        text = export("azure-devops", "fleet").read_bytes().decode("utf-8")
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
            filled = (bool(row["Title 1"]), bool(row["Title 2"]))
            self.assertEqual(filled, (row["Work Item Type"] == "Epic", row["Work Item Type"] == "Task"))
            self.assertNotIn("<script>", row["Description"])


if __name__ == "__main__":
    PROGRAM = scripts.PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
