"""Every benchmark in one table: ``python -m benchmarks``."""

from itertools import chain

from benchmarks import charts, check, cold, source, word
from benchmarks.table import print_table

print_table(
    chain.from_iterable(benchmark.measurements() for benchmark in (cold, source, check, charts, word))
)
