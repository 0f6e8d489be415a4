"""A web service: a data file, a workbook or JSON comes in, the report or every problem goes out.

    pip install reportgen fastapi python-multipart uvicorn
    uvicorn upload_service:app

POST /reports/guangxi-qinzhou takes JSON, YAML or a workbook as the body; POST /reports/guangxi-qinzhou/form takes it as an
uploaded file. The answer is the .docx, or 422 with all problems: each has a JSON pointer to the value that caused it, so
that a page can show it beside the field.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request, Response, UploadFile
from fastapi.concurrency import run_in_threadpool

import reportgen

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SECONDS = 20
"""A report that takes longer is no report; the caller is told so."""


@asynccontextmanager
async def warmed_up(_: FastAPI) -> AsyncIterator[None]:
    """Open the layouts before the first request comes."""
    for layout in reportgen.layout_ids():
        await run_in_threadpool(reportgen.preload, layout)
    yield


app = FastAPI(lifespan=warmed_up)


@app.post("/reports/{layout}")
async def from_body(layout: str, request: Request) -> Response:
    """The report of what the body holds."""
    return await _answer(layout, await request.body())


@app.post("/reports/{layout}/form")
async def from_form(layout: str, file: UploadFile) -> Response:
    """The report of an uploaded file."""
    return await _answer(layout, await file.read())


async def _answer(layout: str, data: bytes) -> Response:
    if layout not in reportgen.layout_ids():  # a caller names a layout, and never a path
        raise HTTPException(404, f"没有版式“{layout}”")
    try:
        made = await run_in_threadpool(reportgen.rendered, data, layout, seconds=SECONDS)
    except reportgen.ReportgenError as error:
        raise HTTPException(422, [problem.as_dict(lang="en") for problem in error.problems]) from None
    return Response(made.document, media_type=DOCX, headers={"X-Problems": str(len(made.problems))})
