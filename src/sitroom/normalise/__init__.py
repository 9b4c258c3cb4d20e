"""Spans to values: time expressions and quantities, with their precision."""

from sitroom.normalise.values import find_values

__all__ = ["find_values"]
