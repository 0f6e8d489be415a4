"""docxtpl's command: ``python -m reportgen.docxtpl TEMPLATE.docx DATA.json OUTPUT.docx``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from reportgen.docxtpl.template import DocxTemplate
from reportgen.errors import ReportgenError


def main() -> int:
    """Fill in a template with the data of a JSON file; 2 where that cannot be done, with the reasons."""
    parser = argparse.ArgumentParser(
        prog="python -m reportgen.docxtpl", description="用 JSON 数据填写 Word 模板"
    )
    parser.add_argument("template_path", type=Path, help="模板（.docx）")
    parser.add_argument("json_path", type=Path, help="数据（.json）")
    parser.add_argument("output_filename", type=Path, help="写到哪里（.docx）")
    parser.add_argument("-o", "--overwrite", action="store_true", help="已有的文件也覆盖")
    parser.add_argument("-q", "--quiet", action="store_true", help="不显示结果")
    given = parser.parse_args()
    if given.output_filename.exists() and not given.overwrite:
        return _complain(f"“{given.output_filename}”已经存在，要覆盖请加 -o")
    try:
        template = DocxTemplate(given.template_path)
        template.render(json.loads(given.json_path.read_text(encoding="utf-8")))
        template.save(given.output_filename)
    except ReportgenError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"读写不了“{error.filename}”（{error.strerror}）")
    except ValueError as error:
        return _complain(f"“{given.json_path}”不是 UTF-8 的 JSON：{error}")
    if not given.quiet:
        print(f"已生成 {given.output_filename}")
    return 0


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
