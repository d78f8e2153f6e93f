"""Worker processes: order, bounds, deaths."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import readers

from extractor.archive.runner import chunks
from extractor.archive.work import Item, Settings
from extractor.archive.workers import Crew
from extractor.errors import DamagedError, SetUpError
from extractor.read.source import Unread
from extractor.records import Article


def articles(count: int, **texts: str) -> Iterator[Item]:
    for number in range(count):
        yield Article(id=f"a{number}", text=texts.get(f"a{number}", f"{number} SLEEP" if number % 50 == 0 else f"Output was {number}."))


def done(crew: Crew, items: Iterator[Item]) -> list[tuple[str, str | None]]:
    return [(one.id, one.error[0] if one.error else None) for results in crew.run(chunks(items)) for one in results]


def crew(count: int = 2, **options: int) -> Crew:
    return Crew(count, Settings(), makes_reader=readers.harmful, **options)


def test_results_come_in_order_of_the_articles():
    assert [name for name, _ in done(crew(), articles(700))] == [f"a{n}" for n in range(700)]


def test_input_that_is_no_article_keeps_its_place():
    bad = Unread("b.txt", "b.txt", DamagedError("b.txt: damaged"))
    items = iter([Article(id="a", text="1"), bad, Article(id="c", text="2")])
    assert done(crew(1), items) == [("a", None), ("b.txt", "damaged"), ("c", None)]


def test_article_that_kills_its_worker_is_quarantined_and_no_other():
    found = done(crew(), articles(400, a70="DIE", a199="DIE"))
    assert [name for name, _ in found] == [f"a{n}" for n in range(400)]
    assert [(name, code) for name, code in found if code] == [("a70", "crashed"), ("a199", "crashed")]


def test_article_whose_worker_dies_once_is_read_after_all(tmp_path: Path):
    found = done(crew(), articles(100, a30=f"DIE-ONCE:{tmp_path / 'mark'}"))
    assert found == [(f"a{n}", None) for n in range(100)]
    assert (tmp_path / "mark").exists()


def test_workers_killed_from_outside_lose_and_double_nothing():
    some = crew()
    draw = random.Random(4)
    found = []
    for results in some.run(chunks(articles(2000))):
        found += [one.id for one in results]
        if draw.random() < 0.15:
            os.kill(draw.choice(some.pids), signal.SIGKILL)
    assert found == [f"a{n}" for n in range(2000)]


def test_workers_are_replaced_after_so_many_articles():
    some = crew(1, recycled=64)
    seen: set[int] = set()
    count = 0
    for results in some.run(chunks(articles(300))):
        count += len(results)
        seen.update(some.pids)
    assert count == 300
    assert len(seen) > 3


def test_no_more_is_read_ahead_than_the_workers_can_take():
    taken = 0

    def counted() -> Iterator[Item]:
        nonlocal taken
        for item in articles(5000):
            taken += 1
            yield item

    some = crew()
    for count, results in enumerate(some.run(chunks(counted())), 1):
        assert len(results) == 64 or taken == 5000
        assert taken <= 64 * (count + 6)


def test_wrong_set_up_of_a_worker_ends_the_run_in_its_words():
    with pytest.raises(SetUpError, match="entry 3"):
        done(Crew(2, Settings(), makes_reader=readers.refusing), articles(10))


def test_workers_that_never_begin_end_the_run():
    with pytest.raises(SetUpError, match="end before they begin"):
        done(Crew(2, Settings(), makes_reader=readers.stillborn), articles(10))


def test_no_process_is_left_behind():
    some = crew()
    pids = []
    for _ in some.run(chunks(articles(200))):
        pids = some.pids
        break
    else:
        pytest.fail("no result")
    del some
    for pid in pids:
        with pytest.raises((ProcessLookupError, ChildProcessError)):
            os.waitpid(pid, 0)


@pytest.mark.parametrize("length", [10, 300_000])
def test_chunks_are_bounded_in_number_and_length(length: int):
    made = list(chunks(Article(id=str(n), text="9" * length) for n in range(200)))
    assert [item.id for chunk in made for item in chunk if isinstance(item, Article)] == [str(n) for n in range(200)]
    assert max(len(chunk) for chunk in made) == (64 if length == 10 else 2)
