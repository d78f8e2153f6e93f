"""What `--help` of each command shows as examples; the tests run every line of it."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("does this release add up?", "extractor check release.txt --published 2025-06-13 --format table"),
        ("what do its numbers say?", "extractor extract release.txt --published 2025-06-13 --format table"),
        ("a page to mail, a store of many", "extractor report release.txt -o release.html"),
        ("", "extractor batch archive -o releases.db"),
    ),
    "extract": (
        ("every figure of a release, as a table", "extractor extract release.txt --published 2025-06-13 --format table"),
        ("from a pipe, as JSON lines", "cat release.txt | extractor extract"),
        ("many articles, a row a figure", "extractor extract news.jsonl -o figures.csv"),
    ),
    "check": (
        ("a draft before it goes out", "extractor check draft.md --published 2025-06-13 --format table"),
        ("some rules only; warnings count too", "extractor check release.txt --select growth,sum,share --strict"),
        ("against values that are known", "extractor check release.txt --published 2025-06-13 --against news.db"),
        ("with what follows from the figures and is not stated", "extractor check release.txt --derived --format table"),
        ("for code scanning, and for a pull request on GitHub", "extractor check draft.md --format sarif -o draft.sarif"),
        ("", "extractor check drafts/*.md --format github"),
    ),
    "explain": (
        ("why one figure says what it says", "extractor explain release.txt --figure f2 --format table"),
        ("where all periods come from, as data", "extractor explain release.txt --field period,compared_to --format json"),
    ),
    "batch": (
        ("a folder of releases into one table", "extractor batch archive -o figures.csv"),
        ("to another program", "extractor batch 'archive/**/*.txt' -o - --quiet | head -n 1"),
        ("into a store, which the same line takes up again after a stop", "extractor batch archive --jobs 2 -o releases.db"),
    ),
    "report": (
        ("a page to mail to the desk", "extractor report release.txt --published 2025-06-13 -o release.html"),
        ("from a pipe", "cat release.txt | extractor report > page.html"),
        ("with what follows from the figures and is not stated", "extractor report release.txt --derived -o release.html"),
        ("of an archive: an index, a page a series, a page an article", "extractor report news.db -o pages"),
    ),
    "serve": (
        ("a page at http://127.0.0.1:8765/", "extractor serve"),
        ("for programs, while it runs", "curl --data-binary @release.txt -H 'Content-Type: text/plain' http://127.0.0.1:8765/api/extract"),
    ),
    "export": (
        ("for DuckDB and its like", "extractor export news.db -o figures.parquet"),
        ("for statisticians", "extractor export news.db --format sdmx-csv -o figures.csv"),
    ),
    "audit": (
        ("what the releases say against one another", "extractor audit news.db --all"),
        ("one series of one year, for a spreadsheet", "extractor audit news.db --indicator sales --since 2025-01-01 -o audit.csv"),
    ),
    "series": (("every value that was told of a series, and by whom", "extractor series news.db --indicator sales"),),
    "schema": (("to validate the records with", "extractor schema > record.schema.json"),),
    "patterns": (
        ("words of your own, and how an industry is written", "extractor patterns check mine.toml"),
        ("", "extractor patterns list | grep en.sector.tea"),
    ),
    "patterns check": (("words of your own", "extractor patterns check mine.toml"),),
    "patterns list": (("how an industry is written", "extractor patterns list | grep en.sector.tea"),),
}


def epilog(command: str) -> str | None:
    """The examples below the options; each line stands as it is (\\b keeps it from being filled)."""
    lines = []
    for words, line in EXAMPLES.get(command, ()):
        lines += [f"  # {words}"] if words else []
        lines.append(f"  {line}")
    return "\n".join(["\b", "Examples:", *lines]) if lines else None
