"""A PostgreSQL of our own for tests of the program: a server, and an empty database for each test."""
import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid

from house import ROOT, free_port

SCRIPT = os.path.join(ROOT, "script", "postgres")


class Server:
    """A PostgreSQL in a folder of its own, reached by its socket, and with `tls` on a port of loopback as well."""

    def __init__(self, tls=False):
        self.folder = tempfile.mkdtemp(prefix="rathaus-pg-")
        self.port = free_port() if tls else 5432
        self.environment = {**os.environ, "PGPORT": str(self.port)}
        self.settings = []
        self.start()
        if tls:
            self.turn_tls_on()

    def start(self):
        subprocess.run(
            [SCRIPT, "start", self.folder, *self.settings], check=True, stdout=subprocess.DEVNULL, env=self.environment)

    def turn_tls_on(self):
        """A certificate for `localhost` and its own authority; connections over loopback need a password."""
        certificate, key = (os.path.join(self.folder, "data", n) for n in ("server.crt", "server.key"))
        subprocess.run(
            ["openssl", "req", "-new", "-x509", "-days", "2", "-nodes", "-subj", "/CN=localhost", "-addext",
             "subjectAltName=DNS:localhost", "-out", certificate, "-keyout", key], check=True, capture_output=True)
        self.authority = os.path.join(self.folder, "authority.crt")
        shutil.copy(certificate, self.authority)
        owner = os.stat(os.path.join(self.folder, "data"))
        for file in (certificate, key):
            os.chown(file, owner.st_uid, owner.st_gid)
            os.chmod(file, 0o600)
        with open(os.path.join(self.folder, "data", "pg_hba.conf"), "w") as rules:
            rules.write("local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n")
        self.settings = ["listen_addresses=127.0.0.1", "ssl=on"]
        subprocess.run([SCRIPT, "stop", self.folder], check=True, env=self.environment)
        self.start()

    def stop(self):
        subprocess.run([SCRIPT, "stop", self.folder], check=False, env=self.environment, capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def processes(self):
        """The postmaster first, then its children: all work in the data folder."""
        data, found = os.path.join(self.folder, "data"), []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                if os.readlink(f"/proc/{pid}/cwd") == data:
                    found.append(int(pid))
            except OSError:
                pass
        with open(os.path.join(data, "postmaster.pid")) as file:
            first = int(file.readline())
        return sorted(found, key=lambda pid: pid != first)

    def kill(self):
        """`kill -9` of the whole server at once, as when its machine fails."""
        for pid in self.processes():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        for _ in range(1_000):
            if not self.processes():
                # Its number may stay with a process that nobody has waited for yet, or go to another one.
                for lock in ("data/postmaster.pid", f".s.PGSQL.{self.port}.lock"):
                    os.unlink(os.path.join(self.folder, lock))
                return
            time.sleep(0.01)
        raise AssertionError("PostgreSQL does not die")

    def psql(self, sql, database="rathaus"):
        """Runs statements as the owner; the rows as text, one a line."""
        end = subprocess.run(
            ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "rathaus", "-d", database, "-c", sql],
            capture_output=True, text=True, env=self.environment)
        if end.returncode:
            raise AssertionError(end.stderr)
        return end.stdout.strip()

    def url(self, database="rathaus", user="rathaus", **more):
        options = "&".join(f"{k}={v}" for k, v in {"host": self.folder, "port": self.port, **more}.items())
        return f"postgres://{user}@/{database}?{options}"

    def database(self):
        """The name of a new, empty database."""
        name = "t" + uuid.uuid4().hex[:12]
        self.psql(f"CREATE DATABASE {name}")
        return name

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
