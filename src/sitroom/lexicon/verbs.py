"""English verb forms: irregular ones by table, the rest by spelling rules.

Origin: our own list of the irregular verbs that news about crises uses.
"""

from functools import cache
from typing import Literal

Form = Literal["base", "third", "past", "participle", "gerund"]

#: lemma: past, participle.
IRREGULAR = {
    "be": ("was", "been"), "bear": ("bore", "borne"), "beat": ("beat", "beaten"), "become": ("became", "become"),
    "begin": ("began", "begun"), "break": ("broke", "broken"), "bring": ("brought", "brought"),
    "build": ("built", "built"), "buy": ("bought", "bought"), "cast": ("cast", "cast"), "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"), "come": ("came", "come"), "cut": ("cut", "cut"), "deal": ("dealt", "dealt"),
    "do": ("did", "done"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "fall": ("fell", "fallen"),
    "feel": ("felt", "felt"), "fight": ("fought", "fought"), "find": ("found", "found"), "flee": ("fled", "fled"),
    "fly": ("flew", "flown"), "forbid": ("forbade", "forbidden"), "foresee": ("foresaw", "foreseen"),
    "get": ("got", "got"), "give": ("gave", "given"), "go": ("went", "gone"), "grow": ("grew", "grown"),
    "have": ("had", "had"), "hear": ("heard", "heard"), "hit": ("hit", "hit"), "hold": ("held", "held"),
    "keep": ("kept", "kept"), "know": ("knew", "known"), "lay": ("laid", "laid"), "lead": ("led", "led"),
    "leave": ("left", "left"), "let": ("let", "let"), "lose": ("lost", "lost"), "make": ("made", "made"),
    "mean": ("meant", "meant"), "meet": ("met", "met"), "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid", "paid"), "put": ("put", "put"), "quit": ("quit", "quit"), "read": ("read", "read"),
    "ride": ("rode", "ridden"), "rise": ("rose", "risen"), "run": ("ran", "run"), "say": ("said", "said"),
    "see": ("saw", "seen"), "seek": ("sought", "sought"), "sell": ("sold", "sold"), "send": ("sent", "sent"),
    "set": ("set", "set"), "shake": ("shook", "shaken"), "shoot": ("shot", "shot"), "show": ("showed", "shown"),
    "sink": ("sank", "sunk"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"), "split": ("split", "split"),
    "steal": ("stole", "stolen"), "slay": ("slew", "slain"), "hang": ("hung", "hung"),
    "stand": ("stood", "stood"), "strike": ("struck", "struck"), "swear": ("swore", "sworn"),
    "take": ("took", "taken"), "teach": ("taught", "taught"), "tell": ("told", "told"),
    "think": ("thought", "thought"), "throw": ("threw", "thrown"), "understand": ("understood", "understood"),
    "uphold": ("upheld", "upheld"), "win": ("won", "won"), "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}  # fmt: skip

#: Verbs of more than one syllable whose last consonant doubles ("admitted"), and short ones that do too.
DOUBLING = frozenset(
    "admit commit permit submit refer occur deter defer concur expel compel propel repel quell rebut abet "
    "ban beg plan stop step stab ship slam drop drag grab plot rob rub shut nod jab tap trap cap wrap hug".split()
)
#: Lemmas that double in British spelling only: both spellings are accepted.
BRITISH_DOUBLING = frozenset("cancel signal travel label model level quarrel".split())


def spelled(lemma: str) -> tuple[list[str], str, list[str]]:
    """Regular past forms, third person and gerunds of a lemma."""
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if lemma.endswith("e"):
        gerund = lemma + "ing" if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1] + "ing"
        return [lemma + "d"], third, [gerund]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma[:-1] + "ied"], lemma[:-1] + "ies", [lemma + "ing"]
    if lemma in DOUBLING:
        return [lemma + lemma[-1] + "ed"], third, [lemma + lemma[-1] + "ing"]
    if lemma in BRITISH_DOUBLING:
        return [lemma + "ed", lemma + lemma[-1] + "ed"], third, [lemma + "ing", lemma + lemma[-1] + "ing"]
    return [lemma + "ed"], third, [lemma + "ing"]


@cache
def verb_forms(lemma: str) -> tuple[tuple[str, Form], ...]:
    """All written forms of a verb; a regular past is listed both as past and as participle."""
    pasts, third, gerunds = spelled(lemma)
    past_forms, participles = pasts, pasts
    if lemma in IRREGULAR:
        past, participle = IRREGULAR[lemma]
        past_forms, participles = [past], [participle]
        if lemma in DOUBLING or lemma in {
            "get",
            "put",
            "let",
            "cut",
            "set",
            "hit",
            "shut",
            "quit",
            "begin",
            "win",
            "run",
        }:
            gerunds = [lemma + lemma[-1] + "ing"]
    forms: list[tuple[str, Form]] = [(lemma, "base"), (third, "third")]
    forms += [(form, "past") for form in past_forms]
    forms += [(form, "participle") for form in participles]
    forms += [(form, "gerund") for form in gerunds]
    return tuple(forms)


def form_table(lemmas: dict[str, str]) -> dict[str, tuple[str, frozenset[Form]]]:
    """From written form to its lemma and the forms it may be ("said" is past and participle)."""
    table: dict[str, tuple[str, frozenset[Form]]] = {}
    for lemma in lemmas:
        for form, kind in verb_forms(lemma):
            known = table.get(form)
            if known is None or known[0] == lemma:
                table[form] = (lemma, (known[1] if known else frozenset()) | {kind})
    return table
