"""Process models on the command line: checked, drawn, compared, adopted, inherited by packages."""
import glob
import json
import os
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

import house

FAMILIES = os.path.join(house.ROOT, "Leistungen", "_familien")


def model(family):
    return os.path.join(FAMILIES, family, "verfahren.bpmn")


class Process(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="rathaus-process-")
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def run_command(self, *arguments, ends=0):
        done = subprocess.run(
            [house.PROGRAM, *arguments], cwd=house.ROOT, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, ends, done.stderr)
        return done

    def test_every_template_may_be_published_and_is_drawn(self):
        models = sorted(glob.glob(os.path.join(FAMILIES, "*", "verfahren.bpmn")))
        self.assertEqual(len(models), 8)
        self.run_command("process", "check", "--publication", *models)
        for number, path in enumerate(models):
            picture = self.path(f"{number}.svg")
            self.run_command("process", "draw", path, "-o", picture)
            self.assertTrue(xml.etree.ElementTree.parse(picture).getroot().tag.endswith("svg"))

    def test_models_are_compared_in_words_as_json_and_as_a_picture(self):
        picture = self.path("diff.svg")
        done = self.run_command("process", "diff", model("anzeige"), model("genehmigung"), "--json", "-o", picture)
        changes = json.loads(done.stdout)
        self.assertTrue({"added", "removed", "changed"} <= {change["kind"] for change in changes})
        self.assertIn("Mitzeichnen", "".join(change["de"] for change in changes))
        with open(picture, encoding="utf-8") as file:
            text = file.read()
        self.assertIn("Vorher", text)
        self.assertIn("+ neu", text)
        same = self.run_command("process", "diff", model("anzeige"), model("anzeige"), "--english")
        self.assertEqual(same.stdout.strip(), "No difference.")

    def test_parts_are_adopted_and_the_result_is_checked(self):
        out = self.path("out.bpmn")
        self.run_command(
            "process", "adopt", model("abgabenbescheid"), model("zuwendung"), "--element", "berechnen", "-o", out)
        self.run_command("process", "check", "--publication", out)
        with open(out, encoding="utf-8") as file:
            self.assertIn('id="berechnen"', file.read())
        self.run_command(
            "process", "adopt", model("anzeige"), model("meldung"), "--element", "nirgends", "-o", self.path("no"), ends=1)
        self.assertFalse(os.path.exists(self.path("no")))

    def test_a_model_gets_a_diagram(self):
        out = self.path("laid.bpmn")
        self.run_command("process", "layout", model("buchung"), "-o", out)
        same = self.run_command("process", "diff", model("buchung"), out)
        self.assertEqual(same.stdout.strip(), "Kein Unterschied.")

    def test_a_new_package_inherits_its_process_and_packs_it(self):
        self.run_command("package", "new", "probe", "--family", "genehmigung", "--out", self.folder.name)
        package = self.path("probe")
        self.assertFalse(os.path.exists(os.path.join(package, "verfahren.bpmn")))
        self.run_command("package", "lint", package)
        self.run_command("package", "new", "andere", "--family", "nirgends", "--out", self.folder.name, ends=1)


if __name__ == "__main__":
    unittest.main()
