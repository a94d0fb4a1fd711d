"""Pictures as arrays: red, green and blue, 8 bits each, of shape (height, width, 3)."""

from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

Pixels: TypeAlias = NDArray[np.uint8]
Plane: TypeAlias = NDArray[np.float32]
"""One number for each pixel: shape (height, width)."""

MOST = 40_000_000
"""The most pixels that a file may have: beyond this it is taken for a trap."""

# One core: a laptop has others for the window, and what is measured on one holds everywhere.
cv2.setNumThreads(1)


def opened(file: Path) -> Pixels:
    """The pixels of a picture file, turned as its camera was held; raises OSError, also for what is no picture."""
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height <= MOST:
                return np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))
    except OSError:
        raise
    except Exception as error:
        # Pillow's decoders raise whatever a damaged file leads them into.
        raise OSError("cannot be read as a picture") from error
    raise OSError(f"has more than {MOST // 1_000_000} million pixels")


def encoded(pixels: Pixels, quality: int) -> bytes:
    """A JPEG of a quality, its colours at half the resolution, as phones and networks save."""
    kept = BytesIO()
    Image.fromarray(pixels).save(kept, "JPEG", quality=quality, subsampling=2)
    return kept.getvalue()


def decoded(content: bytes) -> Pixels:
    """The pixels of a JPEG."""
    with Image.open(BytesIO(content)) as picture:
        return np.asarray(picture.convert("RGB"))


def whole(values: NDArray[np.floating]) -> Pixels:
    """Numbers from 0 to 255 as pixels, rounded and kept within."""
    return np.asarray(np.clip(values + 0.5, 0, 255), np.uint8)


def grey(pixels: Pixels) -> Plane:
    """How bright each pixel is, 0 to 255."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.float32)


def blurred(values: NDArray[np.floating], radius: float) -> Plane:
    """Values softened by a Gaussian of so many pixels, of one plane or of three."""
    return np.asarray(cv2.GaussianBlur(np.asarray(values, np.float32), (0, 0), radius), np.float32)
