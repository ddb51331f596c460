"""Rules on the command line: expressions as typed JSON, decisions asked line by line."""
import json
import os
import subprocess
import tempfile
import unittest

import house

FEES = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:test:gebuehr">
  <inputData id="hunde" name="Hunde"><variable name="Hunde" typeRef="number"/></inputData>
  <decision id="gebuehr" name="Gebühr"><variable name="Gebühr" typeRef="number"/>
    <informationRequirement><requiredInput href="#hunde"/></informationRequirement>
    <literalExpression><text>if Hunde = 1 then 90 else 90 + (Hunde - 1) * 120.50</text></literalExpression>
  </decision>
  <decision id="a" name="a"><variable name="a"/><informationRequirement><requiredDecision href="#b"/></informationRequirement>
    <literalExpression><text>b</text></literalExpression></decision>
  <decision id="b" name="b"><variable name="b"/><informationRequirement><requiredDecision href="#a"/></informationRequirement>
    <literalExpression><text>a</text></literalExpression></decision>
</definitions>
"""


class Expressions(unittest.TestCase):
    def feel(self, *arguments, ends=0):
        done = subprocess.run(
            [house.PROGRAM, "feel", *arguments], cwd=house.ROOT, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, ends, done.stderr)
        return done

    def test_a_value_is_printed_as_typed_json(self):
        for expression, value in {
            "1.10 + 0.20": {"type": "number", "value": "1.30"},
            '-@"P1D"': {"type": "days and time duration", "value": "-P1D"},
            "-2 + 1": {"type": "number", "value": "-1"},
            '[true, "ä"]': {"type": "list", "items": [
                {"type": "boolean", "value": True}, {"type": "string", "value": "ä"}]},
        }.items():
            self.assertEqual(json.loads(self.feel(expression).stdout), value, expression)

    def test_names_come_from_a_file(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"Zahl der Hunde": 3}, file)
            file.flush()
            done = self.feel("Zahl der Hunde * 2", "--context", file.name)
        self.assertEqual(json.loads(done.stdout)["value"], "6")

    def test_what_cannot_be_read_is_said_with_its_place(self):
        done = self.feel("1 +", ends=1)
        self.assertRegex(done.stderr, r":1:\d+: error: .+ \[feel-")

    def test_a_null_comes_with_its_reason(self):
        done = self.feel('date("2026-02-30")')
        self.assertEqual(json.loads(done.stdout), {"type": "null"})
        self.assertIn("warning", done.stderr)

    def test_only_one_expression_at_a_time(self):
        self.feel("1", "2", ends=64)
        self.feel(ends=64)


class Decisions(unittest.TestCase):
    """One process that is asked line by line, as an independent runner does."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="rathaus-rules-")
        self.addCleanup(self.folder.cleanup)
        self.model = os.path.join(self.folder.name, "gebuehr.dmn")
        with open(self.model, "w", encoding="utf-8") as file:
            file.write(FEES)
        self.process = subprocess.Popen(
            [house.PROGRAM, "dmn", "evaluate", "--jsonl"], cwd=house.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True)
        self.addCleanup(self.end)

    def end(self):
        self.process.stdin.close()
        self.assertEqual(self.process.wait(20), 0)
        self.process.stdout.close()

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def request(self, decision, **inputs):
        return self.ask(json.dumps({"id": decision, "model": self.model, "decision": decision, "inputs": inputs}))

    def test_every_line_is_answered_at_once(self):
        for count, fee in (("1", "90"), ("3", "331.00")):
            answer = self.request("Gebühr", Hunde={"type": "number", "value": count})
            self.assertEqual(answer, {"id": "Gebühr", "result": {"type": "number", "value": fee}, "messages": []})

    def test_what_is_wrong_is_said_and_the_next_is_answered(self):
        self.assertTrue(self.ask("{")["messages"])
        self.assertTrue(self.request("gibt es nicht")["messages"])
        cyclic = self.request("a")
        self.assertEqual(cyclic["result"], {"type": "null"})
        self.assertIn("depends on itself", cyclic["messages"][0])
        wrong = self.request("Gebühr", Hunde={"type": "string", "value": "drei"})
        self.assertEqual(wrong["result"], {"type": "null"})
        self.assertTrue(wrong["messages"])
        self.assertEqual(self.request("Gebühr", Hunde={"type": "number", "value": "1"})["messages"], [])

    def test_the_check_names_the_circle_and_its_line(self):
        done = subprocess.run(
            [house.PROGRAM, "dmn", "check", self.model], cwd=house.ROOT, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"gebuehr\.dmn:\d+:\d+: error: .+ \[dmn-cycle\]")


if __name__ == "__main__":
    unittest.main()
