"""Every benchmark in one table: ``python -m benchmarks``."""

from itertools import chain

from benchmarks import audit_cost, batch, charts, check, cold, sentences, source, word, workbooks
from benchmarks.table import print_table

BENCHMARKS = (cold, source, check, sentences, charts, word, workbooks, audit_cost, batch)

print_table(chain.from_iterable(benchmark.measurements() for benchmark in BENCHMARKS))
