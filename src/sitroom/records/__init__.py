"""The nouns of the program, as frozen records; standard library only."""
