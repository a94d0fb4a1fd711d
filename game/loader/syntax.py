"""What a YAML syntax error most likely is, in an author's words."""

from collections.abc import Sequence

from game.story.problems import Problem, Where

_QUOTE = 'put the text in quotes: "…"'


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
    here = source[column : column + 1]
    if "\t" in source[: column + 1] and not source[:column].strip():
        return "this line begins with a tab", "indent with spaces"
    if "mapping values" in problem:
        if source.count(": ") + source.rstrip().endswith(":") > 1:
            return "a colon and a space inside a text end it for YAML", _QUOTE
        return "this line does not fit under the one above", "check how far it is indented, or put the text above in quotes"
    if "cannot start any token" in problem:
        return f"a text cannot begin with {here!r} for YAML", _QUOTE
    for sign, name in (("*", "alias"), ("&", "anchor"), ("!", "tag"), ("> or |", "block scalar")):
        if name in context and "directive" not in context:
            return f"a text that begins with {sign} is something else for YAML", _QUOTE
    if "quoted scalar" in context:
        if "escape" in problem:
            return "a backslash inside double quotes begins a code", r"write \\ for a backslash, or use single quotes"
        return "the quotes that open here are never closed", "close them at the end of the text"
    if "flow" in context:
        return (
            "the bracket that opens here is never closed, or two of its entries have no comma between them",
            "close it; " + _QUOTE + " if a text begins with [ or {",
        )
    if source[:column].rstrip().endswith(('"', "'")) or '"' in source[:column] or "'" in source[:column]:
        return (
            "the text goes on after its closing quotes",
            'put the whole text in quotes, and use the other kind inside: "It\'s…", \'He said "…"\'',
        )
    if "block sequence entries" in problem:
        return "a list cannot begin on this line", "begin the list on the next line, or put the text in quotes"
    if "expected '-' indicator" in problem:
        return "a list goes on here without its dash", "begin the line with - or indent it as the list's owner"
    if "could not find expected ':'" in problem:
        return "this line has no colon", 'write "key: value"; a text that takes several lines has to be indented'
    return "YAML cannot make sense of this line", "check how far it is indented; " + _QUOTE
