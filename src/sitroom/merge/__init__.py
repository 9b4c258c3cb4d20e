"""Readings to a picture: copies, the same events, forecasts, actors, positions; each a judgement or made from them.

Nothing is imported here: a question that needs one file of the stage does not load all of them.
"""
