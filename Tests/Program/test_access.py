"""Who reaches what over HTTP: every address the program has, tried by every kind of visitor, with cases of the own town, of
another town, and with numbers of no case. What one may not see looks like what is not there. A new address joins by itself."""
import json
import os
import random
import re
import secrets
import tempfile
import time
import unittest

import house
import journey

DRAWS = int(os.environ.get("RATHAUS_DRAWS", "2000"))
SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))
STAFF = {"weber@lindenau": "lindenau", "brandt@lindenau": "lindenau", "lang@auenfeld": "auenfeld"}
HEADS = {"brandt@lindenau", "lang@auenfeld"}
TOWNS = {"069980001001": "lindenau", "069980002002": "auenfeld"}


def routes():
    """method, path, access and body of every address."""
    with tempfile.TemporaryDirectory() as data:
        listed = house.rathaus("serve", "--routes", "--data", data)
    assert listed.returncode == 0, listed.stderr
    return [tuple(line.split(" ", 3)) if line.count(" ") > 2 else tuple(line.split(" ")) + ("",)
            for line in listed.stdout.decode().splitlines()]


class Access(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print(f"seed {SEED}", flush=True)
        cls.server = house.Server()
        cls.server.start(300)
        cls.routes = routes()
        cls.people = {}
        for login in STAFF:
            cls.people[login] = house.Client(cls.server.port)
            journey.sign_in(cls.people[login], login)
        cls.people["a citizen"] = house.Client(cls.server.port)
        receipt = journey.apply(cls.people["a citizen"], "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
        cls.held = receipt.url.split("/antrag/")[1].split("/")[0]
        cls.people["nobody"] = house.Client(cls.server.port)
        listed = json.loads(house.rathaus("case", "list", "--json", "--data", cls.server.data).stdout)
        cls.cases = {case["id"]: TOWNS[case["town"]] for case in listed}

    @classmethod
    def tearDownClass(cls):
        for client in cls.people.values():
            client.close()
        cls.server.__exit__()

    def none(self, dice):
        """A number of the right shape that no case has."""
        shape = dice.choice(list(self.cases))
        letters = "abcdefghijklmnopqrstuvwxyz234567" if shape.islower() else "0123456789abcdef-"
        return "".join(dice.choice(letters) if c.isalnum() else c for c in shape)

    def address(self, path, case, town, dice):
        made = path.replace("{id}", case).replace("{town}", town)
        return re.sub(r"\{[^}]*\}", lambda _: dice.choice(["1", "p1", "anliegen", "x" * 26]), made)

    def ask(self, who, method, address):
        client = self.people[who]
        if method == "GET":
            return client.request("GET", address, follow=False)
        page = client.get("/desk" if "@" in who else "/lindenau/leistungen/digitaler-briefkasten/antrag")
        form = page.form()
        fields = {name: value for name, value in (form.fields if form else []) if "token" in name.lower() or name.startswith("_")}
        body = house.urllib.parse.urlencode({**fields, "gesehen": "1", "notiz": "x", "grund": "x"})
        return client.request("POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"}, follow=False)

    def looks(self, answer, address):
        """What a visitor can tell about an answer: numbers that are drawn for every page, and its own address, apart."""
        text = answer.text.replace(address, "")
        return answer.status, re.sub(r"\b[0-9A-Z]{8}\b", "#", text), answer.headers.get("location", "").replace(address, "")

    def test_every_address_has_a_rule(self):
        self.assertGreater(len(self.routes), 30)
        for route in self.routes:
            self.assertTrue(route[2], route)
            if route[1].startswith("/desk") and "anmelden" not in route[1]:
                self.assertIn("taff", route[2], route)

    def test_cases_of_another_town_look_like_no_case(self):
        dice = random.Random(SEED)
        with_case = [route for route in self.routes if "{id}" in route[1]]
        self.assertGreater(len(with_case), 15)
        tried = 0
        for method, path, *_ in with_case:
            for who in self.people:
                home = STAFF.get(who)
                for case, town in dice.sample(sorted(self.cases.items()), 4):
                    if case == self.held or (home == town and path.startswith("/desk")):
                        continue
                    none = self.none(dice)
                    for slug in TOWNS.values() if "{town}" in path else ["lindenau"]:
                        state = dice.getstate()
                        theirs = self.address(path, case, slug, dice)
                        dice.setstate(state)
                        nothing = self.address(path, none, slug, dice)
                        one, other = self.ask(who, method, theirs), self.ask(who, method, nothing)
                        tried += 2
                        self.assertEqual(self.looks(one, case), self.looks(other, none), (who, method, theirs))
                        self.assertIn(one.status, (303, 403, 404, 405, 422), (who, method, theirs, one.text[:200]))
                        if one.status == 404 and home and path.startswith("/desk") and method == "GET":
                            self.assertNotIn(case, one.body.decode())
        print(f"{tried} requests to {len(with_case)} addresses with a case", flush=True)

    def test_drawn_requests_end_as_the_rules_say(self):
        dice = random.Random(SEED + 1)
        reads = [route for route in self.routes if route[0] == "GET" and "{" in route[1] or route[0] == "GET"]
        differences = []
        for _ in range(DRAWS):
            method, path, access, _ = dice.choice(reads)
            who, case = dice.choice(sorted(self.people)), dice.choice(sorted(self.cases) + [self.none(dice)])
            slug = dice.choice(sorted(TOWNS.values()))
            address = self.address(path, case, slug, dice)
            answer = self.ask(who, method, address)
            home, place = STAFF.get(who), self.cases.get(case)
            if answer.status >= 500:
                differences.append(f"{who} {address}: {answer.status}")
            if path.startswith("/desk") and "anmelden" not in path:
                if home is None and answer.status != 303:
                    differences.append(f"{who} without sign-in got {answer.status} from {address}")
                if home and "leitung" in access and who not in HEADS:
                    # The role is asked first: the same words, whether there is such a case or not.
                    if answer.status != 403:
                        differences.append(f"{who} got {answer.status} from {address}, which heads alone may see")
                elif home and "{id}" in path and place != home and answer.status != 404:
                    differences.append(f"{who} got {answer.status} from {address}")
                if home and path == "/desk/vorgaenge/{id}" and place == home and answer.status != 200:
                    differences.append(f"{who} got {answer.status} from the own {address}")
                if home and "{id}" not in path:
                    for other, town in self.cases.items():
                        if town != home and other in answer.body.decode(errors="replace"):
                            differences.append(f"{who} sees {other} on {address}")
            if "holder" in access and "{id}" in path and answer.status == 200 and not (who == "a citizen" and case == self.held):
                differences.append(f"{who} holds nothing and got 200 from {address}")
        print(f"{DRAWS} drawn requests", flush=True)
        self.assertEqual([], differences[:20], "\n".join(differences[:20]))


if __name__ == "__main__":
    unittest.main()
