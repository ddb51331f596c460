"""Citizens who apply without pause while something is killed under them, and who send again until they have a receipt."""
import json
import threading
import time

import house
import journey


class Citizens:
    """A few people on one or more servers. `acknowledged` holds the reference of every receipt that was seen."""

    def __init__(self, town, *servers, people=4):
        self.town, self.servers, self.people = town, servers, people
        self.acknowledged, self.lock, self.end, self.failures = [], threading.Lock(), threading.Event(), []
        self.threads = []

    def start(self):
        self.threads = [threading.Thread(target=self.run, args=(n,)) for n in range(self.people)]
        for thread in self.threads:
            thread.start()

    def stop(self):
        """Lets everybody come to an end: what was sent is sent again until it is acknowledged."""
        self.end.set()
        for thread in self.threads:
            thread.join()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def run(self, number):
        try:
            while not self.end.is_set():
                self.apply(self.servers[number % len(self.servers)])
        except Exception as error:
            self.failures.append(error)

    def apply(self, server):
        """One application. Up to the review a broken connection means to begin anew; the sending itself is repeated."""
        client = house.Client(server.port, timeout=10)
        try:
            review = attempt(lambda: journey.apply(
                client, self.town, "digitaler-briefkasten", journey.LETTERBOX, send=False))
            if review is None:
                time.sleep(0.02)
                return
            form = review.form()
            boxes = {name: form.choices[name][0] for name, kind in form.names.items() if kind == "checkbox"}
            end = time.monotonic() + 60
            while time.monotonic() < end:
                page = attempt(lambda: client.send(review, boxes, form=form))
                if page is not None and page.url.endswith("/eingang") and page.status == 200:
                    with self.lock:
                        self.acknowledged.append(journey.reference_of(page))
                    return
                time.sleep(0.05)
            raise AssertionError("an application was not acknowledged within 60 s")
        finally:
            client.close()


def attempt(work):
    """What work gives; nothing when the server, or the database under it, was killed meanwhile."""
    try:
        return work()
    except (OSError, AssertionError, AttributeError, StopIteration, IndexError):
        return None
    except Exception as error:                      # http.client's own, for answers cut in two
        if "http.client" not in type(error).__module__:
            raise
        return None


def references(server):
    """The references of all submitted cases, as the program lists them."""
    end = house.rathaus("case", "list", "--json", *server.place)
    if end.returncode:
        raise AssertionError(end.stderr.decode())
    return [case["reference"] for case in json.loads(end.stdout)]
