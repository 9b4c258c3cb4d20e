"""Chains give pronouns and descriptions their actors; what the text tells of a stranger stays without one."""

import re
from dataclasses import replace

from sitroom.annotate import open_annotator
from sitroom.link import Linker
from sitroom.link.chains import Chains
from sitroom.records.annotation import Annotation, Attribution, Mention, Word
from sitroom.records.dates import UNKNOWN, parse_day
from sitroom.records.text import Block, Span
from sitroom.world import load_world
from sitroom.world.gazetteer import load_gazetteer

WORLD = load_world()
ANNOTATOR = open_annotator(WORLD)
LINKER = Linker(WORLD, load_gazetteer())
ON = parse_day("2022-01-20") or UNKNOWN


def span_of(text: str, words: str, nth: int = 0) -> Span:
    match = list(re.finditer(rf"\b{re.escape(words)}\b", text))[nth]
    return Span(*match.span())


def annotation(text: str, chains: list[list[Span]], heads: dict[str, str], speaker: Span) -> Annotation:
    """The rules' mentions, with words whose heads are the next word unless told, and one attribution."""
    found = ANNOTATOR.annotate(text, [Block(0, len(text), "paragraph")])
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text)]
    printed = [span.of(text) for span in spans]
    words = []
    for i, (span, form) in enumerate(zip(spans, printed, strict=True)):
        head = printed.index(heads[form]) if form in heads else i + 1 if i + 1 < len(spans) else None
        upos = "PRON" if form.lower() in {"he", "she", "it", "they"} else "NOUN"
        words.append(Word(span, form.lower(), upos, head, "dep"))
    said = Attribution((speaker,), (), (), "indirect", "assert")
    return replace(found, words=tuple(words), chains=tuple(tuple(chain) for chain in chains), attributions=(said,))


def actor(text: str, chains: list[list[Span]], speaker: Span, heads: dict[str, str] | None = None) -> str | None:
    links = LINKER.link(text, annotation(text, chains, heads or {}, speaker), ON)
    link = links.by_span.get(speaker)
    return link.actor if link else None


def test_a_pronoun_means_the_name_in_its_chain_and_not_the_nearest_one() -> None:
    text = "Joe Biden spoke. Boris Johnson listened. He said it was late."
    he = span_of(text, "He")
    assert actor(text, [[span_of(text, "Joe Biden"), he]], he) == "person:joe-biden"
    assert actor(text, [], he) == "person:boris-johnson"


def test_a_stranger_told_of_is_nobody_who_was_named() -> None:
    text = "Boris Johnson left. A neighbour saw it. He said it was late."
    he = span_of(text, "He")
    assert actor(text, [[span_of(text, "A neighbour"), he]], he) is None


def test_a_description_means_the_person_in_its_chain() -> None:
    text = "Joe Biden left. Later the visitor said it was late."
    visitor = span_of(text, "the visitor")
    assert actor(text, [[span_of(text, "Joe Biden"), visitor]], visitor) == "person:joe-biden"
    assert actor(text, [], visitor) is None


def test_a_phrase_is_known_by_its_head_and_not_by_a_name_inside_it() -> None:
    text = "Putin aides met. They said it was late."
    they = span_of(text, "They")
    assert actor(text, [[span_of(text, "Putin aides"), they]], they) is None


def test_several_people_are_not_one_whom_the_chain_names() -> None:
    text = "Joe Biden spoke. Two diplomats said it was late."
    two = span_of(text, "Two diplomats")
    assert actor(text, [[span_of(text, "Joe Biden"), two]], two) is None


def test_the_nearest_before_comes_first_then_those_behind() -> None:
    text = "The envoy left. She said so. Vera Lund it was."
    spans = [span_of(text, "The envoy"), span_of(text, "She"), span_of(text, "Vera Lund")]
    chains = Chains(annotation(text, [spans], {}, spans[1]))
    order = list(chains.others(spans[1]))
    assert order == [chains.head(spans[0]), chains.head(spans[2])]


def test_a_persons_name_means_no_state() -> None:
    text = "Russia waited. Kalvane said it was late."
    russia, kalvane = span_of(text, "Russia"), span_of(text, "Kalvane")
    found = annotation(text, [[russia, kalvane]], {}, kalvane)
    found = replace(found, mentions=(Mention(russia, "GPE"), Mention(kalvane, "PER")))
    assert kalvane not in LINKER.link(text, found, ON).by_span


def test_they_who_are_told_of_are_not_those_who_spoke_before() -> None:
    text = "Russia watched as two pilots left. They said it was late."
    russia, they = span_of(text, "Russia"), span_of(text, "They")
    found = annotation(text, [[span_of(text, "two pilots"), they]], {}, they)
    before = Attribution((russia,), (), (), "indirect", "assert")
    found = replace(found, attributions=(before, *found.attributions))
    assert they not in LINKER.link(text, found, ON).by_span
    untold = LINKER.link(text, replace(found, chains=()), ON).by_span
    assert untold[they].actor == "state:RUS"


def test_who_speaks_goes_on_speaking() -> None:
    text = "Boris Johnson left. Joe Biden said it was late. He said it was cold."
    johnson, biden, he = span_of(text, "Boris Johnson"), span_of(text, "Joe Biden"), span_of(text, "He")
    found = annotation(text, [[johnson, he]], {}, he)
    before = Attribution((biden,), (), (), "indirect", "assert")
    link = LINKER.link(text, replace(found, attributions=(before, *found.attributions)), ON).by_span[he]
    assert (link.actor, link.reasons[-1]) == ("person:joe-biden", "speaks on")
    assert actor(text, [[johnson, he]], he) == "person:boris-johnson"


def test_a_pronoun_that_opens_what_is_said_is_the_speaker() -> None:
    text = "Russia warned France. The US said it was ready."
    us, it = span_of(text, "The US"), span_of(text, "it")
    said = Attribution((us,), (span_of(text, "said"),), (Span(it.start, len(text) - 1),), "indirect", "assert")
    found = replace(annotation(text, [], {}, us), attributions=(said,))
    nested = replace(said, source=(it,), cue=(span_of(text, "was"),), outer=0)
    link = LINKER.link(text, replace(found, nested=(nested,)), ON).by_span[it]
    assert (link.actor, link.reasons[-1]) == ("state:USA", "speaks of itself")


def test_first_persons_in_a_quotation() -> None:
    text = "“I know that we asked and our analysts agree,” Vladimir Putin said."
    putin = span_of(text, "Vladimir Putin")
    said = Attribution((putin,), (span_of(text, "said"),), (Span(0, putin.start - 1),), "direct", "assert")
    spans = [span_of(text, words) for words in ("I", "we", "our analysts")]
    nested = tuple(replace(said, source=(span,), outer=0) for span in spans)
    found = replace(annotation(text, [], {}, putin), attributions=(said,), nested=nested)
    links = LINKER.link(text, found, ON).by_span
    assert [links[span].actor for span in spans] == ["person:vladimir-putin", "state:RUS", "state:RUS"]
    told = replace(found, attributions=(replace(said, mode="indirect"),))
    assert spans[1] not in LINKER.link(text, told, ON).by_span
