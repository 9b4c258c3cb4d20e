"""Words other than verbs that report ("the accusation that ..."), and what a negation makes of an act.

Origin: our own table, grouped by the acts of the records; written with the nouns that news articles use most in mind.
"""

BY_ACT = {
    "assert": "statement assertion announcement remark remarks testimony argument contention reminder reminded",
    "deny": "denial denials",
    "reject": "rejection refusal opposition opponent opponents objection objections veto",
    "accuse": "accusation accusations allegation allegations allegedly charges",
    "criticise": (
        "criticism criticisms critic critics critical attack attacked attacks attacking condemnation railed rails "
        "complaint complaints outrage ridicule ridiculed insults angry upset lashed lashing disapproval rebuke backlash"
    ),
    "demand": "calls demands insistence pressure pushed pushing",
    "ask": "query plea pleas appeals curious",
    "propose": "proposal proposals proposition suggestion recommendation",
    "promise": "pledges promises vows assurance assurances commitment guarantees",
    "threaten": "threat threats ultimatum",
    "warn": "warning warnings alarm alarms alarmed",
    "predict": (
        "prediction predictions projected projection projections forecasts fears worries worried fearful speculation"
    ),
    "believe": (
        "belief beliefs opinion opinions concern concerns concerned confident hopeful skeptical sceptical convinced "
        "seem seems seemed appear appears appeared deemed doubts unclear suspicion suspicions sure"
    ),
    "intend": (
        "intention intentions goal goals vision decided decides decision willing willingness eager prepared ready "
        "determined"
    ),
    "agree": "agreement consent",
    "praise": (
        "praises grateful gratitude thanks praise endorsement endorsed support supporter supporters defended defend "
        "defends defending touted favor "
        "favour favored favoured favors"
    ),
}

ACTS = {word: act for act, words in BY_ACT.items() for word in words.split()}

NEGATIONS = frozenset("not n't never no nor cannot neither without".split())
#: What "did not ..." makes of an act: "did not deny" admits, "does not want" rejects, "has not said" leaves it open.
NEGATED = {
    "deny": "assert", "reject": "comment", "oppose": "comment", "assert": "comment", "agree": "reject",
    "praise": "reject", "promise": "reject", "intend": "reject", "propose": "comment", "accuse": "comment",
    "threaten": "comment", "warn": "comment", "criticise": "comment", "demand": "comment",
    "ask": "comment",
}  # fmt: skip
#: The same for single verbs.
NEGATED_VERBS = {"want": "reject"}
