"""Templates written to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from decimal import Decimal
from typing import ClassVar

from tests.word.templates import W, files_of, package, table, template

from reportgen.word.values import Picture


class Account:
    """Data with one declared name, and much that is not."""

    template_names: ClassVar = {"名称": "name"}

    def __init__(self) -> None:
        self.name = "市财政局"
        self.secret = "机密"

    def delete(self) -> None:
        raise AssertionError("a template has called a method")


DATA = {
    "甲": Account(),
    "文字": "字" * 1000,
    "列表": [Decimal(1), Decimal(2)],
    "表": {"键": "值"},
    "函数": print,
    "类": Account,
    "图": Picture(b"", 1, 1),
}

HOSTILE_TAGS = [
    # template injection through built-ins
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ range.__class__.__mro__ }}",
    "{{ dict.__base__.__subclasses__() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ()['__class__'] }}",
    "{{ ()|attr('__class__') }}",
    "{{ [()]|map(attribute='__class__')|list|first }}",
    "{{ 列表|map('attr', '__class__')|list }}",
    "{{ 列表|selectattr('__class__')|list }}",
    "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.name }}",
    "{% set x = cycler %}{{ x }}",
    "{{ _word_state }}",
    "{{ 1|_word_id }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    # attributes of data that are not declared
    "{{ 甲.secret }}",
    "{{ 甲.delete() }}",
    "{{ 甲['delete'] }}",
    "{{ 甲.__dict__ }}",
    "{{ 文字.encode() }}",
    "{{ '{0.__class__}'.format(文字) }}",
    "{{ '{0[0]}'.format(文字) }}",
    "{{ '{:>999999999}'.format(文字) }}",
    "{{ 文字|replace('', 文字|replace('', 文字|replace('', 文字))) }}",
    "{{ range(9)|batch(999999999, 0) }}",
    "{{ 1|round(999999999) }}",
    "{% set n = namespace(a=1) %}{{ n.__class__ }}",
    "{{ '{0.secret}'.format(甲) }}",
    "{{ '{0.secret}'|format(甲) }}",
    "{{ 列表.append(1) }}",
    "{{ 列表[0].__class__ }}",
    "{{ 表.items() }}",
    "{{ 表.__class__ }}",
    "{{ 函数('x') }}",
    "{{ 类() }}",
    "{{ 函数 }}",
    "{{ 图.data }}",
    # time and memory
    "{{ 'a' * 200000000 }}",
    "{{ 文字 * 200000 }}",
    "{{ [1] * 200000000 }}",
    "{{ 列表 * 200000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 文字 % 1 }}",
    "{{ 'a'|center(999999999) }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ range(999999999)|list|length }}",
    "{{ range(100001)|join('x') }}",
    "{{ range(100000)|join(文字) }}",
    "{% set a = 文字 %}" + "{% set a = a ~ a %}" * 30 + "{{ a }}",
    "{% set a = 99999999999 %}" + "{% set a = a * a %}" * 30 + "{{ a }}",
    "{% set a = [1] %}" + "{% set a = a + a %}" * 40 + "{{ a|length }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{{ 文字 }}{% endfor %}",
    "{% for a in range(99999) %}" + "长" * 2000 + "{% endfor %}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(19) }}",
    "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{{ " + "m(" * 18 + "文字" + ")" * 18 + " }}",
    "{% macro m(x) %}" + "{{ x }}" * 400 + "{% endmacro %}{{ m(m(m(文字))) }}",
    "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set a = '&' %}" + "{% set a = m(a) %}" * 40 + "{{ a }}",
    "{% macro m(x) %}{% for i in range(999) %}{{ x }}{% endfor %}{% endmacro %}{{ m(m(m('&'))) }}",
    "{% for x in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    "{% set x %}甲{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40 + "{{ x }}",
    "{% set x %}{% endset %}{{ _word_set1() }}",
    "{% set x %}" * 30 + "{% endset %}" * 30,
    "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
    "{{ " + "-" * 1500 + "1 }}",
    "{{ " + "9" * 1900 + "|length }}",
    "{{ " + "x" * 100_000 + " }}",
    "{{ '" * 5_000,
    "{% if 1 %}" * 100 + "{% endif %}" * 100,
    "{% for x in [1] %}" * 40 + "{% endfor %}" * 40,
    "{{ 1 }}" * 20_000,
    "{{r 1 }}" * 20_000,
]


def field(instruction: str) -> str:
    return f"<w:p><w:r><w:instrText>{instruction}</w:instrText></w:r></w:p>"


def link(kind: str, target: str) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationship Id="rId9" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'


def zip_bomb() -> bytes:
    return package({**files_of(""), "word/media/image1.png": b"\0" * 50_000_000})


def many_files() -> bytes:
    return package({**files_of(""), **{f"word/media/image{n}.png": b"" for n in range(2_000)}})


def lying_sizes() -> bytes:
    """The directory says that a file is small; unpacked it is not."""
    files = package({**files_of(""), "word/media/image1.png": b"\0" * 30_000_000})
    return files.replace(struct.pack("<L", 30_000_000), struct.pack("<L", 30_000))


def overlapping_files() -> bytes:
    """Many directory entries share the bytes of one file."""
    packed = zlib.compress(b"\0" * 900_000)[2:-4]
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files_of("").items():
            archive.writestr(name, content)
        archive.writestr("word/media/image0.png", b"\0" * 900_000)
        first = archive.getinfo("word/media/image0.png")
        for number in range(1, 60):
            clone = zipfile.ZipInfo(f"word/media/image{number}.png")
            clone.compress_type, clone.CRC = zipfile.ZIP_DEFLATED, first.CRC
            clone.file_size, clone.compress_size = 900_000, len(packed)
            clone.header_offset = first.header_offset
            archive.filelist.append(clone)
            archive.NameToInfo[clone.filename] = clone
    return saved.getvalue()


def with_document(xml: str | bytes) -> bytes:
    return package({**files_of(""), "word/document.xml": xml})


def entity_bomb() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return with_document(f"<!DOCTYPE x [{entities}]><w:document {W}><w:body>&a9;</w:body></w:document>")


HOSTILE_FILES: dict[str, Callable[[], bytes]] = {
    "zip bomb": zip_bomb,
    "many files": many_files,
    "lying sizes": lying_sizes,
    "overlapping files": overlapping_files,
    "a path that climbs out": lambda: package({**files_of(""), "../../etc/cron.d/x": ""}),
    "an absolute path": lambda: package({**files_of(""), "/etc/cron.d/x": ""}),
    "entity bomb": entity_bomb,
    "external entity": lambda: with_document(
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {W}>&e;</w:document>'
    ),
    "entities in UTF-16": lambda: with_document(
        f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><w:document {W}/>'.encode("utf-16")
    ),
    "deep XML": lambda: with_document(
        f"<w:document {W}><w:body>{'<w:p>' * 5000}{'</w:p>' * 5000}</w:body></w:document>"
    ),
    "external picture": lambda: package(files_of("", link("image", "http://198.51.100.1/x.png"))),
    "external template": lambda: package(files_of("", link("attachedTemplate", "file:///C:/x.dotm"))),
    "link to a file": lambda: package(files_of("", link("hyperlink", "file:///etc/passwd"))),
    "link to a script": lambda: package(files_of("", link("hyperlink", "javascript:alert(1)"))),
    "foreign HTML": lambda: package(
        {**files_of("", link("aFChunk", "x.html").replace(' TargetMode="External"', "")), "word/x.html": "x"}
    ),
    "a field that fetches a picture": lambda: package(files_of(field('INCLUDEPICTURE "http://x/y.png"'))),
    "a field that starts a program": lambda: package(
        files_of(field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k"'))
    ),
    "a fetching field split over paragraphs": lambda: package(
        files_of(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLU</w:instrText></w:r></w:p>'
            '<w:p><w:r><w:instrText>DETEXT /etc/passwd</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )
    ),
    "a simple field that fetches text": lambda: package(
        files_of('<w:p><w:fldSimple w:instr="INCLUDETEXT /etc/passwd"/></w:p>')
    ),
    "thousands of tags": lambda: template(*["{{ 1 }}" * 400] * 50),
    "thousands of tables": lambda: package(files_of(table(("{% colspan 1 %}{% vm %}",)) * 3000)),
    "the compiler's own marks": lambda: template("\ufdd00\ufdd1{{ 1 }}"),
    "a macro-enabled document": lambda: package(
        {
            name: str(text).replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")
            for name, text in files_of("").items()
        }
    ),
}
