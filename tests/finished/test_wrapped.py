"""Text with a line break wherever a page was full is read as the paragraphs that it was made of."""

from __future__ import annotations

from tests.finished.reading import texts

from reportgen.finished import read_document

LINES = [
    "三、支出决算情况说明",
    "本年支出合计203.21万元，其中：基本支出141.46万元，",
    "占69.61%；项目支出61.75万元，占30.39%。决算数小于预",
    "算数的主要原因：人员减少。",
    "1、教育支出（类）普通教育（款）小学教育（项）。主要用",
    "于：教师工资。年初预算为76.33万元，支出决算为76.33万元。",
    "决算数与预算数持平。",
    "2、教育支出（类）普通教育（款）初中教育（项）。主要用",
    "于：教师工资。年初预算为65.13万元，支出决算为65.13万元，",
    "完成年初预算的100%。",
]
FILLING = [line for number in range(3, 13) for line in (
    f"{number}、社会保障和就业支出（类）社会福利（款）项目（项）。",
    "主要用于：老年人和儿童的福利事业，包括设施的维护、更新，",
    "以及日常管理。",
)]  # fmt: skip


def read(lines: list[str]) -> list[str]:
    return texts(read_document("\n".join([*lines, *FILLING]).encode(), "报告.txt"))


def test_lines_of_one_paragraph_are_put_together() -> None:
    assert read(LINES)[:4] == [
        LINES[0],
        "".join(LINES[1:4]),
        "".join(LINES[4:7]),
        "".join(LINES[7:10]),
    ]


def test_the_place_of_a_paragraph_is_its_first_line() -> None:
    document = read_document("\n".join([*LINES, *FILLING]).encode(), "报告.txt")
    assert [one.spot.words for one in document.paragraphs[:4]] == ["第1行", "第2行", "第5行", "第8行"]


def test_a_text_of_whole_paragraphs_stays_as_it_is() -> None:
    paragraphs = [f"{''.join(LINES[1:4])}{'全年完成各项任务，' * 8}完成。" for _ in range(30)]
    assert texts(read_document("\n".join(paragraphs).encode(), "报告.txt")) == paragraphs


def test_rows_without_columns_are_told_and_left_out() -> None:
    rows = ["收入支出决算总表", "单位：万元", "项目 决算数 项目 决算数"]
    rows += [
        "一、教育支出 12.50",
        "二、外交支出",
        "三、国防支出 3.00",
        "本年收入合计 15.50 本年支出合计 15.50",
    ]
    rows += ["支出决算表", "科目名称 合计", "一、教育支出 12.50", "二、外交支出 3.00", "合计 15.50"]
    document = read_document(
        "\n".join([*rows, "注：本表反映总收支。", *LINES, *FILLING]).encode(), "报告.txt"
    )
    assert texts(document)[:4] == ["收入支出决算总表", "单位：万元", "支出决算表", "注：本表反映总收支。"]
    assert [str(problem) for problem in document.problems] == [
        "报告.txt:3 第3行：第 3 至 7 行像是一张表，各栏已经连在一起，没有核对（请用这份报告的 Word 或 PDF 文件来核）",
        "报告.txt:9 第9行：第 9 至 12 行像是一张表，各栏已经连在一起，没有核对（请用这份报告的 Word 或 PDF 文件来核）",
    ]


def test_an_editor_counts_no_line_where_a_page_ends() -> None:
    document = read_document("第一页\f第二页\n第三行".encode(), "报告.txt")
    assert [(one.text, one.spot.line) for one in document.paragraphs] == [
        ("第一页", 1),
        ("第二页", 1),
        ("第三行", 2),
    ]
