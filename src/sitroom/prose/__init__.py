"""The adapter that lets a language model write a brief out, and prints only what the brief's lines support.

Off unless it is asked for; `endpoint.py` has the only socket. What comes back is checked sentence by sentence against
the line that each cites (`query/support.py`), and the rest is dropped.
"""
