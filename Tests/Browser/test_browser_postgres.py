"""The whole path in a real browser once more, on PostgreSQL: applying with script, deciding, delivering, export."""
import functools
import unittest

import test_path                # puts Tests/Program on the path
import database
import house


class OnPostgreSQL(test_path.Path):
    # What does not depend on the engine is looked at once.
    test_the_whole_path_without_script = None
    test_the_whole_path_by_keyboard_alone = None

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

    def place(self):
        return super().place() + ["--database", self.postgres.url()]


if __name__ == "__main__":
    unittest.main()
