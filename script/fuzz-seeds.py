"""fuzz-seeds.py TARGET FOLDER: lays the corpus of $RATHAUS_CORPUS out as seeds of a fuzz target, small files first kept."""

import hashlib
import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

CORPUS = Path(os.environ.get("RATHAUS_CORPUS", "/nonexistent"))


def files(pattern, most_bytes=64 << 10, most_files=600):
    found = sorted((path.stat().st_size, path) for path in CORPUS.glob(pattern) if path.is_file())
    return [path.read_bytes() for size, path in found if 0 < size <= most_bytes][:most_files]


def expressions():
    """The texts of all FEEL expressions in the models of the TCK."""
    found = set()
    for path in CORPUS.glob("dmn-tck/**/*.dmn"):
        for text in ElementTree.parse(path).iter():
            if text.tag.endswith("}text") and text.text:
                found.add(text.text.strip().encode())
    return sorted(found)


SEEDS = {
    "feel": expressions,
    "dmn": lambda: files("dmn-tck/**/*.dmn"),
}


def main():
    target, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    seeds = SEEDS[target]()
    for seed in seeds:
        (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    print(f"{target}: {len(seeds)} seeds")


main()
