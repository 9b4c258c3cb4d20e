"""Words that tell what happened, with their PLOVER type and mode.

Origin: our own table; the sixteen types and their modes are those of PLOVER (Open Event Data Alliance).  `OTHER` holds
dated happenings that PLOVER has no word for.  Speech is left to the reporting verbs unless the words are the deed.
"""

from sitroom.lexicon.verbs import form_table

#: (type, mode): verbs.
VERBS = {
    ("AGREE", None): "agree",
    ("CONSULT", "visit"): "visit",
    ("CONSULT", "meet"): "meet confer",
    ("CONSULT", "negotiate"): "negotiate",
    ("CONSULT", None): "discuss phone broker mediate",
    ("SUPPORT", None): "back endorse recognise recognize",
    ("COOPERATE", "military"): "drill",
    ("COOPERATE", None): "cooperate",
    ("SUPPORT", "agreement"): "sign ratify",
    ("AID", None): "aid supply provide donate evacuate shelter",
    ("RETREAT", "withdraw"): "withdraw retreat",
    ("RETREAT", "ceasefire"): "disengage",
    ("CONCEDE", None): "lift pardon",
    ("REQUEST", None): "demand request",
    ("ACCUSE", None): "accuse blame",
    ("ACCUSE", "disapprove"): "condemn denounce criticise criticize",
    ("REJECT", None): "reject veto",
    ("THREATEN", None): "threaten",
    ("PROTEST", "demo"): "protest demonstrate rally",
    ("PROTEST", "riot"): "riot",
    ("SANCTION", "expel"): "expel",
    ("SANCTION", None): "sanction suspend blacklist freeze",
    ("MOBILIZE", "troops"): "deploy mobilise mobilize amass mass redeploy reposition muster",
    ("COERCE", "arrest"): "arrest detain jail imprison",
    ("COERCE", "seize"): "seize confiscate nationalise occupy",
    ("COERCE", "restrict"): "ban blockade censor outlaw",
    ("COERCE", "cyber"): "hack",
    ("ASSAULT", "territory"): "annex",
    ("ASSAULT", None): "invade attack storm ambush rout clash fight assassinate massacre",
    ("ASSAULT", "aerial"): "bomb bombard strike",
    ("ASSAULT", "heavy-weapons"): "shell fire",
    ("ASSAULT", "kill"): "kill wound injure shoot",
    ("OTHER", "join"): "join accede",
    ("OTHER", "found"): "found form establish create expand enlarge",
    ("OTHER", "elect"): "elect re-elect reelect inaugurate appoint succeed replace resign oust depose overthrow topple",
    ("OTHER", "end"): "collapse dissolve disintegrate fall flee",
    ("OTHER", "begin"): "erupt begin start launch",
}

#: (type, mode): nouns and short noun phrases.
NOUNS = {
    ("CONSULT", "meet"): "talks summit meeting conversation consultations negotiations call",
    ("CONSULT", "visit"): "visit",
    ("COOPERATE", "military"): "drills exercises manoeuvres maneuvers",
    ("RETREAT", "ceasefire"): "ceasefire truce",
    ("RETREAT", "withdraw"): "withdrawal pullout pullback retreat",
    ("PROTEST", "demo"): "protests demonstrations uprising",
    ("PROTEST", "riot"): "riots unrest",
    ("SANCTION", None): "sanctions",
    ("MOBILIZE", "troops"): "buildup build-up mobilisation mobilization deployment",
    ("COERCE", "cyber"): "cyberattack cyberattacks cyber-attack cyber-attacks",
    ("ASSAULT", "territory"): "annexation annexing",
    ("ASSAULT", None): "invasion attack attacks assault war fighting offensive battle",
    ("ASSAULT", "aerial"): "airstrike airstrikes strike strikes bombing bombardment",
    ("ASSAULT", "heavy-weapons"): "shelling",
    ("OTHER", "end"): "collapse fall dissolution breakup break-up",
    ("OTHER", "elect"): "election ouster ousting overthrow revolution coup referendum",
    ("OTHER", "found"): "independence reunification unification enlargement expansion",
}

VERB_TYPES = {lemma: key for key, words in VERBS.items() for lemma in words.split()}
NOUN_TYPES = {noun: key for key, words in NOUNS.items() for noun in words.split()}
FORMS = form_table(dict.fromkeys(VERB_TYPES, ""))

#: Two words that are one happening: "pulled out", "broke out", "shot down", "built up", "set up", "imposed sanctions".
WITH_PARTICLE = {
    ("pull", "out"): ("RETREAT", "withdraw"), ("pull", "back"): ("RETREAT", "withdraw"),
    ("stand", "down"): ("RETREAT", "withdraw"), ("stand", "back"): ("RETREAT", "withdraw"),
    ("break", "out"): ("OTHER", "begin"), ("break", "up"): ("OTHER", "end"), ("shoot", "down"): ("ASSAULT", "aerial"),
    ("build", "up"): ("MOBILIZE", "troops"), ("set", "up"): ("OTHER", "found"), ("back", "away"): ("REJECT", None),
    ("opt", "out"): ("REJECT", None), ("rule", "out"): ("REJECT", None), ("take", "over"): ("COERCE", "seize"),
}  # fmt: skip

#: Words that tell the force of the happening they govern; see `annotate/modality.py`.
HEDGES = {
    "negated": "unable not never no n't without neither nor didn't doesn't don't hasn't haven't hadn't won't "
    "wouldn't cannot can't isn't aren't wasn't weren't refused refuses refuse declined failed",
    "denied": "denied denies deny denying dismissed rubbished",
    "alleged": "alleged allegedly reportedly accused accuses accusing claimed purported",
    "threatened": "threatened threatens threaten threatening vowed",
    "possible": "could may might possible potential possibly perhaps fears feared fear fearing imminent risk chance "
    "likely suspected probable looming worry worries",
    "conditional": "if would unless whether should event",
    "planned": "will shall plans planned planning plan intends intend intention intentions proposed proposes wants "
    "want seeks hopes due scheduled expected prepares preparing prepared ready aims set agreed ordered pledged "
    "promised attempted attempts trying tried tries offered going considering weighing open willing urged urging "
    "demanded demands",
}
FORCE = {word: modality for modality, words in HEDGES.items() for word in words.split()}

#: PLOVER type: CAMEO root and quad class (1 verbal, 2 material cooperation; 3 verbal, 4 material conflict).
CAMEO = {
    "AGREE": ("03", 1), "CONSULT": ("04", 1), "SUPPORT": ("05", 1), "COOPERATE": ("06", 2), "AID": ("07", 2),
    "CONCEDE": ("08", 2), "RETREAT": ("08", 2), "REQUEST": ("10", 3), "ACCUSE": ("11", 3), "REJECT": ("12", 3),
    "THREATEN": ("13", 3), "PROTEST": ("14", 4), "MOBILIZE": ("15", 4), "SANCTION": ("16", 4), "COERCE": ("17", 4),
    "ASSAULT": ("18", 4),
}  # fmt: skip
