"""Ten million characters made to be slow: time a character against a tenth of them (linear is 1), and the memory that it takes.

Each text is read in a process of its own. One that is refused (more numbers than an article can have) is told as such.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.growth import FIGURES, HOSTILE, UNICODE
from bench.table import Row

_LONG = 10_000_000
_DENSE = 1_000_000  # of texts full of figures, whose records are thirty times as long as the text
_CODE = """
import json, resource, sys, time
from extractor.errors import TooLongError
from extractor.pipeline import Extractor
unit, length = json.loads(sys.argv[1]), int(sys.argv[2])
reader = Extractor()
reader.extract_json("Exports rose 5 percent to $3 billion in May. " + unit * 20, "2025-06-13")
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
def read(size):
    text = unit * (size // len(unit))
    begin, refused = time.process_time(), False
    try:
        reader.extract_json(text, "2025-06-13")
    except TooLongError:
        refused = True
    return (time.process_time() - begin) / len(text), refused
least = min(read(length // 10)[0] for _ in range(3))
before = peak()
spent, refused = read(length)
print(json.dumps([spent / least, spent * length, (peak() - before) / 1e6, refused]))
"""


def hostile() -> Iterator[Row]:
    """Two rows for each kind of text."""
    for kinds, length in ((HOSTILE | UNICODE, _LONG), (FIGURES, _DENSE)):
        for name, unit in kinds.items():
            command = [sys.executable, "-c", _CODE, json.dumps(unit), str(length)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            growth, spent, memory, refused = json.loads(done.stdout)
            told = f"{spent:.1f} s{', refused' if refused else ''}"
            yield Row("10 MB: time a character", name, growth, growth, told)
            yield Row("10 MB: megabytes", name, memory, memory, f"{length / 1e6:g} million characters")
