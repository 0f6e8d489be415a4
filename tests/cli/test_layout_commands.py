"""`reportgen layout …`: what a template designer does."""

from __future__ import annotations

from pathlib import Path

import docx

import reportgen
from reportgen.word.outline import outline

OUTLINE = """\
节：纵向 210×297，上37 下35 左28.01 右26，页眉15 页脚23，行网格28.95，奇偶页不同
[标题] {{ 年度 }}年度{{ 单位.名称 }}报告
[正文] 全年支出{{ 支出.合计|万元 }}。
"""


def test_list_names_every_layout(run):
    lines = run("layout", "list").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == reportgen.layout_ids()


def test_show_tells_what_a_layout_needs(run):
    shown = run("layout", "show", "guangxi-qinzhou").out
    assert "  收入.合计.上年决算数\n" in shown
    assert "  自评依据*：" in shown
    assert "  支出结构：饼图，财政拨款支出结构\n" in shown


def test_an_exported_layout_renders_the_same_report_and_can_be_changed(run, example):
    assert run("layout", "export", "guangxi-qinzhou", "mine").code == 0
    assert sorted(path.name for path in Path("mine").iterdir()) == [
        "layout.yaml", "report.docx", "report.outline.txt",
    ]  # fmt: skip
    assert run("render", example, "--layout", "mine", "-o", "mine.docx").code == 0
    assert Path("mine.docx").read_bytes() == reportgen.render(example)


def test_an_exported_layout_brings_its_parts_when_they_are_to_be_changed(run):
    assert run("layout", "export", "sichuan-panzhihua", "mine", "--parts").code == 0
    copied = {file.stem for file in Path("mine/parts").glob("*.docx")}
    assert {"公开01表", "项目支出绩效自评表表头"} <= copied
    assert run("layout", "lint", "mine").code == 0


def test_export_never_writes_into_a_folder_in_use(run):
    Path("mine").mkdir()
    (Path("mine") / "letter.txt").write_text("keep")
    result = run("layout", "export", "guangxi-qinzhou", "mine")
    assert (result.code, "已经存在" in result.err) == (1, True)
    assert [path.name for path in Path("mine").iterdir()] == ["letter.txt"]


def test_a_layout_made_from_an_outline_renders(run):
    Path("outline.txt").write_text(OUTLINE)
    assert run("layout", "new", "mine", "--outline", "outline.txt").code == 0
    assert run("layout", "lint", "mine").code == 0
    Path("data.yaml").write_text("年度: 2023\n单位: {名称: 某市某局}\n支出: {合计: {决算数: 12.5}}\n")
    assert run("render", "data.yaml", "--layout", "mine").code == 0
    assert run("layout", "outline", "data.docx").out.splitlines()[1:] == [
        "[标题] 2023年度某市某局报告",
        "[正文] 全年支出12.50万元。",
    ]


def test_a_new_layout_lists_what_its_template_reads(run):
    line = "[正文] {{ 支出.合计|较上年 }}{%if 会议费 %}{{ 会议费|万元 }}{%endif%}{{ 会议费|原因 }}\n"
    Path("outline.txt").write_text(OUTLINE + line)
    assert run("layout", "new", "mine", "--outline", "outline.txt").code == 0
    manifest = Path("mine/layout.yaml").read_text()
    assert "  - 支出.合计.决算数\n  - 支出.合计.上年决算数\n  - 会议费?.决算数\n" in manifest
    assert "  - 会议费.上年决算数\n  - 会议费.变动原因\n" in manifest
    assert run("layout", "lint", "mine").err == "没有发现问题。\n"


def test_needs_are_listed_and_written_from_the_template(run):
    Path("outline.txt").write_text(OUTLINE)
    run("layout", "new", "mine", "--outline", "outline.txt")
    manifest = Path("mine/layout.yaml")
    manifest.write_text("需要:\n  - 附件号  # 封面\n文字: {}\n")
    shown = run("layout", "needs", "mine")
    assert shown.out == (
        "需要:\n  - 附件号    # 模板没有读取它\n  - 支出.合计.决算数    # layout.yaml 里还没有\n可选:\n"
    )
    assert run("layout", "needs", "mine", "--write").err == "已补进 mine/layout.yaml：1 处\n"
    assert manifest.read_text() == "需要:\n  - 附件号  # 封面\n  - 支出.合计.决算数\n文字: {}\n"
    assert run("layout", "needs", "mine", "--write").err == "没有要补的\n"


