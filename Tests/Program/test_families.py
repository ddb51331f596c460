"""Services of the four families with offices, four eyes, money and rooms: each from the application to the file, by the people whose tasks they are."""
import re
import time
import unittest

import house
import journey

PERSON = {"001": "Anna", "002": "Abel", "004": "Königsplatz", "005": "12a", "006": "34117", "007": "Kassel",
          "008": "anna.abel@beispiel.de", "009": "0561 123456"}


def answers(number, more):
    """By the end of the name: who applies, then what for. A date is written as `2027-04-01`."""
    out = {}
    for key, value in {**PERSON, **more}.items():
        name = f"F990000{number:02d}{key}"
        day = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)
        for part, at in (("-jahr", 1), ("-monat", 2), ("-tag", 3)) if day else ():
            out[name + part] = day[at]
        if not day:
            out[name] = value
    return out


PERMIT = answers(5, {
    "020": "gastronomie", "021": "Sechs Tische", "022": "Marktplatz 4", "023": "24", "024": "2027-04-01",
    "025": "2027-09-27", "026": "false", "027": "true", "028": "true"})
GRANT = answers(6, {
    "010": "Turnverein Lindenau", "012": "true", "003": "vorstand", "020": "geraete", "021": "Zwei Tore", "023": "3200",
    "024": "2400", "026": "2027-04-01", "027": "false", "030": "Turnverein", "031": "DE89 3704 0044 0532 0130 00"})
BOOKING = answers(7, {
    "020": "kleiner-saal", "021": "50", "022": "2027-05-15", "023": "tag", "025": "privat", "026": "Goldene Hochzeit",
    "027": "true"})
NOTICE = answers(8, {
    "020": "Sommerfest", "021": "Festplatz", "022": "freien", "023": "2027-07-03", "024": "2027-07-04",
    "025": "15 bis 24 Uhr", "026": "300", "027": "bier-wein"})


