"""Triggers: the words that tell that something happened, how firmly, and who did it to whom."""

from collections.abc import Sequence
from functools import lru_cache

from sitroom.annotate.clauses import STOPS, Range, is_adverb, is_finite, subject_before
from sitroom.annotate.words import Word
from sitroom.lexicon.grammar import DETERMINERS, PREPOSITIONS, SUBORDINATORS
from sitroom.lexicon.happenings import (
    FORCE,
    FORMS,
    NOUN_LIKE,
    NOUN_TYPES,
    OTHER_PARTICIPLES,
    OTHER_PASTS,
    VERB_TYPES,
    WITH_PARTICLE,
)
from sitroom.lexicon.reporting import FORMS as REPORTING
from sitroom.lexicon.verbs import AUXILIARIES, BE_FORMS, verb_forms
from sitroom.records.annotation import Trigger
from sitroom.records.text import Span

PARTICLE_FORMS = {form: lemma for lemma, _ in WITH_PARTICLE for form, _ in verb_forms(lemma)}
#: Behind these a clause of its own begins: "had not done it in 2014, when Russia seized Crimea".
CLAUSE_OPENERS = frozenset("when which who where because although while".split())
#: How many words back a hedge reaches: "fears it could be invaded", "ruled out sending soldiers to fight".
REACH = 8


def find_triggers(words: Sequence[Word]) -> list[Trigger]:
    """The triggers of one sentence, in order; a sentence that asks has none."""
    if words and words[-1].text == "?":
        return []
    quoted = [False] * len(words)
    found = []
    for i in range(len(words)):
        compound = i + 1 < len(words) and words[i + 1].lower in NOUN_TYPES  # "ceasefire agreement" is one noun
        trigger = _verb_trigger(words, quoted, i) or (None if compound else _noun_trigger(words, i))
        if trigger:
            found.append(trigger)
    return found


def _verb_trigger(words: Sequence[Word], quoted: Sequence[bool], i: int) -> Trigger | None:
    word = words[i]
    if (word.is_capital and i) or not _may_tell(word.lower):
        return None
    key, last = _verb_type(words, i)
    if key is None:
        return None
    passive = _is_passive(words, i)
    if passive and key[0] == "CONSULT":
        return None  # "was met with fury"
    subject = _span(words, _blamed(words, i) or subject_before(words, quoted, _governor(words, quoted, i)))
    target = _span(words, _object(words, last))
    agent = _span(words, _by_phrase(words, last)) if passive else None
    return Trigger(
        span=Span(word.start, words[last - 1].end),
        type=key[0],
        event_mode=key[1],
        modality=_modality(words, i),
        actors=tuple(s for s in ((agent,) if passive else (subject,)) if s),
        recipients=tuple(s for s in ((subject,) if passive else (target,)) if s),
    )


@lru_cache(maxsize=1 << 14)
def _may_tell(lower: str) -> bool:
    """False for words that tell of nothing wherever they stand."""
    tables = (PARTICLE_FORMS, FORMS, OTHER_PASTS, OTHER_PARTICIPLES)
    return lower.endswith("ed") or any(lower in table for table in tables)


def _governor(words: Sequence[Word], quoted: Sequence[bool], i: int) -> int:
    """The verb whose subject acts: "denied planning to invade" has that of "denied"."""
    infinitive = i > 0 and words[i - 1].lower == "to"
    gerund = words[i].lower.endswith("ing") and not (i > 0 and words[i - 1].lower in AUXILIARIES)
    if infinitive or (gerund and subject_before(words, quoted, i) is None):
        return next((k for k in range(i - 1, 0, -1) if is_finite(words, k)), i)
    return i


def _blamed(words: Sequence[Word], i: int) -> Range | None:
    """ "criticised the US for providing weapons", "accused NATO of arming rebels": the one who is blamed acts."""
    if not words[i].lower.endswith("ing") or i < 3 or words[i - 1].lower not in {"for", "of"}:
        return None
    for k in range(i - 2, max(-1, i - 14), -1):
        if words[k].lower in REPORTING and is_finite(words, k):
            return (k + 1, i - 1) if k + 1 < i - 1 else None
    return None


