"""Make the sounds of the desk and of the places from nothing but sums of waves and seeded noise.

    python assets/source/sound/make.py        (needs NumPy)

Writes assets/sounds/NAME.wav, 16 bits, mono, 22,050 samples a second, and prints for each how long and how
loud it came out. Levels are in dB below full scale (dBFS). "Heard" is the level of the loudest eighth of a
second, weighted by how well the ear hears each pitch (curve A of IEC 61672-1): the sounds are brought to
equal levels of that, except for those that come often or long, which stay below. "Centre" is the mean pitch
weighted by power, in Hz: much above 3,000 is shrill.
"""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Wave = npt.NDArray[np.floating[Any]]

TARGET = Path(__file__).parents[2] / "sounds"
RATE = 22_050
PEAK = -9.0
HEARD = -27.0
# How far below HEARD: what is heard at every step should soon be forgotten.
QUIETER = {"paper": 3.0, "pin": 2.0, "tick": 5.0, "phone": 3.0, "river": 7.0, "street": 6.0, "crickets": 9.0}


def times(seconds: float) -> Wave:
    """The time of every sample, in seconds."""
    return np.arange(round(seconds * RATE)) / RATE


def band(rng: np.random.Generator, seconds: float, low: float, high: float) -> Wave:
    """Noise between two pitches in Hz, softly bounded, with an RMS of 1."""
    count = round(seconds * RATE)
    pitch = np.fft.rfftfreq(count, 1 / RATE)
    pitch[0] = 1e-3
    # Towards the treble, paper and cork lose power about as pink noise does.
    shape = pitch**-0.5 / np.sqrt((1 + (low / pitch) ** 6) * (1 + (pitch / high) ** 6))
    noise = np.fft.irfft(np.fft.rfft(rng.standard_normal(count)) * shape, count)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))


def swell(seconds: float, rise: float, fall: float) -> Wave:
    """A level that rises within `rise` seconds, rounded, and then dies away to a third in `fall` seconds."""
    t = times(seconds)
    rising = 0.5 - 0.5 * np.cos(np.pi * np.clip(t / rise, 0, 1))
    falling = np.exp(-np.maximum(t - rise, 0) / fall) * np.clip((seconds - t) / 0.01, 0, 1)
    return np.asarray(rising * falling)


def rung(seconds: float, modes: list[tuple[float, float, float]], rise: float = 0.002) -> Wave:
    """Something struck: the sum of modes of (pitch in Hz, strength, seconds to die away to a third)."""
    t = times(seconds)
    waves = [level * np.sin(2 * np.pi * hertz * t) * np.exp(-t / fall) for hertz, level, fall in modes]
    return np.asarray(np.sum(waves, axis=0) * np.clip(t / rise, 0, 1))


def place(onto: Wave, sound: Wave, at: float, level: float = 1.0) -> None:
    """Adds a sound to another from `at` seconds on, as far as that goes."""
    start = round(at * RATE)
    piece = sound[: len(onto) - start]
    onto[start : start + len(piece)] += level * piece


def paper(rng: np.random.Generator) -> Wave:
    """A sheet slides over the table and settles."""
    seconds = 0.46
    t = times(seconds)
    # The fibres catch and let go: the level flutters, and faster sliding sounds brighter.
    flutter = 1 + 0.22 * band(rng, seconds, 12, 60)
    slide = swell(seconds, 0.09, 0.09) * np.clip(flutter, 0.2, 2)
    brighter = np.exp(-(((t - 0.13) / 0.08) ** 2))
    low, high = band(rng, seconds, 300, 1400), band(rng, seconds, 1100, 3600)
    sheet = slide * (0.6 * low + 0.75 * brighter * high)
    place(sheet, band(rng, 0.12, 120, 500) * swell(0.12, 0.012, 0.025), 0.22, 0.35)
    return sheet


def stamp(rng: np.random.Generator) -> Wave:
    """A rubber stamp comes down on a wooden table."""
    seconds = 0.3
    t = times(seconds)
    # The table gives way and comes back: the thud falls from 190 to 120 Hz while it dies away.
    pitch = 120 + 70 * np.exp(-t / 0.025)
    thud = 0.7 * np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * swell(seconds, 0.003, 0.035)
    # The wood over it is what a laptop's small speaker can still say.
    thud += 0.6 * rung(seconds, [(236, 1.0, 0.035), (367, 0.8, 0.026), (529, 0.5, 0.018), (803, 0.2, 0.01)])
    place(thud, band(rng, 0.1, 180, 1100) * swell(0.1, 0.003, 0.016), 0.0, 0.45)
    # The handle is let go.
    place(thud, band(rng, 0.08, 250, 1200) * swell(0.08, 0.006, 0.014), 0.15, 0.06)
    return thud


