"""Recognize: the numbers of a text as mentions, and its sentences."""

from extractor.recognize.recognizer import Recognizer

__all__ = ["Recognizer"]
