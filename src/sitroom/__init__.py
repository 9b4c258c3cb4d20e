"""Sitroom reads the coverage of an international crisis and keeps an open ledger of it."""

__version__ = "0.1.0"
