"""Check the arithmetic of an article's figures."""

from extractor.check.engine import Checker

__all__ = ["Checker"]
