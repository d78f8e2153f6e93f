"""extractor report: an article → one self-contained page, its figures marked, each verdict with its working."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from extractor.cli import options
from extractor.cli.output import Output
from extractor.cli.plain import UNREAD, plain_errors
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
    patterns: options.Patterns = None,
    encoding: options.Encoding = "utf-8",
    quiet: options.Quiet = False,  # noqa: ARG001 - there is nothing to leave out
) -> None:
    """Make one page of HTML to keep or to mail: the article with its figures marked by verdict, each check with its working."""
    names = options.help_if_nothing_given(context, paths)
    if output is None and options.on_terminal():
        raise SetUpError("a page is no text for a terminal; name a file with -o PAGE.html")
    run = Run(names, patterns=patterns, encoding=encoding, published=published)
    made = _Pages(run)
    run.write(made)
    if made.page is None:
        raise typer.Exit(UNREAD)
    with Output(output, inputs=names) as out:
        out.write(made.page)
    if run.tally.failed:
        raise typer.Exit(UNREAD)


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
