"""A report set by Typst on two pages of A4: tagged PDF that can be read aloud and archived."""

import json
import tempfile
from dataclasses import asdict
from datetime import date
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from game.report.charts import legible
from game.report.document import Report


class NoTypst(Exception):
    """There is no typst for this machine."""


class NotTypeset(Exception):
    """Typst refused the report; the message says why."""


def pdf(report: Report, fonts: Path, day: date) -> bytes:
    """The report as a PDF; the same report gives the same bytes. `day` stands in the file as its date.

    Raises NoTypst, where there is no wheel of it, NotTypeset and OSError.
    """
    if find_spec("typst") is None:
        raise NoTypst("typst")
    import typst

    with tempfile.TemporaryDirectory(prefix="fenjer-report-") as folder:
        root = Path(folder)
        data: dict[str, Any] = _legible(asdict(report), fonts) | {"date": [day.year, day.month, day.day]}
        for block in chain.from_iterable(data["pages"]):
            chart = block.get("chart", block)
            if "svg" in chart:
                (root / f"{chart['name']}.svg").write_text(chart.pop("svg"), "utf-8")
        (root / "report.typ").write_bytes(Path(__file__).with_name("report.typ").read_bytes())
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        try:
            compiler = typst.Compiler(
                str(root / "report.typ"),
                root=folder,
                font_paths=found,
                sys_inputs={"data": json.dumps(data)},
            )
            made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"])
        except typst.TypstError as error:
            raise NotTypeset(error.message) from error
    if not isinstance(made, bytes):
        raise NotTypeset("no page")
    return made


def _legible(node: Any, fonts: Path) -> Any:
    """Plain data without the characters that the font lacks, such as an emoji in somebody's pack.

    The standards of the file forbid to print a character as a box.
    """
    if isinstance(node, str):
        return legible(node, fonts)
    if isinstance(node, dict):
        return {name: each if name == "svg" else _legible(each, fonts) for name, each in node.items()}
    return [_legible(each, fonts) for each in node] if isinstance(node, list | tuple) else node
