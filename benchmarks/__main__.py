"""Every benchmark in one table: ``python -m benchmarks``."""

from itertools import chain

from benchmarks import charts, check, cold, sentences, source, word
from benchmarks.table import print_table

print_table(
    chain.from_iterable(
        benchmark.measurements() for benchmark in (cold, source, check, sentences, charts, word)
    )
)