def _verb_type(words: Sequence[Word], i: int) -> tuple[tuple[str, str | None] | None, int]:
    """PLOVER type and mode of the verb at i and the index behind it; (None, i) when it tells of nothing."""
    lower = words[i].lower
    following = words[i + 1].lower if i + 1 < len(words) else ""
    with_particle = WITH_PARTICLE.get((PARTICLE_FORMS.get(lower, ""), following))
    if with_particle and not _is_modifier(words, i):
        return with_particle, i + 2
    entry = FORMS.get(lower)
    if lower.startswith("back") and following in {"this", "that", "it", "up"}:
        return None, i  # "intelligence backed this up"
    if entry and entry[0] in {"begin", "start"} and following.endswith("ing"):
        return None, i  # "began sounding alarms"
    if entry and not _is_modifier(words, i) and _is_verb_here(words, i, entry[1]):
        return VERB_TYPES[entry[0]], i + 1
    if lower in REPORTING or lower in AUXILIARIES or entry or _is_modifier(words, i):
        return None, i
    auxiliary = i > 0 and words[i - 1].lower in AUXILIARIES
    if lower in OTHER_PASTS or (lower in OTHER_PARTICIPLES and auxiliary):
        return ("OTHER", None), i + 1
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower and (auxiliary or is_finite(words, i)):
        return ("OTHER", None), i + 1
    return None, i


def _is_modifier(words: Sequence[Word], i: int) -> bool:
    """True for "the planned talks", "Russia's attack": a form of a verb that is an adjective or a noun here."""
    before = words[i - 1].lower if i else ""
    return before in DETERMINERS - {"that"} or before in {"'s", "of", "'"} or before.endswith("-")


def _is_verb_here(words: Sequence[Word], i: int, forms: frozenset[str]) -> bool:
    """True when a form such as "attack", "attacks", "attacked" or "attacking" is a verb where it stands."""
    before = words[i - 1] if i else None
    if forms & {"past", "participle"}:
        following = words[i + 1].lower if i + 1 < len(words) else ""
        return not (before and before.lower in PREPOSITIONS - {"to"} and following not in {"by", "in"})
    if "gerund" in forms:
        return before is None or before.lower not in DETERMINERS
    if before is None:
        return False
    if before.lower in AUXILIARIES | {"to", "they", "we", "it", "he", "she"}:
        return True
    third = "third" in forms and before.is_capital
    return words[i].lower not in NOUN_LIKE and (third or before.lower == "and")


def _is_passive(words: Sequence[Word], i: int) -> bool:
    """True after a form of "be", adverbs between; and for "formed in 1949 by 12 countries" after a noun."""
    forms = FORMS.get(words[i].lower, ("", frozenset()))[1]
    j = i - 1
    while j >= 0 and is_adverb(words[j]):
        j -= 1
    if j >= 0 and words[j].lower in BE_FORMS and "gerund" not in forms:
        return True
    has_agent = any(word.lower == "by" for word in words[i + 1 : i + 5])
    return "participle" in forms and has_agent and not (j >= 0 and words[j].lower in AUXILIARIES)


def _object(words: Sequence[Word], first: int) -> Range | None:
    """The words behind a verb up to a comma, a clause, or a phrase of time or place."""
    i = first
    while i < len(words) and i - first < 12:
        word = words[i]
        ends = word.text in STOPS or word.lower in SUBORDINATORS or word.lower in {"in", "on", "at", "by", "over"}
        if ends or (i > first and is_finite(words, i)):
            break
        i += 1
    return (first, i) if i > first else None


def _by_phrase(words: Sequence[Word], first: int) -> Range | None:
    for i in range(first, min(first + 6, len(words))):
        if words[i].lower == "by":
            return _object(words, i + 1)
        if words[i].text in STOPS:
            return None
    return None


