"""A Django view: a form posts a data file or a workbook, the browser gets the report, or the form again with every problem.

# urls.py
path("reports/<str:layout>/", django_view.report)
"""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse
from django.views.decorators.http import require_POST

import reportgen

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_POST
def report(request: HttpRequest, layout: str) -> HttpResponse:
    """The report of the uploaded file, or of the body where none was uploaded."""
    if layout not in reportgen.layout_ids():  # a caller names a layout, and never a path
        return HttpResponseNotFound(f"没有版式“{layout}”")
    uploaded = request.FILES.get("file")
    data = uploaded.read() if uploaded else request.body
    try:
        made = reportgen.rendered(data, layout, seconds=20)
    except reportgen.ReportgenError as error:
        return JsonResponse({"problems": [problem.as_dict() for problem in error.problems]}, status=422)
    response = HttpResponse(made.document, content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{layout}.docx"'
    return response
