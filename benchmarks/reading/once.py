"""Read one PDF once with one tool and print the seconds it took: `python -m benchmarks.reading.once TOOL PDF WARM_UP`.

The warm-up, a short PDF, is read first so that loading the tool's modules is not counted.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter


def main() -> None:
    tool, path, warm_up = sys.argv[1:]
    read = {"answerable": answerable, "pdfplumber": pdfplumber}[tool]()
    read(Path(warm_up).read_bytes())
    data = Path(path).read_bytes()
    start = perf_counter()
    read(data)
    print(perf_counter() - start)


def answerable() -> Callable[[bytes], object]:
    """From the bytes to the plan."""
    from answerable.documents.readers import decode  # noqa: PLC0415 - only the tool that is measured may be loaded
    from answerable.documents.understanding import understand  # noqa: PLC0415 - only the tool that is measured may be loaded

    return lambda data: understand(decode(data, "plan.pdf"))


def pdfplumber() -> Callable[[bytes], object]:
    """The tables of every page, and nothing made of them."""
    import pdfplumber  # noqa: PLC0415 - only the tool that is measured may be loaded

    def read(data: bytes) -> object:
        with pdfplumber.open(BytesIO(data)) as pdf:
            return [page.extract_tables() for page in pdf.pages]

    return read


if __name__ == "__main__":
    main()
