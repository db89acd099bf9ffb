"""The command ``maatstaf``, also as ``python -m maatstaf``."""

import gc


def main() -> None:
    """Run the command line without the garbage collector: a command lives for seconds, and what it makes stays."""
    gc.disable()
    from maatstaf.cli import main as run

    run()


if __name__ == "__main__":
    main()
