"""Spans to values: time expressions and quantities, with their precision.

Nothing is imported here: a question has times to read, and need not load what reads numbers.
"""
