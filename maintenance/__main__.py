"""`python -m maintenance` is `hub`, for child processes that must not depend on the PATH."""

from maintenance.cli import main

main()
