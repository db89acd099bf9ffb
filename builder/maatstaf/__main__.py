"""The command ``maatstaf``, also as ``python -m maatstaf``."""

import gc
import os


def main() -> None:
    """Run the command line without the garbage collector: a command lives for seconds, and what it makes stays."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # we have none; to look for them takes 20 ms
    from maatstaf.cli import main as run

    run()


if __name__ == "__main__":
    main()