class Families(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = house.Server()
        cls.server.start(300)
        cls.clients = {}

    @classmethod
    def tearDownClass(cls):
        for client in cls.clients.values():
            client.close()
        cls.server.__exit__()

    def person(self, login):
        """A clerk at the desk, signed in once; a line that was idle may have been closed."""
        if login not in self.clients:
            client = self.clients[login] = house.Client(self.server.port)
            journey.sign_in(client, login + "@lindenau")
        self.clients[login].close()
        return self.clients[login]

    def apply(self, service, given):
        """A citizen applies; the citizen and the address of the case at the desk."""
        citizen = house.Client(self.server.port)
        self.addCleanup(citizen.close)
        receipt = journey.apply(citizen, "lindenau", service, given, file=journey.picture())
        return citizen, "/desk/vorgaenge/" + receipt.url.split("?")[0].split("/")[-2]

    # MARK: Acts

    def task(self, login, case, words, refused=None, **values):
        """Somebody does a task with a small form, found by its name on the page of the case."""
        page = self.person(login).get(case)
        self.assertIn(words, page.text)
        form = next(f for f in page.forms if any(n.endswith("-" + name) for n in f.names for name in values))
        names = {name: next(n for n in form.names if n.endswith("-" + name)) for name in values}
        page = self.person(login).send(page, {names[name]: value for name, value in values.items()}, form=form)
        if refused:
            self.assertIn(refused, page.text)
        else:
            self.assertEqual(page.status, 200, page.text[:400])
        return page

    def decide(self, login, case, words="Nach Prüfung aller Unterlagen."):
        client = self.person(login)
        page = client.get(case + "/schreiben")
        form = journey.form_to(page, "/schreiben")
        grant = next(choice for choice in form.choices["vorlage"] if "bewilligung" in choice)
        page = client.send(page, {"vorlage": grant}, form=form)
        form = next(f for f in page.forms if ("tat", "freigeben") in f.buttons)
        inputs = {name: words for name in form.names if name.startswith("eingabe-")}
        return client.send(page, inputs, form=form, button=("tat", "freigeben"))

    def deliver(self, login, case):
        for _ in range(150):
            page = self.person(login).get(case)
            if any(f.action.endswith("/zustellen") for f in page.forms):
                return self.person(login).send(page, {"weg": "abruf"}, form=journey.form_to(page, "/zustellen"))
            time.sleep(0.2)
        self.fail("the letter was not printed: " + page.text[:400])

    def wait(self, login, case, words):
        for _ in range(150):
            page = self.person(login).get(case)
            if words in page.text:
                return page
            time.sleep(0.1)
        self.fail(f"{words} does not come up: {page.text[:800]}")

    def close(self, login, case, plan):
        page = self.person(login).get(case)
        page = self.person(login).send(page, form=journey.form_to(page, "/abschliessen"))
        self.assertIn("Abgeschlossen", page.text)
        self.assertRegex(page.text, r"Aktenzeichen \W*" + re.escape(plan))
        self.assertIn("Aufzubewahren bis", page.text)

    def ask_back(self, login, citizen, case, question):
        page = self.person(login).get(case)
        page = self.person(login).send(page, {"rueckfrage": question}, form=journey.form_to(page, "/rueckfrage"))
        self.assertIn("Rückfrage", page.text)
        way = "/lindenau/vorgang/" + case.split("/")[-1]
        self.assertIn(question, citizen.get(way).text + citizen.get(way + "/rueckfrage").text)
        page = citizen.get(way + "/rueckfrage")
        citizen.send(page, {"antwort": "Ja, so ist es."}, form=journey.form_to(page, "/rueckfrage"))

    def tasks(self, login):
        return self.person(login).get("/desk/aufgaben?wer=alle").text

    def offers(self, page, ending):
        return any(f.action.split("?")[0].endswith(ending) for f in page.forms)

    # MARK: The four ways

    def test_a_permit_hears_three_offices_at_once_and_waits_for_the_last(self):
        citizen, case = self.apply("sondernutzung", PERMIT)
        self.task("weber", case, "Angaben und Unterlagen prüfen", vollstaendig="nein")
        self.ask_back("weber", citizen, case, "Stehen die Tische auch nachts?")
        self.task("weber", case, "Angaben und Unterlagen prüfen", vollstaendig="ja")
        page = self.person("weber").get(case)
        self.assertRegex(page.text, r"Stellungnahme Feuerwehr Beteiligte Stellen · seit \S+ · bis \d")
        self.assertRegex(page.text, r"Zielzeit \d+\. \w+ \d{4}")
        reference = re.search(r"R-[0-9A-Z]{4}-[0-9A-Z]{4}", page.text)[0]
        for login, office in (("koenig", "Ordnung und Verkehr"), ("roth", "Bau und Straße"), ("funk", "Feuerwehr")):
            self.assertIn(reference, self.tasks(login))
            self.assertIn("Stellungnahme " + office, self.tasks(login))
        self.assertNotIn("Stellungnahme Feuerwehr", self.tasks("koenig"), "each office has its own")
        self.assertFalse(self.offers(self.person("funk").get(case), "/uebernehmen"), "only what is theirs is offered")
        self.task("koenig", case, "Stellungnahme", stellungnahme="Keine Bedenken.", zustimmung="ja")
        self.task("roth", case, "Stellungnahme", stellungnahme="Die Rinne bleibt frei.", zustimmung="ja")
        page = self.decide("weber", case)
        self.assertIn("Offen ist: „Stellungnahme Feuerwehr“", page.text, "the join waits for the last office")
        self.task("funk", case, "Stellungnahme Feuerwehr", stellungnahme="Der Hydrant bleibt frei.", zustimmung="ja")
        page = self.person("weber").get(case)
        for words in ("Der Hydrant bleibt frei.", "Leonie Funk", "Stefan Roth"):
            self.assertIn(words, page.text)
        self.release("weber", case)
        self.task("brandt", case, "Mitzeichnen", mitgezeichnet="nein", anmerkung="Bitte mit Auflage zum Hydranten.")
        self.release("weber", case)
        self.task("brandt", case, "Mitzeichnen", mitgezeichnet="ja")
        self.deliver("weber", case)
        self.assertIn("457,00", self.wait("weber", case, "Zahlung abwarten").text)
        self.task("weber", case, "Zahlung abwarten", bezahlt="ja")
        self.close("weber", case, "66.20")

    def release(self, login, case):
        """Releases the draft that is there."""
        client = self.person(login)
        page = client.get(case)
        link = next(link for link in page.links if re.search(r"/schreiben/[^/]+$", link.split("?")[0]))
        page = client.get(link)
        form = next(f for f in page.forms if ("tat", "freigeben") in f.buttons)
        page = client.send(page, form=form, button=("tat", "freigeben"))
        self.assertIn("Mitzeichnen", page.text)

    def test_a_grant_needs_a_second_person_twice(self):
        citizen, case = self.apply("vereinsfoerderung", GRANT)
        self.task("weber", case, "Angaben und Unterlagen prüfen", vollstaendig="nein")
        self.ask_back("weber", citizen, case, "Wie alt sind die Tore?")
        self.task("weber", case, "Angaben und Unterlagen prüfen", vollstaendig="ja")
        self.task("weber", case, "Anspruch und Höhe berechnen", betrag="800", rechenweg="ein Viertel von 3.200")
        self.decide("weber", case)
        self.assertIn("Das tut die Leitung.", self.person("weber").get(case).text)
        self.task("brandt", case, "Mitzeichnen", mitgezeichnet="ja")
        self.deliver("weber", case)
        self.assertIn("Das muss jemand anderes tun als Sie.", self.person("weber").get(case).text)
        self.task("yilmaz", case, "Auszahlung anweisen", angewiesen="2026-12-01")
        self.task("weber", case, "Verwendungsnachweis prüfen", verwendet="ja")
        self.close("weber", case, "52.10")

    def test_a_room_is_booked_paid_and_given_back(self):
        citizen, case = self.apply("buergerhaus-mieten", BOOKING)
        self.task("weber", case, "Prüfen, ob frei ist", vollstaendig="ja", frei="nein")
        self.ask_back("weber", citizen, case, "Da ist belegt. Geht auch der 22. Mai 2027?")
        self.task("weber", case, "Prüfen, ob frei ist", vollstaendig="ja", frei="ja")
        self.decide("weber", case)
        self.deliver("weber", case)
        self.assertIn("200,00", self.wait("weber", case, "Zahlung abwarten").text)
        self.task("weber", case, "Zahlung abwarten", bezahlt="ja")
        self.task("weber", case, "Übergabe und Rückgabe", schaden="keiner")
        self.close("weber", case, "65.30")

    def test_a_notification_is_confirmed_and_passed_on_at_the_same_time(self):
        citizen, case = self.apply("gaststaettenanzeige", NOTICE)
        self.task("koenig", case, "Anzeige prüfen", vollstaendig="nein")
        self.ask_back("koenig", citizen, case, "Wer schenkt aus?")
        self.task("koenig", case, "Anzeige prüfen", vollstaendig="ja")
        self.assertIn("5. Juni 2027", self.person("koenig").get(case).text, "the day of the law stands at the case")
        self.decide("koenig", case)
        page = self.person("koenig").get(case)
        self.assertIn("Andere Stellen unterrichten", page.text)
        self.assertIn("Bestätigung bekannt geben", page.text)
        self.task("koenig", case, "Andere Stellen unterrichten", unterrichtet="Finanzamt und Polizei")
        self.deliver("koenig", case)
        self.wait("koenig", case, "Zahlung abwarten")
        self.task("koenig", case, "Zahlung abwarten", bezahlt="ja")
        self.close("koenig", case, "32.20")
        self.assertEqual(self.person("funk").get(case).status, 404, "an office without a part sees nothing")

    def test_the_demonstration_shows_cases_that_wait_for_others(self):
        tasks = self.tasks("funk")
        self.assertIn("Stellungnahme Feuerwehr", tasks)
        mine = self.person("brandt").get("/desk/aufgaben").text
        self.assertIn("Mitzeichnen", mine, "what somebody else must do is nobody's own")
        self.assertIn("Vereinsförderung beantragen", mine)


if __name__ == "__main__":
    unittest.main()
