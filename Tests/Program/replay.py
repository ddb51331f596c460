"""Replays what Tests/Faults/record.c recorded, and makes images of the disk as a power failure may leave it.

What was synced is there. Of what was not, each write is kept, dropped, or torn at 512 bytes; of the entries of a folder that
were not synced, the first few are kept.
"""
import os
import struct
import subprocess
import tempfile

SECTOR = 512
FAULTS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Faults")


def library(name):
    """A library of Tests/Faults, compiled."""
    out = os.path.join(tempfile.mkdtemp(prefix="faults-"), name + ".so")
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", out, os.path.join(FAULTS, name + ".c"), "-ldl", "-lpthread"],
                   check=True, capture_output=True)
    return out


def records(log):
    """kind, descriptor, place or size, data and where the record ends."""
    at = 0
    while at + 17 <= len(log):
        descriptor, place, size = struct.unpack_from("<IqI", log, at + 1)
        kind = chr(log[at])
        at += 17 + size
        if at > len(log):
            return
        yield kind, descriptor, place, log[at - size:at], at


class File:
    def __init__(self, content=b""):
        self.synced = bytearray(content)
        self.pending = []

    def sync(self):
        for change in self.pending:
            apply(self.synced, change)
        self.pending = []


class Folder:
    """Entries that were made or removed since the last sync."""

    def __init__(self):
        self.pending = []


def apply(content, change):
    place, data = change
    if data is None:
        if len(content) > place:
            del content[place:]
        else:
            content.extend(bytes(place - len(content)))
        return
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    content[place:place + len(data)] = data


class Disk:
    def __init__(self, root, without_sync=()):
        """`without_sync`: endings of files whose syncs are taken for done and are not, to see that a loss is found."""
        self.root, self.without_sync = root, without_sync
        self.names, self.kept, self.open = {}, {}, {}
        for place, folders, files in os.walk(root):
            self.names[place] = self.kept[place] = Folder()
            for name in files:
                path = os.path.join(place, name)
                with open(path, "rb") as file:
                    self.names[path] = self.kept[path] = File(file.read())

    def folder(self, path):
        return self.names.get(os.path.dirname(path)) or Folder()

    def step(self, kind, descriptor, place, data):
        if kind in "NO":
            path = os.path.normpath(data.decode())
            if kind == "N":
                self.names[path] = File()
                self.folder(path).pending.append((path, self.names[path]))
            self.open[descriptor] = (path, self.names.get(path))
        elif kind == "C":
            self.open.pop(descriptor, None)
        elif kind in "WT":
            if isinstance(self.open.get(descriptor, (0, 0))[1], File):
                self.open[descriptor][1].pending.append((place, data if kind == "W" else None))
        elif kind == "S":
            self.sync(*self.open.get(descriptor, ("", None)))
        elif kind == "M":
            path = os.path.normpath(data.decode())
            self.names[path] = Folder()
            self.folder(path).pending.append((path, self.names[path]))
        elif kind == "U":
            path = os.path.normpath(data.decode())
            self.names.pop(path, None)
            self.folder(path).pending.append((path, None))
        elif kind == "R":
            old, new = (os.path.normpath(part.decode()) for part in (data[:place], data[place:]))
            self.names[new] = self.names.pop(old, None)
            self.folder(new).pending.append((old, None, new, self.names[new]))

    def sync(self, path, thing):
        if path.endswith(tuple(self.without_sync)) and self.without_sync:
            return
        if isinstance(thing, File):
            thing.sync()
        elif isinstance(thing, Folder):
            for entry in thing.pending:
                enter(self.kept, entry)
            thing.pending = []

    def image(self, out, dice):
        """Writes what a power failure may leave into a folder; the share of what was not synced is drawn."""
        share = dice.choice([0.0, 0.2, 0.5, 0.8, 1.0])
        kept = dict(self.kept)
        for thing in self.names.values():
            if isinstance(thing, Folder) and thing.pending:
                for entry in thing.pending[:dice.choice([0, len(thing.pending), dice.randint(0, len(thing.pending))])]:
                    enter(kept, entry)
        for path, thing in sorted(kept.items()):
            target = out + path[len(self.root):]
            if os.path.dirname(path) not in kept and path != self.root or path.endswith("-shm"):
                continue
            if isinstance(thing, Folder):
                os.makedirs(target, exist_ok=True)
                continue
            content = bytearray(thing.synced)
            for change in thing.pending:
                if dice.random() < share:
                    torn(content, change, dice)
            with open(target, "wb") as file:
                file.write(content)


def enter(names, entry):
    """Makes one change of a folder in a table of names."""
    path, thing = entry[:2]
    if thing is None:
        names.pop(path, None)
    else:
        names[path] = thing
    if len(entry) == 4 and entry[3] is not None:
        names[entry[2]] = entry[3]


def torn(content, change, dice):
    """A change that reached the disk, now and then only some of its sectors."""
    place, data = change
    if data is None or len(data) <= SECTOR or dice.random() < 0.7:
        return apply(content, change)
    at = 0
    while at < len(data):
        end = min(len(data), at + SECTOR - (place + at) % SECTOR)
        if dice.random() < 0.5:
            apply(content, (place + at, data[at:end]))
        at = end
