"""The whole path in a real browser: with script, without, and by keyboard alone; no page with an accessibility violation."""
import os
import re
import shutil
import sys
import unittest

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Program"))
import house        # noqa: E402
import journey      # noqa: E402

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PICTURES = os.environ.get("RATHAUS_PICTURES")


class Browser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = house.Server()
        cls.server.start(120)
        cls.playwright = sync_playwright().start()
        cls.chromium = cls.playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        cls.axe = Axe()

    @classmethod
    def tearDownClass(cls):
        cls.chromium.close()
        cls.playwright.stop()
        cls.server.__exit__()

    def page(self, script=True, width=1280, **more):
        context = self.chromium.new_context(
            java_script_enabled=script, viewport={"width": width, "height": 900}, locale="de-DE", **more)
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    def look(self, page, name, script=True):
        """No accessibility violation, nothing wider than the window, a picture where pictures are asked for."""
        if script:
            violations = self.axe.run(page).response["violations"]
            self.assertEqual([(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in violations], [], name)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.assertLessEqual(wide, 0, f"{name} is {wide} px too wide")
        if PICTURES:
            os.makedirs(PICTURES, exist_ok=True)
            page.screenshot(path=os.path.join(PICTURES, name + ".png"), full_page=True)

    def put(self, page, name, value):
        radio = page.locator(f'input[type=radio][name="{name}"][value="{value}"]')
        select = page.locator(f'select[name="{name}"]')
        text = page.locator(f'input[name="{name}"]:not([type=radio]):not([type=file]), textarea[name="{name}"]')
        if radio.count():
            radio.check()
        elif select.count():
            select.select_option(value)
        elif text.count():
            text.first.fill(value)

    def apply(self, page, name, script=True):
        page.goto(self.server.url + "/lindenau/leistungen/digitaler-briefkasten/antrag")
        for step in range(20):
            if page.url.split("?")[0].endswith("/pruefen"):
                break
            self.look(page, f"{name}-form-{step}", script)
            for field, value in journey.LETTERBOX.items():
                self.put(page, field, value)
            page.locator('button[name="_go"][value="weiter"]').click()
        self.look(page, f"{name}-review", script)
        for box in page.locator("main input[type=checkbox]").all():
            box.check()
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_url("**/eingang")
        self.look(page, f"{name}-receipt", script)
        return re.search(r"R-[0-9A-Z]{4}-[0-9A-Z]{4}", page.content())[0]

    def test_the_path_with_script(self):
        page = self.page()
        for name, path in {"start": "/", "town": "/lindenau/", "services": "/lindenau/leistungen",
                           "service": "/lindenau/leistungen/hundesteuer-anmeldung", "status": "/lindenau/status"}.items():
            page.goto(self.server.url + path)
            self.look(page, name)
        self.apply(page, "script")
        page.goto(page.url.replace("/antrag/", "/vorgang/").replace("/eingang", ""))
        self.look(page, "case-status")

    def test_the_path_without_script(self):
        self.assertTrue(self.apply(self.page(script=False), "plain", script=False))

    def test_every_page_fits_320_pixels(self):
        page = self.page(width=320)
        for path in ("/", "/lindenau/", "/lindenau/leistungen", "/lindenau/leistungen/bewohnerparkausweis",
                     "/lindenau/leistungen/hundesteuer-anmeldung/antrag", "/lindenau/status", "/desk/anmelden"):
            page.goto(self.server.url + path)
            self.look(page, "narrow" + path.replace("/", "-"))

    def test_the_path_by_keyboard_alone(self):
        page = self.page()
        page.goto(self.server.url + "/lindenau/leistungen/digitaler-briefkasten/antrag")
        for _ in range(20):
            if page.url.split("?")[0].endswith("/pruefen"):
                break
            self.type_answers(page)
            with page.expect_navigation():
                page.keyboard.press("Enter")
        self.assertTrue(page.url.split("?")[0].endswith("/pruefen"), page.url)
        for _ in range(400):
            page.keyboard.press("Tab")
            what = page.evaluate("[document.activeElement.type, document.activeElement.checked, document.activeElement.tagName]")
            if what[0] == "checkbox" and not what[1]:
                page.keyboard.press("Space")
            if what[2] == "BUTTON" and page.evaluate("!!document.activeElement.closest('main form')"):
                page.keyboard.press("Enter")
                break
        page.wait_for_url("**/eingang")

    def type_answers(self, page):
        """Tabs to each field and types; ends on the button that goes on."""
        for _ in range(80):
            page.keyboard.press("Tab")
            kind, name, value = page.evaluate(
                "(e => [e.type || '', e.name || '', e.value || ''])(document.activeElement)")
            if name == "_go" and value == "weiter":
                return
            answer = journey.LETTERBOX.get(name)
            if answer is None:
                continue
            if kind == "radio":
                for _ in range(12):
                    if page.evaluate("document.activeElement.value") == answer:
                        page.keyboard.press("Space")
                        break
                    page.keyboard.press("ArrowDown")
            else:
                page.keyboard.press("Control+A")
                page.keyboard.type(answer)
        self.fail("no button to go on: " + page.url)

    def test_the_clerks_pages(self):
        page = self.page(width=1440)
        page.goto(self.server.url + "/desk/anmelden")
        self.look(page, "desk-sign-in")
        page.fill('[name="kennung"]', "weber@lindenau")
        page.fill('[name="passwort"]', "rathaus-vorfuehrung")
        page.locator("main form button[type=submit]").click()
        code = re.search(r"\b(\d{6})\b", page.inner_text("main"))[1]
        self.look(page, "desk-code")
        page.fill('[name="code"]', code)
        page.locator("main form button[type=submit]").click()
        self.look(page, "desk-work")
        page.goto(self.server.url + "/desk/vorgaenge")
        self.look(page, "desk-list")
        for status in ("eingereicht", "inPruefung", "entschieden", "abgeschlossen"):
            page.goto(f"{self.server.url}/desk/vorgaenge?status={status}")
            case = page.locator('table a[href^="/desk/vorgaenge/"]')
            if case.count():
                case.first.click()
                self.look(page, "desk-case-" + status)


if __name__ == "__main__":
    unittest.main()
