"""extractor report: an article → one self-contained page, its figures marked, each verdict with its working."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from extractor.cli import options
from extractor.cli.output import Output
from extractor.cli.plain import UNREAD, plain_errors, say
from extractor.cli.session import Run
from extractor.errors import SetUpError

if TYPE_CHECKING:
    from extractor.records import ArticleRecord


@plain_errors
def command(
    context: typer.Context,
    paths: options.Paths = None,
    output: options.Output = None,
    published: options.Published = None,
    derived: options.Derived = False,
    patterns: options.Patterns = None,
    encoding: options.Encoding = "utf-8",
    quiet: options.Quiet = False,
) -> None:
    """Make one page of HTML to keep or to mail: the article with its figures marked by verdict, each check with its working.

    For a store of `batch`, a folder of pages: an index, a page an article, and a page a series with its plot over time.
    """
    names = options.help_if_nothing_given(context, paths)
    if any(name.lower().endswith(".db") for name in names):
        if derived:
            raise SetUpError("--derived is for one article: a store holds what the articles state")
        _archive(names, output, quiet=quiet)
        return
    if output is None and options.on_terminal():
        raise SetUpError("a page is no text for a terminal; name a file with -o PAGE.html")
    run = Run(names, patterns=patterns, encoding=encoding, published=published, derived=derived)
    made = _Pages(run)
    run.write(made)
    if made.page is None:
        raise typer.Exit(UNREAD)
    with Output(output, inputs=options.used(names, patterns)) as out:
        out.write(made.page)
    if run.tally.failed:
        raise typer.Exit(UNREAD)


def _archive(names: Sequence[str], output: str | None, *, quiet: bool) -> None:
    """The pages of a store, in a folder."""
    if len(names) > 1:
        raise SetUpError("a store stands alone: name nothing beside it")
    if output in (None, "-"):
        raise SetUpError("the pages of a store need a folder; name one with -o FOLDER")
    from extractor.report.archive import INDEX, ArchivePages
    from extractor.store.database import opened

    path, folder = Path(names[0]), Path(str(output))
    with closing(opened(path)) as store:
        pages = ArchivePages(store, path, folder)
        pages.write()
    if not quiet:
        say(f"{pages.articles:,} articles and {pages.series:,} series; start at {(folder / INDEX).as_posix()}")


class _Pages:
    """Keeps the page of the one article; a second article is wrong use."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.page: str | None = None

    def add(self, record: ArticleRecord) -> None:
        from extractor.report.page import article_page

        if self.page is not None:
            raise SetUpError("a page shows one article, and the input holds several; give one of them")
        self.page = article_page(self._run.text(), record)

    def close(self) -> None:
        """Nothing is held back."""
