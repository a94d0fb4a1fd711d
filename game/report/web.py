"""A report as one web page that needs nothing else: the same sentences and pictures, and no script."""

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from game.report.charts import HAIR, INK, PAPER, SOFT
from game.report.document import Beside, Block, Caution, Chart, Heading, Listing, Paragraph, Report, Table

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)

FONTS = (
    ("Fenjer Sans", "SourceSans-Regular", "400"),
    ("Fenjer Sans", "SourceSans-SemiBold", "600"),
    ("Fenjer Serif", "Piazzolla-Bold", "700"),
    ("Fenjer Serif", "Piazzolla-Black", "900"),
)
"""The family, the file and the weight of each font in the page."""

INKS = {INK: "--text", SOFT: "--soft", HAIR: "--hair", PAPER: "--page"}
"""What the inks of the pictures are called in the page's style, which knows a dark and a light look."""

HALF = 100
"""Millimetres: a wider picture takes the whole page."""

_ID = re.compile(r'(\bid="|href="#|url\(#)')


def page(report: Report, fonts: Path) -> str:
    """The report as an HTML file; the same report gives the same text."""
    return "\n".join(_lines(report, fonts)) + "\n"


def _lines(report: Report, fonts: Path) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(report.lang)}">'
    yield f"<head>{_head(report, fonts)}</head>"
    yield "<body>"
    yield f"<header><h1>{escape(report.title)}</h1><p>{escape(' · '.join(report.under))}</p></header>"
    yield "<main>"
    for blocks in report.pages:
        for block in blocks:
            yield _block(block)
    yield "</main>"
    yield f"<footer>{escape(report.foot)}</footer>"
    yield "</body>"
    yield "</html>"


def _head(report: Report, fonts: Path) -> str:
    faces = []
    for family, file, weight in FONTS:
        content = base64.b64encode((fonts / f"{file}.ttf").read_bytes()).decode()
        source = f"src:url(data:font/ttf;base64,{content}) format('truetype')"
        faces.append(f'@font-face{{font-family:"{family}";font-weight:{weight};{source}}}')
    style = Path(__file__).with_name("report.css").read_text("utf-8")
    return (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(report.title)}</title><style>{''.join(faces)}\n{style}</style>"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(text=text):
            return f"<h2>{escape(text)}</h2>"
        case Paragraph(text=text, style=style):
            return f'<p class="{style}">{escape(text)}</p>'
        case Caution(title=title, lines=lines):
            said = "".join(f"<p>{escape(line)}</p>" for line in lines)
            return f'<div class="caution" role="note"><p><strong>{escape(title)}</strong></p>{said}</div>'
        case Chart():
            return _chart(block)
        case Beside(chart=chart, blocks=blocks):
            return f'<div class="beside">{_chart(chart)}<div>{"".join(map(_block, blocks))}</div></div>'
        case Listing(entries=entries):
            told = (
                f"<li><p>{escape(entry.title)}</p>{''.join(f'<p>{escape(line)}</p>' for line in entry.lines)}</li>"
                for entry in entries
            )
            return f"<ol>{''.join(told)}</ol>"
        case Table():
            return _table(block)


def _chart(chart: Chart) -> str:
    """A picture in the inks of the page, with names of its own for its parts."""
    drawing = chart.svg[chart.svg.index("<svg") :]
    for ink, name in INKS.items():
        drawing = drawing.replace(ink, f"var({name})")
    drawing = _ID.sub(rf"\g<1>{chart.name}-", drawing)
    drawing = drawing.replace("<svg", f'<svg role="img" aria-label="{escape(chart.alt)}"', 1)
    kind = ' class="wide"' if chart.width > HALF else ""
    return f"<figure{kind}><figcaption>{escape(chart.title)}</figcaption><div>{drawing}</div></figure>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' if cell else "<td></td>" for cell in table.head)
    rows = (
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in table.rows
    )
    caption = f"<caption>{escape(table.title)}</caption>"
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f'<div class="figures"><table>{caption}{body}</table></div>'
