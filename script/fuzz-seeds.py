"""fuzz-seeds.py TARGET FOLDER: lays out the seeds of a fuzz target: files of $RATHAUS_CORPUS, of our own service packages,
and a few written here."""

import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

HOUSE = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("RATHAUS_CORPUS") or "/nonexistent")


def files(*patterns, most_bytes=48 << 10, most_files=250):
    """The smallest files first: small seeds are changed and run more often."""
    found = {path for root in (CORPUS, HOUSE / "Leistungen") for pattern in patterns for path in root.glob(pattern)}
    found = sorted((path.stat().st_size, path) for path in found if path.is_file())
    return [path.read_bytes() for size, path in found if 0 < size <= most_bytes][:most_files]


def expressions():
    """The texts of all FEEL expressions in the models of the TCK."""
    found = set()
    for path in CORPUS.glob("dmn-tck/**/*.dmn"):
        for text in ElementTree.parse(path).iter():
            if text.tag.endswith("}text") and text.text:
                found.add(text.text.strip().encode())
    return sorted(found)


def packages():
    """Our service packages, packed in two ways, and archives of the corpus."""
    packed = []
    for folder in sorted(path.parent for path in (HOUSE / "Leistungen").glob("*/package.yaml")):
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", method) as archive:
                for path in sorted(folder.rglob("*")):
                    if path.is_file() and path.stat().st_size < 8 << 10:
                        archive.write(path, path.relative_to(folder))
            packed.append(out.getvalue())
    return packed + files("**/*.zip")


def forms():
    pairs = b"application/x-www-form-urlencoded\na=1&b=%C3%A4+%2B&c&=d&&a=2&e=100%&g=x%0D%0Ay"
    part = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    body = part % (b"name", b"", "Änne".encode()) + part % (b"datei", b'; filename="a.pdf"', b"%PDF-1.7\n") + b"--b--\r\n"
    return [pairs, b"multipart/form-data; boundary=b\n" + body, b'multipart/form-data; boundary="b"\n\r\n' + body]


def lines(*texts):
    return lambda: [text.encode() for text in texts]


SEEDS = {
    "feel": expressions,
    "dmn": lambda: files("dmn-tck/**/*.dmn", "**/entscheidungen.dmn"),
    "bpmn": lambda: files("bpmn/**/*.bpmn", "bpmn/**/*.xml", "**/verfahren.bpmn"),
    "xml": lambda: files("**/*.xml", "**/*.xsd", most_bytes=4 << 10),
    "xdatenfelder": lambda: files("xdatenfelder/**/*.xml", "**/datenfelder.xml", most_bytes=96 << 10),
    "genericode": lambda: files("xdatenfelder/genericode/*", "codelists/*.xml", "xdomea/code_lists/**/*.xml"),
    "xzufi": lambda: files("**/leistung.xml"),
    "xdomea": lambda: files("xdomea/messages/*.xml", "xdomea/fachdaten/*.xml"),
    "zip": packages,
    "yaml": lambda: files("**/*.yaml", "**/*.yml"),
    "letter": lambda: files("**/schreiben/*.html"),
    "json": lambda: files("**/*.json")
    + lines(
        '{"type":"list","items":[{"type":"number","value":"1.50"},{"type":"null"}]}',
        '{"type":"context","entries":{"a b":{"type":"date","value":"2024-02-29"}}}',
        '{"answers":{"F4":{"day":"27","month":"3","year":"1984"},"G1~1.F3":"Bello"},"rows":{"G1":2}}',
    )(),
    "answers": lines(
        "1.234,50 €", "27.03.1984", "27. März 1984", "2024-02-29T23:59:59Z", "DE89370400440532013000", "059139009009",
        "99102031000000", "P1Y2M3DT4H5M6.7S", "R3/2024-01-01T00:00:00Z/PT1H", "G1~1.F3", "-12,5", "[0-9]{5}\0001067",
        "(a|b)*c\0aaabbbc", "${a > 1 && b == 'x'}", "= a + 1",
    ),
    "forms": forms,
    "cookies": lines("besuch=abc; sprache=de", "__Host-besuch=a=b;dienst=", ";;; besuch"),
    "search": lines("Hund anmelden", "geburtsurkunde", "Flensburg", "24937", "Strassenverkauf", "hundesteur"),
    "tables": lines(
        "01\tSchleswig-Holstein\t10\t\t\n01001\tFlensburg, Stadt\t41\t\t\n010010000000\tFlensburg, Stadt\t61\t24937\t96326\n"
        "\00024937\t010010000000\n\00001059101\tTastrup\t\t24943\n",
        "a|Amt|amt|010010000000|1|Weg 1|24937|Flensburg|a@b.de|1\n\00099102031000000|0|a|postfach\n",
    ),
}


def main():
    target, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    seeds = SEEDS[target]()
    for seed in seeds:
        (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    print(f"{target}: {len(seeds)} seeds")


main()
