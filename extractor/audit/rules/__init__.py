"""rules: one file a rule; the file's name is the rule's id, its `findings` yields what one series shows, its docstring is its page.

`ORDER` in each file says when it runs: a rule that shows a figure to be odd spares the later ones its consequences.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import cast

from extractor.audit.findings import Rule


def names() -> list[str]:
    """The ids of the rules, sorted; no rule is imported."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


@cache
def rules() -> tuple[tuple[str, Rule], ...]:
    """Every rule of the folder, in their order."""
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names()]
    modules.sort(key=lambda module: (module.ORDER, module.__name__))
    return tuple((module.__name__.rpartition(".")[2], cast("Rule", module.findings)) for module in modules)
