"""What can be wrong with a case or a pack although the form is right: references, and the game's rules.

Pure functions from the model to `Fault`s, whose paths lead through the model's fields. Whether scenes lead on
to one another is looked at in `graph`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace

from game.story.explore import course
from game.story.graph import graph_faults
from game.story.pack import Pack, Playtest, Taxonomy, WebPage, is_web_link
from game.story.picture_checks import archive_faults, is_time, picture_faults
from game.story.playthrough import NEXT, NotOnOffer, fold
from game.story.possible import impossible
from game.story.problems import Fault, Path, did_you_mean
from game.story.scenario import (
    SHORT,
    TOOLS,
    Beat,
    Choice,
    Condition,
    Item,
    Kind,
    Roles,
    Scenario,
    Verdict,
    act_id,
    shortened,
)
from game.story.scoring import score

_BEAT_KEYS = frozenset(field.name for field in fields(Beat)) - {"who", "text", "mood"}
_COMPARISONS = 40_000
"""How many names are compared in search of those meant; a broken case of 10,000 scenes has millions."""


def faults(scenario: Scenario, pack: Pack | None, taxonomy: Taxonomy | None) -> list[Fault]:
    """Everything that is wrong in one case; what a missing pack or taxonomy would say is left out."""
    pointers = _References(scenario, pack, taxonomy)
    found = [*pointers.faults, *_rules(scenario), *graph_faults(scenario)]
    if pointers.are_incomplete or any(fault.severity == "error" for fault in found):
        return found
    return [*found, *impossible(scenario, _offered(scenario)), *_short_faults(scenario)]


def references(scenario: Scenario, pack: Pack | None, taxonomy: Taxonomy | None) -> list[Fault]:
    """The ids of a case that point nowhere, and those that two things share."""
    return _References(scenario, pack, taxonomy).faults


def pack_faults(pack: Pack, cases: Iterable[Scenario] | None, taxonomy: Taxonomy | None = None) -> list[Fault]:
    """What is wrong in a pack's own file; what nothing uses is told only where the cases are given.

    How the forms of its quiz match is looked at in `quiz`.
    """
    pointers = _Pointers()
    for name, person in pack.cast.items():
        pointers.point("FJ212", ("cast", name, "quarter"), "quarter", person.quarter, pack.quarters)
    for n, case in enumerate(pack.cases):
        if case in pack.cases[:n]:
            pointers.add("FJ227", ("cases", n), f"the case {case!r} is listed twice")
    pointers.faults += archive_faults(pack.pictures)
    techniques = None if taxonomy is None else taxonomy.techniques
    for form, items in pack.quiz.items():
        for n, item in enumerate(items):
            at: Path = ("quiz", form, n)
            pointers.point("FJ205", (*at, "from_"), "account", item.from_, pack.accounts)
            pointers.point("FJ207", (*at, "technique"), "technique", item.technique, techniques)
            pointers.faults += picture_faults((*at, "picture"), item.picture, pack.pictures)
    for name, page in pack.pages.items():
        pointers.point("FJ249", ("pages", name, "site"), "site", page.site, pack.sites)
        for n, link in enumerate(page.links):
            pointers.point("FJ250", ("pages", name, "links", n), "page", link, pack.pages)
        pointers.faults += picture_faults(("pages", name, "picture"), page.picture, pack.pictures)
        pointers.faults += _page_days(name, page, pack)
    for n, source in enumerate(pack.sources):
        if source.link and not is_web_link(source.link):
            message = f"the link {source.link!r} does not lead to a page of the web"
            hint = "write all of it, from https:// or http:// on, or take link: out"
            pointers.add("FJ244", ("sources", n, "link"), message, hint)
    return [*pointers.faults, *(() if cases is None else _unused(pack, list(cases)))]


def _unused(pack: Pack, cases: Collection[Scenario]) -> Iterable[Fault]:
    """The accounts that nothing comes from. A picture of the archive is there to be found, whether shown or not."""
    senders = {item.from_ for case in cases for item in case.items.values()}
    senders |= {item.from_ for form in pack.quiz.values() for item in form}
    for name in pack.accounts:
        if name not in senders:
            yield Fault("FJ225", ("accounts", name), f"no case uses {name!r}", "take it out, or use it", "warning")


def _short_faults(scenario: Scenario) -> Iterator[Fault]:
    """A short route that leads to other items than its own, or to none."""
    if scenario.short is None:
        return
    route = shortened(scenario)
    # The other items stay where they are, so that it shows when a way leads to them.
    tried = course(replace(route, items=scenario.items), route.defaults)
    shown = sorted(tried.shown - {scenario.short.item})
    if shown or scenario.short.item not in tried.shown:
        told = f"leads to {', '.join(shown)} as well" if shown else "does not lead to its item"
        hint = f"let the scenes turn off with: when: {{flag: {SHORT}}}"
        yield Fault("FJ252", ("short",), f"the short route {told}", hint)


def _page_days(name: str, page: WebPage, pack: Pack) -> Iterator[Fault]:
    """A day that is none, and links to pages that did not exist yet: they would tell of cases still to come."""
    if page.date is not None and not is_time(page.date):
        hint = 'write year, month and day in quotes: "2026-03-14"'
        yield Fault("FJ248", ("pages", name, "date"), f"{page.date!r} is no day", hint)
    for n, link in enumerate(page.links):
        other = pack.pages.get(link)
        if page.date and other is not None and other.date and other.date > page.date:
            message = f"the page {link!r} is of {other.date}, later than this one"
            hint = "take the link out, or let the later page lead to this one"
            yield Fault("FJ251", ("pages", name, "links", n), message, hint, "warning")


def flags(scenario: Scenario) -> frozenset[str]:
    """The flags that a case sets, or that are set when it is played alone."""
    acts = (act for item in scenario.items.values() for act in item.acts)
    choices = (choice for beats in scenario.scenes.values() for beat in beats for choice in beat.choose)
    known = {*scenario.defaults.flags, *((SHORT,) if scenario.short is not None else ())}
    return frozenset(known).union(*(choice.sets for choice in (*acts, *choices)))


def flag_faults(scenario: Scenario, known: Collection[str]) -> list[Fault]:
    """The conditions of a case on a flag that is not among those its pack knows."""
    pointers = _Pointers()
    for path, part in _conditions(scenario):
        pointers.point("FJ226", (*path, "flag"), "flag", part.flag, known)
    return pointers.faults


def playtest_faults(playtest: Playtest, scenario: Scenario) -> list[Fault]:
    """The scenes and endings of a playtest that its case does not have."""
    pointers = _Pointers()
    for n, run in enumerate(playtest.runs):
        pointers.point("FJ208", ("runs", n, "ending"), "ending", run.ending, scenario.endings)
        for k, scene in enumerate(run.scenes):
            pointers.point("FJ202", ("runs", n, "scenes", k), "scene", scene, scenario.scenes)
    return pointers.faults


def broken_promises(playtest: Playtest, scenario: Scenario) -> Iterable[Fault]:
    """What the runs of a playtest meet otherwise than they say: a token not on offer, scenes, ending, score."""
    for n, run in enumerate(playtest.runs):
        played_case = shortened(scenario) if run.short and scenario.short is not None else scenario
        try:
            played = fold(played_case, run.tokens)
        except NotOnOffer as refusal:
            hint = "on offer: " + (", ".join(refusal.offers) or "nothing")
            at = ("runs", n, "tokens", refusal.position - 1)
            yield Fault("FJ233", at, f"{refusal.token!r} is not on offer here", hint)
            continue
        total = round(score(played_case, played).total)
        low, high = run.score
        promises = (
            ("tokens", played.stage == "over", "the play stops before its result", "add a next for each page left"),
            ("scenes", played.scenes == run.scenes, "the play takes another way", ", ".join(played.scenes)),
            ("ending", played.ending == run.ending, "the play comes to another ending", f"{played.ending}"),
            ("score", low <= total <= high, f"the play earns {total}", f"write score: [{total - 1}, {total + 1}]"),
        )
        for key, is_kept, message, hint in promises:
            if not is_kept:
                yield Fault("FJ233", ("runs", n, key), message, hint)
                break


def _choices(scenario: Scenario) -> Iterable[tuple[Path, str, Choice]]:
    """Every choice and act with its path and the name by which others refer to it."""
    for scene, beats in scenario.scenes.items():
        for n, beat in enumerate(beats):
            for k, choice in enumerate(beat.choose):
                yield ("scenes", scene, n, "choose", k), choice.id, choice
    for name, item in scenario.items.items():
        for k, act in enumerate(item.acts):
            yield ("items", name, "acts", k), act_id(name, act.id), act


def _offered(scenario: Scenario) -> Iterable[tuple[Path, str, Choice]]:
    """The choices and acts that somebody can come to: at the correction desk, nothing is on the bench."""
    return (each for each in _choices(scenario) if scenario.desk is None or each[0][0] != "items")


def _conditions(scenario: Scenario) -> Iterable[tuple[Path, Condition]]:
    """Every condition with its path, and the parts inside it."""
    for scene, beats in scenario.scenes.items():
        for n, beat in enumerate(beats):
            if beat.when is not None:
                yield from _parts(("scenes", scene, n, "when"), beat.when)
    for path, _, choice in _choices(scenario):
        if choice.when is not None:
            yield from _parts((*path, "when"), choice.when)


def _parts(path: Path, condition: Condition) -> Iterable[tuple[Path, Condition]]:
    yield path, condition
    for n, part in enumerate(condition.any):
        yield from _parts((*path, "any", n), part)
    if condition.unless is not None:
        yield from _parts((*path, "unless"), condition.unless)


class _Pointers:
    """Gathers the names that point nowhere, with the nearest there is while looking for it is quick."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.are_incomplete = False
        """Whether a name is missing, which was told with the form: a case with a gap cannot be played."""
        self._compared = 0

    def add(self, code: str, path: Path, message: str, hint: str = "") -> None:
        """Note a fault."""
        self.faults.append(Fault(code, path, message, hint))

    def point(
        self,
        code: str,
        path: Path,
        what: str,
        name: str | None,
        known: Collection[str] | None,
        also: Collection[str] = (),
    ) -> None:
        """Note a name that is not known; those in `also` are known only to have been meant.

        An empty name is none: there, the form was at fault. Without anything known, nothing is said.
        """
        if name == "":
            self.are_incomplete = True
        if not name or known is None or name in known:
            return
        self._compared += len(known)
        hint = did_you_mean(name, (*known, *also)) if self._compared < _COMPARISONS else ""
        self.add(code, path, f"there is no {what} {name!r}", hint)


