"""Hostile XML and ZIP files through every command that reads such files: refused with a sentence, quickly, in little memory."""
import os
import shutil
import tempfile
import time
import unittest

import hostile
import house

# What a process may take above one that reads a harmless file, and how long.
MORE_KB = 64 << 10
SECONDS = 1.0


class HostileFiles(unittest.TestCase):
    def setUp(self):
        self.files = hostile.folder()
        self.canary = hostile.Canary()
        self.addCleanup(self.canary.close)
        self.folder = tempfile.mkdtemp(prefix="rathaus-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def run_one(self, *arguments):
        """exit status, what it said, seconds, kilobytes."""
        said = os.path.join(self.folder, "said")
        began = time.monotonic()
        child = os.posix_spawn(
            house.PROGRAM, [house.PROGRAM, *arguments], os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
                          (os.POSIX_SPAWN_DUP2, 1, 2)])
        _, status, use = os.wait4(child, 0)
        seconds = time.monotonic() - began
        with open(said, encoding="utf-8", errors="replace") as file:
            return os.waitstatus_to_exitcode(status), file.read(), seconds, use.ru_maxrss

    def test_xml_through_the_imports_and_checks(self):
        commands = {
            "fim import": lambda path: ["fim", "import", path, "--out", os.path.join(self.folder, "out")],
            "dmn check": lambda path: ["dmn", "check", path],
            "process check": lambda path: ["process", "check", path],
        }
        failures, slowest, largest = [], 0.0, 0
        for name, arguments in commands.items():
            _, _, _, usual = self.run_one(*arguments(os.path.join(self.files, "xml", "ok-plain.xml")))
            for file, expect in hostile.rows("xml"):
                path = os.path.join(self.files, "xml", file)
                code, said, seconds, memory = self.run_one(*arguments(path))
                slowest, largest = max(slowest, seconds), max(largest, memory - usual)
                allowed = (0, 1) if expect != "refuse" else (1,)
                if code not in allowed:
                    failures.append(f"{name} {file}: exit {code}: {said[-200:]}")
                elif code == 1 and ": error: " not in said:
                    failures.append(f"{name} {file}: no sentence: {said[-200:]}")
                elif seconds > SECONDS or memory - usual > MORE_KB:
                    failures.append(f"{name} {file}: {seconds:.2f} s, {(memory - usual) >> 10} MB")
        print(f"XML: slowest {slowest:.2f} s, at most {largest >> 10} MB more than for a harmless file", flush=True)
        self.assertEqual([], failures, "\n".join(failures))
        self.assertEqual(self.canary.visits, 0)

    def test_archives_through_install_and_verify(self):
        data = os.path.join(self.folder, "data")
        house.rathaus("town", "add", "065310005005", "--data", data)
        before = self.everything()
        failures, slowest = [], 0.0
        for file, expect in hostile.rows("zip"):
            for command in (["package", "install", "--data", data], ["package", "verify"]):
                code, said, seconds, _ = self.run_one(*command, os.path.join(self.files, "zip", file))
                slowest = max(slowest, seconds)
                refused = "[zip-" in said or "[file-unreadable]" in said
                if code != 1 or (expect == "refuse" and not refused) or (expect == "accept" and refused):
                    failures.append(f"{command[1]} {file} ({expect}): exit {code}: {said[-200:]}")
                elif seconds > 2 * SECONDS:
                    failures.append(f"{command[1]} {file}: {seconds:.2f} s")
        print(f"ZIP: slowest {slowest:.2f} s", flush=True)
        self.assertEqual([], failures, "\n".join(failures))
        self.assertEqual(self.everything(), before)
        self.assertFalse(os.path.exists("/tmp/evil.txt"))

    def everything(self):
        """All files in the work folder but those of the engines."""
        return sorted(os.path.join(place, name) for place, _, names in os.walk(self.folder) for name in names
                      if "said" not in name and ".db" not in name)


if __name__ == "__main__":
    unittest.main()
