"""The references between parts, and out of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.word.admission.allowed import PARTS_REFERRED_TO, WORKBOOK_TYPE
from reportgen.word.admission.field_codes import is_harmless_address
from reportgen.word.admission.finding import ForeignLink, ForeignPart, there_is
from reportgen.word.package.parts import Parts
from reportgen.word.package.references import Relationship, relationships_name

_CALLED = {
    "aFChunk": "嵌入的外来文档（altChunk）",
    "subDocument": "子文档",
    "vbaProject": "宏",
    "wordVbaData": "宏",
    "keyMapCustomizations": "自定义的快捷键和工具栏",
    "attachedToolbars": "自定义的快捷键和工具栏",
    "oleObject": "OLE 对象",
    "package": "嵌入的文件",
    "control": "ActiveX 控件",
    "activeXControlBinary": "ActiveX 控件",
    "mailMergeSource": "邮件合并的数据源",
    "mailMergeHeaderSource": "邮件合并的数据源",
    "recipientData": "邮件合并的数据",
    "webextension": "Web 加载项",
    "webextensiontaskpanes": "Web 加载项",
    "ui/extensibility": "自定义功能区",
    "ui/userCustomization": "自定义功能区",
    "frame": "网页框架",
    "attachedTemplate": "文档模板",
    "printerSettings": "打印机设置",
    "video": "视频",
    "audio": "音频",
    "media": "音频或视频",
    "model3d": "三维模型",
    "digital-signature/origin": "数字签名（成文以后不再有效）",
    "digital-signature/signature": "数字签名（成文以后不再有效）",
}
_OUTSIDE = (
    "图片改为嵌入，链接只用 http、https、mailto；文档模板和指向文件的链接可用 reportgen layout tidy 去掉"
)


def foreign_links(owner: str, links: Sequence[Relationship], parts: Parts) -> Iterator[ForeignLink]:
    """The references of one part that are not allowed."""
    for link in links:
        if link.external:
            if link.kind != "hyperlink" or not is_harmless_address(link.target):
                yield ForeignLink(owner, link, f"引用了外部文件“{link.target}”（{link.kind}）", _OUTSIDE)
        elif not _may_refer(owner, link, parts):
            yield ForeignLink(owner, link, there_is(_CALLED.get(link.kind, f"“{link.kind}”")))


def _may_refer(owner: str, link: Relationship, parts: Parts) -> bool:
    if link.kind == "package":  # the workbook that Word opens when the figures of a chart are to be edited
        is_chart = "chart" in parts.types.get(owner, "")
        return is_chart and parts.types.get(link.target, WORKBOOK_TYPE) == WORKBOOK_TYPE
    return link.kind in PARTS_REFERRED_TO


def foreign_owner(owner: str, parts: Parts) -> Iterator[ForeignPart]:
    """The file of references of a part that does not exist."""
    if owner and owner not in parts.entries:
        name = relationships_name(owner)
        yield ForeignPart(name, f"“{name}”说的部件不存在")