class _References(_Pointers):
    """Goes over every id of a case once."""

    def __init__(self, scenario: Scenario, pack: Pack | None, taxonomy: Taxonomy | None) -> None:
        super().__init__()
        self._scenario = scenario
        self._pack = pack
        self._techniques = None if taxonomy is None else taxonomy.techniques
        self._people = None if pack is None else pack.cast
        self._findings = self._finding_ids()
        self._chosen = self._chosen_ids()
        self.point("FJ202", ("start",), "scene", scenario.start, scenario.scenes)
        if scenario.short is not None:
            self.point("FJ203", ("short", "item"), "item", scenario.short.item, scenario.items)
        for n, scene in enumerate(scenario.together):
            self.point("FJ202", ("together", n), "scene", scene, scenario.scenes)
        for scene in scenario.places:
            self.point("FJ202", ("places", scene), "scene", scene, scenario.scenes)
        for scene, beats in scenario.scenes.items():
            for n, beat in enumerate(beats):
                self._beat(("scenes", scene, n), beat)
        for n, term in enumerate(scenario.terms):
            self.point("FJ253", ("terms", n), "term", term, None if taxonomy is None else taxonomy.terms)
        for name, item in scenario.items.items():
            self._item(("items", name), item)
        for path, _, choice in _choices(scenario):
            self.point("FJ202", (*path, "goto"), "scene", choice.goto, scenario.scenes)
        for path, name, choice in _choices(scenario):
            if choice.repairs == name and name:
                self.add("FJ211", (*path, "repairs"), f"{name!r} cannot repair itself")
            else:
                self.point("FJ211", (*path, "repairs"), "choice", choice.repairs, self._chosen)
        for path, condition in _conditions(scenario):
            self._condition(path, condition)

    def _finding_ids(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, item in self._scenario.items.items():
            for check_id, check in item.checks.items():
                finding = check.finding.id
                if finding in found:
                    path = ("items", name, "checks", check_id, "finding", "id")
                    self.add("FJ214", path, f"a finding {finding!r} is there already", f"in {found[finding]}")
                elif finding:
                    found[finding] = f"{name}/{check_id}"
        return found

    def _chosen_ids(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for path, name, choice in _choices(self._scenario):
            if name == NEXT:
                self.add("FJ213", (*path, "id"), f"{NEXT!r} is how the game itself goes on", "choose another id")
            elif name in found:
                other = found[name]
                hint = f"in {other[0].removesuffix('s')} {other[1]}" if isinstance(other[0], str) else ""
                self.add("FJ213", (*path, "id"), f"a choice {choice.id!r} is there already", hint)
            elif choice.id:
                found[name] = path
        return found

    def _beat(self, path: Path, beat: Beat) -> None:
        scenario = self._scenario
        self.point("FJ204", (*path, "who"), "person or key", beat.who, self._people, _BEAT_KEYS)
        self.point("FJ203", (*path, "item"), "item", beat.item, scenario.items)
        self.point("FJ203", (*path, "check"), "item", beat.check, scenario.items)
        self.point("FJ202", (*path, "goto"), "scene", beat.goto, scenario.scenes)
        self.point("FJ208", (*path, "end"), "ending", beat.end, scenario.endings)

    def _item(self, path: Path, item: Item) -> None:
        pack = self._pack
        self.point("FJ205", (*path, "from_"), "account", item.from_, None if pack is None else pack.accounts)
        if pack is not None:
            self.faults += picture_faults((*path, "picture"), item.picture, pack.pictures)
        for n, technique in enumerate(item.techniques):
            self.point("FJ207", (*path, "techniques", n), "technique", technique, self._techniques)
        for field in fields(Roles):
            for n, quarter in enumerate(getattr(item.roles, field.name)):
                known = None if pack is None else pack.quarters
                self.point("FJ212", (*path, "roles", field.name, n), "quarter", quarter, known)
        for check_id, check in item.checks.items():
            at = (*path, "checks", check_id)
            self.point("FJ204", (*at, "who"), "person", check.who, self._people)
            if pack is not None:
                self.point("FJ250", (*at, "page"), "page", check.page, pack.pages)
                self.faults += picture_faults((*at, "finding", "picture"), check.finding.picture, pack.pictures)
            if check.filter is not None and item.picture is None:
                message = "a filter needs a picture, and this item has none"
                self.add("FJ247", (*at, "filter"), message, "take filter: out, or give the item a picture")
        if item.story_behind is not None:
            self.point("FJ204", (*path, "story_behind", "who"), "person", item.story_behind.who, self._people)

    def _condition(self, path: Path, condition: Condition) -> None:
        self.point("FJ210", (*path, "chosen"), "choice", condition.chosen, self._chosen)
        self.point("FJ209", (*path, "found"), "finding", condition.found, self._findings)
        self.point("FJ209", (*path, "pinned"), "finding", condition.pinned, self._findings)
        if condition.judged is not None:
            judged = (*path, "judged", "item")
            self.point("FJ203", judged, "item", condition.judged.item, self._scenario.items)


def _rules(scenario: Scenario) -> list[Fault]:
    """What the game asks of beats, items and choices one by one."""
    found: list[Fault] = []
    for scene, beats in scenario.scenes.items():
        for n, beat in enumerate(beats):
            found += _one_thing(("scenes", scene, n), beat)
    for path, _, choice in _choices(scenario):
        if choice.repairs is not None:
            for meter in ("trust", "calm"):
                if getattr(choice.effects, meter) > 0:
                    message = "a repair gives back by itself what was lost"
                    found.append(Fault("FJ221", (*path, "effects", meter), message, f"take out {meter}"))
    for name, item in scenario.items.items() if scenario.desk is None else ():
        found += _item_rules(("items", name), item, scenario.shift)
    if not scenario.items:
        found.append(Fault("FJ116", ("items",), "a case has at least one item", "write one, as AUTHORING.md shows"))
    return found


def _one_thing(path: Path, beat: Beat) -> Iterable[Fault]:
    parts: Mapping[str, bool] = {
        beat.who or "text": beat.text is not None,
        "note": beat.note is not None,
        "item": beat.item is not None,
        "check": beat.check is not None,
        "choose": bool(beat.choose),
        "goto": beat.goto is not None,
        "end": beat.end is not None,
    }
    there = [name for name, is_there in parts.items() if is_there]
    if beat.mood is not None and beat.text is None:
        yield Fault("FJ201", (*path, "mood"), "a mood needs somebody who says something", "put it beside the line")
    if (beat.who is None) != (beat.text is None):
        yield Fault("FJ201", path, "a line needs somebody who says it", 'write "nora: …", or "note: …" for nobody')
    elif not there:
        yield Fault("FJ201", path, "nothing happens in this beat", "write one of: " + ", ".join(sorted(_BEAT_KEYS)))
    elif len(there) > 1:
        message = f"a beat is one thing, and this one has {' and '.join(there)}"
        yield Fault("FJ201", path, message, 'begin a new beat ("- ") for each')


def _item_rules(path: Path, item: Item, shift: int) -> Iterable[Fault]:
    for check_id, check in item.checks.items():
        if check.tool is None and check_id not in TOOLS:
            hint = 'add "tool: …"; ' + (did_you_mean(check_id, TOOLS) or "a check may be named after its tool")
            yield Fault("FJ220", (*path, "checks", check_id), f"{check_id!r} is no tool, and names none", hint)
        if check.minutes > shift:
            message = f"this takes longer than the whole shift of {shift} minutes"
            yield Fault("FJ224", (*path, "checks", check_id, "minutes"), message, "lengthen the shift, or take less")
    if all(act.when is not None or act.repairs is not None for act in item.acts):
        message = "every act here waits for something, so a player may have none"
        yield Fault("FJ234", (*path, "acts"), message, "let one act have neither when nor repairs")
    if item.verdict != "accurate":
        for key in ("warning", "fact_again"):
            if getattr(item.correction, key) is None:
                message = f"an item that is not accurate needs a correction with {key!r}"
                yield Fault("FJ222", (*path, "correction"), message, f"add {key}: and a text")
    yield from contradictions(path, item.verdict, item.kind)


def contradictions(path: Path, verdict: Verdict, kind: Kind) -> Iterator[Fault]:
    """Whether the verdict and the kind of an item, in a case or in a quiz, cannot both be so."""
    fitting = {
        "accurate": kind == "none",
        "satire": kind == "satire",
        "unverifiable": kind != "satire",
    }.get(verdict, kind not in ("none", "satire"))
    if not fitting:
        message = f"what is {verdict!r} cannot be of the kind {kind!r}"
        kinds = {"accurate": "write kind: none", "satire": "write kind: satire"}
        yield Fault("FJ223", (*path, "kind"), message, kinds.get(verdict, "name the kind that it is"))
