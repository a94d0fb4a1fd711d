"""Cases to draw: one of forty scenes, with detours, meetings, ways back and a scene that nobody comes to."""

from random import Random

from game.story.scenario import Beat, Condition, Scenario
from tests.story_cases import ACTS, case, check, choice, item, t

WORDS = (
    "the",
    "market",
    "bridge",
    "aunt",
    "says",
    "nobody",
    "rang",
    "picture",
    "before",
    "noon",
    "window",
    "door",
    "letter",
    "school",
    "bread",
    "radio",
)


def forty() -> Scenario:
    """Forty scenes in eleven acts of three or four, three items, five endings."""
    chance = Random(40)

    def sentence(words: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."

    rows = [[f"scene-{row}-{n}" for n in range(3 if row % 3 else 4)] for row in range(12)]
    rows = [["opening"], *rows[:-1], ["last-words"]]
    benches = {rows[2][0]: "rumour-a", rows[5][1]: "rumour-b", rows[8][2]: "rumour-c"}
    scenes: dict[str, tuple[Beat, ...]] = {}
    for n, row in enumerate(rows[:-1]):
        for place, name in enumerate(row):
            following = rows[n + 1]
            beats = [Beat(note=t(sentence(9)))]
            if name in benches:
                beats.append(Beat(check=benches[name]))
            near = [following[min(place, len(following) - 1)], following[min(place + 1, len(following) - 1)]]
            targets = list(dict.fromkeys(near)) if n else following
            if chance.random() < 0.15 and n + 2 < len(rows):
                targets.append(chance.choice(rows[n + 2]))
            if chance.random() < 0.1 and n > 1:
                targets.append(rows[n - 1][0])
            options = tuple(
                choice(f"{name}-{k}", text=sentence(chance.randint(5, 14)), calm=chance.randint(-9, 9), goto=target)
                for k, target in enumerate(targets)
            )
            beats.append(Beat(choose=options))
            scenes[name] = tuple(beats)
    scenes["last-words"] = (
        *(Beat(end=f"ending-{n}", when=Condition(calm=90 - 20 * n)) for n in range(4)),
        Beat(end="ending-4"),
    )
    scenes["alone"] = (Beat(note=t("Nobody comes here.")), Beat(goto="last-words"))
    items = {
        name: item({f"{name}-{k}": check(f"{name}-{k}", "against", "strong") for k in range(4)}, acts=ACTS)
        for name in benches.values()
    }
    return case(scenes, items, endings=tuple(f"ending-{n}" for n in range(5)), name="forty")
