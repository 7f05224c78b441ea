"""Citations of projects for programs that keep references: BibTeX and RIS (decision 0023)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import conditional_page, require_safe

from core.citations import Citation
from interop.pages import xml_text
from projectdb.models import ProjectPage

# What LaTeX would take for a command; letters beyond ASCII stay, as biber and all later programs read UTF-8
LATEX = str.maketrans(
    {"\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}"}
    | {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
    | {character: rf"\{character}" for character in "&%$#_"}
)


@require_safe
@conditional_page
def project_citation(_request: HttpRequest, address: str, form: str) -> HttpResponse:
    """Return the citation of one project; `form` is the end of the address, "bib" or "ris"."""
    project = get_object_or_404(ProjectPage.objects.shown().counted().at(f"{address}/"))
    write, content_type = FORMS[form]
    response = HttpResponse(write(Citation.of(project)), content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{project.slug}.{form}"'
    return response


def one_line(text: str) -> str:
    """Return a text without line ends and what no file of text can hold."""
    return " ".join(xml_text(text).split())


def bibtex(citation: Citation) -> str:
    """Return an entry of the type `misc`, which every style knows. The title keeps its capitals."""
    day = citation.changed_on
    fields = {
        "author": f"{{{one_line(citation.publisher).translate(LATEX)}}}",
        "title": f"{{{one_line(citation.title).translate(LATEX)}}}",
        "year": str(day.year) if day else "",
        "date": day.isoformat() if day else "",
        "url": citation.url,
        "language": citation.language,
        "abstract": one_line(citation.summary).translate(LATEX),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{citation.key},\n{''.join(lines)}}}\n"


def ris(citation: Citation) -> str:
    """Return a record of the type `ELEC`, a page of the web; lines end as the format wants it."""
    day = citation.changed_on
    fields = [
        ("TY", "ELEC"),
        ("ID", citation.key),
        ("TI", one_line(citation.title)),
        ("AU", one_line(citation.publisher)),
        ("PB", one_line(citation.publisher)),
        ("PY", str(day.year) if day else ""),
        ("DA", f"{day:%Y/%m/%d}" if day else ""),
        ("LA", citation.language),
        ("AB", one_line(citation.summary)),
        ("UR", citation.url),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


FORMS = {"bib": (bibtex, "application/x-bibtex"), "ris": (ris, "application/x-research-info-systems")}
