"""Whether the intervals of a class's report hold what is true as often as they say, and how far d′ and c are off.

2,000 classes of 28, of 12 and of 5 pupils (the fewest that are shown) from each of five populations take the quiz
before and after, on two forms made up as the shipped ones are, of which form b is easier. Pupils differ in d′ and c,
learn different amounts, and are more or less sure than they should be; what they state is their evidence as a
probability, in steps of 5 percent. The order of the forms is uneven, as chance makes it.

What is true is known without the measures: for accuracy and Brier score the mean change of 800,000 other pupils of
the same population, by arithmetic on arrays; for d′ and c the mean over them of z of each one's own chance of calling
an item fake, which is a mean of normal integrals. At last, what classes are called that learned one thing or another.
Run it from the checkout:

    python benchmarks/class_intervals.py [CLASSES]
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.loader import load_pack
from game.story.effects import Taken, change, discernment_change, group_discernment, leaning
from game.story.intervals import Interval, mean_interval
from game.story.measures import Judged, accuracy, brier, discernment

ROOT = Path(__file__).resolve().parent.parent

Numbers = NDArray[np.float64]

ORDERS = {28: (16, 12), 12: (7, 5), 5: (3, 2)}
"""How many of a class begin with form a, and how many with form b."""

LEARNING_SPREAD, LEAN_SPREAD = 0.3, 0.2
"""How much pupils differ in what becomes of their d′ and their c, as standard deviations."""

EASIER = 0.4
"""By how much d′ is higher on form b."""

UNEVEN = {"a": 0.4, "b": 0.5}
"""How much the items of a form differ in difficulty, in standard deviations of the evidence."""

PUPILS = 400_000
"""How many of each order the truth is taken from."""

LESSONS = ((0.0, 0.0), (0.4, 0.0), (0.8, 0.0), (0.0, -0.4), (0.0, -0.8), (0.6, -0.4), (0.0, 0.8))
"""By how much d′ and c change in the classes that are given a name."""

NAMES = (
    "change of accuracy",
    "change of Brier score",
    "d′",
    "c",
    "change of d′",
    "change of c",
    "d′, mean of single ones",
)
WORDS = ("sharper", "cynical", "trusting", "none")


@dataclass(frozen=True)
class Population:
    """Whom the pupils of a class are drawn from: for each kind its share, d′, c, and how much these differ.

    `learned` and `lean` are by how much d′ and c change on average.
    """

    name: str
    kinds: tuple[tuple[float, float, float, float, float], ...]
    learned: float = 0.4
    lean: float = -0.15

    def draw(self, chance: np.random.Generator, shape: tuple[int, ...]) -> tuple[Numbers, Numbers]:
        """d′ and c of so many pupils."""
        shares, *rest = zip(*self.kinds, strict=True)
        kind = chance.choice(len(shares), size=shape, p=shares)
        d, c, d_spread, c_spread = (np.array(values)[kind] for values in rest)
        return d + d_spread * chance.standard_normal(shape), c + c_spread * chance.standard_normal(shape)


POPULATIONS = (
    Population("a usual class", ((1, 1.0, 0.0, 0.7, 0.5),)),
    Population("one that doubts", ((1, 1.0, -0.5, 0.7, 0.5),)),
    Population("a strong one", ((1, 1.8, 0.0, 0.7, 0.5),)),
    Population("one far apart", ((1, 1.2, 0.0, 1.0, 0.8),)),
    Population(
        "careful, cynics, guessers", ((0.5, 1.8, 0.0, 0.3, 0.3), (0.21, 0.4, -1.2, 0.3, 0.3), (0.29, 0, 0, 0.3, 0.3))
    ),
)


@dataclass(frozen=True)
class Sat:
    """One sitting of some pupils: what they stated on the signals and the others, and z of their chances there."""

    signals: Numbers
    others: Numbers
    hit: Numbers
    alarm: Numbers


def makeup() -> dict[str, tuple[int, int]]:
    """How many items of the shipped forms a and b are not to be believed, and how many are accurate."""
    pack = load_pack(ROOT / "scenarios" / "triponta", ROOT / "scenarios" / "techniques.yaml").pack
    assert pack is not None
    accurate = {form: sum(item.verdict == "accurate" for item in pack.quiz[form]) for form in "ab"}
    return {form: (len(pack.quiz[form]) - accurate[form], accurate[form]) for form in "ab"}


FORMS = makeup()


def sit(chance: np.random.Generator, d: Numbers, c: Numbers, sure: Numbers, form: str) -> Sat:
    """Let pupils of these d′ and c take a form. The evidence that an item is fake is normal around ±d′ / 2."""
    if form == "b":
        d = d + EASIER

    def side(count: int, sign: int) -> tuple[Numbers, Numbers]:
        hard = UNEVEN[form] * ndtri((np.arange(count) + 0.5) / count)
        centre = (sign * d / 2)[..., None] + hard
        evidence = centre + chance.standard_normal(centre.shape)
        odds = -sure[..., None] * (evidence - c[..., None])
        return np.round(20 / (1 + np.exp(-odds))) * 5, ndtri(ndtr(centre - c[..., None]).mean(-1))

    signals, hit = side(FORMS[form][0], 1)
    others, alarm = side(FORMS[form][1], -1)
    return Sat(signals, others, hit, alarm)


def taken(population: Population, chance: np.random.Generator, shape: tuple[int, ...], first: str) -> tuple[Sat, Sat]:
    """Pupils before and after, who begin with this form."""
    d, c = population.draw(chance, shape)
    sure = 1.3 * np.exp(0.5 * chance.standard_normal(shape))
    before = sit(chance, d, c, sure, first)
    learned = d + population.learned + LEARNING_SPREAD * chance.standard_normal(shape)
    moved = c + population.lean + LEAN_SPREAD * chance.standard_normal(shape)
    return before, sit(chance, learned, moved, sure, "b" if first == "a" else "a")


def true(population: Population, size: int) -> Numbers:
    """What is true of a population, in the order of `NAMES`; d′ and c are those of all before."""
    chance = np.random.default_rng(2)
    orders = []
    for first in "ab":
        before, after = taken(population, chance, (PUPILS,), first)
        figures = [
            np.array([right(sat), squared(sat), (sat.hit - sat.alarm).mean(), -(sat.hit + sat.alarm).mean() / 2])
            for sat in (before, after)
        ]
        moved = figures[1] - figures[0]
        orders.append(np.array([*moved[:2], *figures[0][2:], *moved[2:], figures[0][2]]))
    weights = np.full((2, len(NAMES)), 0.5)
    weights[:, [2, 3, 6]] = np.array(ORDERS[size])[:, None] / size
    answer: Numbers = (np.array(orders) * weights).sum(0)
    return answer


def right(sat: Sat) -> float:
    """The mean share that is judged rightly."""
    score = [(np.sign(part) + 1) / 2 for part in (50 - sat.signals, sat.others - 50)]
    return float(np.concatenate(score, axis=-1).mean())


def squared(sat: Sat) -> float:
    """The mean Brier score."""
    return float((np.concatenate([sat.signals, 100 - sat.others], axis=-1) ** 2).mean() / 10_000)


def classes(population: Population, size: int, count: int) -> Iterator[list[Taken]]:
    """So many classes of pupils with their answers."""
    chance = np.random.default_rng([size, *population.name.encode()])
    halves = [
        (form, taken(population, chance, (count, share), form)) for form, share in zip("ab", ORDERS[size], strict=True)
    ]

    def answers(sat: Sat, room: int, pupil: int) -> list[Judged]:
        return [
            *[Judged(int(percent), "untrue") for percent in sat.signals[room, pupil]],
            *[Judged(int(percent), "accurate") for percent in sat.others[room, pupil]],
        ]

    for room in range(count):
        yield [
            Taken(form, answers(before, room, pupil), answers(after, room, pupil))
            for form, (before, after) in halves
            for pupil in range(before.hit.shape[1])
        ]


def intervals(pupils: list[Taken]) -> list[Interval]:
    """What the measures say of one class, in the order of `NAMES`; the last is there to compare with."""
    moved = [change(pupils, measure) for measure in (accuracy, brier)]
    group = group_discernment([one.before for one in pupils])
    apart = discernment_change(pupils)
    assert group is not None
    assert apart is not None
    single = mean_interval([one.sensitivity for pupil in pupils if (one := discernment(pupil.before)) is not None])
    assert single is not None
    return [*[one.effect for one in moved if one is not None], group.sensitivity, group.criterion, *apart, single]


def tried(population: Population, size: int, count: int) -> Numbers:
    """For each measure: the truth, how far the mean figure lies from it, the share that hold it, and half the width."""
    goal = true(population, size)
    found = np.array(
        [[(one.value, one.low, one.high) for one in intervals(room)] for room in classes(population, size, count)]
    )
    value, low, high = np.moveaxis(found, -1, 0)
    held = (low <= goal) & (goal <= high)
    return np.array([goal, value.mean(0) - goal, held.mean(0), ((high - low) / 2).mean(0)]).T


def called(population: Population, size: int, count: int) -> Counter[str]:
    """What so many classes are called."""
    moved = (discernment_change(room) for room in classes(population, size, count))
    return Counter(leaning(*one) for one in moved if one is not None)


def main() -> None:
    """Try every population in every size, and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    began = time.perf_counter()
    asked = [(population, size, count) for population in POPULATIONS for size in ORDERS]
    lessons = [
        (replace(POPULATIONS[0], learned=learned, lean=lean), size, count)
        for learned, lean in LESSONS
        for size in (28, 12)
    ]
    with ProcessPoolExecutor() as pool:
        results = list(pool.map(tried, *zip(*asked, strict=True)))
        words = list(pool.map(called, *zip(*lessons, strict=True)))
    for (population, size, _), rows in zip(asked, results, strict=True):
        print(f"\n{population.name}, {count:,} classes of {size} ({ORDERS[size][0]} begin with form a)")
        print(f"{'':<24}{'true':>8}{'bias':>9}{'holds':>9}{'half width':>12}")
        for name, (goal, bias, held, reach) in zip(NAMES, rows, strict=True):
            print(f"{name:<24}{goal:>8.3f}{bias:>+9.3f}{held:>9.1%}{reach:>12.3f}")
    for size in ORDERS:
        every = np.array([rows for (_, of, _), rows in zip(asked, results, strict=True) if of == size])
        print(
            f"\n{f'all classes of {size}':<24}{'bias from':>10}{'to':>9}{'holds from':>12}{'to':>8}{'half width':>12}"
        )
        for n, name in enumerate(NAMES):
            bias, held, reach = every[:, n, 1], every[:, n, 2], every[:, n, 3]
            ends = f"{bias.min():>+10.3f}{bias.max():>+9.3f}{held.min():>12.1%}{held.max():>8.1%}"
            print(f"{name:<24}{ends}{np.median(reach):>12.3f}")
    print(f"\n{'a usual class is called':<36}" + "".join(f"{word:>10}" for word in WORDS))
    for (population, size, _), found in zip(lessons, words, strict=True):
        lesson = f"of {size}, d′ {population.learned:+}, c {population.lean:+}"
        print(f"{lesson:<36}" + "".join(f"{found[word] / count:>10.1%}" for word in WORDS))
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
