"""The rules' own documentation: what stands at the head of each rule file, without running any of them."""

from __future__ import annotations

import ast
import pkgutil
from dataclasses import dataclass
from pathlib import Path

from extractor import late_re as re
from extractor.check import rules

_SECTION = re.compile(r"^(Formula|Why|Links|Quiet|Good|Bad)[ ]{2,}(.*(?:\n[ ]{4,}.*)*)", re.MULTILINE)
_REPORTS = re.compile(r"""^@rule\(.*\breports=["'](\w+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page: `summary` says what it compares, `reports` under which id its checks come."""

    name: str
    reports: str
    text: str
    sections: dict[str, str]

    @property
    def summary(self) -> str:
        said = " ".join(self.text.partition("\n\n")[0].split()).partition(": ")[2]
        return said[:1].upper() + said[1:]

    @property
    def why(self) -> str:
        return self.sections.get("Why", "")

    @property
    def markdown(self) -> str:
        rows = [f"**{title}.** {words}" for title, words in self.sections.items()]
        return "\n\n".join([self.summary, *rows])


def rule_names() -> list[str]:
    """The names of the rule files, sorted; none is opened."""
    return sorted(module.name for module in pkgutil.iter_modules(rules.__path__) if not module.name.startswith("_"))


def rule_pages() -> dict[str, Page]:
    """The page of each rule file, by name."""
    return {name: _page(name) for name in rule_names()}


def _page(name: str) -> Page:
    source = Path(rules.__path__[0], f"{name}.py").read_text(encoding="utf-8")
    text = ast.get_docstring(ast.parse(source)) or name
    found = _REPORTS.search(source)
    sections = {title: " ".join(words.split()) for title, words in _SECTION.findall(text)}
    return Page(name, found[1] if found else name, text, sections)
