"""`python -m sitroom`: the command line."""

from sitroom.cli import main

main()