def test_needs_of_a_shipped_layout_are_not_written(run):
    refused = run("layout", "needs", "guangxi-qinzhou", "--write")
    assert (refused.code, "自带的版式先用 layout export 复制一份" in refused.err) == (1, True)


def test_needs_of_a_faulty_template_are_its_errors(run):
    Path("outline.txt").write_text(OUTLINE.replace("|万元", "|万园"))
    assert run("layout", "new", "mine", "--outline", "outline.txt").code == 0
    refused = run("layout", "needs", "mine", "--write")
    assert (refused.code, "没有名为“万园”的过滤器" in refused.err) == (1, True)


def test_a_single_docx_is_a_layout_too(run):
    Path("outline.txt").write_text(OUTLINE)
    run("layout", "new", "mine", "--outline", "outline.txt")
    Path("data.yaml").write_text("年度: 2023\n单位: {名称: 某市某局}\n支出: {合计: {决算数: 12.5}}\n")
    assert run("render", "data.yaml", "--layout", "mine/report.docx", "-o", "r.docx").code == 0


def test_lint_names_the_place_and_the_nearest_name(run):
    Path("outline.txt").write_text(OUTLINE.replace("单位.名称", "单位.名秤").replace("|万元", "|万园"))
    run("layout", "new", "mine", "--outline", "outline.txt")
    result = run("layout", "lint", "mine")
    assert result.code == 1
    assert "正文第1段" in result.err
    assert "名称" in result.err
    assert "正文第2段" in result.err
    assert "万元" in result.err


def test_lint_marks_what_is_wrong_in_a_copy(run):
    Path("outline.txt").write_text(OUTLINE.replace("单位.名称", "单位.名秤").replace("|万元", "|万园"))
    run("layout", "new", "mine", "--outline", "outline.txt")
    before = Path("mine/report.docx").read_bytes()
    result = run("layout", "lint", "mine", "--mark", "marked.docx")
    assert (result.code, Path("mine/report.docx").read_bytes()) == (1, before)
    assert "已写入 marked.docx：加了 2 条批注\n" in result.err
    comments = [comment.text for comment in docx.Document("marked.docx").comments]
    assert {comment.split("：")[0] for comment in comments} == {
        "错误（word.filter）",
        "错误（word.undefined）",
    }
    assert any(comment.endswith("\n提示：是否应为“名称”？") for comment in comments)
    again = run("layout", "lint", "mine", "--mark", "marked.docx")
    assert (again.code, "文件已存在，没有改动它" in again.err, "正文第1段" in again.err) == (1, True, True)


def test_lint_marks_headers_in_the_body_and_counts_what_has_no_place(run):
    Path("outline.txt").write_text(OUTLINE)
    run("layout", "new", "mine", "--outline", "outline.txt")
    document = docx.Document("mine/report.docx")
    document.sections[0].footer.paragraphs[0].text = "{{ 单位.名秤 }}"
    document.core_properties.subject = "{{ 单位.名秤 }}"
    document.save("mine/report.docx")
    result = run("layout", "lint", "mine", "--mark", "marked.docx")
    assert "加了 1 条批注，另有 1 条不属于某一处（见上面的列表）" in result.err
    (comment,) = docx.Document("marked.docx").comments
    assert comment.text.startswith("页脚1第1段：错误（word.undefined）：没有名为“名秤”的数据")
    assert "文件名应以 .docx 结尾" in run("layout", "lint", "mine", "--mark", "marked.txt").err


def test_lint_says_where_a_chart_or_a_text_is_declared(run):
    Path("outline.txt").write_text("[图] {{ 图.支出结构 }}\n[正文] {{p 文字.结论|段落 }}\n")
    run("layout", "new", "mine", "--outline", "outline.txt")
    manifest = Path("mine/layout.yaml")
    manifest.write_text(manifest.read_text().replace("结论:", "结语:"))
    result = run("layout", "lint", "mine")
    assert "先在 layout.yaml 的“图表”里写上它" in result.err
    assert "是否应为“结语”？先在 layout.yaml 的“文字”里写上它" in result.err


