from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import matplotlib
import pytest
from lxml import etree
from PIL import Image
from tests.charts.examples import EVERY_KIND, MANY_PARTS, SEVEN, SPENDING, chart

from reportgen.charts import ChartError, ChartSpec, Kind, png, svg

EXTREME = (
    chart(Kind.PIE, "A&B‹科>局<x>", "A&B‹科>局<x> $x^2$ 甲_{乙}", 支出="1 2 3"),
    chart(Kind.COLUMNS, "六十字", f"{'甲' * 60} {'乙' * 60}", **{"丙" * 60: "1000000000 0.01", "丁": "0 1"}),
    chart(Kind.COLUMNS, "增减变动", "人员 公用 项目", 变动额="-53.19 -201.40 142.27"),
    chart(Kind.BARS, "负分", "甲 乙", unit="分", 得分="-3.5 100"),
    chart(Kind.LINE, "缺年份", "2022年 2023年 2024年", 收入="1 - 3", 支出="- 2 2", 结余="0 0 1"),
)


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


@pytest.mark.parametrize("spec", [*SEVEN, *EVERY_KIND, *EXTREME], ids=lambda spec: spec.title)
def test_a_picture_has_the_declared_size_and_white_margins(spec: ChartSpec) -> None:
    picture = opened(png(spec, dpi=72)).convert("L")
    assert picture.size == tuple(int(length / 25.4 * 72) for length in spec.size_mm)
    inside = picture.crop((1, 1, picture.width - 1, picture.height - 1))
    frame = sum(picture.histogram()[:255]) - sum(inside.histogram()[:255])
    assert frame == 0
    assert min(inside.get_flattened_data()) < 100


@pytest.mark.parametrize("spec", EVERY_KIND, ids=lambda spec: spec.title)
def test_the_same_data_give_the_same_bytes(spec: ChartSpec) -> None:
    assert png(spec) == png(replace(spec))
    assert svg(spec) == svg(replace(spec))


def test_the_bytes_do_not_depend_on_the_process() -> None:
    script = (
        "from hashlib import sha256; from tests.charts.examples import SPENDING as s; "
        "from reportgen.charts import png, svg; print(sha256(png(s) + svg(s)).hexdigest())"
    )
    runs = {
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_a_picture_names_neither_program_nor_date() -> None:
    assert "Software" not in opened(png(SPENDING)).info
    assert b"<dc:date>" not in svg(SPENDING)


def test_threads_draw_the_same_bytes() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(png, [MANY_PARTS] * 8))) == 1


def test_a_svg_is_sound_and_its_references_lead_somewhere() -> None:
    root = etree.fromstring(svg(MANY_PARTS))
    ids = set(root.xpath("//@id"))
    links = {link.removeprefix("#") for link in root.xpath("//@*[local-name()='href']")}
    assert links and links <= ids


def test_a_missing_glyph_is_an_error_that_names_the_characters() -> None:
    spec = chart(Kind.PIE, "结构图", "基本支出😀 项目🚀支出😀", 支出="1 2")
    with pytest.raises(ChartError) as caught:
        png(spec)
    assert str(caught.value) == (
        "图表“结构图”：字体“NotoSerifSC-Regular.otf”没有下列字符：😀、🚀"
        "（请删除这些字符，或用环境变量 REPORTGEN_FONT 指定含有它们的字体文件）"
    )


def test_drawing_leaves_the_settings_of_matplotlib_alone() -> None:
    before = dict(matplotlib.rcParams)
    png(SPENDING)
    svg(SPENDING)
    assert dict(matplotlib.rcParams) == before


def test_settings_of_the_host_program_do_not_change_a_picture() -> None:
    plain = png(EVERY_KIND[1])
    with matplotlib.rc_context({"figure.facecolor": "red", "font.size": 30, "savefig.bbox": "tight"}):
        assert png(EVERY_KIND[1]) == plain


def test_matplotlib_loads_only_when_something_is_drawn() -> None:
    script = "import sys, reportgen.charts; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_native_charts_and_alternative_texts_do_without_matplotlib() -> None:
    script = (
        "import sys; from tests.charts.examples import SEVEN; from reportgen.charts import native; "
        "from reportgen.charts.alt_text import alt_text; "
        "[(native(s), alt_text(s)) for s in SEVEN]; sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_pictures_do_without_pyplot() -> None:
    script = (
        "import sys; from tests.charts.examples import SPENDING; from reportgen.charts import png; "
        "png(SPENDING); sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("spec", [*EVERY_KIND, *EXTREME], ids=lambda spec: spec.title)
@pytest.mark.parametrize("size", [(60.0, 40.0), (60.0, 200.0), (400.0, 40.0)])
def test_a_picture_of_unusual_size_is_right_or_refused(spec: ChartSpec, size: tuple[float, float]) -> None:
    try:
        odd = png(replace(spec, width_mm=size[0], height_mm=size[1]), dpi=72)
    except ChartError as error:
        assert "毫米放不下" in str(error)
    else:
        assert opened(odd).width == int(size[0] / 25.4 * 72)


def test_a_long_title_takes_several_lines() -> None:
    short, long = (
        opened(png(replace(SPENDING, title=title), 72)).convert("L") for title in ("短", "长标题" * 30)
    )
    below_first_line = (0, 24, short.width, 40)
    assert min(short.crop(below_first_line).get_flattened_data()) == 255
    assert min(long.crop(below_first_line).get_flattened_data()) < 128
