"""Gold sets, measures and the gate; nothing of the package imports this."""
