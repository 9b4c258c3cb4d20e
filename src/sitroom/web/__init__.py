"""The ledger in a browser: pages rendered on this machine, from one read-only view a request, without a script."""
