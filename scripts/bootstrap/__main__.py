"""Entry of `make run` and its sisters. Runs under any Python 3, to say clearly when it is too old.

Standard library only: this is what installs everything else.
"""

import os
import shutil
import sys

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def main():
    if sys.version_info < OLDEST:
        use_newer_python()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import commands

    sys.exit(commands.main(sys.argv[1:]))


def use_newer_python():
    """Continue in a newer Python when the machine has one beside its default, else say what to install."""
    for name in NEWER:
        path = shutil.which(name)
        if path:
            os.execv(path, [path] + sys.argv)
    sys.exit(
        "Jawab needs Python %d.%d or newer; %s is Python %d.%d. Install a newer one (on Debian or Ubuntu: "
        "apt install python3 python3-venv) or name one that you have: make run PYTHON=/path/to/python3.12"
        % (OLDEST + (sys.executable,) + tuple(sys.version_info[:2]))
    )


main()
