"""Many reports in one run, over any executor: one outcome for each data file, whatever becomes of it."""

from reportgen.batching.entry import batch
from reportgen.batching.job import Outcome

__all__ = ["Outcome", "batch"]
