"""Sources that the network leaves out, as the cue has no subject of its own: the trees say whose it is.

"The envoy landed today, | stressing | that ...", "a vote dismissed as a sham by Peru and Chile".
"""

from collections.abc import Iterable
from dataclasses import replace

from sitroom.annotate.elsewhere import ASKING
from sitroom.annotate.roles import Roles
from sitroom.records.annotation import Attribution
from sitroom.records.text import Span
from sitroom.records.trees import Trees

#: "Nationals were urged to leave" leaves open who urges; "was told that ships had left" tells who knows it.
URGING = ASKING - {"tell", "warn", "advise", "remind"}


def with_sources(text: str, trees: Trees, attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attributions, those without a source with the one that acts in their cue; a list of several is one source."""
    roles = Roles(text, trees)
    given = (replace(one, source=()) if _is_asked(trees, one) else one for one in attributions)
    return [one if one.source or not one.cue else _with_source(text, trees, roles, one) for one in given]


def _is_asked(trees: Trees, attribution: Attribution) -> bool:
    """True of "nationals had been urged | to leave": the source that is given is who was urged."""
    verb = trees.head(attribution.cue[0]) if attribution.cue else None
    if verb is None or trees.words[verb].lemma not in URGING:
        return False
    asked = [child for child in trees.children[verb] if trees.words[child].deprel == "nsubj:pass"]
    return any(child in trees.under(source) for child in asked for source in attribution.source)


def _with_source(text: str, trees: Trees, roles: Roles, attribution: Attribution) -> Attribution:
    verb = trees.head(attribution.cue[0])
    if verb is None or trees.words[verb].upos != "VERB" or _is_done_to(text, trees, verb):
        return attribution
    doers, _ = roles.of(verb)
    apart = (*attribution.cue, *attribution.content)
    if not doers or any(doer.meets(span) for doer in doers for span in apart):
        return attribution
    return replace(attribution, source=(Span(doers[0].start, doers[-1].end),))


def _is_done_to(text: str, trees: Trees, verb: int) -> bool:
    """True of "asked about the truce, the envoy said": a participle, and the one who asks is not named."""
    below = [trees.words[child] for child in trees.children[verb]]
    if trees.words[verb].deprel != "advcl" or any(word.deprel in ("mark", "aux", "obl:agent") for word in below):
        return False
    return not trees.words[verb].span.of(text).endswith("ing")
