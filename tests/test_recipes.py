"""The recipes for other systems do what they say: each is a file that these tests run."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import reportgen

RECIPES = Path(__file__).parents[1] / "docs" / "recipes"
LAYOUT = "guangxi-qinzhou"


def recipe(name: str) -> ModuleType:
    spec = util.spec_from_file_location(name, RECIPES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def faulty(example: Path) -> dict[str, Any]:
    """The example with one figure that disagrees, as JSON may say it."""
    data: dict[str, Any] = yaml.load(example.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    data["收入"]["合计"]["决算数"] = "1.00"
    return data


def test_the_web_service_gives_the_report_or_a_problem_at_each_field(
    example: Path, faulty: dict[str, Any]
) -> None:
    from fastapi.testclient import TestClient

    with TestClient(recipe("upload_service").app) as client:
        made = client.post(f"/reports/{LAYOUT}", content=example.read_bytes())
        assert made.content == reportgen.render(example)
        assert (
            client.post(f"/reports/{LAYOUT}/form", files={"file": example.read_bytes()}).content
            == made.content
        )
        refused = client.post(f"/reports/{LAYOUT}", content=json.dumps(faulty).encode())
        assert refused.status_code == 422
        assert "/收入/合计/决算数" in [problem["pointer"] for problem in refused.json()["detail"]]
        assert client.post("/reports/..%2F..%2Fetc", content=b"x").status_code == 404


def test_the_django_view_gives_the_report_or_all_problems(example: Path) -> None:
    script = f"""
import json, sys
from django.conf import settings
settings.configure(DEBUG=True, ALLOWED_HOSTS=["*"], DEFAULT_CHARSET="utf-8")
import django
django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
sys.path.insert(0, {str(RECIPES)!r})
import django_view, reportgen
data = open({str(example)!r}, "rb").read()
post = RequestFactory().post
made = django_view.report(post("/", {{"file": SimpleUploadedFile("a.yaml", data)}}), {LAYOUT!r})
assert made.content == reportgen.render(data), made.content[:80]
refused = django_view.report(post("/", b"a: 1", content_type="application/yaml"), {LAYOUT!r})
assert refused.status_code == 422 and json.loads(refused.content)["problems"]
assert django_view.report(post("/"), "/etc").status_code == 404
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_frames_become_a_report_whose_totals_follow() -> None:
    import pandas

    frame = pandas.DataFrame(
        {
            "科目编码": [201, 208],
            "科目名称": ["一般公共服务支出", "社会保障和就业支出"],
            "本年": [1586.42, 0.1],
            "上年": [1500.0, None],
        }
    )
    report = recipe("from_pandas").report_of("示例局", 2023, frame, frame)
    assert report.expenditure is not None and report.expenditure.total is not None
    assert str(report.expenditure.total.actual) == "1586.52"
    assert report.expenditure.by_function[1].prior_actual is None
    with pytest.raises(reportgen.ReportgenError, match="像是算出来的"):
        recipe("from_pandas").report_of("示例局", 2023, frame.assign(本年=[0.1 + 0.2, 1.0]), frame)


def test_a_task_gives_bytes_or_problems(example: Path) -> None:
    from distributed import Client

    module = recipe("on_a_cluster")
    files = [("甲.yaml", example.read_bytes()), ("乙.yaml", "年度: 去年\n".encode())]
    with Client(processes=False, n_workers=1, threads_per_worker=1, dashboard_address=":0") as client:
        outcomes = dict(module.reports(client, files, LAYOUT))
    assert outcomes["甲.yaml"] == reportgen.render(example)
    assert [problem["code"] for problem in outcomes["乙.yaml"]] == ["data.missing", "data.value"]


def test_the_nightly_batch_logs_every_file_and_stops_when_it_is_told(example: Path, tmp_path: Path) -> None:
    module = recipe("nightly_batch")
    received = [tmp_path / "甲.yaml", tmp_path / "乙.yaml"]
    received[0].write_bytes(example.read_bytes())
    received[1].write_text("年度: 2022\n", encoding="utf-8")
    log = tmp_path / "log.jsonl"
    with ThreadPoolExecutor(2) as workers:
        assert module.make_reports(received, tmp_path / "报告", workers, log) == 1
        module.CLOSING.set()
        assert module.make_reports(received, tmp_path / "报告", workers, log) == 0
    told = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert sorted(Path(one["source"]).name for one in told) == ["乙.yaml", "甲.yaml"]


def test_a_notebook_shows_problems_and_charts(example: Path) -> None:
    shown = recipe("in_a_notebook").Shown(example)._repr_html_()
    assert shown.startswith("<h4>") and "<svg" in shown and "<td" in shown
