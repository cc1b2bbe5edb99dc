"""`python -m answerable.web COMMAND`: Django's commands for this project (`migrate`, `worker`, `demo`...)."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.web.settings.development")
    execute_from_command_line(sys.argv)
