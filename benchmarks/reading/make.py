"""Write the long documents and print what they are, as JSON: `python -m benchmarks.reading.make FOLDER`."""

import argparse
import json
from io import BytesIO
from pathlib import Path

import pdfplumber

from benchmarks.reading.samples import long_samples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    print(json.dumps(write_samples(arguments.folder, quick=arguments.quick)))


def write_samples(folder: Path, *, quick: bool) -> list[dict[str, str | int]]:
    """Write each document and tell its path, layout, format and number of pages."""
    written: list[dict[str, str | int]] = []
    for sample in long_samples(quick=quick):
        path = folder / f"{sample.layout.name}-{sample.format}.pdf"
        path.write_bytes(sample.made.data)
        with pdfplumber.open(BytesIO(sample.made.data)) as pdf:
            pages = len(pdf.pages)
        written.append({"path": str(path), "layout": sample.layout.name, "format": sample.format, "pages": pages})
    return written


if __name__ == "__main__":
    main()