def test_a_data_file_names_the_folder_of_its_layout(run):
    Path("outline.txt").write_text(OUTLINE)
    Path("layouts").mkdir()
    run("layout", "new", "layouts/mine", "--outline", "outline.txt")
    assert "版式: layouts/mine" in run("new", "layouts/mine").out


def test_a_faulty_manifest_is_refused_with_its_place(run):
    Path("outline.txt").write_text(OUTLINE)
    run("layout", "new", "mine", "--outline", "outline.txt")
    (Path("mine") / "layout.yaml").write_text(
        "名称: 我的\n需要: [支出.合记]\n图表: {甲: {种类: 圆图, 标题: 图, 数据: [支出.合计]}}\n"
    )
    result = run("layout", "lint", "mine")
    assert result.code == 1
    assert "数据位置“支出.合记”不对：“支出”中没有“合记”" in result.err
    assert "没有“圆图”这种图" in result.err


def test_tidy_changes_a_file_in_place_once(run):
    run("layout", "new", "mine")
    template = Path("mine/report.docx")
    assert run("layout", "tidy", template).code == 0
    once = template.read_bytes()
    run("layout", "tidy", template)
    assert template.read_bytes() == once


def test_a_new_data_file_finds_its_layout_from_where_it_lies(run):
    Path("outline.txt").write_text(OUTLINE)
    run("layout", "new", "mine", "--outline", "outline.txt")
    Path("data").mkdir()
    assert run("new", "mine", "-o", "data/2024.yaml").code == 0
    assert '版式: "../mine"' in Path("data/2024.yaml").read_text()
    assert "没有版式" not in run("check", "data/2024.yaml").err


def test_build_makes_the_template_anew_from_its_outline_and_keeps_the_old_one(run):
    run("layout", "export", "guangxi-qinzhou", "mine", "--parts")
    template, twin = Path("mine/report.docx"), Path("mine/report.outline.txt")
    before = template.read_bytes()
    assert run("layout", "build", "mine").err == "模板与大纲一致，没有改动\n"
    twin.write_text(twin.read_text(encoding="utf-8").replace("自评", "自我评价"), encoding="utf-8")
    told = run("layout", "build", "mine")
    assert (told.code, told.err) == (0, "原来的文件存为 mine/report.docx.bak\n已写入 mine/report.docx\n")
    assert Path("mine/report.docx.bak").read_bytes() == before
    assert outline(template) == twin.read_text(encoding="utf-8")


def test_build_makes_parts_that_have_an_outline(run):
    run("layout", "export", "guangxi-qinzhou", "mine")
    Path("mine/parts").mkdir()
    Path("mine/parts/落款.outline.txt").write_text("[正文] {{ 单位.名称 }}\n", encoding="utf-8")
    assert run("layout", "build", "mine").err == "已写入 mine/parts/落款.docx\n"
    assert outline(Path("mine/parts/落款.docx")).splitlines()[-1] == "[正文] {{ 单位.名称 }}"


def test_build_touches_no_template_that_holds_more_than_its_outline(run):
    run("layout", "export", "guangxi-qinzhou", "mine")
    template = Path("mine/report.docx")
    document = docx.Document(str(template))
    document.styles["Normal"].font.name = "Arial"
    document.save(str(template))
    changed = template.read_bytes()
    told = run("layout", "build", "mine")
    assert (told.code, template.read_bytes()) == (1, changed)
    assert "模板里有大纲记不下的样式、图或设置，重做会丢，没有改动" in told.err


def test_build_tells_all_that_is_wrong_in_the_outlines_and_writes_nothing(run):
    run("layout", "export", "guangxi-qinzhou", "mine")
    before = Path("mine/report.docx").read_bytes()
    Path("mine/parts").mkdir()
    Path("mine/parts/甲.outline.txt").write_text("没有样式\n", encoding="utf-8")
    with Path("mine/report.outline.txt").open("a", encoding="utf-8") as twin:
        twin.write("[没有的样式\n")
    told = run("layout", "build", "mine")
    assert told.code == 1
    assert "mine/report.outline.txt:" in told.err
    assert "mine/parts/甲.outline.txt:1" in told.err
    assert Path("mine/report.docx").read_bytes() == before
    assert not Path("mine/parts/甲.docx").exists()


def test_build_needs_an_outline(run):
    told = run("layout", "build", ".")
    assert told.code == 1
    assert "文件夹里没有大纲（report.outline.txt）" in told.err
