"""What can be wrong with the place of the data: one sentence that says what to do, the right exit code, nothing changed."""
import os
import socket
import sqlite3
import subprocess
import tempfile
import time
import unittest

import database
import house

SERVICE = os.path.join(house.ROOT, "Leistungen", "digitaler-briefkasten")
PUBLISH = ["package", "publish", SERVICE, "--town", "065310005005"]


def tree(folder):
    """Every file below a folder with its size; empty when there is no folder."""
    return sorted((os.path.join(at, f), os.path.getsize(os.path.join(at, f)))
                  for at, _, files in os.walk(folder) for f in files)


class Refusals(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="rathaus-")
        self.addCleanup(lambda: subprocess.run(["rm", "-rf", self.folder], check=False))

    def refused(self, code, words, *arguments, environment=None, town="list"):
        """A command that must end with this code and one sentence with these words."""
        end = subprocess.run(
            [house.PROGRAM, *(arguments or ("town", town))], cwd=house.ROOT, capture_output=True, text=True, timeout=60,
            env={**os.environ, **(environment or {})})
        self.assertEqual(end.returncode, code, end.stderr)
        lines = end.stderr.strip().splitlines()
        self.assertEqual(len(lines), 1, end.stderr)
        self.assertIn(words, lines[0])
        self.assertNotIn("geheim", lines[0])
        return lines[0]

    def small_disk(self, megabytes):
        """A disk of its own size; the test is skipped where none can be mounted."""
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "rathaus", self.folder],
                          capture_output=True).returncode:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(lambda: subprocess.run(["umount", "-l", self.folder], check=False))

    def fill_disk(self):
        path = os.path.join(self.folder, "filler")
        with open(path, "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 4096)
            except OSError:
                pass
        return path


class SQLite(Refusals):
    def test_a_database_that_is_newer_than_the_program(self):
        house.furnish(["--data", self.folder])
        with sqlite3.connect(os.path.join(self.folder, "rathaus.db")) as connection:
            connection.execute("INSERT INTO schema_version (number) VALUES (99)")
        connection.close()
        self.refused(78, "use the newer program", "town", "list", "--data", self.folder)
        self.refused(78, "use the newer program", *PUBLISH, "--data", self.folder)

    def test_a_writer_that_does_not_end(self):
        house.furnish(["--data", self.folder])
        connection = sqlite3.connect(os.path.join(self.folder, "rathaus.db"), isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        self.refused(69, "try again", "town", "add", "091870117117", "--data", self.folder)
        self.assertLess(time.monotonic() - began, 20)
        connection.execute("ROLLBACK")
        connection.close()

    def test_a_full_disk(self):
        self.small_disk(12)
        place = ["--data", os.path.join(self.folder, "data")]
        house.furnish(place)
        before = house.rathaus("town", "list", *place).stdout
        filler = self.fill_disk()
        self.refused(69, "make room", "town", "add", "091870117117", *place)
        os.unlink(filler)
        self.assertEqual(house.rathaus("town", "list", *place).stdout, before)
        self.assertEqual(house.rathaus("town", "add", "091870117117", *place).returncode, 0)

    def test_a_master_key_that_is_gone_or_another(self):
        house.furnish(["--data", self.folder])
        with house.Server(self.folder, demo=False) as server:
            house.Client(server.port).get("/giessen/leistungen/digitaler-briefkasten/antrag")
            key = os.path.join(self.folder, "master.key")
        with sqlite3.connect(os.path.join(self.folder, "keys.db")) as connection:
            connection.execute("INSERT INTO key (id, wrapped) VALUES ('x', zeroblob(60))")
        connection.close()
        self.refused(78, "put the right one back", "town", "list", "--data", self.folder)
        os.rename(key, key + ".away")
        self.refused(78, "put the master key", "town", "list", "--data", self.folder)
        self.assertFalse(os.path.exists(key))


class PostgreSQL(Refusals):
    @classmethod
    def setUpClass(cls):
        cls.server = database.Server(tls=True)
        cls.server.psql("CREATE ROLE amt LOGIN PASSWORD 'geheim-amt'; CREATE ROLE leser LOGIN PASSWORD 'geheim'")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def place(self, url):
        return ["--data", os.path.join(self.folder, "data"), "--database", url]

    def refuse(self, code, words, url, **more):
        self.refused(code, words, "town", "list", *self.place(url), **more)
        self.assertEqual(tree(self.folder), [])

    def network(self, name, user="amt", password=None, **more):
        secret = f":{password}" if password else ""
        options = "&".join(f"{k}={v}" for k, v in more.items())
        return f"postgres://{user}{secret}@localhost:{self.server.port}/{name}?{options}"

    def test_addresses_that_cannot_be_right(self):
        for url in ("http://localhost/x", "rathaus", "postgres://a:%zz@localhost/x",
                    self.server.url() + "&nothing=1"):
            self.refuse(78, "The address of the database cannot be read", url)

    def test_a_server_that_is_not_there(self):
        self.refuse(69, "start it, or give its right address", f"postgres://amt@127.0.0.1:{house.free_port()}/rathaus")
        self.refuse(69, "start it, or give its right address", "postgres://amt@/rathaus?host=/nowhere")
        self.refuse(69, "start it, or give its right address", "postgres://amt@nowhere.invalid/rathaus")

    def test_a_server_that_does_not_answer(self):
        with socket.socket() as deaf:
            deaf.bind(("127.0.0.1", 0))
            deaf.listen()
            began = time.monotonic()
            self.refuse(69, "did not answer", f"postgres://amt@127.0.0.1:{deaf.getsockname()[1]}/rathaus")
            self.assertLess(time.monotonic() - began, 20)

    def test_a_wrong_password_and_none(self):
        self.refuse(78, "give the right ones", self.network("rathaus", password="geheim-falsch"))
        self.refuse(78, "PGPASSWORD", self.network("rathaus", passfile="/nowhere"))
        self.refuse(78, "give the right ones", self.network("rathaus", user="niemand", password="geheim"))

    def test_the_password_comes_from_the_address_the_environment_or_a_file(self):
        name = self.server.database()
        self.server.psql(f"ALTER DATABASE {name} OWNER TO amt")
        secrets = os.path.join(self.folder, "pgpass")
        with open(secrets, "w") as file:
            file.write(f"localhost:{self.server.port}:{name}:amt:geheim-amt\n")
        os.chmod(secrets, 0o600)
        for url, environment in (
                (self.network(name, password="geheim-amt"), {}),
                (self.network(name, passfile="/nowhere"), {"PGPASSWORD": "geheim-amt"}),
                (self.network(name), {"PGPASSFILE": secrets}),
                (f"postgres:///{name}", {"PGHOST": "localhost", "PGPORT": str(self.server.port), "PGUSER": "amt",
                                         "PGPASSWORD": "geheim-amt"})):
            end = subprocess.run(
                [house.PROGRAM, "town", "list", *self.place(url)], cwd=house.ROOT, capture_output=True, text=True,
                env={**os.environ, **environment})
            self.assertEqual((end.returncode, end.stderr), (0, ""))

    def test_tls_is_checked_when_it_is_asked_for(self):
        name = self.server.database()
        self.server.psql(f"ALTER DATABASE {name} OWNER TO amt")
        strict = {"password": "geheim-amt", "sslmode": "verify-full"}
        good = self.network(name, **strict, sslrootcert=self.server.authority)
        self.assertEqual(house.rathaus("town", "list", *self.place(good)).returncode, 0)
        other = os.path.join(self.folder, "other.crt")
        subprocess.run(
            ["openssl", "req", "-new", "-x509", "-nodes", "-subj", "/CN=other", "-out", other, "-keyout", os.devnull],
            check=True, capture_output=True)
        bad = self.network(name, **strict, sslrootcert=other)
        self.refused(69, "certificate verify failed", "town", "list", *self.place(bad))
        plain = self.network("rathaus", password="geheim-amt", sslmode="disable")
        self.refused(78, "give the right ones", "town", "list", *self.place(plain))

    def test_a_database_that_does_not_exist(self):
        self.refuse(78, "createdb", self.server.url("nirgends"))

    def test_a_user_who_must_not_create_tables(self):
        name = self.server.database()
        self.refuse(78, "GRANT", self.server.url(name, user="leser"))
        self.assertEqual(self.server.psql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", name), "0")

    def test_a_user_who_must_not_use_the_tables(self):
        name = self.server.database()
        house.furnish(self.place(self.server.url(name)))
        before = tree(self.folder)
        self.refused(78, "GRANT", "town", "list", *self.place(self.server.url(name, user="leser")))
        self.assertEqual([path for path, _ in tree(self.folder)], [path for path, _ in before])

    def test_a_database_that_is_newer_than_the_program(self):
        name = self.server.database()
        house.furnish(self.place(self.server.url(name)))
        self.server.psql("INSERT INTO schema_version (number) VALUES (99)", name)
        for command in (["town", "list"], PUBLISH, ["serve", "--port", "0"], ["worker"]):
            self.refused(78, "use the newer program", *command, *self.place(self.server.url(name)))

    def test_no_extension_is_needed(self):
        name = self.server.database()
        house.furnish(self.place(self.server.url(name)))
        self.assertEqual(self.server.psql("SELECT extname FROM pg_extension", name), "plpgsql")

    def test_the_folder_of_another_installation(self):
        name = self.server.database()
        place = self.place(self.server.url(name))
        house.furnish(place)
        self.server.psql(
            "INSERT INTO vorgang VALUES ('a','t',1,NULL,'s','s','entwurf','u',NULL,1,NULL,1,NULL,NULL,NULL,NULL,1,'k','h',0,1,1)",
            name)
        elsewhere = os.path.join(self.folder, "elsewhere")
        self.refused(78, "name the data folder", "town", "list", "--data", elsewhere, *place[2:])
        self.assertFalse(os.path.exists(elsewhere))

    def test_a_full_disk(self):
        self.small_disk(40)
        space = os.path.join(self.folder, "space")
        os.mkdir(space)
        owner = os.stat(os.path.join(self.server.folder, "data"))
        os.chown(space, owner.st_uid, owner.st_gid)
        data, name = tempfile.mkdtemp(prefix="rathaus-"), "voll"
        self.addCleanup(lambda: subprocess.run(["rm", "-rf", data], check=False))
        self.server.psql(f"CREATE TABLESPACE klein LOCATION '{space}'")
        self.server.psql(f"CREATE DATABASE {name} TABLESPACE klein")
        place = ["--data", data, "--database", self.server.url(name)]
        house.furnish(place)
        before = house.rathaus("town", "list", *place).stdout
        filler = self.fill_disk()
        other = os.path.join(house.ROOT, "Leistungen", "hundesteuer-anmeldung")
        self.refused(69, "Make room", "package", "publish", other, "--town", "065310005005", *place)
        self.assertEqual(house.rathaus("town", "list", *place).stdout, before)
        self.assertEqual(self.server.psql("SELECT count(*) FROM package", name), "1")
        os.unlink(filler)
        self.assertEqual(house.rathaus("package", "publish", other, "--town", "065310005005", *place).returncode, 0)
        self.server.psql(f"DROP DATABASE {name}")
        self.server.psql("DROP TABLESPACE klein")


if __name__ == "__main__":
    unittest.main()
