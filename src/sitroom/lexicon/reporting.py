"""Words that report speech, thought and acts by words, with the act each one performs.

Origin: our own table, grouped by the acts of the records; written with the verbs that news articles use most in mind.
"""

from sitroom.lexicon.verbs import form_table

BY_ACT = {
    "assert": (
        "say state tell add note report announce write explain declare insist argue claim maintain assert affirm "
        "stress emphasise emphasize reiterate repeat reveal disclose confirm acknowledge admit concede observe remark "
        "mention point indicate show recall recount conclude contend testify tweet post "
        "inform brief assure reply respond answer counter continue elaborate quote cite underline underscore "
        "highlight find boast joke quip signal hint see detail"
    ),
    "deny": "deny dismiss refute disavow rubbish",
    "reject": "reject refuse decline oppose rebuff veto resist",
    "accuse": "accuse blame charge allege",
    "criticise": (
        "criticise criticize condemn denounce decry slam blast complain grumble lament deplore mock protest rebuke "
        "chide excoriate berate scold deride belittle ridicule taunt lambast rip assail disapprove"
    ),
    "demand": "demand insist urge press order exhort implore pressure",
    "ask": "ask question seek request appeal plead wonder want",
    "propose": "propose offer float recommend suggest advocate",
    "promise": "promise pledge vow commit guarantee swear undertake",
    "threaten": "threaten",
    "warn": "warn caution alert",
    "predict": "predict forecast expect anticipate foresee fear worry speculate bet",
    "believe": (
        "believe think feel consider suspect doubt know hope estimate perceive interpret understand view regard reckon "
        "assume"
    ),
    "intend": "plan intend aim",
    "agree": "agree accept concur echo",
    "praise": (
        "praise welcome hail applaud commend thank support back endorse congratulate laud salute tout credit appreciate"
    ),
    "comment": "comment discuss speak call describe brand label talk react",
}

ACTS: dict[str, str] = {}
for _act, _words in BY_ACT.items():
    for _word in _words.split():
        ACTS.setdefault(_word, _act)

#: Cues of two words: "called on Russia to ..." is a demand, "ruled out sending" a rejection.
PHRASES = {
    ("call", "on"): "demand", ("call", "for"): "demand", ("rule", "out"): "reject", ("point", "out"): "assert",
    ("point", "to"): "assert", ("refer", "to"): "comment", ("speak", "of"): "comment",
    ("back", "away"): "reject", ("warn", "of"): "warn", ("warn", "against"): "warn", ("ask", "for"): "ask",
    ("commit", "to"): "promise",
}  # fmt: skip
PHRASE_HEADS = {"rule": "reject", "refer": "comment"}  # verbs that report only with their particle

#: Verbs that may take the one spoken to before the words ("told reporters that", "warned Putin of").
WITH_ADDRESSEE = frozenset("tell inform assure warn remind ask urge press promise brief advise order thank".split())
FORMS = form_table(dict.fromkeys([*ACTS, *PHRASE_HEADS], ""))


def act_of(lemma: str, particle: str | None = None) -> str:
    """The act of a cue: "call" asserts, "call on" demands."""
    if particle and (lemma, particle) in PHRASES:
        return PHRASES[lemma, particle]
    return ACTS.get(lemma) or PHRASE_HEADS[lemma]
