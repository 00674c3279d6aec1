"""Many documents in several processes: the same claims in the same order, memory independent of their number."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice

from etl.claims.claim import Claim
from etl.claims.extraction import extract_batch
from etl.documents import Document

BATCH = 32
# Starting a process costs about a second (imports and the grammar): it pays from here on.
FEWEST_FOR_A_POOL = 200


def usable_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


Read = list[tuple[Document, list[Claim]]]


def extract_many(
    documents: Iterable[Document], jobs: int | None = None
) -> Iterator[tuple[Document, list[Claim]]]:
    """Each document with its claims, in the order given; `jobs` processes, by default one for each core.

    Few documents are read in this process. No more than two batches a process are in memory at a time.
    """
    waiting = iter(documents)
    first = list(islice(waiting, FEWEST_FOR_A_POOL))
    count = jobs or usable_cores()
    grouped = batches(chain(first, waiting))
    if count == 1 or len(first) < FEWEST_FOR_A_POOL:
        for batch in grouped:
            yield from read_batch(batch)
        return
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn")) as pool:
        running: deque[Future[Read]] = deque()
        for batch in grouped:
            running.append(pool.submit(read_batch, batch))
            if len(running) >= 2 * count:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()


def read_batch(documents: list[Document]) -> Read:
    """What one process does at a time."""
    return list(zip(documents, extract_batch(documents), strict=True))


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents some at a time."""
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        yield batch
