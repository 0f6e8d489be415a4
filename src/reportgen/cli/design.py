"""What the layout commands do. Imported when one of them runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import click

from reportgen.cli import console
from reportgen.cli.marking import mark_in_word
from reportgen.cli.work import CLEAN, STOPPED, attempt, emit
from reportgen.errors import Problem, ReportgenError, Severity
from reportgen.layout import MANIFEST, OUTLINE, PARTS, TEMPLATE, Layout, layout_ids, open_layout
from reportgen.layout.manifest import NarrativePart
from reportgen.layout.manifest_text import with_places
from reportgen.output_files import exists, keep_copy, make_folder, refuse_inputs, refused_output, write_whole
from reportgen.source import text_of
from reportgen.word import TemplateError
from reportgen.word.advice.tidy import tidied as tidied_copy
from reportgen.word.gbt9704 import from_outline, starter
from reportgen.word.outline import outline, outlined
from reportgen.word.template import read_source

_NEW_MANIFEST = """\
名称: 新版式
说明: 适用于什么报告
需要: []        # 没有就不能成文的数据，由模板列出；问号之前的有了才需要
可选: []        # 可以没有的数据，由模板列出
文字:{texts}
图表: {{}}
"""
_ADDED = "    # layout.yaml 里还没有"
_UNREAD = "    # 模板没有读取它"
_OUTLINE = ".outline.txt"
_TEXT_IN_TEMPLATE = re.compile(r"文字\.(\w+)")


def listed() -> int:
    """List the layouts that come with reportgen."""
    for name in layout_ids():
        click.echo(f"{name}\t{open_layout(name).manifest.title}")
    return CLEAN


def shown(layout: str) -> int:
    """Describe a layout: its data, texts and charts."""
    return attempt(lambda: click.echo(_description(open_layout(layout)), nl=False))


def _description(layout: Layout) -> str:
    manifest = layout.manifest
    lines = [f"{layout.id}：{manifest.title}", manifest.description]
    lines += ["", "需要的数据（问号之前的有了才需要）："]
    lines += [f"  {dotted}" for dotted in manifest.needs] or ["  （没有）"]
    if manifest.offers:
        lines += ["可以没有的数据：", *(f"  {dotted}" for dotted in manifest.offers)]
    lines += ["文字（* 为必填）：", *_texts(manifest.narrative)]
    if manifest.project_narrative.parts:
        lines += ["项目的文字（* 为必填）：", *_texts(manifest.project_narrative.parts)]
    lines += ["图表："]
    lines += [
        f"  {name}：{chart.kind}，{chart.caption or chart.title}" for name, chart in manifest.charts.items()
    ]
    return "\n".join(lines) + "\n"


def _texts(parts: Mapping[str, NarrativePart]) -> list[str]:
    return [f"  {name}{'*' if part.needed else ''}：{part.hint}" for name, part in parts.items()]


def new(folder: Path, outline_file: Path | None) -> int:
    """Start a layout folder, from an outline or from the empty official document."""

    def work() -> None:
        _refuse_existing(folder)
        document = from_outline(text_of(outline_file)) if outline_file else starter()
        _write_folder(folder, {TEMPLATE: document, MANIFEST: _manifest_for(document).encode()})
        with suppress(TemplateError):  # a faulty template is what `lint` is for
            _complete_lists(folder)

    return attempt(work)


def _complete_lists(folder: Path) -> int:
    """Write into a layout's lists what its template reads; how many places that were."""
    layout, file = open_layout(folder), folder / MANIFEST
    found = layout.unsaid
    text = with_places(text_of(file), found.needs, found.offers, found.misplaced)
    count = len(found.needs) + len(found.offers)
    if count:
        write_whole(file, text.encode())
    return count


def needs_of(layout: str, write: bool) -> int:
    """List the data that a template reads, or write into its layout.yaml those that are not listed there."""

    def work() -> None:
        if not write:
            click.echo(_lists(open_layout(layout)), nl=False)
            return
        folder = Path(layout)
        if not (folder / MANIFEST).is_file():
            raise refused_output(
                folder, f"不是带有 {MANIFEST} 的版式文件夹", "自带的版式先用 layout export 复制一份"
            )
        count = _complete_lists(folder)
        console.say(f"已补进 {folder / MANIFEST}：{count} 处" if count else "没有要补的")

    return attempt(work)


def _lists(layout: Layout) -> str:
    """Both lists of a layout as they should be."""
    manifest, found = layout.manifest, layout.unsaid
    lists = {
        "需要": (manifest.needs, found.needs),
        "可选": ([place for place in manifest.offers if place not in found.misplaced], found.offers),
    }
    lines = []
    for name, (listed, added) in lists.items():
        lines += [f"{name}:", *(f"  - {place}{_UNREAD if place in found.unread else ''}" for place in listed)]
        lines += [f"  - {place}{_ADDED}" for place in added]
    return "\n".join(lines) + "\n"


def _manifest_for(template: bytes) -> str:
    """A manifest that declares the texts which the template prints."""
    names = dict.fromkeys(_TEXT_IN_TEMPLATE.findall(outline(template)))
    texts = "".join(f"\n  {name}: {{提示: 写什么, 必填: 否}}" for name in names)
    return _NEW_MANIFEST.format(texts=texts or " {}")


