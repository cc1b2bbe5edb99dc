"""Write the long documents and print what they are, as JSON: `python -m benchmarks.reading.make FOLDER`."""

import argparse
import json
from io import BytesIO
from pathlib import Path

import pdfplumber

from benchmarks.reading.samples import long_samples, sample
from tests.support.documents import Format
from tests.support.layouts import PROBATION

WARM_UP = "warm-up.pdf"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    print(json.dumps(write_samples(arguments.folder, quick=arguments.quick)))


def write_samples(folder: Path, *, quick: bool) -> list[dict[str, str | int]]:
    """Write a short document to warm up with, and each long one; tell path, layout, format and pages of these."""
    (folder / WARM_UP).write_bytes(sample(PROBATION, Format.PDF_RULED, 1).made.data)
    written: list[dict[str, str | int]] = []
    for long in long_samples(quick=quick):
        path = folder / f"{long.layout.name}-{long.format}.pdf"
        path.write_bytes(long.made.data)
        with pdfplumber.open(BytesIO(long.made.data)) as pdf:
            pages = len(pdf.pages)
        written.append({"path": str(path), "layout": long.layout.name, "format": long.format, "pages": pages})
    return written


if __name__ == "__main__":
    main()
