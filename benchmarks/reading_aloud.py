"""How long each case takes to read aloud on its main line, and how hard its texts are to read.

The main line is the first play of the case's playtest: what is said and shown up to the ending, what was chosen, the
looks that were made and what they found. What could have been chosen instead is not counted, nor is the debrief, whose
length stands beside it. Read at 150 words a minute. LIX (C. H. Björnsson 1968) is of all texts of the case; below 30 is
very easy, 30 to 40 easy.

    python benchmarks/reading_aloud.py [PACK]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from game import paths
from game.authoring.reading import reading, texts_of
from game.loader import load_pack
from game.pages import FindingView, ItemView, LineView, NoteView, Page, Place, page
from game.story.campaign import made
from game.story.pack import Pack
from game.story.playthrough import Walk
from game.story.scenario import Scenario
from game.strings import Translator

ALOUD = 150
"""Words a minute."""


def told(case: Scenario, pack: Pack, tokens: tuple[str, ...]) -> tuple[str, str]:
    """What is heard on the way to the ending, and in the debrief after it."""
    place = Place(pack, None, Translator("en"))
    walk = Walk(case)
    shown_items: set[str] = set()
    story = [*said(page(walk, place), shown_items)]
    debrief: list[str] = []
    for token in tokens:
        shown = page(walk, place)
        story += [offer.text for offer in shown.offers if offer.token == token and offer.group != "next"]
        before = walk.stage
        walk.take(token)
        after = page(walk, place)
        if walk.stage in ("debrief", "over"):
            if before != walk.stage:
                story += [after.blocks[1].text] if isinstance(after.blocks[1], NoteView) else []
            debrief += [*looked_back(after)]
        elif token.startswith("check:"):
            story.append([block for block in after.blocks if isinstance(block, FindingView)][-1].says)
        elif not token.startswith(("pin:", "judge:")):
            story += [*said(after, shown_items)]
    return " ".join(story), " ".join(debrief)


def said(shown: Page, items: set[str]) -> Iterator[str]:
    """What is new on a page of the story; an item is read once, also where it lies on the bench later."""
    for block in shown.blocks:
        if isinstance(block, LineView | NoteView):
            yield block.text
        elif isinstance(block, ItemView) and block.item not in items:
            items.add(block.item)
            yield f"{block.title} {block.text}"


def looked_back(shown: Page) -> Iterator[str]:
    """The corrections and the stories of a page of the debrief."""
    for block in shown.blocks:
        if block.kind in ("correction", "story"):
            yield block.text


def main(name: str) -> None:
    """Print a line for each case."""
    loaded = load_pack(paths.scenarios() / name, paths.scenarios() / "techniques.yaml")
    if loaded.pack is None:
        raise SystemExit(f"the pack {name} cannot be read")
    print(f"{'case':<22} {'words':>6} {'aloud':>8} {'debrief':>8} {'all texts':>10} {'LIX':>4}")
    for case_id, raw in loaded.cases.items():
        case = made(raw, loaded.cases)
        playtest = loaded.playtests.get(case_id)
        if playtest is None:
            continue
        story, debrief = told(case, loaded.pack, playtest.runs[0].tokens)
        words, after = len(story.split()), len(debrief.split())
        whole = reading(text.source for _, text in texts_of(raw))
        aloud = f"{words:>6} {words / ALOUD:>6.1f} m {after / ALOUD:>6.1f} m"
        print(f"{case_id:<22} {aloud} {whole.words:>10} {whole.lix:>4.0f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "triponta")
