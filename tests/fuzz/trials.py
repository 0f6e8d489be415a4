"""Many trials, each with something else damaged: whatever comes in, only a `ReportgenError` may come out, soon and cheaply."""

from __future__ import annotations

import argparse
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from random import Random

from reportgen.errors import ReportgenError

ALLOWED_SECONDS = 5.0
"""Of the processor, for one trial."""
ALLOWED_MEMORY = 500 * 1024 * 1024
"""Bytes beyond what the process had before the first trial."""
_SHARE = 2_000
"""Trials in one process; what it loads and compiles first takes as long as some hundred of them."""

Trial = Callable[[Random], Iterator[tuple[str, Callable[[], object]]]]
"""Makes something damaged, and gives the doors that it is brought to, each with its name."""


@dataclass
class Outcome:
    """What came of trials.

    Attributes:
        passed: doors that it went through.
        refused: doors that refused it.
        lapses: raw exceptions, and what took too long, with the number of the trial.
        slowest: seconds of the processor that one door took.
        trial_of_slowest: number of that trial and name of the door.
    """

    passed: int = 0
    refused: int = 0
    lapses: list[str] = field(default_factory=list)
    slowest: float = 0.0
    trial_of_slowest: str = ""
    memory: int = 0

    def add(self, other: Outcome) -> None:
        """Take another outcome along."""
        self.passed += other.passed
        self.refused += other.refused
        self.lapses += other.lapses
        self.memory = max(self.memory, other.memory)
        if other.slowest > self.slowest:
            self.slowest, self.trial_of_slowest = other.slowest, other.trial_of_slowest


def run(trial: Trial, numbers: range) -> Outcome:
    """Carry out trials; the number of each decides what is damaged."""
    outcome = Outcome()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in numbers:
        for door, action in trial(Random(number)):
            _through(door, action, f"{number} {door}", outcome)
    outcome.memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    return outcome


def _through(door: str, action: Callable[[], object], named: str, outcome: Outcome) -> None:
    started = time.process_time()
    try:
        action()
        outcome.passed += 1
    except ReportgenError as error:
        outcome.refused += 1
        if not error.problems or not all(problem.message for problem in error.problems):
            outcome.lapses.append(f"{named}: an error that says nothing")
    except Exception as error:  # all that may be raised otherwise is what this looks for
        last = traceback.extract_tb(error.__traceback__)[-1]
        outcome.lapses.append(
            f"{named}: {type(error).__name__} {error} ({last.filename}:{last.lineno})"[:400]
        )
    took = time.process_time() - started
    if took > ALLOWED_SECONDS:
        outcome.lapses.append(f"{named}: {took:.1f} s")
    if took > outcome.slowest:
        outcome.slowest, outcome.trial_of_slowest = took, named


def cap_memory() -> None:
    """Allow this process no more memory than it has now and the allowance; what wants more ends in a lapse."""
    with open("/proc/self/statm") as status:  # noqa: PTH123
        size = int(status.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + ALLOWED_MEMORY,) * 2)


def _share(trial: Trial, numbers: range) -> Outcome:
    run(trial, numbers[:1])  # what the process needs anyway
    cap_memory()
    return run(trial, numbers)


def main(trial: Trial, usual: int) -> int:
    """Run as many trials as the command line asks for, and tell."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--count", type=int, default=usual)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    end = options.seed + options.count
    shares = [range(start, min(start + _SHARE, end)) for start in range(options.seed, end, _SHARE)]
    whole, lapses = Outcome(), Counter[str]()
    with ProcessPoolExecutor(options.jobs, max_tasks_per_child=1) as pool:
        for number, outcome in enumerate(pool.map(_share, [trial] * len(shares), shares), 1):
            whole.add(outcome)
            for lapse in outcome.lapses:
                print("LAPSE", lapse, flush=True)
                lapses[lapse.partition(": ")[2][:60]] += 1
            if number % 5 == 0:
                print(f"{number * _SHARE} of {options.count}", flush=True)
    print(
        f"{options.count} trials: {whole.passed} passed, {whole.refused} refused, {len(whole.lapses)} lapses; slowest "
        f"{whole.slowest:.2f} s ({whole.trial_of_slowest}); most memory {whole.memory // 1024 // 1024} MB"
    )
    for kind, count in lapses.most_common(20):
        print(count, kind)
    return len(whole.lapses)


def exit_with(trial: Trial, usual: int) -> None:
    """`main` as a program."""
    sys.exit(main(trial, usual))
