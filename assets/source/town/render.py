"""Takes the town's photographs: every shot of shots.yaml, or those named.

    python assets/source/town/render.py [--quick] [--again] [NAME...]

Needs Blender as a Python module (bpy 5.0, Python 3.11), astral, Pillow, NumPy and PyYAML; see the README beside this
file. A shot that is there already is left alone, so a night's work can be stopped and taken up again; --again takes
it anew. --quick takes it small and coarse, into the folder `quick`, for looking at a change.
"""

import argparse
import importlib
import math
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import bpy
import light
import numpy as np
import paint
import yaml
from mathutils import Vector
from PIL import Image

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "pictures" / "town"
SIZES = {"large": (1280, 800), "small": (1024, 640), "map": (768, 1024)}
SAMPLES = {"large": 12, "small": 11, "map": 8}
"""The fewest that look right once denoised and dressed; twice as many take twice as long, and are not told apart."""
MOST_BYTES = 400_000
PLACES = ("nature", "bridges", "bazaar", "mill", "spring", "edge")
"""Every module that builds a part of the town, in the order in which they are built."""


@dataclass(frozen=True, slots=True)
class View:
    """One shot, as the places are told of it."""

    name: str
    eye: tuple[float, float, float]
    towards: tuple[float, float, float]
    lens: float
    taken: datetime
    weather: str
    season: str
    snow: float
    crowd: float
    size: str
    stage: dict[str, Any]
    """What is set up for this shot alone, by place: `{bridges: {closed: true}}`."""
    things: tuple[dict[str, Any], ...]
    """People and things that stand in this shot alone."""
    bright: float
    across: float
    """For a picture from straight above: how many metres it is high, else nought."""
    sun: light.Sun

    @property
    def dark(self) -> bool:
        """Whether lamps are lit."""
        return self.sun.height < 1.5

    @property
    def hour(self) -> float:
        """What the town's clocks show."""
        return self.taken.hour + self.taken.minute / 60

    def near(self, x: float, y: float) -> float:
        """How far a spot is from the camera, in metres on the ground."""
        return math.hypot(x - self.eye[0], y - self.eye[1])

    def of(self, place: str) -> dict[str, Any]:
        """What is set up at a place for this shot alone."""
        return dict(self.stage.get(place, {}))


def views() -> dict[str, View]:
    """The camera list."""
    listed = yaml.safe_load((HERE / "shots.yaml").read_text(encoding="utf-8"))
    return {name: _view(name, shot) for name, shot in listed["shots"].items()}


def _view(name: str, shot: dict[str, Any]) -> View:
    taken = datetime.fromisoformat(shot["taken"])
    return View(
        name=name,
        eye=tuple(shot["eye"]),
        towards=tuple(shot["towards"]),
        lens=shot.get("lens", 28),
        taken=taken,
        weather=shot.get("weather", "fair"),
        season=shot.get("season") or light.SEASONS.get(taken.month, "summer"),
        snow=shot.get("snow", 0.0),
        crowd=shot.get("crowd", 0.5),
        size=shot.get("size", "small"),
        stage=shot.get("stage", {}),
        things=tuple(shot.get("things", ())),
        bright=shot.get("bright", 0.0),
        across=shot.get("across", 0.0),
        sun=light.sun_at(taken, light.is_summer_time(taken)),
    )


def build(view: View) -> None:
    """The town as this shot sees it."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.ops.preferences.addon_enable(module="cycles")
    light.set_season(view.season, view.weather, view.snow, view.dark)
    if view.across:
        paint.season.haze = 0.0
    for place in PLACES:
        importlib.import_module(place).build(view)
    importlib.import_module("scene").build(view)
    light.shine(view.sun, view.weather)


def aim(view: View) -> None:
    """The camera, held a little askew, as hands do."""
    scene = bpy.context.scene
    camera = bpy.data.cameras.new("camera")
    camera.lens, camera.clip_end = view.lens, 2500
    if view.across:
        camera.type, camera.ortho_scale = "ORTHO", view.across
    camera.dof.use_dof = not view.across
    camera.dof.focus_distance = max(6.0, (Vector(view.towards) - Vector(view.eye)).length)
    camera.dof.aperture_fstop = 4.0
    holder = bpy.data.objects.new("camera", camera)
    scene.collection.objects.link(holder)
    holder.location = view.eye
    holder.rotation_euler = (Vector(view.towards) - Vector(view.eye)).to_track_quat("-Z", "Y").to_euler()
    scene.camera = holder


def take(view: View, target: Path, *, quick: bool, threads: int) -> None:
    """Renders a view and writes it as JPEG."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, 0.05
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces, cycles.transmission_bounces = 5, 2, 2, 2
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 5
    cycles.seed = 7
    scene.render.threads_mode, scene.render.threads = "FIXED", threads
    scene.render.use_persistent_data = True
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = "AgX - Medium High Contrast"
    scene.render.image_settings.file_format = "PNG"
    scene.view_settings.exposure = 0.0
    wide, high = SIZES[view.size]
    metered = _shot(128, 80, 4)
    scene.view_settings.exposure = _exposure(metered, view)
    if quick:
        wide, high = wide * 5 // 16, high * 5 // 16
    made = _shot(wide, high, 8 if quick else SAMPLES[view.size])
    _keep(made, target)


def _shot(wide: int, high: int, samples: int) -> Image.Image:
    scene = bpy.context.scene
    scene.render.resolution_x, scene.render.resolution_y = wide, high
    scene.cycles.samples = samples
    with tempfile.TemporaryDirectory() as folder:
        scene.render.filepath = str(Path(folder) / "shot.png")
        bpy.ops.render.render(write_still=True)
        with Image.open(scene.render.filepath) as shot:
            return shot.convert("RGB")


def _exposure(metered: Image.Image, view: View) -> float:
    """How many stops to open or close so that the picture's middle is as bright as a camera would make it."""
    grey = np.asarray(metered.convert("L"), float) / 255
    middle = float(np.mean(np.clip(grey, 0.0, 0.8) ** 2.2)) ** (1 / 2.2)
    wanted = 0.27 if view.sun.height < -4 else 0.40 if view.dark else 0.50
    return max(-3.0, min(4.0, 2.6 * math.log2(wanted / max(middle, 0.01)))) + view.bright


def _keep(picture: Image.Image, target: Path) -> None:
    """Writes it as large a JPEG as is allowed, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    for quality in range(94, 60, -2):
        picture.save(part, "JPEG", quality=quality, subsampling=0 if quality > 88 else 2, optimize=True)
        if part.stat().st_size <= MOST_BYTES:
            break
    part.replace(target)


def main() -> int:
    """Takes what is asked for; the exit status."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--again", action="store_true")
    asked.add_argument("--threads", type=int, default=1)
    wish = asked.parse_args()
    known = views()
    unknown = [name for name in wish.names if name not in known]
    if unknown:
        print(f"{', '.join(unknown)}: no such shot; shots.yaml has {', '.join(known)}", file=sys.stderr)
        return 2
    for name in wish.names or known:
        target = TARGET / f"{name}.jpg" if not wish.quick else HERE / "quick" / f"{name}.jpg"
        if target.exists() and not wish.again and not wish.quick:
            continue
        began = time.perf_counter()
        build(known[name])
        aim(known[name])
        built = time.perf_counter()
        take(known[name], target, quick=wish.quick, threads=wish.threads)
        print(f"{name}: built in {built - began:.0f} s, taken in {time.perf_counter() - built:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
