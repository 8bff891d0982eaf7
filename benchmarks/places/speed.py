"""Look-ups a second, the file's size, opening time and memory of the gazetteer."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from pipeline.places.gazetteer import Gazetteer

NAMES = 10_000
LOOK_UPS = 200_000
MEMORY = """
import sys
from pathlib import Path
from pipeline.places.gazetteer import Gazetteer
def resident():
    told = Path("/proc/self/status").read_text()
    return int(told.split("VmRSS:")[1].split()[0])
before = resident()
gazetteer = Gazetteer.open(Path(sys.argv[1]))
for name in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines():
    gazetteer.lookup(name)
print(before, resident())
"""


def measured(gazetteer: Gazetteer, names_file: Path) -> dict[str, str]:
    """What was measured, by name."""
    rng = random.Random(3)
    known = [place.name for place in gazetteer.every()]
    names = rng.sample(known, NAMES)
    names_file.write_text("\n".join(names), encoding="utf-8")
    begin = time.perf_counter()
    fresh = Gazetteer.open(gazetteer.path)
    opened = time.perf_counter() - begin
    begin = time.perf_counter()
    for name in names:
        fresh.lookup(name)
    first = NAMES / (time.perf_counter() - begin)
    asked = rng.choices(names, k=LOOK_UPS)
    begin = time.perf_counter()
    for name in asked:
        fresh.lookup(name)
    warm = LOOK_UPS / (time.perf_counter() - begin)
    baseline = plain_dictionary(names, asked)
    told = subprocess.run(
        [sys.executable, "-c", MEMORY, str(gazetteer.path), str(names_file)], capture_output=True, text=True, check=True
    )
    before, after = (int(word) / 1024 for word in told.stdout.split())
    return {
        "look-ups a second, warm": f"{warm:,.0f} ({warm / baseline:.2f} of a Python dictionary's in the same run)",
        "look-ups a second, each name for the first time": f"{first:,.0f}",
        "opening": f"{opened * 1000:.0f} ms",
        "file": f"{gazetteer.path.stat().st_size / 1e6:.0f} MB",
        "memory after 10,000 names": f"{after:.0f} MB, of which {before:.0f} MB are Python and its packages",
    }


def plain_dictionary(names: list[str], asked: list[str]) -> float:
    """Look-ups a second of a dictionary that holds the same names."""
    held = {name: [name] for name in names}
    begin = time.perf_counter()
    for name in asked:
        list(held[name])
    return len(asked) / (time.perf_counter() - begin)


__all__ = ["measured"]
