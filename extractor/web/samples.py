"""The sample articles that come with the program: in the wheel `extractor/fixtures`, in a checkout `fixtures` beside the package."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.vocabulary.load import packaged

_FAULTY = "errors"


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    title: str
    text: str


def samples() -> dict[str, Sample]:
    """The samples by name, in order of their names; none where they were not packaged."""
    folder = packaged("fixtures") / "articles"
    found = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        note = " (with planted mistakes)" if path.stem == _FAULTY else ""
        found[path.stem] = Sample(path.stem, text.strip().partition("\n")[0] + note, text)
    return found
