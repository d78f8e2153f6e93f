"""The pages for people: the form, an article read, a sample, and the report to save. All of it works without script."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from extractor import __version__
from extractor.errors import DateError, ExtractorError, InputError
from extractor.read.dates import iso_date
from extractor.read.text import UTF8, decoded
from extractor.records import Article
from extractor.report.page import ICON, ArticleView, article_page, digest, environment, stylesheet, view_of
from extractor.web.reading import BusyError, Readings, readings_of
from extractor.web.samples import samples

_ENDINGS = (".txt", ".md", ".text", "")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form holds."""

    text: str = ""
    published: str = ""
    source: str | None = None


class FormError(ExtractorError):
    """What the form says is wrong with its input."""

    code = "form"


async def start(_: Request) -> Response:
    return _page(Draft())


async def sample(request: Request) -> Response:
    """A sample article in the form, already read."""
    found = samples().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return await _shown(Draft(found.text, source=f"{found.name}.txt"), readings_of(request))


async def read(request: Request) -> Response:
    """The article of the form, read."""
    try:
        draft = await _draft(request)
    except FormError as wrong:
        return _page(Draft(), message=str(wrong), status=422)
    return await _shown(draft, readings_of(request))


async def save(request: Request) -> Response:
    """The article of the form as a self-contained page to keep."""
    try:
        draft = await _draft(request)
    except FormError as wrong:
        return _page(Draft(), message=str(wrong), status=422)
    try:
        article = _article(draft)
        page = article_page(article.text, await readings_of(request).record(article))
    except (FormError, BusyError) as wrong:
        return _page(draft, message=str(wrong), status=503 if isinstance(wrong, BusyError) else 422)
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", (draft.source or "article").rpartition("/")[2].rpartition(".")[0] or "article")
    return HTMLResponse(page, headers={"content-disposition": f'attachment; filename="{name}.html"'})


def message_page(status: int, message: str) -> Response:
    """The form with a message above it, for whatever was refused."""
    return _page(Draft(), message=message, status=status)


def script() -> str:
    """The script of the pages: it saves clicks, and nothing depends on it."""
    return (resources.files("extractor.web") / "templates" / "page.js").read_text(encoding="utf-8")


def policy() -> str:
    """The content policy of every answer."""
    own = f"default-src 'none'; style-src '{digest(_style())}' '{digest(stylesheet())}'; script-src 'self'; img-src data:"
    return f"{own}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


async def _shown(draft: Draft, readings: Readings) -> Response:
    try:
        article = _article(draft)
        record = await readings.record(article)
    except (FormError, BusyError) as wrong:
        return _page(draft, message=str(wrong), status=503 if isinstance(wrong, BusyError) else 422)
    return _page(draft, view=view_of(article.text, record))


def _article(draft: Draft) -> Article:
    if not draft.text.strip():
        raise FormError("There is no text to read: paste an article, or choose a file.")
    try:
        published = iso_date(draft.published).isoformat() if draft.published else None
    except DateError as wrong:
        raise FormError(f"The date of publication: {wrong}") from None
    return Article(text=draft.text, published=published, source=draft.source)


async def _draft(request: Request) -> Draft:
    """The form's content; an uploaded file takes the place of the text."""
    try:
        async with request.form(max_files=1, max_fields=8, max_part_size=1 << 24) as form:
            published, file, text, source = (form.get(name) for name in ("published", "file", "text", "source"))
            day = published.strip() if isinstance(published, str) else ""
            if isinstance(file, UploadFile) and file.filename:
                return Draft(_uploaded(file.filename, await file.read()), day, file.filename)
    except HTTPException as wrong:
        raise FormError(f"The form could not be read: {wrong.detail}") from None
    said = text.replace("\r\n", "\n") if isinstance(text, str) else ""  # a form sends line ends of its own
    return Draft(said, day, source if isinstance(source, str) and source else None)


def _uploaded(name: str, raw: bytes) -> str:
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending not in _ENDINGS:
        raise FormError(f"{name}: a text file is needed (.txt or .md); paste the text of other files.")
    try:
        return decoded(raw, UTF8, place=name)
    except InputError as wrong:
        raise FormError(str(wrong).partition("; ")[0] + "; save it as UTF-8.") from None


def _page(draft: Draft, *, view: ArticleView | None = None, message: str = "", status: int = 200) -> Response:
    template = _environment().get_template("form.html.j2")
    shown = template.render(
        draft=draft,
        view=view,
        message=message,
        samples=list(samples().values()),
        style=Markup(_style()),  # noqa: S704 - our own file
        icon=ICON,
        version=__version__,
    )
    return HTMLResponse(shown, status_code=status)


@functools.cache
def _environment() -> Environment:
    return environment().overlay(loader=ChoiceLoader([PackageLoader("extractor.web"), PackageLoader("extractor.report")]))


@functools.cache
def _style() -> str:
    return stylesheet() + (resources.files("extractor.web") / "templates" / "form.css").read_text(encoding="utf-8")
