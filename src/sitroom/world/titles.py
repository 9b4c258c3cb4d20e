"""From a printed title to a role: "U.S. Secretary of State" is the foreign minister of the United States."""

import re

from sitroom.world.registry import World
from sitroom.world.rows import Title

#: "then-U.S. President George W. Bush", "former prime minister", "acting defence minister": the role is the same.
PREFIXES = re.compile(r"^(?:the|then|former|ex|acting|outgoing|incoming|new|current|interim|late|Lord|Sir)[\s-]+", re.I)
ACTOR_KINDS = frozenset({"name", "abbreviation", "adjective", "body"})


def canonical_role(world: World, text: str) -> Title | None:
    """The role that a printed title means, and of whom where the words say it; None when they are no known title.

    Args:
        text: the title as printed, without the person: "Russian foreign minister", "Foreign Secretary",
            "president of Ukraine", "NATO Secretary General", "Ukraine's defence minister".
    """
    words = _plain(text)
    while (shorter := PREFIXES.sub("", words)) != words:
        words = shorter
    return _whole(world, words) or _actor_first(world, words) or _actor_last(world, words)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip(" ,.")


def _whole(world: World, words: str) -> Title | None:
    return world.titles.get(words.lower())


def _actor_first(world: World, words: str) -> Title | None:
    """ "Russian President", "U.S. Defense Secretary", "Ukraine's foreign minister"."""
    parts = words.split(" ")
    for cut in range(len(parts) - 1, 0, -1):
        title = world.titles.get(" ".join(parts[cut:]).lower())
        of = _actor(world, " ".join(parts[:cut]))
        if title and of:
            return Title(words.lower(), title.role, of)
    return None


def _actor_last(world: World, words: str) -> Title | None:
    """ "president of Ukraine", "Secretary General of NATO"."""
    for match in re.finditer(r" (?:of|for|to) (?:the )?", words):
        title = world.titles.get(words[: match.start()].lower())
        of = _actor(world, words[match.end() :])
        if title and of:
            return Title(words.lower(), title.role, of)
    return None


def _actor(world: World, words: str) -> str | None:
    words = words.removesuffix("'s").removesuffix("'")
    for name in world.names.get(words, ()):
        if name.kind in ACTOR_KINDS and not name.actor.startswith("person:"):
            return name.actor
    return None
