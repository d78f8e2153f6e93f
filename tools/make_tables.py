"""Check the tables of places, currencies and units against CLDR, or print rows for codes that they lack.

The tables (patterns/common/regions.toml and its neighbours) are edited by hand: CLDR knows codes, names, minor digits and
which currency a country pays in, but not the words of prose ("British", "greenback", "Dhs"). This script tells where the
two part, so that a new country or currency is seen after an update of Babel.

    python tools/make_tables.py --check      problems, one a line; exit 1 where there is one
    python tools/make_tables.py --missing    TOML rows to complete by hand, for codes CLDR has and the tables lack

Needs Babel, the data of which carry this notice:

UNICODE LICENSE V3

COPYRIGHT AND PERMISSION NOTICE

Copyright © 2004-2025 Unicode, Inc.

NOTICE TO USER: Carefully read the following legal agreement. BY
DOWNLOADING, INSTALLING, COPYING OR OTHERWISE USING DATA FILES, AND/OR
SOFTWARE, YOU UNEQUIVOCALLY ACCEPT, AND AGREE TO BE BOUND BY, ALL OF THE
TERMS AND CONDITIONS OF THIS AGREEMENT. IF YOU DO NOT AGREE, DO NOT
DOWNLOAD, INSTALL, COPY, DISTRIBUTE OR USE THE DATA FILES OR SOFTWARE.

Permission is hereby granted, free of charge, to any person obtaining a
copy of data files and any associated documentation (the "Data Files") or
software and any associated documentation (the "Software") to deal in the
Data Files or Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, and/or sell
copies of the Data Files or Software, and to permit persons to whom the
Data Files or Software are furnished to do so, provided that either (a)
this copyright and permission notice appear with all copies of the Data
Files or Software, or (b) this copyright and permission notice appear in
associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF
THIRD PARTY RIGHTS.

IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE
BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL DAMAGES,
OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE DATA
FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall
not be used in advertising or otherwise to promote the sale, use or other
dealings in these Data Files or Software without prior written
authorization of the copyright holder.

SPDX-License-Identifier: Unicode-3.0
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from babel import Locale
from babel.numbers import get_territory_currencies

from extractor.vocabulary.load import Vocabulary, load, packaged_patterns, read_file

# Territories of CLDR that are no ISO 3166-1 country: islands with reserved codes, groups, test locales.
NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
# Where a country pays in something else than CLDR says: Bulgaria took the euro on 1 January 2026; no one lives on the others.
OTHER_CURRENCY = {"BG", "BV", "GS", "HM"}


def countries(vocabulary: Vocabulary) -> dict[str, Any]:
    """The countries of the tables by their ISO 3166-1 code."""
    return {entry.means: entry for entry in vocabulary.of("region") if entry.type == "country"}


def cldr_countries() -> dict[str, str]:
    """Code and English name of every country that CLDR knows."""
    names = Locale("en").territories
    return {code: name for code, name in sorted(names.items()) if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY}


def cldr_currencies() -> set[str]:
    """Every currency that some country pays in today."""
    return {code for country in cldr_countries() for code in get_territory_currencies(country)}


def keys(kind: str, entry: Any) -> Iterator[tuple[str, str]]:
    """What finds an entry in the text: (table, form). Two entries may share a form only across tables."""
    forms = entry.forms if kind == "unit" else entry.phrases()
    yield from (("form", form.lower()) for form in forms)
    if kind == "currency":
        yield from (("minor", form.lower()) for form in entry.minor)
        yield from (("symbol", symbol) for symbol in (*entry.symbols, *entry.codes))
    if kind == "unit":
        yield from (("abbreviation", short) for short in entry.abbreviations)


def repeated(vocabulary: Vocabulary) -> Iterator[str]:
    """Forms that stand twice within a kind."""
    for kind in ("region", "currency", "unit"):
        homes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in vocabulary.of(kind):
            for key in keys(kind, entry):
                homes[key].append(entry.id)
        for (table, form), ids in homes.items():
            if len(ids) > 1:
                yield f"{kind}: {table} {form!r} stands in {', '.join(ids)}"


def unsorted() -> Iterator[str]:
    """Files whose rows are not in the order of their ids."""
    for path in sorted((packaged_patterns() / "common").glob("*.toml")):
        ids = [entry.id for entry in read_file(path)[1]]
        for before, after in pairwise(ids):
            if before > after:
                yield f"{path.name}: {after} stands behind {before}"


def dangling(vocabulary: Vocabulary) -> Iterator[str]:
    """Members, `within`, currencies and bases that name nothing in the tables."""
    known, paid = countries(vocabulary), {entry.means for entry in vocabulary.of("currency")}
    units = {entry.means for entry in vocabulary.of("unit")}
    for entry in vocabulary.of("region"):
        for code in (*entry.members, *([entry.within] if entry.within else [])):
            if code not in known and code != "EU":  # a member of the G20
                yield f"{entry.id}: no country {code}"
        if entry.currency and entry.currency not in paid:
            yield f"{entry.id}: no currency {entry.currency}"
        if not 1 <= entry.fiscal_year_start <= 12:
            yield f"{entry.id}: no month {entry.fiscal_year_start}"
    for entry in vocabulary.of("unit"):
        if entry.base and entry.base not in units:
            yield f"{entry.id}: no unit {entry.base}"
        try:
            Decimal(entry.factor)
        except InvalidOperation:
            yield f"{entry.id}: factor {entry.factor!r} is no decimal"


def differing(vocabulary: Vocabulary) -> Iterator[str]:
    """Countries and currencies that CLDR has and the tables lack, and countries that pay in something else there."""
    known, paid = countries(vocabulary), {entry.means for entry in vocabulary.of("currency")}
    for code, name in cldr_countries().items():
        if code not in known:
            yield f"region.{code}: missing ({name})"
        elif code not in OTHER_CURRENCY and (known[code].currency or "none") not in (get_territory_currencies(code) or ["none"]):
            yield f"region.{code}: currency {known[code].currency}, CLDR has {get_territory_currencies(code)}"
    for code in sorted(cldr_currencies() - paid):
        yield f"currency.{code}: missing ({Locale('en').currencies.get(code)})"


def missing_rows(vocabulary: Vocabulary) -> Iterator[str]:
    """TOML rows for codes that CLDR has and the tables lack: adjectives, cities and short forms are to be added by hand."""
    known, paid, english = countries(vocabulary), {entry.means for entry in vocabulary.of("currency")}, Locale("en")
    for code, name in cldr_countries().items():
        if code not in known:
            lines = [f'id = "region.{code}"', f'means = "{code}"', f'name = "{name}"', 'type = "country"', f'forms = ["{name}"]']
            lines += [f'currency = "{currency}"' for currency in get_territory_currencies(code)[:1]]
            yield "\n".join(["[[entry]]", *lines, f'example = "Exports to [{name}] rose 3.1 percent"', ""])
    for code in sorted(cldr_currencies() - paid):
        name = english.currencies[code]
        lines = [f'id = "currency.{code}"', f'means = "{code}"', f'forms = ["{name}"]', f'codes = ["{code}"]']
        yield "\n".join(["[[entry]]", *lines, f'example = "Revenue reached [3.4 million {name}]"', ""])


def main() -> int:
    """Run the check or print the missing rows; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--check", action="store_true", help="print problems; exit 1 where there is one")
    choice.add_argument("--missing", action="store_true", help="print TOML rows for codes that the tables lack")
    options = parser.parse_args()
    vocabulary = load()
    if options.missing:
        sys.stdout.writelines(f"{row}\n" for row in missing_rows(vocabulary))
        return 0
    found = [*repeated(vocabulary), *unsorted(), *dangling(vocabulary), *differing(vocabulary)]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
