"""Every regex of the package: those that its modules hold, and those that a reader makes from its vocabulary; and how each is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import extractor
from extractor.late_re import Late
from extractor.pipeline import Extractor

_SEARCHING = {"search", "finditer", "findall", "sub", "subn", "split"}
_ANCHORED = {"match", "fullmatch"}


class Named(NamedTuple):
    """A regex with the place that holds it. `searched` is false where it is only ever tried at places that are known."""

    name: str
    pattern: re.Pattern[str]
    searched: bool


def patterns() -> list[Named]:
    """All of them, in order of their names; each pattern once, searched where it is anywhere."""
    found: dict[tuple[str, int], Named] = {}
    for name, pattern in _held():
        key = pattern.pattern, pattern.flags
        methods = _methods(name)
        searched = not methods or bool(methods & _SEARCHING)
        if key not in found or (searched and not found[key].searched):
            found[key] = Named(name, pattern, searched)
    return sorted(found.values())


def _held() -> Iterator[tuple[str, re.Pattern[str]]]:
    seen: set[int] = set()
    for info in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            yield from _inside(f"{info.name}.{name}", value, seen)
    yield from _inside("reader", Extractor(), seen)


def _inside(name: str, value: Any, seen: set[int]) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, Late):
        value = value.compiled()
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
        return
    if id(value) in seen or isinstance(value, str | bytes | int | float | type(re)):
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        for key, part in [*value.items()]:
            yield from _inside(f"{name}[{key!s:.20}]", part, seen)
            yield from _inside(f"{name}[{key!s:.20}]", key, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for number, part in enumerate(value):
            yield from _inside(f"{name}[{number}]", part, seen)
    elif type(value).__module__.startswith("extractor."):
        for key in (*getattr(value, "__dict__", {}), *(slot for kind in type(value).__mro__ for slot in getattr(kind, "__slots__", ()))):
            yield from _inside(f"{name}.{key}", getattr(value, key, None), seen)
    elif isinstance(value, type) and value.__module__.startswith("extractor."):
        for key, part in [*vars(value).items()]:
            yield from _inside(f"{name}.{key}", part, seen)
    elif callable(value) and hasattr(value, "__closure__"):
        for number, cell in enumerate(value.__closure__ or ()):
            yield from _inside(f"{name}.<{number}>", cell.cell_contents, seen)
        yield from _inside(f"{name}.<defaults>", value.__defaults__ or (), seen)
    elif hasattr(value, "__self__") and type(value).__name__ == "builtin_function_or_method" and isinstance(value.__self__, re.Pattern):
        yield f"{name}.{value.__name__}", value.__self__


_USES: dict[tuple[str, str], set[str]] = {}


def _uses() -> dict[tuple[str, str], set[str]]:
    """The methods that are called on each name of each module."""
    if not _USES:
        top = Path(extractor.__path__[0])
        for path in top.rglob("*.py"):
            module = ".".join(("extractor", *path.relative_to(top).with_suffix("").parts))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and node.attr in _SEARCHING | _ANCHORED:
                    on = node.value.value if isinstance(node.value, ast.Subscript) else node.value
                    name = on.id if isinstance(on, ast.Name) else on.attr if isinstance(on, ast.Attribute) else ""
                    _USES.setdefault((module, name), set()).add(node.attr)
    return _USES


def _methods(name: str) -> set[str]:
    """What is called on it: in its own module, else anywhere; itself where it is such a method."""
    last = re.sub(r"\[.*?\]", "", name).rpartition(".")[2]
    if last in _SEARCHING | _ANCHORED:
        return {last}
    own = _uses().get((re.sub(r"\[.*?\]", "", name).rpartition(".")[0], last))
    others = [methods for (_, other), methods in _uses().items() if other == last]
    return own if own is not None else set().union(*others)