def export(layout: str, folder: Path, with_parts: bool) -> int:
    """Copy a layout into a folder of its own, along with the parts that it includes if they are to be changed too."""

    def work() -> None:
        source = open_layout(layout)
        _refuse_existing(folder)
        _write_folder(folder, {TEMPLATE: source.template, MANIFEST: source.manifest_text})
        if with_parts and (parts := source.included_parts()):
            make_folder(folder / PARTS)
            for name, content in parts.items():
                write_whole(folder / PARTS / f"{name}.docx", content)
            console.say(f"已写入 {folder / PARTS}：{'、'.join(parts)}")

    return attempt(work)


def _write_folder(folder: Path, files: dict[str, bytes]) -> None:
    make_folder(folder)
    for name, content in {**files, OUTLINE: outline(files[TEMPLATE]).encode()}.items():
        write_whole(folder / name, content)
    console.say(f"已写入 {folder}：{MANIFEST}、{TEMPLATE}、{OUTLINE}")


def _refuse_existing(folder: Path) -> None:
    if exists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise refused_output(folder, "已经存在，而且不是空文件夹", "请换一个名字")


def outline_of(template: Path, output: Path | None) -> int:
    """Give the text twin of a .docx."""

    def work() -> None:
        if output is not None:
            refuse_inputs(output, [template, *_files_beside(template)])
        result = outlined(read_source(template))
        emit(result.text.encode(), output)
        if result.passed_over:
            console.show(result.passed_over)

    return attempt(work)


def built(folder: Path) -> int:
    """Make the templates of a layout folder anew from the outlines beside them; a copy of each that changes is kept."""

    def work() -> None:
        outlines = [file for place in (folder, folder / PARTS) for file in sorted(place.glob(f"*{_OUTLINE}"))]
        if not outlines:
            hint = f"用 reportgen layout outline {TEMPLATE} -o {OUTLINE} 写出大纲，改好再来"
            raise refused_output(folder, f"文件夹里没有大纲（{OUTLINE}）", hint)
        made = _made_of(outlines)
        changed = {file: content for file, content in made.items() if _replaces(file, content)}
        for file, content in changed.items():
            if file.exists():
                console.say(f"原来的文件存为 {keep_copy(file)}")
            emit(content, file)
        if not changed:
            console.say("模板与大纲一致，没有改动")

    return attempt(work)


def _made_of(outlines: Iterable[Path]) -> dict[Path, bytes]:
    """Every template and part by its file; what is wrong in any of the outlines is told together."""
    made: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for file in outlines:
        try:
            made[file.with_name(file.name.removesuffix(_OUTLINE) + ".docx")] = from_outline(text_of(file))
        except ReportgenError as error:
            problems += [problem.moved(file=str(file)) for problem in error.problems]
    if problems:
        raise ReportgenError(problems)
    return made


def _replaces(file: Path, content: bytes) -> bool:
    """Whether a template is to be written anew.

    Raises:
        ReportgenError: when it holds what its outline does not tell, which would be lost.
    """
    if not file.exists():
        return True
    present = tidied_copy(read_source(file)).content
    if present == content:
        return False
    try:
        is_told = from_outline(outline(present)) == present
    except ReportgenError:
        is_told = False
    if not is_told:
        hint = "在 Word 里改，再用 reportgen layout outline 更新大纲；要照大纲重做的，先把它移开"
        raise refused_output(file, "模板里有大纲记不下的样式、图或设置，重做会丢，没有改动", hint)
    return True


def tidied(template: Path, output: Path | None) -> int:
    """Tidy a .docx; in place, where a copy is kept, unless told otherwise."""

    def write() -> None:
        source = read_source(template)
        result = tidied_copy(source)
        if output is not None and output != template:
            refuse_inputs(output, [template, *_files_beside(template)])
            emit(result.content, output)
        elif result.content == source:
            console.say(f"{template} 已经是整洁的，没有改动")
        else:
            console.say(f"原来的文件存为 {keep_copy(template)}")
            emit(result.content, template)
        if result.dropped:
            console.show(result.dropped)

    return attempt(write)


def _files_beside(template: Path) -> frozenset[Path]:
    """The other files of the layout whose template it is."""
    if template.name != TEMPLATE:
        return frozenset()
    folder = template.parent
    return frozenset((folder / MANIFEST, *folder.glob("*.yaml"), *(folder / PARTS).glob("*.docx")))


def linted(layout: str, mark: Path | None = None) -> int:
    """List what is wrong with a template, and mark it in a copy where one is asked for."""
    template = None
    try:
        opened = open_layout(layout)
        template, problems = opened.template, opened.lint()
    except ReportgenError as error:
        problems = list(error.problems)
    console.show(problems)
    if mark is not None and template is not None:
        content, output = template, mark
        if code := attempt(lambda: mark_in_word(content, problems, output)):
            return code
    return STOPPED if any(problem.severity is Severity.ERROR for problem in problems) else CLEAN