def pin(rng: np.random.Generator) -> Wave:
    """A pin goes into cork: a short crunch, then its head stops it."""
    seconds = 0.22
    cork = np.zeros(round(seconds * RATE))
    for at in np.linspace(0.0, 0.045, 10) + rng.uniform(0, 0.004, 10):
        grain = band(rng, 0.03, 350, 2000) * swell(0.03, 0.002, 0.004)
        place(cork, grain, at, rng.uniform(0.25, 0.6))
    place(cork, rung(0.12, [(287, 1.0, 0.016), (463, 0.6, 0.012), (760, 0.3, 0.008)], 0.003), 0.055, 1.1)
    place(cork, band(rng, 0.1, 150, 700) * swell(0.1, 0.004, 0.018), 0.055, 0.4)
    return cork


def tick(rng: np.random.Generator) -> Wave:
    """A pen ticks a box: a short stroke down, a longer one up."""
    seconds = 0.2
    strokes = np.zeros(round(seconds * RATE))
    grain = np.clip(1 + 0.25 * band(rng, seconds, 70, 250), 0.2, 2)
    place(strokes, rung(0.06, [(390, 1.0, 0.012), (690, 0.4, 0.008)]), 0.0, 0.8)
    place(strokes, band(rng, 0.06, 600, 2300) * swell(0.06, 0.01, 0.012), 0.004, 0.4)
    place(strokes, band(rng, 0.12, 700, 2600) * swell(0.12, 0.03, 0.02), 0.055, 0.45)
    return np.asarray(strokes * grain)


def phone(rng: np.random.Generator) -> Wave:
    """An old telephone in the next room: a clapper between two bells, once and short."""
    seconds = 1.0
    bells = np.zeros(round(seconds * RATE))
    strikes = 14
    for strike in range(strikes):
        hertz = (587.3, 740.0)[strike % 2]
        # The clapper damps the bell that it comes back to; the last two ring out.
        rings = 0.055 if strike < strikes - 2 else 0.15
        modes = [(hertz, 1.0, rings), (hertz * 2.01, 0.18, rings / 2), (hertz * 2.76, 0.06, rings / 3)]
        place(
            bells,
            rung(seconds, modes, 0.005),
            strike * 0.036,
            rng.uniform(0.85, 1) * min(1, 0.5 + strike / 8),
        )
    return bells


def lantern(rng: np.random.Generator) -> Wave:
    """One chord in D, plucked softly from the bass up, while a light warms up."""
    seconds = 1.2
    chord = np.zeros(round(seconds * RATE))
    for string, (hertz, level) in enumerate(((146.8, 0.9), (220.0, 1.0), (293.7, 0.9), (370.0, 0.7))):
        # A soft thumb a quarter along the string leaves out every fourth partial and dulls the rest.
        partials = [
            (hertz * n, abs(np.sin(np.pi * n / 4)) / n**1.7 * rng.uniform(0.85, 1.15), 0.55 / n**0.8)
            for n in range(1, 9)
        ]
        place(chord, rung(seconds, partials, 0.008), 0.003 + 0.034 * string, level)
    return chord * np.cos(np.pi / 2 * np.clip((times(seconds) - 0.6) / 0.6, 0, 1))


def arrive(sound: Wave) -> Wave:
    """What is heard on coming to a place: it rises, stays for a moment, and is forgotten."""
    along = np.linspace(0, 1, len(sound))
    return np.asarray(sound * np.sin(np.pi / 2 * np.clip(along / 0.25, 0, 1)) * np.cos(np.pi / 2 * along**2))


def river(rng: np.random.Generator) -> Wave:
    """The Alva under the arches: a low rush, and bubbles that come up at pitches of their own."""
    seconds = 3.4
    slow = 1 + 0.25 * band(rng, seconds, 0.4, 2.0)
    water = 0.7 * band(rng, seconds, 180, 700) * slow + 0.3 * band(rng, seconds, 600, 1900) * (2 - slow)
    for at in rng.uniform(0, seconds - 0.2, 70):
        lasts = rng.uniform(0.03, 0.09)
        t = times(0.16)
        rising = rng.uniform(380, 1100) * (1 + 1.5 * t)
        bubble = np.sin(2 * np.pi * np.cumsum(rising) / RATE) * np.exp(-t / lasts) * np.clip(t / 0.01, 0, 1)
        place(water, bubble, at, rng.uniform(0.15, 0.6))
    return arrive(water)


