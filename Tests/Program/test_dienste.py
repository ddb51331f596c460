"""Systems beside the town hall: a process calls a service and keeps a register over HTTP, each order once in effect, tried
again with pauses, and after the last try an incident that a clerk solves at the desk."""
import http.server
import json
import os
import re
import shutil
import tempfile
import threading
import time
import unittest

import house
import journey

SERVICE, TOWN = "digitaler-briefkasten", "069980001001"

MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:rathaus="urn:rathaus:bpmn:1"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:rathaus:verfahren:dienste"
    expressionLanguage="https://www.omg.org/spec/DMN/20230324/FEEL/">
  <bpmn:process id="dienste" isExecutable="true">
    <bpmn:laneSet id="bahnen"><bpmn:lane id="amt" name="Amt">
      <bpmn:flowNodeRef>s</bpmn:flowNodeRef><bpmn:flowNodeRef>kasse</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>merken</bpmn:flowNodeRef><bpmn:flowNodeRef>pruefen</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>ablegen</bpmn:flowNodeRef><bpmn:flowNodeRef>e</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="s"/>
    <bpmn:serviceTask id="kasse" name="Kasse fragen" rathaus:verbinder="dienst" rathaus:dienst="kasse">
      <bpmn:extensionElements><rathaus:ioMapping><rathaus:input source="=betreff" target="betreff"/>
      <rathaus:input source="=vorgang.zeichen" target="zeichen"/></rathaus:ioMapping></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:serviceTask id="merken" name="Ins Register" rathaus:verbinder="register" rathaus:register="anliegen"
        rathaus:schluessel="konto">
      <bpmn:extensionElements><rathaus:ioMapping><rathaus:input source="=betreff" target="betreff"/></rathaus:ioMapping>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:userTask id="pruefen" name="Ansehen" rathaus:taetigkeit="pruefen"/>
    <bpmn:userTask id="ablegen" name="Ablegen" rathaus:taetigkeit="ablegen"/>
    <bpmn:endEvent id="e"/>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="kasse"/>
    <bpmn:sequenceFlow id="f2" sourceRef="kasse" targetRef="merken"/>
    <bpmn:sequenceFlow id="f3" sourceRef="merken" targetRef="pruefen"/>
    <bpmn:sequenceFlow id="f4" sourceRef="pruefen" targetRef="ablegen"/>
    <bpmn:sequenceFlow id="f5" sourceRef="ablegen" targetRef="e"/>
  </bpmn:process>
</bpmn:definitions>
"""


class Outside(http.server.ThreadingHTTPServer):
    """A treasury and a register; what fails is drawn from `failing`: path → how many answers are refused."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen, self.failing = [], {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def calls(self, path):
        return [(key, body) for where, key, body in self.seen if where == path]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((self.path, self.headers["Idempotency-Key"], body))
        left = self.server.failing.get(self.path, 0)
        self.server.failing[self.path] = left - 1
        answer = json.dumps({"konto": "K-77"} if self.path == "/kasse" else {}).encode()
        self.send_response(503 if left > 0 else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


class Dienste(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.outside = Outside()
        cls.server = house.Server()
        port = cls.outside.server_address[1]
        with open(os.path.join(cls.server.data, "dienste.json"), "w", encoding="utf-8") as file:
            json.dump({"dienste": {
                TOWN + "/kasse": {"url": f"http://127.0.0.1:{port}/kasse"},
                "register/anliegen": {"url": f"http://127.0.0.1:{port}/register"}}}, file)
        cls.server.start(300)
        with tempfile.TemporaryDirectory() as folder:
            package = os.path.join(folder, SERVICE)
            shutil.copytree(os.path.join(house.ROOT, "Leistungen", SERVICE), package)
            with open(os.path.join(package, "verfahren.bpmn"), "w", encoding="utf-8") as file:
                file.write(MODEL)
            manifest = os.path.join(package, "package.yaml")
            with open(manifest, encoding="utf-8") as file:
                text = re.sub(r"version: \S+", "version: 8.0.0", file.read())
            with open(manifest, "w", encoding="utf-8") as file:
                file.write(text)
            done = house.rathaus("package", "publish", package, "--town", TOWN, *cls.server.place)
            assert done.returncode == 0, done.stderr
        cls.clerk = house.Client(cls.server.port)
        journey.sign_in(cls.clerk)

    @classmethod
    def tearDownClass(cls):
        cls.clerk.close()
        cls.server.__exit__()
        cls.outside.shutdown()
        cls.outside.server_close()

    def setUp(self):
        self.outside.seen.clear()
        self.outside.failing.clear()

    def submit(self):
        client = house.Client(self.server.port)
        self.addCleanup(client.close)
        return journey.reference_of(journey.apply(client, "lindenau", SERVICE, journey.LETTERBOX))

    def case(self, reference, shows, seconds=40):
        """The page of the case once it shows these words."""
        hits = self.clerk.get("/desk/vorgaenge?suche=" + reference)
        link = next(a for a in hits.links if re.fullmatch(r"/desk/vorgaenge/[^/?]+", a))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            page = self.clerk.get(link)
            if shows in page.text:
                return page
            time.sleep(0.2)
        self.fail(f"{shows} does not come: {page.text[:600]}")

    def test_a_service_is_called_and_the_register_gets_what_it_answered(self):
        reference = self.submit()
        self.case(reference, "Ansehen")
        (_, body), = self.outside.calls("/kasse")
        self.assertEqual(body, {"betreff": "Öffnungszeiten", "zeichen": reference})
        (_, entry), = self.outside.calls("/register")
        self.assertEqual(entry, {"schluessel": "K-77", "werte": {"betreff": "Öffnungszeiten"}})

    def test_what_fails_is_tried_again_under_the_same_key(self):
        self.outside.failing["/kasse"] = 2
        self.case(self.submit(), "Ansehen")
        keys = [key for key, _ in self.outside.calls("/kasse")]
        self.assertEqual(len(keys), 3)
        self.assertEqual(len(set(keys)), 1, keys)

    def test_after_three_tries_a_clerk_solves_the_incident(self):
        self.outside.failing["/register"] = 3
        page = self.case(self.submit(), "Störung: Ins Register")
        self.assertIn("Antwort 503", page.text)
        self.assertIn("register/anliegen", page.text)
        form = next(f for f in page.forms if f.fields and ("loesung", "wiederholen") in f.fields)
        page = self.clerk.send(page, form=form)
        self.assertIn("Störung ist gelöst", page.text)
        self.case(journey.reference_of(page), "Ansehen")
        self.assertEqual(len(self.outside.calls("/register")), 4)

    def test_a_list_that_is_wrong_keeps_the_server_from_starting(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "dienste.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump({"dienste": {"kasse": {"url": "http://kasse.example/"}}}, file)
            done = house.rathaus("serve", "--data", folder, "--port", str(house.free_port()), "--services", path)
            self.assertEqual(done.returncode, 78, done.stderr)
            self.assertIn(b"kasse", done.stderr)


if __name__ == "__main__":
    unittest.main()
