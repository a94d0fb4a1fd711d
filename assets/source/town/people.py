"""People in ordinary clothes, as figures.py has made them, placed one by one."""

import math
import random
from collections.abc import Mapping
from pathlib import Path

import bpy
import numpy as np
import paint
from mesh import Point

FILE = Path(__file__).resolve().parent / "figures.npz"

TOPS = (
    "1f2430",
    "2c2f33",
    "3d4a3a",
    "5a2d2a",
    "6c6558",
    "27384e",
    "16181b",
    "7a7368",
    "8f887a",
    "394b63",
    "5b4e3b",
    "20302b",
    "7a3a2e",
    "a9a294",
    "4d4f52",
    "2f2a38",
)
TROUSERS = ("1a1d24", "2a3547", "3b4a63", "23211f", "4a4339", "151515", "575047", "2f3d55")
HAIR = ("17110d", "241912", "3a281b", "4b3a2c", "7d7a76", "120e0c", "2b1d13")
SKIN = ("c9997a", "b98868", "cfa488", "a97858", "c29172")
SCARVES = ("8e2f2a", "a8977a", "2f4a5e", "6a6f58", "b8b0a0", "5b3a57")
SHOES = ("141210", "2a211b", "8c8a84", "3a3b40")


@paint.made_once
def _fabric(tint: str, fold: float = 0.6) -> bpy.types.Material:
    q = paint.Recipe("fabric")
    base = paint.colour(tint)
    folds = q.noise(q.own_place((1, 1, 1.7)), 7, 3, 0.55, 1.6)
    weave = q.noise(q.own_place(), 160, 3)
    body = q.mix(q.times(folds, 0.6), paint.scaled(base, 0.75), paint.scaled(base, 1.15))
    body = q.mix(q.times(weave, 0.35), body, paint.scaled(base, 0.6))
    return q.done(body, 0.88, q.bump(q.sum("ADD", folds, q.times(weave, 0.12)), fold, 0.03), 0.15)


@paint.made_once
def _strands(tint: str) -> bpy.types.Material:
    q = paint.Recipe("hair")
    base = paint.colour(tint)
    strands = q.noise(q.own_place((70, 70, 6)), 1.0, 5, 0.7)
    body = q.mix(strands, paint.scaled(base, 0.5), paint.scaled(base, 1.7))
    return q.done(body, 0.6, q.bump(strands, 0.9, 0.012), 0.3)


@paint.made_once
def _skin(tint: str) -> bpy.types.Material:
    q = paint.Recipe("skin")
    base = paint.colour(tint)
    return q.done(q.mix(q.noise(q.own_place(), 25, 3), paint.scaled(base, 0.85), base), 0.5, None, 0.35)


class People:
    """The figures, to be placed in the scene; each is dressed by its own seed."""

    def __init__(self, season: str, month: int) -> None:
        kept = np.load(FILE, allow_pickle=False)
        self.cold = month in (11, 12, 1, 2, 3) or season == "winter"
        self.figures: list[tuple[str, dict[str, tuple[np.ndarray, np.ndarray]]]] = []
        for number in range(sum(name.endswith(".pose") for name in kept.files)):
            parts = {
                name.split(".")[1] for name in kept.files if name.startswith(f"{number}.") and name.endswith(".points")
            }
            self.figures.append(
                (
                    str(kept[f"{number}.pose"]),
                    {part: (kept[f"{number}.{part}.points"], kept[f"{number}.{part}.faces"]) for part in sorted(parts)},
                )
            )

    def place(
        self, pose: str, at: Point, facing: float, seed: str, wearing: Mapping[str, str] = {}, *, size: float = 1.0
    ) -> None:
        """Somebody in a pose, turned to a bearing; `wearing` says in which colours, where that matters."""
        dice = random.Random(seed)
        fitting = [figure for name, figure in self.figures if name == pose]
        if not fitting:
            raise ValueError(f"figures.py makes nobody who does {pose}")
        parts = dice.choice(fitting)
        chosen = {
            "skin": _skin(dice.choice(SKIN)),
            "hair": _strands(wearing.get("hair", dice.choice(HAIR))),
            "top": _fabric(wearing.get("top", dice.choice(TOPS))),
            "trousers": _fabric(wearing.get("trousers", dice.choice(TROUSERS)), 0.5),
            "tights": _fabric(dice.choice(TROUSERS[:1] + TROUSERS[5:6])),
            "skirt": _fabric(wearing.get("skirt", dice.choice(TROUSERS))),
            "shoe": paint.flat(dice.choice(SHOES), 0.5),
            "scarf": _fabric(dice.choice(SCARVES)),
            "hat": _fabric(wearing.get("hat", dice.choice((*TOPS[:6], *SCARVES))), 0.3),
        }
        shown = set(parts)
        if not (self.cold or dice.random() < 0.12):
            shown.discard("scarf")
        if "hat" in wearing or dice.random() < (0.6 if self.cold else 0.15):
            shown.discard("hair")
        else:
            shown.discard("hat")
        points, faces, slots, materials = [], [], [], []
        count = 0
        for name in sorted(shown):
            own, quads = parts[name]
            points.append(own.astype(float))
            faces += [tuple(dict.fromkeys((quad.astype(int) + count).tolist())) for quad in quads]
            slots += [len(materials)] * len(quads)
            materials.append(chosen[name])
            count += len(own)
        mesh = bpy.data.meshes.new("person")
        mesh.from_pydata(np.vstack(points).tolist(), [], faces)
        for material in materials:
            mesh.materials.append(material)
        mesh.polygons.foreach_set("material_index", slots)
        mesh.polygons.foreach_set("use_smooth", [True] * len(faces))
        mesh.update()
        person = bpy.data.objects.new("person", mesh)
        bpy.context.scene.collection.objects.link(person)
        person.location = at
        person.rotation_euler[2] = math.radians(180 - facing)
        scale = size * dice.uniform(0.95, 1.04)
        person.scale = (scale, scale, scale)
