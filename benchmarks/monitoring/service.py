"""The web's own part: `python -m benchmarks.monitoring.service FOLDER MEASURE...`; prints what it took as JSON.

Records of every month but the last are brought and counted. Then the last month comes, and every step is timed until
the pages tell of it. Then the pages are asked for.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings

from answerable.disparity.measures import data_of, select, shipped

MEMORY = "2GB"


def main() -> None:
    folder, *measures = sys.argv[1:]
    wanted = select(shipped(), measures).measures
    where = {name: Path(folder, "data", name) for name in sorted({name for one in wanted for name in data_of(one)})}
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "answerable.web.settings.test",
        "DATABASE_URL": f"sqlite:///{folder}/service.sqlite3",
        "ANSWERABLE_SOURCES": json.dumps({f"made-up {name}": str(place) for name, place in where.items()}),
        "ANSWERABLE_MEMORY": MEMORY,
    }
    django.setup()
    settings.ANSWERABLE_FIGURES = Path(folder, "figures")
    print(json.dumps(import_module("benchmarks.monitoring.showing").run(where, measures)))


if __name__ == "__main__":
    main()
