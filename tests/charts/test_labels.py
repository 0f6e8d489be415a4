from decimal import Decimal

from reportgen.charts import NumberStyle
from reportgen.charts.labels import number_text


def test_numbers_are_never_in_scientific_notation() -> None:
    assert number_text(Decimal("1E+9").quantize(Decimal("0.01")), NumberStyle.FIXED) == "1000000000.00"
    assert number_text(Decimal("1000000000.00"), NumberStyle.STRIPPED) == "1000000000"
    assert number_text(Decimal("0.10"), NumberStyle.STRIPPED) == "0.1"
