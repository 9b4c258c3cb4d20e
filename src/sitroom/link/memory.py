"""What a text has spoken of so far: who "he", "the president" and "the alliance" may be."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sitroom.records.text import Span


@dataclass(frozen=True, slots=True)
class Spoken:
    """One linked name: `sentence` counts from 0; `oblique` is true behind a preposition ("with Scholz")."""

    span: Span
    actor: str
    sentence: int
    oblique: bool


@dataclass(slots=True)
class Memory:
    """The linked names of a text in order of appearance."""

    spoken: list[Spoken] = field(default_factory=list)

    def add(self, spoken: Spoken) -> None:
        """Remember a name; names come in order of their place."""
        self.spoken.append(spoken)

    def latest(self, place: int, fits: Callable[[Spoken], bool], *, reach: int, sentence: int) -> Spoken | None:
        """The name that a pronoun or description at this place most likely means.

        The nearest sentence decides; in it a subject comes before a name behind a preposition ("During his press
        conference beside Mr Scholz, he claimed"), and the first such name before later ones.

        Args:
            reach: how many sentences back to look.
        """
        before = [s for s in self.spoken if s.span.end <= place and sentence - s.sentence <= reach and fits(s)]
        subjects = [s for s in before if not s.oblique]
        for candidates in (subjects, before):
            if candidates:
                nearest = max(s.sentence for s in candidates)
                here = [s for s in candidates if s.sentence == nearest]
                # Within the pronoun's own sentence the last name is the nearest; in an earlier one the subject leads.
                return here[-1] if nearest == sentence else here[0]
        return None
