"""extractor batch: an archive in, one table or store of records out, streaming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor import __version__
from extractor.cli import options, session
from extractor.cli.output import Output
from extractor.cli.plain import UNREAD, plain_errors, say
from extractor.cli.progress import Meter, shown
from extractor.cli.summary import Summary
from extractor.errors import OutputError, SetUpError

if TYPE_CHECKING:
    from extractor.archive.sinks import Sink
    from extractor.archive.work import Done, Settings, Want
    from extractor.store.ledger import Ledger

_ENDINGS: dict[str, Want] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".db": "store"}


@plain_errors
def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files, folders, globs, addresses or -: .txt .md .jsonl .json .csv .parquet .html .warc .eml .rss .atom, "
            "also in .gz .bz2 .xz .zst .zip .tar.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A .jsonl, .csv or .parquet file, or .db, the store; - is JSON lines on standard output."
        ),
    ],
    jobs: Annotated[
        str,
        typer.Option("--jobs", "-j", metavar="N|auto", help="Worker processes; auto counts articles first. The output is the same."),
    ] = "auto",
    resume: Annotated[
        bool | None,
        typer.Option("--resume/--no-resume", help="Into a store: pass over what it holds (the default), or read everything anew."),
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS|local", help="Workers of a Dask scheduler: tcp://HOST:PORT.")
    ] = None,
    html: Annotated[str, typer.Option("--html", metavar="fast|careful", help="How the main text of a page is found.")] = "fast",
    published: options.Published = None,
    date_from_name: Annotated[
        bool,
        typer.Option("--date-from-name", help="Articles that bring no date along are of the day in their path: 2025-06-13-lamps.txt."),
    ] = False,
    patterns: options.Patterns = None,
    encoding: options.Encoding = "utf-8",
    quiet: options.Quiet = False,
) -> None:
    """Read an archive, one record an article in input order. What cannot be read gets a record with an error; the rest is done."""
    want = _want(output, resume)
    count = _count(jobs)
    if html not in ("fast", "careful"):
        raise SetUpError(f"--html: expected fast or careful, found {html!r}")
    from extractor.archive.batch import cores, is_short, run
    from extractor.archive.cluster import Cluster
    from extractor.archive.runner import items
    from extractor.archive.work import Settings
    from extractor.archive.workers import Crew
    from extractor.read.inputs import inputs as sources_of
    from extractor.read.source import refuse_unsupported
    from extractor.read.text import checked_encoding

    codec, day = checked_encoding(encoding), options.checked_date(published)
    refuse_unsupported(inputs)
    settings = Settings(tuple(patterns or ()), want)
    reader = session.reader(patterns)
    skipped = None if output == "-" else Path(output)
    sources = list(sources_of(inputs, skip=skipped))
    meter = Meter(sources)
    summary = Summary()
    found = items(sources, encoding=codec, published=day, by_name=date_from_name, careful=html == "careful", seen=meter.opened)
    crew: Crew | Cluster | None = None
    if scheduler is not None:
        crew = Cluster(scheduler, settings, count=count or cores())
    elif count is None and "-" not in inputs:
        short, found = is_short(found)
        crew = None if short or cores() == 1 else Crew(cores(), settings)
    elif count is not None and count > 1:
        crew = Crew(count, settings)
    with _sink(output, want, inputs, settings, resume=resume, quiet=quiet) as sink, shown(meter, quiet=quiet) as bar:

        def seen(done: Done) -> None:
            summary.add(done)
            if bar is not None:
                bar.add(done)

        ended = "stopped; what is done is in"
        try:
            run(found, sink, settings, reader=reader, crew=crew, seen=seen)
            ended = "written to"
        finally:
            if not quiet and (summary.articles or ended == "written to"):
                passed_over = getattr(sink, "passed_over", 0)
                known = f", {passed_over:,} known already" if passed_over else ""
                say(f"{summary}{known}; {ended} {'standard output' if output == '-' else output}")
    if summary.failed:
        raise typer.Exit(UNREAD)


def _want(output: str, resume: bool | None) -> Want:
    want = "jsonl" if output == "-" else _ENDINGS.get(Path(output).suffix.lower())
    if want is None:
        raise SetUpError(f"{output}: name a file that ends in {', '.join(_ENDINGS)}, or - for standard output")
    if resume is not None and want != "store":
        raise SetUpError("--resume: only a .db output knows what it holds")
    return want


def _count(jobs: str) -> int | None:
    if jobs == "auto":
        return None
    if not jobs.isdigit() or not 1 <= int(jobs) <= 1024:
        raise SetUpError(f"--jobs: expected a number of processes or auto, found {jobs!r}")
    return int(jobs)


@contextmanager
def _sink(output: str, want: Want, names: Sequence[str], settings: Settings, *, resume: bool | None, quiet: bool) -> Iterator[Sink]:
    from extractor.archive import sinks
    from extractor.archive.parquet_table import required
    from extractor.read.remote import is_address

    if want == "store":
        if is_address(output):
            raise OutputError(f"{output}: a store needs a file of this machine; copy it there when it is done")
        yield sinks.StoreSink(_ledger(Path(output), names, settings, resume=resume is not False, quiet=quiet))
        return
    if want == "parquet":
        required()
    _refuse_destroying(output, names)
    with Output(output, inputs=options.used(names, settings.patterns)) as out:
        yield sinks.ParquetSink(out.write_bytes) if want == "parquet" else sinks.TextSink(want, out.write)


def _refuse_destroying(output: str, names: Sequence[str]) -> None:
    """An output that a folder or pattern of the inputs holds is passed over by a second run; anything else there is an input."""
    from extractor.archive.sinks import is_output
    from extractor.read.inputs import holds

    path = Path(output)
    if output != "-" and path.is_file() and path.stat().st_size and holds(names, path) and not is_output(path):
        raise OutputError(f"{output}: is an input, by a folder or pattern that holds it; name another output")


def _ledger(path: Path, names: Sequence[str], settings: Settings, *, resume: bool, quiet: bool) -> Ledger:
    from extractor.store.ledger import Ledger
    from extractor.vocabulary.load import vocabulary_digest

    digest = vocabulary_digest([Path(name) for name in settings.patterns])
    ledger = Ledger(path, inputs=names, version=__version__, vocabulary=digest, resume=resume)
    if resume and ledger.stale and not quiet:
        say(f"{ledger.stale:,} articles of {path.as_posix()} were read by another version or vocabulary; --no-resume reads them anew")
    return ledger
