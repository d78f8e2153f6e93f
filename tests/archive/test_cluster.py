"""Workers of a Dask scheduler: the same bytes, also where one is killed; an article that kills is quarantined."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import readers

from extractor.archive.cluster import Cluster
from extractor.archive.runner import chunks
from extractor.archive.work import Done, Settings, work
from extractor.errors import SetUpError
from extractor.records import Article

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A scheduler and two workers on this machine, which is told where the readers of the tests are."""
    here = str(Path(__file__).parent)
    os.environ["PYTHONPATH"] = os.pathsep.join([here, os.environ.get("PYTHONPATH", "")])
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        yield cluster.scheduler_address


def articles(count: int) -> list[Article]:
    sentence = "Sales of lamps in Norway rose {0}.{1} percent to ${0}.{1} million in May. "
    texts = ("".join(sentence.format(n % 90 + 1, k) for k in range(6)) for n in range(count))
    return [Article(id=f"a{n}", text=text, published="2025-06-13") for n, text in enumerate(texts)]


def test_result_is_that_of_one_process_although_a_worker_is_killed(scheduler: str):
    from extractor.pipeline import Extractor

    given = articles(900)
    settings = Settings(want="store")
    found: list[Done] = []
    with distributed.Client(scheduler) as client:
        pids = list(client.run(os.getpid).values())
    for number, results in enumerate(Cluster(scheduler, settings, count=2).run(chunks(given))):
        found += results
        if number == 2:
            os.kill(pids[0], signal.SIGKILL)
    assert found == list(work(Extractor(), given, settings))


def test_article_that_kills_every_worker_is_quarantined(scheduler: str):
    texts = ["1", "DIE", "3"]
    cluster = Cluster(scheduler, Settings(), count=2, makes_reader=readers.harmful)
    found = [one for results in cluster.run([[Article(id=text, text=text) for text in texts]]) for one in results]
    assert [(one.id, one.error and one.error[0]) for one in found] == [("1", None), ("DIE", "crashed"), ("3", None)]


def test_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("extractor.archive.cluster._PATIENCE", "1s")
    with pytest.raises(SetUpError, match="cannot be reached"):
        Cluster("tcp://127.0.0.1:9", Settings(), count=1)


def test_own_scheduler_does_the_work():
    cluster = Cluster("local", Settings(), count=1, makes_reader=readers.harmful)
    assert [len(results) for results in cluster.run(chunks(articles(3)))] == [3]
