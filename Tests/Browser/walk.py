"""A server, a browser, and what is looked at on every page that a test opens."""
import os
import shutil
import sys
import unittest

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Program"))
import house        # noqa: E402

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PICTURES = os.environ.get("RATHAUS_PICTURES")
MOST_HTML = 30_000


class Walk(unittest.TestCase):
    """A test case with a town hall of its own and a browser."""

    @classmethod
    def setUpClass(cls):
        cls.server = house.Server()
        cls.server.start(300)
        cls.playwright = sync_playwright().start()
        cls.chromium = cls.playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        cls.axe = Axe()
        cls.seen = set()

    @classmethod
    def tearDownClass(cls):
        cls.chromium.close()
        cls.playwright.stop()
        cls.server.__exit__()

    def page(self, script=True, width=1280, **more):
        more = {"locale": "de-DE", "reduced_motion": "reduce", **more}
        context = self.chromium.new_context(
            java_script_enabled=script, viewport={"width": width, "height": 900}, **more)
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("response", self.weigh)
        return page

    def weigh(self, response):
        """Every page of ours is small."""
        if response.request.resource_type == "document" and "html" in response.headers.get("content-type", ""):
            length = int(response.headers.get("content-length", "0"))
            self.assertLessEqual(length, MOST_HTML, response.url)

    def go(self, page, path):
        page.goto(self.server.url + path)

    def look(self, page, name, script=True):
        """No accessibility violation in light and dark, nothing wider than a narrow window, a picture where asked for.

        A page without script holds the same markup; it is looked at with axe where script runs.
        """
        if name in self.seen:
            return
        self.seen.add(name)
        if script:
            self.examine(page, name)
            page.emulate_media(color_scheme="dark")
            self.examine(page, name + " in the dark", {"runOnly": ["color-contrast"]})
            if PICTURES:
                self.picture(page, "dark-" + name)
            page.emulate_media(color_scheme="light")
        if PICTURES:
            self.picture(page, name)
        self.narrow(page, name)

    def examine(self, page, name, options=None):
        # While the frame of a document is still being put into the page, axe finds no document in it and throws.
        page.wait_for_load_state("load")
        try:
            found = self.axe.run(page, options=options)
        except Error:
            page.wait_for_timeout(1_000)
            found = self.axe.run(page, options=options)
        violations = found.response["violations"]
        self.assertEqual([(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in violations], [], name)

    def narrow(self, page, name):
        size = page.viewport_size
        page.set_viewport_size({"width": 320, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if PICTURES:
            self.picture(page, "narrow-" + name)
        page.set_viewport_size(size)
        self.assertLessEqual(wide, 0, f"{name} is {wide} px too wide for 320 px")

    def picture(self, page, name):
        os.makedirs(PICTURES, exist_ok=True)
        page.screenshot(path=os.path.join(PICTURES, name + ".png"), full_page=True)
