"""reportgen: budget-performance and final-accounts reports, from a data file to a finished Word document."""

__version__ = "0.1.0"
