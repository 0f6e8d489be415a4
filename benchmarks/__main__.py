"""Every benchmark: ``python -m benchmarks``."""

from benchmarks import charts, load, source, word

for benchmark in (source, load, charts, word):
    benchmark.main()
