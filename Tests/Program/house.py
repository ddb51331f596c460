"""Drives the built program as its users do: starts a server on loopback and speaks HTTP with it, forms and cookies included."""
import contextlib
import datetime
import fcntl
import html.parser
import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import unittest
import urllib.parse
import uuid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("RATHAUS", os.path.join(ROOT, ".build", "release", "rathaus"))
# How long a machine that does much else may take to fill the demo towns and print their letters.
FILLING = 300


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """`rathaus serve` on a folder of its own; a context manager that ends it."""

    def __init__(self, data=None, *arguments, demo=True, database=None):
        self.database = database
        self.folder = None if data else tempfile.TemporaryDirectory(prefix="rathaus-")
        self.data = data or self.folder.name
        self.arguments = arguments
        self.demo = demo
        self.port = free_port()
        self.process = None
        self.log = tempfile.TemporaryFile()

    def start(self, seconds=60):
        """Starts and waits until the server says that it is ready; answers how long that took."""
        if self.folder and self.demo and not self.database and not os.listdir(self.data):
            furnish_demo(self.data)
        began = time.monotonic()
        command = [*os.environ.get("RATHAUS_UNDER", "").split(), PROGRAM, "serve", *self.place, "--port", str(self.port), *self.arguments]
        if self.demo:
            command.append("--demo")
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True)
        while time.monotonic() - began < seconds:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.output()}")
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
                connection.request("GET", "/health/ready")
                if connection.getresponse().status == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            time.sleep(0.01)
        raise RuntimeError(f"the server is not ready after {seconds} s:\n{self.output()}")

    def output(self):
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")[-4000:]

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    @property
    def place(self):
        """The options that name what the server works on, for commands beside it."""
        return ["--data", self.data] + (["--database", self.database] if self.database else [])

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.stop()
        if self.folder:
            self.folder.cleanup()


class Form:
    """A form of a page with what its fields hold."""

    def __init__(self, attributes):
        self.action = attributes.get("action", "")
        self.method = attributes.get("method", "get").lower()
        self.multipart = "multipart" in attributes.get("enctype", "")
        self.fields = []            # (name, value) that would be sent
        self.names = {}             # name → kind of control
        self.choices = {}           # name → values that may be chosen
        self.buttons = []           # (name, value)


class Page(html.parser.HTMLParser):
    """An answer with its forms, links and text."""

    def __init__(self, status, headers, body, url):
        super().__init__(convert_charrefs=True)
        self.status, self.headers, self.body, self.url = status, headers, body, url
        self.forms, self.links, self.title, self.words = [], [], "", []
        self._form = self._select = self._area = None
        self._in_title = False
        if "html" in headers.get("content-type", ""):
            self.feed(body.decode("utf-8"))

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        a = {k: v if v is not None else "" for k, v in attributes}
        if tag == "form":
            self._form = Form(a)
            self.forms.append(self._form)
        elif tag == "a" and "href" in a:
            self.links.append(a["href"])
        elif tag == "title":
            self._in_title = True
        elif self._form is not None:
            self._control(tag, a)

    def _control(self, tag, a):
        name, form = a.get("name"), self._form
        if tag == "input" and name:
            kind = a.get("type", "text")
            form.names[name] = kind
            if kind in ("radio", "checkbox"):
                form.choices.setdefault(name, []).append(a.get("value", "on"))
                if "checked" in a:
                    form.fields.append((name, a.get("value", "on")))
            elif kind not in ("file", "submit"):
                form.fields.append((name, a.get("value", "")))
        elif tag == "button":
            form.buttons.append((name, a.get("value", "")))
        elif tag == "select" and name:
            form.names[name] = "select"
            self._select = name
        elif tag == "option" and self._select:
            form.choices.setdefault(self._select, []).append(a.get("value", ""))
            if "selected" in a:
                form.fields.append((self._select, a.get("value", "")))
        elif tag == "textarea" and name:
            form.names[name] = "textarea"
            self._area = (name, [])

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "title":
            self._in_title = False
        elif tag == "textarea" and self._area:
            self._form.fields.append((self._area[0], "".join(self._area[1])))
            self._area = None

    def handle_data(self, data):
        if self._in_title:
            self.title += data
        if self._area:
            self._area[1].append(data)
        self.words.append(data)

    def form(self, containing=None):
        """The first form that has a field of that name, or the last POST form of the page."""
        for form in self.forms:
            if containing and containing in form.names:
                return form
        posts = [f for f in self.forms if f.method == "post"]
        return posts[-1] if posts and not containing else None


