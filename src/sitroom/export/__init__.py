"""A ledger as files that other programs open: one writer a file, each a stream over the rows of a view."""
