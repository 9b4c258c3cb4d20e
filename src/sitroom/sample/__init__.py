"""The built-in sample: short articles of our own about a real crisis; see README.md beside this file."""

from pathlib import Path


def articles() -> Path:
    """The folder with the sample articles; give it to `sitroom build` as it is."""
    return Path(__file__).parent / "articles"


def world() -> Path:
    """The folder with the registry rows of the sample's invented outlets; give it to `--world`."""
    return Path(__file__).parent / "world"
