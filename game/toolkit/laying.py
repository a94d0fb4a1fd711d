"""A case laid out for the table: its cards, its evidence, and what its points are measured against."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import product

from game.story.explore import care_bounds, full_length
from game.story.scenario import Beat, Scenario
from game.story.scoring import ENOUGH, best_method, log_ratio
from game.toolkit.dealing import cards
from game.toolkit.tabletop import HUNDREDTHS, LETTERS, Bounds, Evidence, Table, place


def table(case: Scenario) -> Table:
    """Lay a case out for the table, at its full length."""
    case = full_length(case)
    letters = dict(zip(case.items, LETTERS, strict=False))
    evidence = tuple(_evidence(case, letters))
    return Table(
        case=case,
        cards=cards(case, letters, evidence),
        letters=letters,
        evidence=evidence,
        enough=round(HUNDREDTHS * ENOUGH),
        bounds=tuple(_bounds(case)),
    )


def _evidence(case: Scenario, letters: Mapping[str, str]) -> Iterator[Evidence]:
    for name, item in case.items.items():
        for number, check_id in enumerate(sorted(item.checks, key=partial(place, case.id, name)), 1):
            check = item.checks[check_id]
            worth = round(HUNDREDTHS * log_ratio(check.finding, item.verdict))
            yield Evidence(f"{letters[name]}{number}", name, check_id, check, worth)


def _bounds(case: Scenario) -> Iterator[Bounds]:
    """The bounds for everything that can come of the items; where all of them are judged, that comes first."""
    fates = []
    for name, item in case.items.items():
        fate = ["judged"]
        fate += ["aside"] if item.content_note is not None else []
        fate += ["missed"] if _can_be_missed(case, name) else []
        fates.append(fate)
    for met in product(*fates):
        judged = tuple(name for name, fate in zip(case.items, met, strict=True) if fate == "judged")
        aside = tuple(name for name, fate in zip(case.items, met, strict=True) if fate == "aside")
        worst, best = care_bounds(case, case.defaults, frozenset(aside))
        yield Bounds(judged, aside, round(HUNDREDTHS * best_method(case, frozenset(judged))), worst, best)


def _can_be_missed(case: Scenario, name: str) -> bool:
    """Whether some way through the case goes round an item; no condition is asked, so that none is overlooked."""
    reached, due = {case.start}, [case.start]
    while due:
        for beat in case.scenes[due.pop()]:
            if name in (beat.check, beat.item) and beat.when is None:
                # Whoever comes to this beat meets it; what came before may have led elsewhere.
                break
            if beat.end is not None:
                return True
            for way in _ways(case, beat) - reached:
                reached.add(way)
                due.append(way)
    return False


def _ways(case: Scenario, beat: Beat) -> set[str]:
    """The scenes that one can come to at once from a beat."""
    acts = case.items[beat.check].acts if beat.check is not None else ()
    ways = {choice.goto for choice in (*beat.choose, *acts)} | {beat.goto}
    return {way for way in ways if way is not None}
