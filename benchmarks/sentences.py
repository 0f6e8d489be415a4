"""How many slips in sentences are noticed: one number changed in a correct sentence that a report printed.

Every sentence that the layouts print from the example files, authors' own texts apart, is put into the same file as a
literal text, once as it stands and once for every number in it that is changed. Run with ``python -m benchmarks.sentences``;
``--missed`` lists the slips that are not noticed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Row, print_table

from reportgen import Report, load
from reportgen.layout import open_layout
from reportgen.rules import check
from reportgen.rules.case import Case
from reportgen.word.outline import outline

EXAMPLES = sorted((Path(__file__).parents[1] / "data_examples").glob("*.yaml"))

_PRINTED = re.compile(r"\[(?:正文|标题)[^\]]*\] ?(.*)")
_SENTENCE = re.compile(r"[^。]+。?")
_NUMBER = re.compile(r"(?<![\d.〔年月（(])(?<!第)\d+(?:\.\d+)?(?![\d.]*[.．、月日号]|〕|）(?!（)|千米)")
_CLASSES = (
    ("years", r"", r"^年"),
    ("shares", r"占[^，；。]*$", r"^%"),
    ("change rates", r"(?:增长|下降|增加|减少)$", r"^%"),
    ("change amounts", r"(?:增加|减少|追加下达|调整数)$", r"^万元"),
    ("execution and completion rates", r"(?:完成预算|执行率|完成率|支出率)[为达]*$", r"^%"),
    ("other rates", r"", r"^%"),
    ("amounts", r"", r"^万元"),
    ("scores", r"", r"^分"),
    ("counts", r"", r""),
)
"""The classes of figures by what stands before and after them; the first that fits."""


def sentences(report: Report) -> list[str]:
    """What the layout prints of the report outside tables, a sentence at a time, without the texts of authors."""
    layout = open_layout(report.layout or "")
    lines = (_PRINTED.match(line) for line in outline(layout.render(report)).splitlines())
    printed = [re.sub(r"\{(?:[^|{}]*字|格式[^|{}]*)\|([^{}]*)\}", r"\1", line[1]) for line in lines if line]
    texts = "\n".join(text for _, text in Case(report).texts)
    told = (sentence.strip() for line in printed for sentence in _SENTENCE.findall(line))
    return [one for one in dict.fromkeys(told) if re.search(r"\d", one) and one.rstrip("。") not in texts]


def slips(sentence: str, texts: str) -> Iterator[tuple[str, str]]:
    """The class of each number of the sentence that is no author's, and the sentence with that number changed."""
    for match in _NUMBER.finditer(sentence):
        start, end = match.span()
        if (start > 8 and sentence[start - 8 : end] in texts) or sentence[start : end + 8] in texts:
            continue
        before, after = sentence[: match.start()], sentence[match.end() :]
        kind = next(
            name for name, lead, tail in _CLASSES if re.search(lead, before) and re.search(tail, after)
        )
        yield kind, f"{before}{_mistyped(match[0], kind)}{after}"


def _mistyped(number: str, kind: str) -> str:
    """Two neighbouring digits exchanged, or the last one changed where that makes no other number."""
    if kind == "years":
        return str(int(number) - 1)
    for at in range(len(number) - 1):
        first, second = number[at : at + 2]
        if first != second and first.isdigit() and second.isdigit() and not (at == 0 and second == "0"):
            return f"{number[:at]}{second}{first}{number[at + 2 :]}"
    return f"{number[:-1]}{(int(number[-1]) + 3) % 10}"


def found(report: Report, sentence: str = "") -> set[tuple[str, str]]:
    """What is wrong with the report when the sentence stands among its texts."""
    texts = {**report.narrative, "说明": sentence} if sentence else report.narrative
    problems = check(report.model_copy(update={"narrative": texts}))
    return {(p.code, p.message) for p in problems}


def measurements(missed: list[str] | None = None, alarms: list[str] | None = None) -> Iterator[Row]:
    """For each class, how many slips are noticed; and how many of the unchanged sentences raise an alarm."""
    noticed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    false = 0
    for file in EXAMPLES:
        report = open_layout(file.stem).prepared(load(file)).report
        known, texts = found(report), "\n".join(text for _, text in Case(report).texts)
        for sentence in sentences(report):
            if new := found(report, sentence) - known:
                false += 1
                if alarms is not None:
                    alarms.append(f"{sentence}\n      {sorted(new)}")
            for kind, slip in slips(sentence, texts):
                tried[kind] += 1
                if found(report, slip) - known:
                    noticed[kind] += 1
                elif missed is not None:
                    missed.append(f"{kind}: {slip}")
    for kind, _, _ in _CLASSES:
        share = 100 * noticed[kind] / tried[kind]
        yield (
            f"{kind}: slips in sentences that are noticed",
            f"{noticed[kind]}/{tried[kind]} {share:.0f}%",
            "≥ 92%",
        )
    yield "alarms on the unchanged sentences", str(false), "0"


if __name__ == "__main__":
    missed: list[str] = []
    alarms: list[str] = []
    print_table(measurements(missed, alarms))
    if "--missed" in sys.argv:
        print(*missed, "", "Alarms:", *alarms, sep="\n")
