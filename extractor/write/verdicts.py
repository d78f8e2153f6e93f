"""Verdicts for people at a terminal: each finding with its sentences drawn and its working, then what holds and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.recognize.refused import refusals
from extractor.recognize.sentences import Sentence, sentences
from extractor.records import ArticleRecord, Bounds, Check, DerivedRecord, Figure
from extractor.tokens import plain_marks, readable
from extractor.write.drawing import Mark, drawn, shortened, visible
from extractor.write.findings import Finding, findings, unchecked
from extractor.write.places import Places

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))

_LISTED = 30  # figures without a check that are named
_SHOWN = 3  # sentences of a finding that are drawn
_QUIET = {"unverifiable": ("?", "yellow"), "consistent": ("✓", "green")}
_REASONS = {
    "missing_operand": "a number that it needs is not stated",
    "ambiguous_link": "more than one number could be meant",
    "basis_unknown": "what the change is measured from is not said",
    "scope_differs": "the numbers do not cover the same",
    "vague": "the number is too vague",
    "one_sided": "the words leave the value open on one side",
    "base_near_zero": "the earlier value may be zero",
    "sign_change": "the values differ in sign",
    "non_additive": "such parts do not add up",
    "rebased": "the index was given a new base",
    "partition_unknown": "the parts may not be all",
    "no_reference": "there is nothing to compare with",
}


def show(console: Console, record: ArticleRecord, text: str, *, brief: bool = False) -> None:
    """The verdicts of an article, only those that fail where `brief`; `text` may be empty, and then no sentence is drawn."""
    names = {figure.id: figure for figure in record.figures}
    page = _Page(text, names)
    found = findings(record)
    for finding in found:
        _finding(console, finding, page)
    if brief:
        return
    if any(check.verdict in _QUIET for check in record.checks):
        console.print()
    for verdict, (sign, colour) in _QUIET.items():
        for check in record.checks:
            if check.verdict == verdict:
                _line(console, check, sign, colour)
    if not record.figures:
        console.print(Text("No figures were found.", style="dim"))
        _refused(console, record, page)
        return
    if isinstance(record, DerivedRecord):
        _derived(console, record)
    _summary(console, record, page, causes=len(found))
    _refused(console, record, page)


def _derived(console: Console, record: DerivedRecord) -> None:
    console.print()
    console.print(Text("Derived, not stated in the text:" if record.derived else "Nothing more follows from the figures.", style="bold"))
    for one in record.derived:
        _row(console, f"= {one.kind.replace('_', ' ')}:", Text(visible(one.message)), "cyan")


class _Page:
    """The article's text with its sentences and lines."""

    def __init__(self, text: str, figures: dict[str, Figure]) -> None:
        self.text = text
        self.figures = figures
        self.places = Places(text)
        self.sentences: list[Sentence] = sentences(plain_marks(readable(text))) if text else []

    def where(self, figure: Figure) -> str:
        return f", line {self.places.line(figure.start)}" if self.text else ""


def _finding(console: Console, finding: Finding, page: _Page) -> None:
    console.print()
    lead = finding.lead
    colour = {"error": "red", "warning": "yellow"}.get(lead.severity or "", "cyan")
    severity = f", {lead.severity}" if lead.severity else ""
    console.print(Text(f"✗ {lead.rule}: inconsistent{severity}{page.where(finding.figure)}", style=f"bold {colour}"))
    _indented(console, lead.message, 2)
    for drawing in _drawing(finding, page, console.width, colour):
        console.print(drawing, no_wrap=True, overflow="ignore", crop=False)
    for line in _working(lead, finding.suspects, page):
        _indented(console, line, 4, style="dim")
    for check in finding.checks[1:]:
        _indented(console, f"also {check.rule}: {check.message}", 2)
        for line in _working(check, (), page):
            _indented(console, line, 4, style="dim")


def _indented(console: Console, words: str, by: int, *, style: str = "") -> None:
    console.print(Padding(Text(visible(words), style=style), (0, 0, 0, by)))


def _drawing(finding: Finding, page: _Page, width: int, colour: str) -> Iterable[Text]:
    """The sentences of the figures of a finding, with the claim and the suspect named."""
    if not page.sentences:
        return
    suspects = finding.suspects if len(finding.suspects) == 1 else ()
    own = dict.fromkeys(name for check in finding.checks for name in check.figures)
    marked = [page.figures[name] for name in own]
    shown = sorted(dict.fromkeys(figure.sentence for figure in [finding.figure, *marked]))
    if len(shown) > _SHOWN:
        near = dict.fromkeys([finding.figure.sentence, *(figure.sentence for figure in marked)])
        shown = sorted(list(near)[:_SHOWN])
    for number in shown:
        sentence = page.sentences[number]
        marks = []
        for figure in marked:
            if figure.sentence == number:
                roles = ["claim"] if figure.id == finding.lead.figures[0] else []
                roles += ["suspect"] if figure.id in suspects else []
                marks.append(Mark(figure.start - sentence.start, figure.end - sentence.start, ", ".join(roles), colour))
        line = str(page.places.line(sentence.start))
        for at, row in enumerate(drawn(page.text[sentence.start : sentence.end], marks, width - 8)):
            yield Text.assemble((f"{line if at == 0 else '':>5} | ", "dim"), row)