class Client:
    """A browser without script: keeps cookies, follows redirects, sends forms as they stand with changes."""

    def __init__(self, port, timeout=20):
        self.port, self.timeout, self.cookies, self.connection = port, timeout, {}, None

    def close(self):
        if self.connection:
            self.connection.close()
            self.connection = None

    def request(self, method, path, body=None, headers=None, follow=True):
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            self.connection.request(method, path, body, sent)
            answer = self.connection.getresponse()
            content = answer.read()
        except Exception:
            self.close()
            raise
        for key, value in answer.getheaders():
            if key.lower() == "set-cookie":
                name, _, rest = value.partition("=")
                self.cookies[name.strip()] = rest.split(";")[0]
        if (answer.getheader("connection") or "").lower() == "close":
            self.close()
        if follow and answer.status in (301, 302, 303) and answer.getheader("location"):
            target = urllib.parse.urljoin(path, answer.getheader("location"))
            return self.request("GET", target)
        return Page(answer.status, {k.lower(): v for k, v in answer.getheaders()}, content, path)

    def get(self, path, **more):
        return self.request("GET", path, **more)

    def send(self, page, changes=None, files=None, button=None, form=None, follow=True):
        """Sends a form of a page. `changes`: name → value or list of values; `files`: name → (file name, type, bytes)."""
        form = form or page.form()
        changes = changes or {}
        fields = [(k, v) for k, v in form.fields if k not in changes]
        for key, value in changes.items():
            fields += [(key, v) for v in (value if isinstance(value, list) else [value])]
        pressed = button or next(((n, v) for n, v in form.buttons if n), None)
        if pressed:
            fields.append(pressed)
        path = urllib.parse.urljoin(page.url, form.action or page.url)
        if form.method == "get":
            return self.get(path.split("?")[0] + "?" + urllib.parse.urlencode(fields))
        origin = {"Origin": f"http://127.0.0.1:{self.port}"}
        if form.multipart:
            kind, body = multipart(fields, files or {})
            return self.request("POST", path, body, {"Content-Type": kind, **origin}, follow)
        body = urllib.parse.urlencode(fields).encode()
        return self.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **origin}, follow)


class Served(unittest.TestCase):
    """Tests that speak with one server of the demo towns."""

    arguments = ()

    @classmethod
    def setUpClass(cls):
        cls.server = Server(None, *cls.arguments)
        cls.server.start(FILLING)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def client(self):
        client = Client(self.server.port)
        self.addCleanup(client.close)
        return client

    def change(self, statement):
        """Changes what the running server has stored, as time or an accident would."""
        with sqlite3.connect(os.path.join(self.server.data, "rathaus.db"), timeout=10) as connection:
            connection.execute(statement)
        connection.close()

    def forget_codes(self):
        """A code of the second factor works once: goes on as if half a minute had passed."""
        self.change("UPDATE staff_account SET totp_last_step = 0, failures = 0")


def multipart(fields, files):
    boundary = "rathaus-" + uuid.uuid4().hex
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields]
    for key, (name, kind, content) in files.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", b"".join(parts)


def rathaus(*arguments, stdin=None, seconds=60):
    """Runs a command of the program; the finished process with its bytes."""
    return subprocess.run([PROGRAM, *arguments], cwd=ROOT, input=stdin, capture_output=True, timeout=seconds)


@contextlib.contextmanager
def alone(path):
    """Waits until no other process has the file."""
    with open(path, "w", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def furnish_demo(data):
    """Copies the demo towns into an empty folder. The program fills them once a day, as tests run beside one another."""
    program = os.stat(PROGRAM)
    shelf = os.path.join(ROOT, ".build", "demo")
    os.makedirs(shelf, exist_ok=True)
    with alone(os.path.join(shelf, "lock")):
        today = str(datetime.date.today())
        filled = os.path.join(shelf, f"{today}-{program.st_mtime_ns}-{program.st_size}")
        if not os.path.exists(filled):
            for other in os.scandir(shelf):
                if other.is_dir() and (other.name.endswith(".new") or not other.name.startswith(today)):
                    shutil.rmtree(other.path)
            server = Server(filled + ".new")
            try:
                server.start(FILLING)
            finally:
                server.stop()
            os.rename(filled + ".new", filled)
        shutil.copytree(filled, data, dirs_exist_ok=True)


def furnish(place):
    """One town with one service on an empty storage, faster than the demonstration; the town's slug."""
    added = rathaus("town", "add", "065310005005", *place)
    assert added.returncode == 0, added.stderr
    published = rathaus(
        "package", "publish", os.path.join(ROOT, "Leistungen", "digitaler-briefkasten"), "--town", "065310005005", *place)
    assert published.returncode == 0, published.stderr
    return added.stdout.decode().split()[1]
