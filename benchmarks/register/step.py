"""One step of the benchmark, on the database of DATABASE_URL: `python -m benchmarks.register.step NAME [NUMBER...]`.

The step is the function `run` of the module of that name; what it returns is printed as JSON.
"""

import json
import os
import sys
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.web.settings.test"
    django.setup()
    _, name, *numbers = sys.argv
    print(json.dumps(import_module(f"benchmarks.register.{name}").run(*map(int, numbers))))
