"""The way of a citizen and of a clerk through the pages, as forms are filled and sent: without script."""
import re

LETTERBOX = {
    "G99000004002.F99000004001": "Anna", "G99000004002.F99000004002": "Abel",
    "G99000004002.F99000004008": "anna.abel@beispiel.de", "G99000004001.F99000004020": "frage",
    "G99000004001.F99000004022": "Öffnungszeiten",
    "G99000004001.F99000004023": "Wann hat das Bürgerbüro im Dezember offen?",
}


def apply(client, town, service, answers, send=True):
    """Fills a form page by page and sends it; the receipt (or the review page)."""
    page = client.get(f"/{town}/leistungen/{service}/antrag")
    for _ in range(40):
        assert page.status == 200, (page.status, page.url, page.text[:300])
        if page.url.split("?")[0].endswith("/pruefen"):
            break
        form = page.form()
        given = {name: value for name, value in answers.items() if name in form.names}
        page = client.send(page, given, button=("_go", "weiter"), form=form)
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
