"""Make extractor/check/exchange_rates.csv: `python tools/exchange_rates.py eurofxref-hist.zip` (the history file that the ECB publishes).

One row a year and currency: the lowest and the highest daily rate, in units of the currency for one dollar, to four digits. Currencies
that the ECB does not quote have one row for all years, kept by hand: it is passed through.
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from decimal import Context, Decimal
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "extractor" / "check" / "exchange_rates.csv"
FIRST = 2005
DROPPED = {"BGN", "HRK", "EEK", "LTL", "LVL", "MTL", "SIT", "SKK", "CYP", "ROL", "TRL"}  # abolished, or never told in prose beside dollars
ROUND = Context(prec=4)


def yearly(history: str) -> dict[tuple[int, str], tuple[Decimal, Decimal]]:
    """Lowest and highest daily rate against the dollar, by year and currency."""
    found: dict[tuple[int, str], tuple[Decimal, Decimal]] = {}
    for row in csv.DictReader(io.StringIO(history)):
        year = int(row["Date"][:4])
        if year < FIRST or not row["USD"].replace(".", "").isdigit():
            continue
        dollar = Decimal(row["USD"])
        for name, told in {**row, "EUR": "1"}.items():
            if name in (None, "", "Date", "USD") or name in DROPPED or not (told or "").replace(".", "").isdigit():
                continue
            rate = ROUND.divide(Decimal(told), dollar)
            low, high = found.get((year, name), (rate, rate))
            found[year, name] = min(low, rate), max(high, rate)
    return found


def main(path: str) -> None:
    with zipfile.ZipFile(path) as archive:
        history = archive.read(archive.namelist()[0]).decode()
    kept = [line for line in TARGET.read_text(encoding="utf-8").splitlines() if line.startswith(("#", "all,"))]
    rows = [f"{year},{name},{low:f},{high:f}" for (year, name), (low, high) in sorted(yearly(history).items())]
    TARGET.write_text("\n".join([*kept, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
