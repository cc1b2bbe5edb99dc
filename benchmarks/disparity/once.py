"""Count one file in one way and print the seconds it took: `python -m benchmarks.disparity.once WAY PATH WARM_UP`.

The warm-up, a small file, is counted first so that loading modules is not.
"""

import sys
from pathlib import Path
from time import perf_counter

from benchmarks.disparity.ways import RUN


def main() -> None:
    way, path, warm_up = sys.argv[1:]
    RUN[way](Path(warm_up))
    start = perf_counter()
    RUN[way](Path(path))
    print(perf_counter() - start)


if __name__ == "__main__":
    main()
