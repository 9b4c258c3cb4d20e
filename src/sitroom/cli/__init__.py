"""The command line: it parses arguments, prints answers and sets exit statuses; it decides nothing about the world."""

from sitroom.cli.app import main

__all__ = ["main"]
