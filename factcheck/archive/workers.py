"""Documents in, their results out, from several processes; a document that kills, stalls or bloats its process is named, and the rest go on.

Each process has one document at a time, so that the one at fault is known. The standard library's executors share a queue and break as
a whole when one of their processes dies; hence these few lines over `multiprocessing`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from factcheck.model import Document
from factcheck.record import dataclass

Check = Callable[[Document], Any]
_CONTEXT = get_context("spawn")  # the same on every system, and safe beside the threads of a progress bar
_SETTLING = 60.0  # seconds in which a process must have started
_WARMING = 10.0  # seconds more for a process's first document, with which rules and packs are loaded
_READY = "ready"  # what a process says once it has started


@dataclass(frozen=True, slots=True)
class Done:
    """A document's result, or why there is none."""

    number: int
    document: Document
    result: Any = None
    failure: str | None = None


class _Worker:
    """A process that checks what it is sent."""

    def __init__(self, check: Check, memory: int):
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(theirs, check, memory), daemon=True)
        self.process.start()
        theirs.close()
        self.number = -1
        self.document: Document | None = None
        self.deadline = 0.0
        self.started = False  # has said that it is there
        self.warm = False  # has checked a document

    def send(self, number: int, document: Document, budget: float) -> None:
        self.number, self.document = number, document
        self.deadline = time.monotonic() + (self.allowed(budget) if self.started else _SETTLING)
        self.pipe.send(document)

    def allowed(self, budget: float) -> float:
        """Seconds for the document that it has."""
        return budget if self.warm else budget + _WARMING

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def check_all(
    items: Iterable[tuple[int, Document]], check: Check, jobs: int, budget: float, memory: int
) -> Iterator[Done]:
    """Every document's result, as they are done.

    Args:
        check: what is called with a document, in another process; it and its results must pickle.
        jobs: how many processes.
        budget: seconds for one document.
        memory: bytes that a process may take up; 0 for no limit.
    """
    source = iter(items)
    workers: list[_Worker] = []
    try:
        workers += (_Worker(check, memory) for _ in range(jobs))
        idle, busy = list(workers), list[_Worker]()
        more = True
        while more or busy:
            while idle and more:
                item = next(source, None)
                if item is None:
                    more = False
                    break
                worker = idle.pop()
                worker.send(*item, budget)
                busy.append(worker)
            if not busy:
                continue
            ready = wait(
                [worker.pipe for worker in busy], timeout=max(0.0, min(w.deadline for w in busy) - time.monotonic())
            )
            now = time.monotonic()
            for worker in [w for w in busy if w.pipe in ready or w.deadline <= now]:
                done = _received(worker, worker.pipe in ready, budget)
                if done is None:
                    continue
                busy.remove(worker)
                if not worker.process.is_alive() or done.failure is not None:
                    worker.stop()
                    workers.remove(worker)
                    worker = _Worker(check, memory)
                    workers.append(worker)
                idle.append(worker)
                yield done
    finally:
        for worker in workers:
            worker.stop()


def _received(worker: _Worker, ready: bool, budget: float) -> Done | None:
    """What came of a worker's document; None when the worker only says that it is there, from when on its time counts."""
    assert worker.document is not None
    if not ready:
        return Done(worker.number, worker.document, failure=f"took more than {budget:g} seconds")
    try:
        answer = worker.pipe.recv()
        if answer == _READY:
            worker.started = True
            worker.deadline = time.monotonic() + worker.allowed(budget)
            return None
        result, failure = answer
        worker.warm = True
        return Done(worker.number, worker.document, result, failure)
    except (EOFError, OSError):
        worker.process.join(5)
        return Done(worker.number, worker.document, failure=f"its process died (exit code {worker.process.exitcode})")


def _serve(pipe: Connection, check: Check, memory: int) -> None:
    """The life of a process: check what comes until nothing does."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started the run
    _limit(memory)
    pipe.send(_READY)
    while True:
        try:
            document = pipe.recv()
        except EOFError:
            return
        try:
            answer: tuple[Any, str | None] = (check(document), None)
        except MemoryError:
            answer = (None, "took too much memory")
        except Exception as error:  # whatever a document does, it is told and the others go on
            answer = (None, f"{type(error).__name__}: {error}"[:300])
        pipe.send(answer)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows
        return
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
