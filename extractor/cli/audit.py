"""extractor audit and extractor series: the figures of a store against one another, and as they were told over time."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import options
from extractor.cli.export import Store
from extractor.cli.output import Output
from extractor.cli.plain import plain_errors, say
from extractor.errors import SetUpError

if TYPE_CHECKING:
    from extractor.audit.figures import Limits

Dimension = str | None
_OF = "Only of this %s: its id or its words; none is the whole."
Indicator = Annotated[Dimension, typer.Option("--indicator", metavar="ID", help=_OF % "indicator")]
Sector = Annotated[Dimension, typer.Option("--sector", metavar="ID", help=_OF % "sector")]
Region = Annotated[Dimension, typer.Option("--region", metavar="ID", help=_OF % "region")]
Entity = Annotated[Dimension, typer.Option("--entity", metavar="ID", help=_OF % "entity")]
Source = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only articles of this source or host.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only articles published on this day or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only articles published on this day or before.")]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="table|jsonl|csv", help="Default: that of OUTPUT, or table.")]
_FORMATS = ("table", "jsonl", "csv")


@plain_errors
def audit(
    store: Store,
    indicator: Indicator = None,
    sector: Sector = None,
    region: Region = None,
    entity: Entity = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="RULE,…", help="Only these rules.")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE,…", help="All but these rules.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Show what agrees, too, and small revisions.")] = False,
    format: Format = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    quiet: options.Quiet = False,
) -> None:
    """Hold the figures of a store's articles against one another: revisions, growth, runs, records, sums, other sources."""
    chosen = _format(format, output)
    limits = _limits(indicator, sector, region, entity, source, since, until)
    picked, passed = _rules("--select", select), _rules("--ignore", ignore)
    from extractor.audit.engine import audit as findings
    from extractor.audit.report import Report
    from extractor.store.database import files_of, opened
    from extractor.store.documents import without_day

    path = Path(store)
    with closing(opened(path)) as database, Output(output, inputs=files_of(store)) as out:
        report = Report(out.write, chosen, every=every, width=out.width)
        for finding in findings(database, path, limits, select=picked, ignore=passed):
            report.add(finding)
        report.close()
        undated = without_day(database, path)
    if not quiet:
        say(str(report) + (f"; without a day of publication, and left out: {undated:,}" if undated else ""))


@plain_errors
def series(
    store: Store,
    indicator: Indicator = None,
    sector: Sector = None,
    region: Region = None,
    entity: Entity = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="Only in this unit: USD, percent, count, …")] = None,
    measure: Annotated[str | None, typer.Option("--measure", metavar="NAME", help="level, share, change, difference or streak.")] = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    format: Format = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    quiet: options.Quiet = False,
) -> None:
    """Print series over time: each period with every value that was told of it, when, and by whom."""
    chosen = _format(format, output)
    limits = _limits(indicator, sector, region, entity, source, since, until)
    from extractor.audit.figures import series as found
    from extractor.audit.view import View
    from extractor.store.database import files_of, opened

    path = Path(store)
    with closing(opened(path)) as database, Output(output, inputs=files_of(store)) as out:
        view = View(out.write, chosen, unit=unit, measure=measure)
        for one in found(database, path, limits):
            view.add(one)
        view.close()
    if not view.shown and not quiet:
        say("no such figures in the store, where only articles with a day of publication count")


def _format(name: str | None, output: str | None) -> str:
    if name is not None and name not in _FORMATS:
        raise SetUpError(f"--format: expected one of {', '.join(_FORMATS)}, found {name!r}")
    ending = Path(output or "").suffix.lower()
    return name or {".jsonl": "jsonl", ".csv": "csv"}.get(ending, "table")


def _limits(
    indicator: str | None,
    sector: str | None,
    region: str | None,
    entity: str | None,
    source: str | None,
    since: str | None,
    until: str | None,
) -> Limits:
    from extractor.audit.figures import Limits
    from extractor.errors import DateError
    from extractor.read.dates import iso_date

    days = []
    for option, written in (("--since", since), ("--until", until)):
        try:
            days.append(iso_date(written) if written else None)
        except DateError as wrong:
            raise SetUpError(f"{option}: {wrong}") from None
    return Limits(indicator, sector, region, entity, source, *days)


def _rules(option: str, given: Iterable[str] | None) -> frozenset[str]:
    from extractor.audit.rules import names

    wanted = frozenset(part.strip() for text in given or () for part in text.split(",") if part.strip())
    unknown = sorted(wanted.difference(names()))
    if unknown:
        raise SetUpError(f"{option}: no rule {unknown[0]!r}; the rules are {', '.join(names())}")
    return wanted
