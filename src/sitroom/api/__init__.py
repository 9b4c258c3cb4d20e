"""The same questions as the command line's, for programs: over HTTP and for assistants. Everything is read only."""