def street(rng: np.random.Generator) -> Wave:
    """A street with people: voices without words, steps on stone, a cup set down."""
    seconds = 3.4
    murmur = np.zeros(round(seconds * RATE))
    for _ in range(7):
        # A voice without words: a hum with the two resonances of an open mouth, in syllables.
        t = times(seconds)
        hertz = rng.uniform(105, 230) * (1 + 0.06 * band(rng, seconds, 0.5, 3))
        hum = np.sum([np.sin(2 * np.pi * n * np.cumsum(hertz) / RATE) / n for n in range(1, 9)], axis=0)
        spectrum, pitch = np.fft.rfft(hum), np.fft.rfftfreq(len(t), 1 / RATE)
        mouth = np.exp(-(((pitch - rng.uniform(420, 640)) / 180) ** 2))
        mouth += 0.4 * np.exp(-(((pitch - rng.uniform(1000, 1500)) / 260) ** 2))
        syllables = np.clip(band(rng, seconds, 2.5, 6), 0, 2)
        murmur += np.fft.irfft(spectrum * mouth, len(t)) * syllables * rng.uniform(0.5, 1)
    for at in np.arange(0.2, seconds - 0.1, 0.52):
        place(murmur, band(rng, 0.07, 250, 1400) * swell(0.07, 0.004, 0.014), at + rng.uniform(-0.02, 0.02), 0.5)
    place(murmur, rung(0.4, [(1730, 1.0, 0.05), (2610, 0.5, 0.03)]), 1.55, 0.35)
    return arrive(murmur)


def crickets(rng: np.random.Generator) -> Wave:
    """A hill after dark: three crickets, each in its own time, over a little wind."""
    seconds = 3.4
    t = times(seconds)
    night = 0.5 * band(rng, seconds, 150, 500) * (1 + 0.3 * band(rng, seconds, 0.3, 1.5))
    for hertz, every, level in ((2350, 0.62, 0.5), (2610, 0.75, 0.35), (2200, 0.9, 0.25)):
        chirp = np.clip(np.sin(2 * np.pi * 26 * t), 0, 1) ** 2 * (((t + rng.uniform(0, every)) % every) < 0.19)
        night += level * np.sin(2 * np.pi * hertz * t) * chirp
    return arrive(night)


def decibels(level: float) -> float:
    """A level as dBFS, where 1 is full scale."""
    return float(20 * np.log10(max(level, 1e-9)))


def heard(sound: Wave) -> float:
    """The level in dBFS of the loudest eighth of a second, A-weighted; a shorter sound has silence after it."""
    window = round(RATE / 8)
    padded = np.concatenate([sound, np.zeros(window)])
    squared = np.fft.rfftfreq(len(padded), 1 / RATE) ** 2
    curve = 12194**2 * squared**2 / (squared + 20.6**2) / (squared + 12194**2)
    curve /= np.sqrt((squared + 107.7**2) * (squared + 737.9**2)) * 0.7943
    power = np.fft.irfft(np.fft.rfft(padded) * curve, len(padded)) ** 2
    return decibels(float(np.sqrt(np.convolve(power, np.ones(window) / window, "valid").max())))


def finish(sound: Wave, level: float) -> npt.NDArray[np.int16]:
    """The sound at its heard level, no higher than PEAK, faded in and out to nothing, as 16-bit samples."""
    count = len(sound)
    edge = np.minimum(1, np.arange(count) / (0.002 * RATE)) * np.minimum(1, np.arange(count)[::-1] / (0.03 * RATE))
    sound = (sound - np.mean(sound)) * edge
    sound = sound * 10 ** ((level - heard(sound)) / 20)
    highest = 10 ** (PEAK / 20)
    # What little goes over is bent back: a hard cut would crackle.
    over = np.abs(sound).max() / highest
    if over > 1:
        sound = highest * np.tanh(sound / highest)
        print(f"    bent by {decibels(over):.1f} dB at its highest")
    return np.asarray(np.round(sound * 32767), np.int16)


def build() -> None:
    """Write every sound and say what came out."""
    TARGET.mkdir(exist_ok=True)
    for seed, make in enumerate((paper, stamp, pin, tick, phone, lantern, river, street, crickets)):
        name = make.__name__
        samples = finish(make(np.random.default_rng(seed)), HEARD - QUIETER.get(name, 0))
        with wave.open(str(TARGET / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.astype("<i2").tobytes())
        sound = samples / 32768
        power = np.abs(np.fft.rfft(sound)) ** 2
        centre = np.sum(power * np.fft.rfftfreq(len(sound), 1 / RATE)) / np.sum(power)
        print(
            f"{name:8} {len(sound) / RATE:4.2f} s, peak {decibels(np.abs(sound).max()):6.1f}, "
            f"RMS {decibels(np.sqrt(np.mean(sound**2))):6.1f}, heard {heard(sound):6.1f} dBFS, "
            f"centre {centre:5.0f} Hz"
        )


if __name__ == "__main__":
    build()
