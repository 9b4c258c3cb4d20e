"""Where the weights that ship with the package lie."""

from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
