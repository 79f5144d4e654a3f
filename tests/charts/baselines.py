"""The small baseline images of the charts; `python -m tests.charts.baselines` draws them again.

This is done only for an intended visible change, and the images are reviewed before they are committed.
"""

from dataclasses import replace
from pathlib import Path

import matplotlib.image
import numpy as np
from numpy.typing import NDArray

from diary.charts.style import PAPER, SCREEN_DARK, SCREEN_HIGH_CONTRAST, SCREEN_LIGHT, Style
from diary.domain.excerpt import Excerpt
from diary.domain.site import SiteMark, mirrored
from tests.analysis.excerpts import day, weeks
from tests.charts import figures

FOLDER = Path(__file__).parent / "baseline"
NOTICEABLE = 0.2
"""A pixel differs if a channel, from 0 to 1, differs by more; other versions of the font library antialias
differently."""
MOST_DIFFERENT = 0.01
"""The maximum share of differing pixels."""

Pixels = NDArray[np.float64]


def felt() -> Excerpt:
    """Twelve weeks with both toes marked on every day and one heel on the first."""
    sites = ["foot-sole-left-toes", mirrored("foot-sole-left-toes")]
    marks = [SiteMark(day=day(number), site=site, symptom="pain") for number in range(84) for site in sites]
    marks += [SiteMark(day=day(number), site="foot-sole-left-heel", symptom="pain") for number in range(15)]
    return replace(weeks(12), site_marks=tuple(marks))


PICTURES: dict[str, tuple[Style, int, int]] = {
    "timeline": (SCREEN_HIGH_CONTRAST, 480, 260),
    "calendar": (SCREEN_LIGHT, 340, 330),
    "after_exercise": (SCREEN_DARK, 360, 280),
    "years": (PAPER, 360, 110),
    "body_map": (SCREEN_LIGHT, 360, 260),
}


def drawn(key: str, excerpt: Excerpt | None = None) -> Pixels:
    """A chart of `felt`, or of another diary: rows of pixels with red, green and blue from 0 to 1."""
    style, width, height = PICTURES[key]
    found = figures.drawn(key, excerpt or felt(), style, (width, height))
    whole = np.frombuffer(found.rgba, dtype=np.uint8).reshape(found.height, found.width, 4)
    return whole[..., :3] / 255


def kept(key: str) -> Pixels:
    """The baseline of a chart, in the same format."""
    return np.asarray(matplotlib.image.imread(FOLDER / f"{key}.png"), dtype=np.float64)[..., :3]


def share_different(one: Pixels, other: Pixels) -> float:
    """The share of noticeably different pixels; 1 if the sizes differ."""
    if one.shape != other.shape:
        return 1.0
    return float((np.abs(one - other).max(axis=2) > NOTICEABLE).mean())


if __name__ == "__main__":
    for name in PICTURES:
        matplotlib.image.imsave(FOLDER / f"{name}.png", drawn(name), pil_kwargs={"optimize": True})
