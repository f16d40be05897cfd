"""What more annotated passages would bring to the reader of law events: a curve, drawn into docs/.

python benchmarks/learning_curve.py [ANNOTATIONS] [--out docs/learning-curve.svg]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tipfacts import load
from tipfacts.train.curves import curve, svg
from tipfacts.train.data import home_of, read_annotated
from tipfacts.train.events import event_examples, synthetic_events
from tipfacts.train.synthesize import synthesize


def main() -> None:
    """Print the curve and draw it."""
    given = argparse.ArgumentParser(description="Learning curve of the reader of law events.")
    given.add_argument("annotations", nargs="?", default="annotations", type=Path)
    given.add_argument("--out", default="docs/learning-curve.svg", type=Path)
    args = given.parse_args()
    line, home = load(), home_of(args.annotations)
    real, held = (event_examples(read_annotated(home, s, line)) for s in ("train", "dev"))
    made = synthetic_events(list(synthesize(1400, 0)), line)
    points = curve(real, made, held)
    for point in points:
        print(
            f"{point.groups:4} groups: F1 {point.mean:.3f}  {[round(s, 3) for s in point.scores]}"
        )
    title = "Reader of law events: F1 on development, three draws each"
    args.out.write_text(svg(points, title), encoding="utf-8")


if __name__ == "__main__":
    main()
