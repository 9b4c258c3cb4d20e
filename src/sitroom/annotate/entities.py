"""Mentions: words that name somebody, something or some place, by the network and by the registry's names.

Policy, one for all sets that we learn from:

- A name has the label of what it prints, not of what it stands for. Cities, states and regions with a government are
  GPE also where the government is meant ("Moscow denied it"). Houses and offices that stand for those inside are ORG:
  the Kremlin, the Pentagon, the White House, Downing Street. So are parties, outlets, armed forces and groups.
- NORP: nationalities, faiths and convictions, as noun or adjective ("Russian", "the Ukrainians", "Sunni").
- LOC: seas, rivers, mountains, continents and regions without a government ("Donbas", "the Gulf").
- FAC: what was built, when it is the place itself: airports, bridges, streets, bases, plants.
- EVENT: named wars, summits, elections, disasters.  WEAPON: named arms and what carries them ("Su-35").
- MISC: all other names: treaties, laws, works, languages, products.
- Articles, titles and the possessive are not part of a name ("President | Vladimir Putin | 's").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

import numpy as np

from sitroom.annotate.known_names import KnownName
from sitroom.annotate.viterbi import Floats, LabelledRun, Labels, best_paths, runs_of, softmax
from sitroom.lexicon.grammar import DETERMINERS, SUBJECT_PRONOUNS
from sitroom.records.annotation import Mention, MentionLabel
from sitroom.records.text import Span

#: What the registry alone knows is named with this score: it orders, it is no probability.
KNOWN = 0.9
#: A single word of the registry that the network is this sure of being no name is none.
SURE_OF_NOTHING = 0.98
#: Person or not: the registry is believed until the network holds the other with this share.
REGISTRY_SHARE = 2 / 3
#: A name of the network's alone must be at least this probable; on text from the web less sure ones are mostly wrong.
LEAST_SURE = 0.55
#: Words that name nobody by themselves.
NO_NAMES = DETERMINERS | SUBJECT_PRONOUNS
#: Names of places are names of people too.
PLACES = frozenset({"GPE", "LOC", "FAC"})
#: Labels between which doubt is no doubt that there is a name: that "Kherson" is a place is sure, of which kind is not.
FAMILIES = (PLACES, frozenset({"NORP", "EVENT", "WEAPON", "MISC"}))


class EntityOutput(Protocol):
    """What the network says of one window: `entity` is (words, 19) scores of B/I labels.

    Attributes:
        first_word: the number of the window's first word in the document.
    """

    @property
    def first_word(self) -> int: ...
    @property
    def entity(self) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Named:
    """Words [first, last) of a document that name something; `score` is the mean probability of the family of label."""

    label: MentionLabel
    first: int
    last: int
    score: float


def find_mentions(
    text: str,
    words: Sequence[Span],
    sentences: Sequence[range],
    outputs: Sequence[EntityOutput],
    labels: Labels,
    known: Iterable[KnownName] = (),
) -> list[Mention]:
    """The mentions of a document by start; they do not overlap, and none crosses a sentence.

    Args:
        text: the document's.
        words: all of them, in order.
        sentences: numbers of the words of each sentence; none lies in two windows.
        outputs: of the windows, in order, together one row a word.
        labels: of the entity head.
        known: the registry's names in the document, as `KnownNames.find` gives them.
    """
    if not words:
        return []
    scores = np.concatenate([output.entity for output in outputs])
    probabilities = softmax(scores)
    families = probabilities @ _family_of(labels.names)
    stretches = [scores[sentence.start : sentence.stop] for sentence in sentences]
    found: list[Named] = []
    for sentence, path in zip(sentences, best_paths(stretches, labels), strict=True):
        sure = families[np.arange(sentence.start, sentence.stop), path]
        runs = (_named(run, sure, sentence.start) for run in runs_of(path, labels))
        found += [named for named in runs if named.score >= LEAST_SURE and not _is_bare(text, words, named)]
    outside = probabilities[:, labels.names.index("O")]
    person = probabilities[:, labels.names.index("B-PER")] + probabilities[:, labels.names.index("I-PER")]
    return [
        Mention(Span(words[n.first].start, words[n.last - 1].end), n.label, round(n.score, 4))
        for n in with_known(found, known, outside, person)
    ]


def _is_bare(text: str, words: Sequence[Span], named: Named) -> bool:
    """True of a word that names nobody by itself: the "The" of "The state, in turn, ..."."""
    printed = words[named.first].of(text)
    is_word = printed.islower() or printed.istitle()  # "US", "IT" are names
    return named.last - named.first == 1 and is_word and printed.lower() in NO_NAMES


def _family_of(names: Sequence[str]) -> Floats:
    """(labels, labels): 1 where two labels are the same, or of one family with the same B or I."""

    def kin(one: str, other: str) -> bool:
        (part, _, label), (other_part, _, other_label) = one.partition("-"), other.partition("-")
        return part == other_part and any(label in f and other_label in f for f in FAMILIES)

    return np.array([[one == other or kin(one, other) for other in names] for one in names], dtype=np.float32)


def _named(run: LabelledRun, sure: Floats, offset: int) -> Named:
    score = float(sure[run.first : run.last].mean())
    return Named(cast(MentionLabel, run.label), run.first + offset, run.last + offset, score)


def with_known(found: Sequence[Named], known: Iterable[KnownName], outside: Floats, person: Floats) -> list[Named]:
    """The network's names and the registry's in one list, in order.

    Where both mark the same words, the registry has the label, so that one policy holds ("Downing Street" is an ORG);
    but whether it names a place or a person is read from the sentence ("Jordan", "Paris", "Chad"). Where one name lies
    inside the other, the longer one stays ("Bank of Russia"). What only the registry knows is added.

    Args:
        outside: (words,) the network's probability that a word belongs to no name.
        person: (words,) that it belongs to a person's.
    """
    over = {word: n for n in found for word in range(n.first, n.last)}
    for name in known:
        inside = range(name.first, name.last)
        met = list(dict.fromkeys(over[word] for word in inside if word in over))
        if any(n.last - n.first > name.last - name.first for n in met):
            continue
        same = next((n for n in met if (n.first, n.last) == (name.first, name.last)), None)
        if same and (name.label == "PER" or (same.label == "PER" and name.label in PLACES)):
            continue
        if not met and name.last - name.first == 1:
            doubt = 1.0 - outside[name.first]
            share = person[name.first] / max(doubt, 1e-6)
            other = share < 1 - REGISTRY_SHARE if name.label == "PER" else share > REGISTRY_SHARE
            if doubt <= 1.0 - SURE_OF_NOTHING or other:  # "May", "Hunt"; "Park" in "Central Park"
                continue
        for word in [word for n in met for word in range(n.first, n.last)]:
            del over[word]
        over.update(dict.fromkeys(inside, Named(name.label, name.first, name.last, same.score if same else KNOWN)))
    return sorted(set(over.values()), key=lambda n: n.first)
