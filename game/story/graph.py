"""Whether the scenes of a case lead from its start to its endings, and nowhere else."""

from collections.abc import Collection, Iterable, Mapping

from game.story.problems import Fault
from game.story.scenario import Beat, Choice, Scenario

Edges = Mapping[str, Collection[str]]
"""The scenes that each scene can lead to at once."""


def graph_faults(scenario: Scenario) -> list[Fault]:
    """The scenes, items and endings that play never comes to, and the scenes that play cannot leave well.

    Gotos that point nowhere are left out: they are told with the references.
    """
    edges = _edges(scenario)
    open_ended = list(_badly_left(scenario, edges))
    found = [*open_ended, *_unused(scenario)]
    if scenario.start in scenario.scenes:
        reached = {scenario.start, *_after(edges, [scenario.start])}
        for name in scenario.scenes:
            if name not in reached:
                message = f"no way leads to the scene {name!r}"
                hint = f'write "goto: {name}" somewhere, or take it out'
                found.append(Fault("FJ215", ("scenes", name), message, hint))
        # A scene that is not closed, or leads nowhere yet, would make all those before it look like a circle.
        if all(fault.code != "FJ217" for fault in open_ended):
            found += _circling(scenario, edges, reached)
    return found


def _badly_left(scenario: Scenario, edges: Edges) -> Iterable[Fault]:
    """The scenes that play can fall off, and the beats after which none is played."""
    leaving = _Leaving(scenario, edges)
    for name, beats in scenario.scenes.items():
        last = next((n for n, beat in enumerate(beats) if leaving.surely(name, n, beat)), None)
        if last is None:
            message = "this scene can come to its end with nothing after it"
            hint = "close it with a goto or an end, or a goto in every choice, one of them always on offer"
            yield Fault("FJ217", ("scenes", name, *([len(beats) - 1] if beats else [])), message, hint)
        elif last + 1 < len(beats):
            message = "what begins here is never played: the beat before always leaves the scene"
            yield Fault("FJ219", ("scenes", name, last + 1), message, "take it out, or move it up")


def _unused(scenario: Scenario) -> Iterable[Fault]:
    """The items that are never checked, and the endings that no scene ends with."""
    beats = [beat for scene in scenario.scenes.values() for beat in scene]
    checked = {beat.check for beat in beats}
    for name in scenario.items:
        if name not in checked and scenario.desk is None:
            message = f"the item {name!r} never comes to the bench"
            yield Fault("FJ216", ("items", name), message, f'write "- check: {name}" in a scene')
    ends = {beat.end for beat in beats}
    for name in scenario.endings:
        if name not in ends:
            message = f"no scene ends with {name!r}"
            yield Fault("FJ218", ("endings", name), message, f'write "- end: {name}" in a scene')


def _circling(scenario: Scenario, edges: Edges, reached: Collection[str]) -> Iterable[Fault]:
    """The scenes in which play goes round for ever."""
    ends = {name for name, beats in scenario.scenes.items() if any(beat.end is not None for beat in beats)}
    if any(not edges[name] and name not in ends for name in reached):
        return
    closing = ends | _after(_turned(edges), ends)
    for name in scenario.scenes:
        if name in reached and name not in closing:
            message = f"from the scene {name!r}, no way leads to an ending"
            yield Fault("FJ232", ("scenes", name), message, "lead on to a scene with an end")


def _edges(scenario: Scenario) -> dict[str, list[str]]:
    edges = {}
    for name, beats in scenario.scenes.items():
        gotos = (goto for beat in beats for goto in _gotos(scenario, beat))
        edges[name] = [goto for goto in dict.fromkeys(gotos) if goto in scenario.scenes]
    return edges


def _gotos(scenario: Scenario, beat: Beat) -> Iterable[str]:
    acts: tuple[Choice, ...] = ()
    if beat.check is not None and beat.check in scenario.items:
        acts = scenario.items[beat.check].acts
    for choice in (*beat.choose, *acts):
        if choice.goto is not None:
            yield choice.goto
    if beat.goto is not None:
        yield beat.goto


def _turned(edges: Edges) -> dict[str, list[str]]:
    """The same edges, the other way round."""
    turned: dict[str, list[str]] = {name: [] for name in edges}
    for name, nexts in edges.items():
        for following in nexts:
            turned[following].append(name)
    return turned


def _after(edges: Edges, scenes: Iterable[str]) -> set[str]:
    """The scenes that can be reached from any of those given in one step or more."""
    reached: set[str] = set()
    due = list(scenes)
    while due:
        for following in edges[due.pop()]:
            if following not in reached:
                reached.add(following)
                due.append(following)
    return reached


class _Leaving:
    """Which beats play never goes past.

    A choice is offered once and an item comes to the bench once, so in a scene that can be played again only
    those count that will still be there.
    """

    def __init__(self, scenario: Scenario, edges: Edges) -> None:
        self._scenario = scenario
        self._circle = _circles(edges)
        at: dict[str, list[str]] = {}
        for name, beats in scenario.scenes.items():
            for beat in beats:
                if beat.check is not None:
                    at.setdefault(beat.check, []).append(name)
        self._dealt_with = {item: _after(edges, scenes) for item, scenes in at.items()}

    def surely(self, scene: str, position: int, beat: Beat) -> bool:
        """Whether this beat, whenever it is come to, leaves the scene."""
        if beat.when is not None:
            return False
        if beat.goto is not None or beat.end is not None:
            return True
        if beat.choose:
            circle = self._circle[scene]
            return all(choice.goto is not None for choice in beat.choose) and any(
                _free(choice) and self._circle.get(choice.goto or "") != circle for choice in beat.choose
            )
        item = self._scenario.items.get(beat.check or "")
        if beat.check is None or item is None or item.content_note is not None:
            return False
        before = self._scenario.scenes[scene][:position]
        return (
            scene not in self._dealt_with[beat.check]
            and not any(earlier.check == beat.check for earlier in before)
            and all(act.goto is not None for act in item.acts)
            and any(_free(act) for act in item.acts)
        )


def _free(choice: Choice) -> bool:
    return choice.when is None and choice.repairs is None


def _circles(edges: Edges) -> dict[str, int]:
    """A number for each scene, the same for two of them when each can lead to the other.

    The strongly connected components of Tarjan (1972), without recursion.
    """
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    circle: dict[str, int] = {}
    path: list[str] = []
    for start in edges:
        if start in order:
            continue
        order[start] = lowest[start] = len(order)
        path.append(start)
        work = [(start, iter(edges[start]))]
        while work:
            name, ways = work[-1]
            for following in ways:
                if following not in order:
                    order[following] = lowest[following] = len(order)
                    path.append(following)
                    work.append((following, iter(edges[following])))
                    break
                if following not in circle:
                    lowest[name] = min(lowest[name], order[following])
            else:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[name])
                if lowest[name] == order[name]:
                    while name not in circle:
                        circle[path.pop()] = order[name]
    return circle