def _working(check: Check, suspects: Sequence[str], page: _Page) -> Iterable[str]:
    if check.formula:
        yield check.formula
    if check.stated and check.implied:
        yield f"stated {_span(check.stated)}; the others imply {_span(check.implied)}"
    if len(suspects) == 1 and check.hypothesis:
        yield f"suspect: {page.figures[suspects[0]].text}"
    if check.hypothesis:
        yield f"likeliest cause: {check.hypothesis}"


def _line(console: Console, check: Check, sign: str, colour: str) -> None:
    """A verdict that asks for nothing, in a line."""
    behind = ""
    if check.verdict == "unverifiable":
        behind = f" Not verifiable: {_REASONS.get(check.reason or '', (check.reason or 'no reason').replace('_', ' '))}."
    elif check.weak:
        behind = " (weak)"
    _row(console, f"{sign} {check.rule}:", Text.assemble(visible(check.message), (behind, "dim")), colour)


def _row(console: Console, head: str, words: Text, colour: str) -> None:
    """A head, and words that hang behind it."""
    row = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    row.add_column(no_wrap=True, style=colour)
    row.add_column()
    row.add_row(head, words)
    console.print(row)


def _summary(console: Console, record: ArticleRecord, page: _Page, *, causes: int) -> None:
    open_ = unchecked(record)
    failing = [check.severity for check in record.checks if check.verdict == "inconsistent"]
    parts = [_counted(failing.count(kind), kind) for kind in ("error", "warning") if kind in failing]
    parts += ["1 observation" if failing.count("info") == 1 else f"{failing.count('info')} observations"] if "info" in failing else []
    if causes < len(failing):
        parts[-1] += f" with {_counted(causes, 'cause')}"
    holding = [check.weak for check in record.checks if check.verdict == "consistent"]
    if holding:
        parts.append(f"{_counted(len(holding), 'check')} passed{f' ({sum(holding)} weak)' if any(holding) else ''}")
    doubts = sum(check.verdict == "unverifiable" for check in record.checks)
    if doubts:
        parts.append(f"{doubts} not verifiable")
    console.print()
    taken = f"{len(record.figures) - len(open_)} of {len(record.figures)} figures took part in a check."
    console.print(Text(". ".join([*([", ".join(parts)] if parts else []), taken]), style="bold"))
    if open_:
        console.print(Text(f"Not checked: {_listing(open_, page)}", style="dim"))


def _refused(console: Console, record: ArticleRecord, page: _Page) -> None:
    """Numbers and dates that are none, with the reason: they would pass for checked."""
    found = refusals(page.text, [(figure.start, figure.end) for figure in record.figures])
    parts = [
        f"line {page.places.line(one.start)}: {visible(shortened(page.text[one.start : one.end]))} ({one.reason})"
        for one in found[:_LISTED]
    ]
    if parts:
        more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        console.print(Text(f"Not read: {'; '.join(parts)}{more}", style="yellow"))


def _listing(figures: Sequence[Figure], page: _Page) -> str:
    """Figures by line, each number once: `line 3: 4.5 percent, $12.0 million; line 5: …`."""
    by_line: dict[int, dict[str, None]] = {}
    for figure in figures[:_LISTED]:
        by_line.setdefault(page.places.line(figure.start) if page.text else 0, {})[visible(figure.text)] = None
    parts = [(f"line {line}: " if line else "") + ", ".join(texts) for line, texts in by_line.items()]
    more = len(figures) - _LISTED
    return "; ".join(parts) + (f"; and {more} more" if more > 0 else "")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _span(bounds: Bounds) -> str:
    """An interval on one scale, in digits that people read."""
    ends = [end for end in (bounds.low, bounds.high) if end is not None]
    scale, word = next(((scale, word) for scale, word in SCALES if ends and max(map(abs, ends)) >= scale), (Decimal(1), ""))
    low = "-∞" if bounds.low is None else _short(bounds.low / scale)
    high = "∞" if bounds.high is None else _short(bounds.high / scale)
    return f"{low if low == high else f'{low} to {high}'} {word}".rstrip()


def _short(number: Decimal) -> str:
    """Six significant digits, without exponent: quotients have no end."""
    exponent = number.as_tuple().exponent
    places = 5 - number.adjusted() if number else 0
    short = round(number, places) if isinstance(exponent, int) and -exponent > places else number
    whole, dot, rest = f"{short:,f}".partition(".")
    rest = rest.rstrip("0")
    return f"{whole}{dot}{rest}" if rest else whole
