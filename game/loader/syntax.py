"""What a YAML syntax error most likely is, in an author's words."""

from collections.abc import Sequence

from game.story.problems import Problem, Where

_QUOTE = 'put the text in quotes: "…"'
_SIGNS = {"*": "alias", "&": "anchor", "!": "tag", "> or |": "block scalar"}
_LAYOUT = {
    "block sequence entries": (
        "a list cannot begin on this line",
        "begin the list on the next line, or put the text in quotes",
    ),
    "expected '-' indicator": (
        "a list goes on here without its dash",
        'begin the line with "- ", or indent it less',
    ),
    "could not find expected ':'": (
        "this line, or the one above, has no colon",
        'write "key: value"; a text that takes several lines has to be indented',
    ),
}


def syntax_problem(file: str, lines: Sequence[str], error: Exception) -> Problem:
    """The one problem of a file that cannot be read on from where `error` (one of PyYAML's) says."""
    problem = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None) or ""
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None)
    if began is not None and ("quoted scalar" in context or "flow" in context) and _runs_on(problem):
        # What is missing at the end was forgotten where the text began.
        mark = began
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    source = lines[line] if line < len(lines) else ""
    message, hint = _meaning(problem, context, source, column)
    return Problem(Where(file, line + 1, column + 1), "FJ102", "error", message, hint)


def _runs_on(problem: str) -> bool:
    return any(sign in problem for sign in ("end of stream", "expected ',' or", "node content", "document indicator"))


def _meaning(problem: str, context: str, source: str, column: int) -> tuple[str, str]:
    """What is wrong and what to write instead, from the parser's words and the line where it stopped."""
    before = source[:column]
    if "\t" in source[: column + 1] and not before.strip():
        return "this line begins with a tab", "indent with spaces"
    if "mapping values" in problem:
        if ": " in before:
            return "a colon and a space inside a text end it for YAML", _QUOTE
        hint = "is it indented right, and has the line above its colon, or its text quotes?"
        return "this line does not fit under the one above", hint
    if "cannot start any token" in problem:
        return f"for YAML, a text cannot begin with {source[column : column + 1]!r}", _QUOTE
    if "directive" not in context:
        for sign, name in _SIGNS.items():
            if name in context:
                return f"for YAML, a text that begins with {sign} is something else", _QUOTE
    if "quoted scalar" in context:
        if "escape" in problem:
            hint = r"write \\ for a backslash, or use single quotes"
            return "a backslash inside double quotes begins a code", hint
        return "the quotes that open here are never closed", "close them at the end of the text"
    if "flow" in context:
        message = "the bracket that opens here is not closed, or a comma is missing between two entries"
        return message, f"close it; or, if a text begins with [ or {{, {_QUOTE}"
    if '"' in before or "'" in before:
        hint = """put all of it in quotes, of the other kind than those inside: "It's…", 'He said "…"'"""
        return "the text goes on after its closing quotes", hint
    return next(
        (said for sign, said in _LAYOUT.items() if sign in problem),
        ("YAML cannot make sense of this line", f"check how far it is indented; {_QUOTE}"),
    )
