"""What the tests of this room share."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reportgen.errors import UnreadableError
from reportgen.source import read

Source = Path | str | bytes | Mapping[str, object]


@pytest.fixture
def complaints_of() -> Callable[..., list[str]]:
    """Every complaint about a source, as the user sees it."""

    def complaints_of(source: Source, name: str | None = None) -> list[str]:
        with pytest.raises(UnreadableError) as raised:
            read(source, name)
        return [str(problem) for problem in raised.value.problems]

    return complaints_of
