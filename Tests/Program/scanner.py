"""A malware scanner of our own: clamd with one signature, that of the EICAR test file, which does nothing."""
import os
import shutil
import subprocess
import tempfile
import unittest
import zlib

import house

# In two parts, so that no scanner takes this source for it.
TEST_FILE = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """Runs a clamd on a socket in a folder of its own; a context manager that ends it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="clamd-")
        self.script = os.path.join(house.ROOT, "script", "clamd")
        self.address = None

    def start(self):
        done = subprocess.run([self.script, "start", self.folder], capture_output=True, text=True, timeout=60)
        if done.returncode == 69 and "not installed" in done.stderr:
            raise unittest.SkipTest("clamd is not installed: script/setup --tests")
        assert done.returncode == 0, done.stderr
        self.address = done.stdout.strip()
        return self.address

    def stop(self):
        subprocess.run([self.script, "stop", self.folder], timeout=60)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def pdf(attached=b"", compressed=False):
    """A small PDF with a file in it."""
    content = zlib.compress(attached) if compressed else attached
    kind = b"/Filter /FlateDecode " if compressed else b""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        b"<< /Type /Filespec /F (a) /EF << /F 5 0 R >> >>",
        b"<< /Type /EmbeddedFile " + kind + b"/Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, table)
