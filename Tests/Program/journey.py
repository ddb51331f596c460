"""The way of a citizen and of a clerk through the pages, as forms are filled and sent: without script."""
import os
import re

import house

LETTERBOX = {
    "G99000004002.F99000004001": "Anna", "G99000004002.F99000004002": "Abel",
    "G99000004002.F99000004008": "anna.abel@beispiel.de", "G99000004001.F99000004020": "frage",
    "G99000004001.F99000004022": "Öffnungszeiten",
    "G99000004001.F99000004023": "Wann hat das Bürgerbüro im Dezember offen?",
}

# By the end of the name: the same for every dog.
DOGS = {
    "F99000001001": "Anna", "F99000001002": "Abel", "F99000001003-tag": "27", "F99000001003-monat": "3",
    "F99000001003-jahr": "1984", "F99000001004": "Königsplatz", "F99000001005": "12a", "F99000001006": "34117",
    "F99000001007": "Kassel", "F99000001008": "anna.abel@beispiel.de", "F99000001020": "Bello",
    "F99000001021": "Dackel", "F99000001022": "w", "F99000001023-tag": "1", "F99000001023-monat": "5",
    "F99000001023-jahr": "2025", "F99000001024": "braun", "F99000001026-tag": "1", "F99000001026-monat": "8",
    "F99000001026-jahr": "2025", "F99000001027": "zucht", "F99000001029": "false", "F99000001040": "false",
    "F99000001050": "false",
}


def picture():
    """A file to upload, as a form sends it."""
    with open(os.path.join(house.ROOT, "Leistungen", "_vorfuehrung", "nachweis.png"), "rb") as file:
        return ("nachweis.png", "image/png", file.read())


def apply(client, town, service, answers, send=True, rows=1, file=None):
    """Fills a form page by page, with so many rows in its list and the file wherever one is asked for, and sends it; the
    receipt (or the review page)."""
    page = client.get(f"/{town}/leistungen/{service}/antrag")
    for _ in range(60):
        assert page.status == 200, (page.status, page.url, page.text[:300])
        if page.url.split("?")[0].endswith("/pruefen"):
            break
        form = page.form()
        given = {name: value for name in form.names if (value := answers.get(name, answers.get(name.split(".")[-1])))}
        if "_more" in form.names:
            rows -= 1
            given["_more"] = "true" if rows > 0 else "false"
        files = {name: file for name, kind in form.names.items() if kind == "file" and file}
        page = client.send(page, given, files, button=("_go", "weiter"), form=form)
    else:
        raise AssertionError("the form does not end: " + page.url)
    if not send:
        return page
    form = page.form()
    boxes = {name: form.choices[name][0] for name, kind in form.names.items() if kind == "checkbox"}
    page = client.send(page, boxes, form=form)
    assert page.url.endswith("/eingang"), (page.status, page.url, page.text[:400])
    return page


def reference_of(page):
    return re.search(r"R-[0-9A-Z]{4}-[0-9A-Z]{4}", page.text)[0]


def sign_in(client, login="weber@lindenau", password="rathaus-vorfuehrung"):
    """Signs a clerk in; in a demonstration the page shows the code."""
    page = client.get("/desk/anmelden")
    page = client.send(page, {"kennung": login, "passwort": password})
    code = re.search(r"\b(\d{6})\b", page.text)
    assert code, page.text[:400]
    page = client.send(page, {"code": code[1]})
    assert "Meine Arbeit" in page.title, (page.status, page.title, page.text[:300])
    return page


def form_to(page, ending):
    """The form of a page whose action ends like this."""
    return next(f for f in page.forms if f.method == "post" and f.action.split("?")[0].endswith(ending))
