"""Run the check room on annotated articles: `python tests/check/run_gold.py [--held] [-v]`. Never reads a held-out text aloud."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import gold

from extractor.check import Checker

sys.path.insert(0, str(gold.SHARED))
from score import score


def main() -> None:
    held = "--held" in sys.argv
    checker, rows, answers, spent = Checker(), [], {}, 0.0
    for name in ("dev", "seed"):
        for row in gold.articles(name, held=held):
            drafts, sentences = gold.drafts_of(row)
            start = time.perf_counter()
            checks = checker(row["text"], drafts, sentences)
            spent += time.perf_counter() - start
            rows.append(row)
            answers[row["id"]] = gold.prediction(row, drafts, checks)
            if "-v" in sys.argv and not held:
                for check in checks:
                    print(
                        row["id"][:6],
                        check["rule"],
                        check["verdict"],
                        check["severity"],
                        "weak" if check["weak"] else "",
                        check["message"],
                        check["suspect"],
                        check["hypothesis"],
                    )
    result, errors = score(rows, answers, {})
    print(result["checks"])
    print(result["rules"])
    print(f"{spent / len(rows) * 1e3:.2f} ms an article")
    if not held:
        for line in errors:
            if "check not found" in line or "false alarm" in line:
                print(line)


if __name__ == "__main__":
    main()
