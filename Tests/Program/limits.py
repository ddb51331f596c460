"""The table of limits, read from where it stands in code (Core/Sources/Basics/Limits.swift)."""
import os
import re

from house import ROOT


def table():
    with open(os.path.join(ROOT, "Core", "Sources", "Basics", "Limits.swift"), encoding="utf-8") as source:
        rows = re.findall(r"public static let (\w+) = ([\d_]+)(?: << (\d+))?", source.read())
    return {name: int(number.replace("_", "")) << int(shift or 0) for name, number, shift in rows}


LIMITS = table()
