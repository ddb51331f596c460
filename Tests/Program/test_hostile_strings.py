"""Every kind of text through the form to the page, the receipt, the desk and the search: as it was typed, in NFC,
or with a sentence that says why not; and never run."""
import html
import json
import os
import random
import re
import time
import unicodedata
import unittest

import hostile
import house
import journey
from test_hostile_uploads import form_with

TEXTS = int(os.environ.get("RATHAUS_TEXTS", "200"))
SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))
AREA = "F99000004023"
NAME = "F99000004001"


def texts():
    """All texts of the lists, those that are UTF-8 at all."""
    found = []
    with open(hostile.strings("blns.json"), encoding="utf-8") as file:
        found += json.load(file)
    for name, key in [("names.json", "name"), ("injection.json", "value")]:
        with open(hostile.strings(name), encoding="utf-8") as file:
            found += [row[key] for row in json.load(file)]
    with open(hostile.strings("numbers.json"), encoding="utf-8") as file:
        found += json.load(file)
    with open(hostile.strings("unicode.json"), encoding="utf-8") as file:
        unicode = json.load(file)
    found += [pair[key] for pair in unicode["pairs"] for key in ("nfc", "nfd", "a", "b") if key in pair]
    found += [row["text"] for row in unicode["odd"]]
    good = []
    for text in found:
        try:
            text.encode()
            good.append(text)
        except UnicodeEncodeError:
            pass
    return good


def kept(text):
    """What must come back: composed, with single line feeds."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def visible(text):
    """The text as a page can show it: HTML has no way to write a control character, it stands there as U+FFFD."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", text)


# What nobody can read: control characters but tab and line ends, and what stands for them.
UNREADABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\ufffd]")


class HostileStrings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        every = texts()
        cls.texts = random.Random(SEED).sample(every, min(TEXTS, len(every)))
        print(f"seed {SEED}, {len(cls.texts)} of {len(every)} texts", flush=True)
        cls.server = house.Server()
        cls.server.start(300)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def client(self):
        client = house.Client(self.server.port)
        self.addCleanup(client.close)
        return client

    def through(self, field):
        client = self.client()
        page, form, name = form_with(client, field)
        action = page.url
        failures, refused = [], 0
        for text in self.texts:
            page = client.send(page, {name: text}, form=form, button=("_go", "spaeter"))
            self.assertLess(page.status, 500, repr(text))
            page = client.get(action.split("?")[0] + "?fehler=1")
            form = page.form(name)
            shown = dict(form.fields).get(name, "")
            if "\ufffd" in shown and "\ufffd" not in visible(text):
                failures.append(f"{text!r} became {shown!r}")
            said = re.search(r'name="' + re.escape(name) + r'"[^>]*aria-invalid="true"', page.body.decode()) is not None
            if shown.replace("\r", "\n").strip() != visible(kept(text)).strip() and not said:
                failures.append(f"{text!r} became {shown!r}")
            if UNREADABLE.search(text) and UNREADABLE.sub("", text).strip() and not said:
                failures.append(f"{text!r} was taken")
            refused += said
        print(f"{field}: {len(self.texts)} texts, {refused} with a sentence", flush=True)
        self.assertEqual([], failures[:20], "\n".join(failures[:20]))

    def test_a_text_area_gives_back_what_was_typed(self):
        self.through(AREA)

    def test_a_name_gives_back_what_was_typed(self):
        self.through(NAME)

    def test_bytes_that_are_no_text_are_refused(self):
        client = self.client()
        page, form, name = form_with(client, AREA)
        with open(hostile.strings("unicode.json"), encoding="utf-8") as file:
            rows = json.load(file)["bytes_hex"]
        for row in rows:
            kind, body = house.multipart([(k, v) for k, v in form.fields if k != name] + [("_go", "spaeter"), (name, "MARK")], {})
            body = body.replace(b"MARK", bytes.fromhex(row["hex"]))
            answer = client.request("POST", form.action or page.url, body, {"Content-Type": kind})
            self.assertIn(answer.status, (200, 303, 400, 422), row)

    def test_injections_travel_to_the_desk_and_the_search(self):
        with open(hostile.strings("injection.json"), encoding="utf-8") as file:
            rows = [row["value"] for row in json.load(file)]
        rows = [text for text in rows if text.isprintable() and text.strip() == text and len(text) < 200]
        clerk = self.client()
        journey.sign_in(clerk)
        many = "\n".join(rows)[:4_000]
        citizen = self.client()
        receipt = journey.apply(citizen, "lindenau", "digitaler-briefkasten", journey.LETTERBOX | {
            "G99000004001.F99000004022": rows[0], "G99000004001.F99000004023": many})
        reference = journey.reference_of(receipt)
        self.assertNotIn(b"<script>alert", receipt.body)
        hits = clerk.get("/desk/vorgaenge?suche=" + reference)
        case = clerk.get(next(link for link in hits.links if link.startswith("/desk/vorgaenge/")))
        self.assertNotIn(b"<script>alert", case.body)
        plain = html.unescape(re.sub(r"<[^>]*>", "", case.body.decode()))
        for text in many.split("\n")[:-1]:
            self.assertIn(unicodedata.normalize("NFC", text).split()[0], plain)
        for text in rows:
            page = clerk.request("GET", "/desk/vorgaenge?" + house.urllib.parse.urlencode({"suche": text}))
            self.assertEqual(page.status, 200, text)
            self.assertNotIn(b"<script>alert", page.body)


if __name__ == "__main__":
    unittest.main()
