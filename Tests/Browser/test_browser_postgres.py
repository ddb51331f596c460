"""The main path in a real browser once more, on PostgreSQL: a citizen applies with script, a clerk looks at the cases."""
import functools
import unittest

import test_browser             # puts Tests/Program on the path
import database
import house


class OnPostgreSQL(test_browser.Browser):
    # What does not depend on the engine is looked at once.
    test_the_path_without_script = None
    test_every_page_fits_320_pixels = None
    test_the_path_by_keyboard_alone = None

    @classmethod
    def setUpClass(cls):
        cls.postgres = database.Server()
        cls.addClassCleanup(cls.postgres.stop)
        plain = house.Server
        house.Server = functools.partial(plain, database=cls.postgres.url())
        try:
            super().setUpClass()
        finally:
            house.Server = plain


if __name__ == "__main__":
    unittest.main()
