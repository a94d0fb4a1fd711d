"""What could be real in the texts of a pack: listed names, slurs, people outside the cast, addresses and numbers."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from game.authoring.denylist import denied, given_names, is_slur, listed_slurs, slurs
from game.authoring.wording import Word, distinct, fold, is_form, words
from game.story.pack import Pack
from game.story.problems import Severity

_SURNAME = re.compile(r"\w{2,}(ovic|evic|ovski|evski|ovska|evska|oviq|eviq)")

_DOMAINS = (
    "com|org|net|info|news|media|tv|eu|rs|ba|mk|me|al|hr|si|bg|gr|hu|ro|tr|at|ch|de|it|uk|us|ru|xk|"
    "io|app|online|site|срб|мкд"
)
# Every repetition has its bound, so that no text, however odd, takes long.
_WEB = re.compile(
    r"(?<![\w@])(?:https?://\S{1,500}|www\.\S{1,500}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    rf"|(?:[\w-]{{1,63}}\.){{1,8}}(?:{_DOMAINS})(?:/\S{{0,500}})?(?![\w-]))"
)
_RESERVED = re.compile(r"(^|[.@/])(example\.(com|org|net)|[\w-]+\.(example|invalid|test))($|[/:?#])")
"""Names that belong to nobody for good (RFC 2606)."""

_PHONE = re.compile(r"(?<![\w.:,/+-])(?:\+\s?)?\(?\d[\d\s()./–-]{4,24}\d(?![\w:%])")
_NO_PHONE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}"  # 2019-02-11
    r"|\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4}"  # 11. 2. 2019
    r"|\d{4}\s?[-–/]\s?\d{2,4}"  # 2019–2025
    r"|[1-9]\d{0,2}(?:[\s.]\d{3})+"  # 1 000 000
    r"|[1-9]\d*(?:\.\d+)?"  # a plain number
)
_DIGITS = 6
"""Fewer digits are a number that everybody knows, such as that of the fire brigade."""

_UPPER = "A-ZČĆŠŽĐËÇА-ЯЂЈЉЊЋЏЃЅЌ"
_STREETS = "Street|Road|Avenue|Lane|Square|Boulevard"
_ADDRESS = re.compile(
    rf"\b\d{{1,4}}[a-z]? (?:[{_UPPER}]\w{{1,30}} ){{1,4}}(?:{_STREETS})\b"
    rf"|\b(?:[{_UPPER}]\w{{1,30}} ){{1,4}}(?:{_STREETS}),? (?:No\.? ?)?\d"
    rf"|\b(?:[Uu]lica|[Uu]l\.|[Bb]ulevar|[Tt]rg|[Rr]ruga|[Rr]r\.|[Bb]ulevardi|[Уу]лица|[Уу]л\.|[Бб]улевар|[Тт]рг)"
    rf"\s(?:\w{{1,30}}\s){{0,2}}[{_UPPER}]\w{{1,30}}(?:\s\w{{1,30}})?,?\s(?:бр\.?\s?|br\.?\s?|nr\.?\s?)?\d{{1,4}}"
)
_ADDRESSED = re.compile(r"[@\d]|\w\.\w|//")
"""What every address and number has somewhere."""

_HANDLE = re.compile(r"(?<![\w@.])@\w[\w.]{0,62}\w")


@dataclass(frozen=True, slots=True)
class Real:
    """Something that could be real: the words where it stands, and the problem that it is."""

    words: str
    code: str
    severity: Severity
    message: str
    hint: str


@dataclass(frozen=True)
class Names:
    """Whom and what a pack brings along under which names; nothing where there is no pack."""

    pack: Pack | None
    slurs: frozenset[str] = field(default_factory=listed_slurs)

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The names, folded, of the pack's cast and its quarters."""
        if self.pack is None:
            return ()
        named = [person.name.source for person in self.pack.cast.values()]
        named += [quarter.name.source for quarter in self.pack.quarters.values()]
        return tuple({fold(word.text) for name in named for word in words(name)})

    @cached_property
    def handles(self) -> frozenset[str]:
        """The handles of the pack's accounts."""
        if self.pack is None:
            return frozenset()
        return frozenset(account.handle.lower() for account in self.pack.accounts.values() if account.handle)

    @cached_property
    def _may_be(self) -> Callable[[str], bool]:
        """Whether a word may be the first of something that could be real."""
        return cache(
            lambda word: (
                denied().begins(word)
                or (given_names().begins(word) and not self._is_known(word))
                or is_slur(word, self.slurs)
                or _SURNAME.fullmatch(fold(word)) is not None
            )
        )

    def _is_known(self, said: str) -> bool:
        folded = fold(said)
        return any(is_form(folded, known) or is_form(known, folded) for known in self.known)

    def real_in(self, text: str) -> Iterator[Real]:
        """Everything in a text that could be real, each once."""
        if any(map(self._may_be, distinct(text))):
            found = words(text)
            hits = [*self._listed(text, found), *self._people(text, found)]
        else:
            # So it is with nearly all texts, and a pack has thousands.
            hits = []
        if _ADDRESSED.search(text):
            hits += self._addresses(text)
        seen: set[str] = set()
        for one in hits:
            if one.words not in seen:
                seen.add(one.words)
                yield one

    def _listed(self, text: str, found: list[Word]) -> Iterator[Real]:
        for hit in slurs(found, self.slurs):
            said = text[hit.start : hit.end]
            hint = f"take it out, or tell that somebody insults without saying how; if it is none here, {allow(said)}"
            yield Real(said, "FJ302", "error", "this word is a slur", hint)
        for hit in denied().find(found):
            said = text[hit.start : hit.end]
            listed = "" if plain(said) == plain(hit.entry.text) else f", {hit.entry.text!r}"
            message = f"{said!r} is {hit.entry.what}{listed}"
            hint = f"take it out, or make one up; if it is something else here, {allow(said)}"
            yield Real(said, "FJ301", "error", message, hint)

    def _people(self, text: str, found: list[Word]) -> Iterator[Real]:
        if self.pack is None:
            return
        hits = [text[hit.start : hit.end] for hit in given_names().find(found)]
        hits += [word.text for word in found if word.is_name and _SURNAME.fullmatch(fold(word.text))]
        for said in hits:
            if self._is_known(said):
                continue
            message = f"{said!r} is somebody's name, and nobody of the cast's"
            hint = f"say who it is without a name, or add them to the cast; if it is no name here, {allow(said)}"
            yield Real(said, "FJ303", "warning", message, hint)

    def _addresses(self, text: str) -> Iterator[Real]:
        kinds: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
            ("an address of the web or of mail", _WEB, lambda said: not _RESERVED.search(said)),
            ("a telephone number", _PHONE, _is_phone),
            ("somebody's address", _ADDRESS, bool),
            ("an account that is not the pack's", _HANDLE, lambda said: said.lower() not in self.handles),
        )
        for what, pattern, is_real in kinds:
            if self.pack is None and pattern is _HANDLE:
                continue
            for match in pattern.finditer(text):
                said = match.group().strip().rstrip(".,;:!?")
                if is_real(said):
                    hint = f"say it without one (an address may end in .example); if it is none, {allow(said)}"
                    yield Real(said, "FJ304", "error", f"{said!r} could be {what} that is real", hint)


def allow(said: str) -> str:
    """How a false alarm is marked."""
    return f"write the line  # fenjer: allow {said}  above this"


def _is_phone(said: str) -> bool:
    digits = sum(sign.isdigit() for sign in said)
    return digits >= _DIGITS and not _NO_PHONE.fullmatch(said)


def allowed(comments: Iterable[str]) -> set[str]:
    """The words, folded, that `fenjer: allow WORDS, WORDS` comments mark as false alarms."""
    found: set[str] = set()
    for comment in comments:
        _, is_there, given = comment.partition("fenjer: allow")
        if is_there:
            # An address may have a comma of its own.
            found |= {plain(part) for part in (given, *given.split(","))}
    return found


def plain(said: str) -> str:
    """Words as they are compared with those that are allowed."""
    return " ".join(fold(part) for part in said.split())
