"""``python -m maatstaf`` is the command ``maatstaf``."""

from maatstaf.cli import main

if __name__ == "__main__":
    main()