def _noun_trigger(words: Sequence[Word], i: int) -> Trigger | None:
    """ "the annexation of Crimea", "a build-up of troops", "riots in January 2014"."""
    key = NOUN_TYPES.get(words[i].lower)
    is_verb = i > 0 and words[i - 1].lower == "to" and words[i].lower in FORMS
    season = words[i].lower == "fall" and (i + 1 == len(words) or words[i + 1].lower != "of")
    if key is None or is_verb or season or (i > 0 and words[i].is_capital):
        return None  # "to attack", "in the fall", "the Warsaw Pact"
    owner = _parties(words, i) or _owner(words, i)
    target = _object(words, i + 2) if i + 1 < len(words) and words[i + 1].lower in {"of", "against", "on"} else None
    return Trigger(
        span=Span(words[i].start, words[i].end),
        type=key[0],
        event_mode=key[1],
        modality=_modality(words, i),
        actors=tuple(s for s in (_span(words, owner),) if s),
        recipients=tuple(s for s in (_span(words, target),) if s),
    )


def _parties(words: Sequence[Word], i: int) -> Range | None:
    """ "talks between Russia and NATO", "a phone call between the two": those behind "between" take part."""
    if i + 2 < len(words) and words[i + 1].lower == "between":
        return _object(words, i + 2)
    return None


def _owner(words: Sequence[Word], i: int) -> Range | None:
    """ "NATO’s air campaign", "Russian troop buildup": the names in front of the noun."""
    first = i
    while first and i - first < 5 and words[first - 1].lower not in PREPOSITIONS and words[first - 1].text not in STOPS:
        if is_finite(words, first - 1):
            break
        first -= 1
    return (first, i) if first < i else None


def _modality(words: Sequence[Word], i: int) -> str:
    """The force of a happening from the words before it in its clause; `actual` when nothing weakens it."""
    j = i - 1
    seen = 0
    at = _phrase_preposition(words, i) if words[i].lower in NOUN_TYPES else None
    following = {word.lower for word in words[i + 1 : i + 4]}
    if words[i].lower in NOUN_TYPES and following & {"could", "may", "might"}:
        return "possible"  # "an invasion could happen"
    if at in {"at", "after", "during", "following", "since"}:
        return "actual"  # "promised membership at a summit": the summit took place
    while j >= 0 and seen < REACH:
        word = words[j]
        if (
            word.text in ";:"
            or word.lower in CLAUSE_OPENERS
            or (word.lower in {"and", "but", "after", "since"} and is_finite(words, i) and seen > 0)
        ):
            break
        if word.lower == "out" and j and words[j - 1].lower.startswith("rul"):
            return "negated"  # "ruled out sending soldiers to fight"
        force = FORCE.get(word.lower)
        if word.lower == "event" and not (j > 1 and words[j - 2].lower == "in"):
            force = None  # "in the event", not "at an event"
        if force and not (word.lower == "may" and word.is_capital) and _governs(words, j, i):
            return _combined(words, j, force) if force in {"planned", "possible"} else force
        if word.lower in REPORTING and i and words[i - 1].lower == "to":
            return "possible"  # "told Russia to withdraw"
        seen += 1
        j -= 1
    before = [word.lower for word in words[max(0, i - 3) : i]]
    if "to" in before[1:] and before[before.index("to", 1) - 1] in BE_FORMS:
        return "planned"  # "troops are to be stood down"
    if words[i].lower.endswith("ing") and set(before) & BE_FORMS:
        return "ongoing"
    return "actual"


def _phrase_preposition(words: Sequence[Word], i: int) -> str | None:
    """The preposition in front of a noun and what describes it: "at" in "at a NATO summit"."""
    for j in range(i - 1, max(-1, i - 5), -1):
        if words[j].lower in PREPOSITIONS:
            return words[j].lower
        if words[j].text in STOPS or is_finite(words, j):
            return None
    return None


def _governs(words: Sequence[Word], hedge: int, verb: int) -> bool:
    """True when no other finite verb stands between the hedge and the happening ("planned talks and then invaded")."""
    return not any(is_finite(words, k) and words[k].lower not in AUXILIARIES for k in range(hedge + 1, verb))


def _combined(words: Sequence[Word], hedge: int, force: str) -> str:
    """A denial or a negation in front of a plan wins: "denied planning an attack", "have no intentions of invading"."""
    for k in range(max(0, hedge - 3), hedge):
        earlier = FORCE.get(words[k].lower)
        if earlier in {"denied", "negated"}:
            return earlier
    return force


def _span(words: Sequence[Word], found: Range | None) -> Span | None:
    return Span(words[found[0]].start, words[found[1] - 1].end) if found else None
