"""Making services on the command line: what an author did is kept, and what must not be offered is not."""
import os
import shutil
import tempfile
import unittest

import house

SCHEMA = os.path.join(house.ROOT, "Leistungen", "bewohnerparkausweis", "datenfelder.xml")
CODELIST = """<?xml version="1.0" encoding="UTF-8"?>
<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><Identification><ShortName>farbe</ShortName>
<Version>1</Version><CanonicalUri>urn:de:farbe</CanonicalUri><CanonicalVersionUri>urn:de:farbe_1</CanonicalVersionUri>
</Identification><ColumnSet><Column Id="code" Use="required"><ShortName>code</ShortName><Data Type="string"/></Column>
<Key Id="k"><ShortName>k</ShortName><ColumnRef Ref="code"/></Key></ColumnSet><SimpleCodeList><Row>
<Value ColumnRef="code"><SimpleValue>rot</SimpleValue></Value></Row></SimpleCodeList></gc:CodeList>
"""


class Author(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def make(self, *more):
        """Imports a schema; its end, and the folder of the package."""
        out = os.path.join(self.folder, "services")
        end = house.rathaus("fim", "import", SCHEMA, "--out", out, *more)
        return end, os.path.join(out, *os.listdir(out)[:1])

    def read(self, package, name):
        with open(os.path.join(package, name), encoding="utf-8") as file:
            return file.read()

    def write(self, package, name, text):
        with open(os.path.join(package, name), "w", encoding="utf-8") as file:
            file.write(text)

    def drop(self, package, name):
        """Takes a file away, and the family that would give it again."""
        os.remove(os.path.join(package, name))
        lines = self.read(package, "package.yaml").splitlines(keepends=True)
        self.write(package, "package.yaml", "".join(line for line in lines if not line.startswith("family:")))

    def test_a_package_that_was_changed_by_hand_is_not_made_anew_unasked(self):
        end, package = self.make()
        self.assertEqual(end.returncode, 0, end.stderr)
        self.assertEqual(self.make()[0].returncode, 0, "nothing was changed, nothing is lost")
        made = self.read(package, "akte.yaml")
        self.write(package, "akte.yaml", made + "# von Hand\n")
        end, _ = self.make()
        self.assertEqual(end.returncode, 1)
        self.assertIn(b"[folder-changed]", end.stderr)
        self.assertIn(b"akte.yaml", end.stderr)
        self.assertIn("# von Hand", self.read(package, "akte.yaml"))
        end, _ = self.make("--overwrite")
        self.assertEqual(end.returncode, 0, end.stderr)
        self.assertEqual(self.read(package, "akte.yaml"), made)

    def test_what_lint_calls_an_error_is_not_published(self):
        data = os.path.join(self.folder, "data")
        self.assertEqual(house.rathaus("town", "add", "065310005005", "--data", data).returncode, 0)
        _, package = self.make()
        publish = ["package", "publish", package, "--town", "065310005005", "--data", data]
        letter = "schreiben/_bescheid.html"
        whole = self.read(package, letter)
        for what, damage in {
            "lint-remedy": lambda: self.write(package, letter, whole.replace('class="rechtsbehelf"', 'class="fuss"')),
            "lint-letter-missing": lambda: self.drop(package, "schreiben/bescheid-ablehnung.html"),
        }.items():
            with self.subTest(what):
                damage()
                for command in (["package", "lint", package], publish):
                    end = house.rathaus(*command)
                    self.assertEqual(end.returncode, 1, command)
                    self.assertIn(f"[{what}]".encode(), end.stderr)
                self.write(package, letter, whole)
        _, package = self.make("--overwrite")
        end = house.rathaus(*publish)
        self.assertEqual(end.returncode, 0, end.stderr)

    def test_rules_that_stay_prose_are_named(self):
        end, _ = self.make()
        figure = [line for line in end.stdout.decode().splitlines() if "stay prose" in line][0]
        count = int(figure.split(" compiled, ")[1].split()[0])
        named = [line for line in end.stdout.decode().splitlines() if line.startswith("    R")]
        self.assertEqual(len(named), count)

    def test_files_without_a_schema_are_said(self):
        path = os.path.join(self.folder, "farbe.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(CODELIST)
        end = house.rathaus("fim", "import", path, "--out", self.folder)
        self.assertEqual(end.returncode, 1)
        self.assertIn(b"[schema-missing]", end.stderr)

    def test_a_command_over_stored_data_makes_no_empty_town_hall(self):
        data = os.path.join(self.folder, "nirgends")
        _, package = self.make()
        for command in (
            ["records", "export", "R-0000-0000", "-o", os.path.join(self.folder, "x.zip")], ["journal", "verify"],
            ["package", "publish", package, "--town", "065310005005"], ["town", "list"], ["case", "list"],
        ):
            with self.subTest(command):
                end = house.rathaus(*command, "--data", data)
                self.assertNotEqual(end.returncode, 0)
                self.assertFalse(os.path.exists(data))
                if command[0] != "case":
                    self.assertIn(b"There is no town hall in " + data.encode(), end.stderr)


if __name__ == "__main__":
    unittest.main()
