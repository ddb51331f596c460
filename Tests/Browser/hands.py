"""Three ways of using a page: with the mouse and script, with the mouse alone, and by keyboard alone."""
import re

from playwright.sync_api import TimeoutError


class Mouse:
    """Clicks and types. Whether script runs is the page's affair."""

    def __init__(self, page):
        self.page = page

    def fill(self, name, value):
        """Answers a question by the name of its field, whatever kind of field it is."""
        radio = self.page.locator(f'input[type=radio][name="{name}"][value="{value}"]')
        select = self.page.locator(f'select[name="{name}"]')
        if radio.count():
            radio.check()
        elif select.count():
            select.select_option(value)
        else:
            self.page.locator(f'input[name="{name}"]:not([type=hidden]), textarea[name="{name}"]').first.fill(value)

    def tick(self, box):
        if not box.is_checked():
            box.check()

    def choose_files(self, name, files):
        self.page.locator(f'input[type=file][name="{name}"]').set_input_files(files)

    def open(self, words):
        """Opens what is folded away."""
        self.page.locator("summary", has_text=words).click()

    def press(self, selector, shows=None):
        """Presses a button or follows a link, and waits for the page it leads to; with `shows`, for these words alone, as
        script may bring them without a new page."""
        self.leave(lambda: self.page.locator(selector).first.click(), shows)

    def leave(self, press, shows):
        if shows is None:
            with self.page.expect_navigation():
                press()
        else:
            press()
            self.page.locator("main", has_text=shows).wait_for()


class Keyboard(Mouse):
    """Never touches the mouse: Tab, arrows, Space, Enter and letters."""

    def focus(self, selector):
        """Tabs until an element that fits has the focus."""
        for _ in range(300):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {selector} on {self.page.url}")

    def fill(self, name, value):
        keys = self.page.keyboard
        self.focus(f'[name="{name}"]:not([type=hidden])')
        kind = self.page.evaluate("document.activeElement.type")
        if kind == "radio":
            keys.press("Space")
            for _ in range(20):
                if self.page.evaluate("document.activeElement.value") == value:
                    return
                keys.press("ArrowDown")
            raise AssertionError(f"no arrow reaches {value} of {name}")
        if kind == "select-one":
            keys.press("Home")
            for _ in range(400):
                if self.page.evaluate("document.activeElement.value") == value:
                    return
                keys.press("ArrowDown")
            raise AssertionError(f"no arrow reaches {value} of {name}")
        keys.press("Control+A")
        keys.type(value)

    def tick(self, box):
        self.focus(f'input[type=checkbox][name="{box.get_attribute("name")}"]')
        if not box.is_checked():
            self.page.keyboard.press("Space")

    def choose_files(self, name, files):
        self.focus(f'input[type=file][name="{name}"]')
        # Chromium may drop a key that comes before it has painted the page: a person presses it again.
        for _ in range(4):
            try:
                with self.page.expect_file_chooser(timeout=10_000) as chooser:
                    self.page.keyboard.press("Space")
                return chooser.value.set_files(files)
            except TimeoutError:
                continue
        raise AssertionError(f"the space bar opens no files at {name}")

    def open(self, words):
        for _ in range(300):
            focused = self.page.evaluate("[document.activeElement.tagName, document.activeElement.textContent]")
            if focused[0] == "SUMMARY" and words in focused[1]:
                return self.page.keyboard.press("Enter")
            self.page.keyboard.press("Tab")
        raise AssertionError("Tab never reaches " + words)

    def press(self, selector, shows=None):
        self.focus(selector)
        self.leave(lambda: self.page.keyboard.press("Enter"), shows)


def code_of(page):
    """The one-time code that a demonstration shows."""
    return re.search(r"\b(\d{6})\b", page.inner_text("main"))[1]
