"""Types that the words around a word speak against: "a scathing attack on the minister" is no assault.

What the network and the facts beside it (`typed.py`) take one word for another by; each rule beside its sentence.
"""

from sitroom.annotate.sight import Sight

#: "A scathing attack on the minister's record": words.
WORDY = frozenset(
    "personal verbal scathing stinging blistering withering rhetorical searing bitter vitriolic thinly veiled public"
    " political partisan tweeted furious".split()
)
#: "Withdrew the accreditation of three envoys": relations are cut, nobody leaves.
GRANTED = frozenset(
    "accreditation recognition licence license visa invitation credentials citizenship permit passport privilege"
    " ambassador support funding".split()
)
#: "Halted all cooperation with the crown" gives in to nobody.
FRIENDLY = frozenset("cooperation aid assistance funding support contact tie relation trade payment delivery".split())
#: "Killing time", "a fight for the cup", "a battle with cancer".
HARMLESS = frozenset("time hope chance deal bill idea talk cancer inflation poverty corruption climate fire".split())


def mended(sight: Sight, i: int, type_: str) -> str:
    """The type that the i-th word tells, where the words beside it say another."""
    words, children = sight.trees.words, sight.trees.children[i]
    lemma, is_noun = sight.lemmas[i], sight.trees.words[i].upos == "NOUN"
    beside = {sight.lemmas[child] for child in children if words[child].deprel in ("amod", "compound", "advmod")}
    objects = {sight.lemmas[child] for child in children if words[child].deprel in ("obj", "nsubj:pass")}
    if type_ == "ASSAULT" and is_noun and beside & WORDY:
        return "ACCUSE"
    is_said = any(words[child].deprel == "ccomp" for child in children)
    if type_ == "ASSAULT" and not is_noun and (objects & HARMLESS or is_said):
        return "OTHER"  # "fired back that he had lied"
    particles = {sight.lemmas[child] for child in children if words[child].deprel == "compound:prt"}
    if type_ == "SUPPORT" and lemma == "back" and particles:
        return "OTHER"  # "Berlin backed off", "the photographs back this up"
    if type_ == "COOPERATE" and lemma == "share" and objects & {"border", "frontier", "concern", "view"}:
        return "OTHER"
    if type_ == "CONCEDE" and objects & FRIENDLY:
        return "SANCTION"
    if type_ == "CONSULT" and is_noun and lemma == "call" and _is_plea(sight, i):
        return "REQUEST"
    if type_ in ("RETREAT", "CONCEDE") and lemma == "withdraw" and objects & GRANTED:
        return "SANCTION"
    return type_


def _is_plea(sight: Sight, i: int) -> bool:
    """True of "a call for calm", "her call to lay down arms", not of "a call with the king"."""
    words = sight.trees.words
    for child in sight.trees.children[i]:
        marks = {sight.lemmas[c] for c in sight.trees.children[child] if words[c].deprel in ("case", "mark")}
        if words[child].deprel in ("nmod", "acl", "obl") and marks & {"for"}:
            return True
        if words[child].deprel == "acl" and "to" in marks:
            return True
    return False
