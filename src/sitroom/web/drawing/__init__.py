"""Drawings made on the server: numbers in, coordinates for the templates' SVG out. No script, and they print."""
