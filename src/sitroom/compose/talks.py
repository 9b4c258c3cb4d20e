"""Who talked in "the call", "today's conversation": those of the talks of that name that the text told before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitroom.records.claims import EventMention

#: Before a noun that means what was told before: "the conversation", "this video call", "today's talks".
KNOWN = re.compile(r"\b(?:the|this|that|today's|yesterday's)\s+(?:\w+\s+)?$", re.IGNORECASE)


def with_parties(mentions: Sequence[EventMention]) -> list[EventMention]:
    """The mentions of a document, in the order of the text, with the two sides of talks that name none.

    "A telephone conversation between Zlop and Berg has ended. Today's conversation lasted an hour."
    """
    told: dict[str, EventMention] = {}
    found = []
    for mention in mentions:
        parties = {*mention.actors, *mention.recipients}
        word = mention.trigger.casefold().removesuffix("s")
        if mention.type == "CONSULT" and len(parties) > 1:
            told[word] = mention
        before, _, _ = mention.summary.replace("’", "'").partition(mention.trigger)
        if mention.type == "CONSULT" and not parties and word in told and KNOWN.search(before):
            mention = replace(mention, actors=told[word].actors, recipients=told[word].recipients)
        found.append(mention)
    return found
