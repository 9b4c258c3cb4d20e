"""Which of the clauses that look ahead are forecasts.

What counts (decision 12): the speaker foretells what others do or what happens. An own act is none, with or without
a day ("the ministry said it would publish the text on Friday"): it announces, promises or threatens. Nor is what hangs
on a condition ("if they attack, we will answer"), a question, a wish or a demand, and what is told of the past.
"""

import re

from sitroom.compose.clauses import Clauses
from sitroom.compose.foreseen import core_of, is_bare, named_in, phrase_of
from sitroom.compose.foretold import Found, clause_of
from sitroom.compose.outlook import Outlook
from sitroom.lexicon.cue_words import ACTS as CUE_ACTS
from sitroom.lexicon.reporting import FORMS, act_of
from sitroom.records.claims import Claim

#: Acts that foretell; who demands, promises or threatens does not say what will be.
FORETELLING = frozenset({"assert", "warn", "predict", "believe", "comment"})
#: Acts by which a bare "will" foretells rather than announces.
SURE = frozenset({"warn", "predict", "believe"})
#: Cues of wishes, of those who do not know or do not say so, and of those who decide: "hopes that it will end", "does
#: not expect", "drivers can expect", "ruled that workers could vote"; and "few believe that it will end".
UNSURE = re.compile(
    r"\b(?:s[ck]eptical|downplay\w*|can|fe(?:el|els|lt)|rul(?:es?|ed|ing)|hop(?:e|es|ed|ing|eful)|wish\w*|doubt\w*|wonder\w*|un\w*certain\w*"
    r"|not|never|no)\b|n['’]t\b"
)
FEW = re.compile(r"(?:few|no|nobody|none|neither|not)\b", re.IGNORECASE)
#: The same where they stand inside: "said it hopes that they will leave".
HOPING = frozenset("hope wish".split())
#: What binds and does not foretell: "the treaty says that the isles will be free".
PAPER = re.compile(
    r"^which$|\b(?:deal|treaty|agreement|accord|pact|resolution|law|bill|constitution|charter|contract)$", re.I
)
#: "fears that it could run out of gas": what one fears for oneself is no own act.
FEARING = re.compile(r"\b(?:fear|worr|concern)", re.IGNORECASE)
#: What a forecast must not hang on; "the deal would, in any case, fail" hangs on nothing.
CONDITION = re.compile(
    r"\b(?:if|unless|provided|assuming|otherwise|once\s+(?:the|it|they|he|she)|were\s+(?:\w+\s+){1,3}to|was to"
    r"|in\s+(?:the\s+)?(?:case|event)\s+of|as\s+long\s+as|depend\w*|without"
    r"|the\s+(?:more|less|longer|further)\b.*,\s+the\s+\w+|must\b.*\bor|should\s+(?:it|he|she|they|(?-i:[A-Z])\w+))\b",
    re.IGNORECASE,
)
#: "they will face severe consequences", "will pay a price": the speaker's own threat, whoever stands as its subject.
THREAT = re.compile(
    r"\bconsequences (?:will|would)\b"
    r"|\b(?:fac\w+|see|pay|suffer|meet|met|feel|bear|be)\b.*\b(?:costs?|price|consequences|response|sanctions|retaliation)\b"
)
#: What opens a question: "said how much it would cost", "did not say when it would end".
QUESTIONS = frozenset("what whether how why when where who whom which if".split())
#: Nobody in particular, and the one who speaks.
NOBODY = frozenset("i we you one me us who which what that whose my our your".split())
OWNER = "nmod:poss"
PRONOUNS = frozenset("it they he she".split())
BODIES = frozenset(
    "company firm group agency ministry government administration office bank union committee department".split()
)
PAPERS = frozenset("statement announcement spokesman spokeswoman spokesperson".split())
#: Officials without a name announce what their own side will do: "the country's space chief said".
OFFICIAL = re.compile(r"\b(?:minister|chief|president|spokes\w+|ministry|ambassador|envoy)\b", re.IGNORECASE)
#: Who reports what will be tells of plans: "the paper reported that the shops will sell wine".
REPORTING = re.compile(r"\b(?:report|announc|confirm|reveal|disclos)", re.IGNORECASE)
#: What nobody decides: "the bank said growth would slow" is no plan of the bank.
UNDECIDED = frozenset(
    "growth inflation price economy output demand loss unemployment export import shortage war conflict".split()
)
#: "that would be a mistake": a thing supposed.
SUPPOSED = frozenset("this that it these those such".split())
#: Verbs of duty and of wanting: "will have to pay" obliges, "would like to meet" wishes.
NO_HAPPENING = frozenset(
    "need require allow permit like prefer want hope welcome appreciate have say tell let depend mean seem constitute "
    "violate indicate suggest explain amount include".split()
)
#: What is announced rather than foretold when nothing doubts it: "the ministers will meet in Bern".
SCHEDULED = frozenset(
    "meet hold host attend travel visit arrive sign publish release announce discuss address resign retire leave join "
    "replace restart resume reopen involve examine".split()
)


def may_foretell(claim: Claim) -> bool:
    """False for claims whose act or cue makes no forecast of whatever they say."""
    speaker = claim.speaker_text or ""
    unsure = UNSURE.search((claim.cue or "").lower()) or FEW.match(speaker) or PAPER.search(speaker)
    return claim.act in FORETELLING and not unsure


def _is_told_by_cue(claim: Claim) -> bool:
    """True of "warned", "expects"; of "said the talks will take place" the content alone looks ahead."""
    words = (claim.cue or "").lower().split()
    acts = {CUE_ACTS.get(word) or (act_of(FORMS[word][0]) if word in FORMS else None) for word in words}
    return claim.act in SURE and not SURE.isdisjoint(acts)


def foretells(clauses: Clauses, found: Found) -> bool:
    """False for whatever looks ahead and is no forecast; see the top of the file."""
    outlook, claim = found.outlook, found.claim
    words = clauses.words
    doing = words[outlook.event].lemma.lower()
    sentence = clauses.scope.words(clauses.scope.sentence_of(words[outlook.event].span))
    if CONDITION.search(sentence) or "?" in sentence:
        return False
    # "could help explain the rise"
    verbs = (outlook.event, *(clauses.children(outlook.event, "xcomp", "ccomp") if doing == "help" else ()))
    if any(words[i].lemma.lower() in NO_HAPPENING for i in verbs) or _is_question(clauses, found):
        return False
    above = words[outlook.event].head
    if above is not None and words[outlook.event].deprel == "ccomp" and words[above].lemma in HOPING:
        return False
    subject = outlook.subject
    if subject is None and words[outlook.event].upos != "NOUN":
        return False  # "goods that they think will be short", "losing it will hurt"
    if subject is not None and (_is_nobody(clauses, subject) or _is_unknown(clauses, outlook)):
        return False
    if _is_own_act(clauses, found):
        return False
    if outlook.is_firm and THREAT.search(clauses.scope.words(clause_of(clauses, found))):
        return False
    if subject is not None and _is_supposed(clauses, outlook):
        return False
    if outlook.is_firm and not _is_told_by_cue(claim) and _is_announced(clauses, found):
        return False
    hedge = {clauses.printed(i) for i in outlook.hedge}
    if hedge & {"would", "'d"} and not _is_reported_future(clauses, found):
        return False
    return not hedge & {"could", "may", "might"} or _is_to_come(clauses, found)


def _is_nobody(clauses: Clauses, subject: int) -> bool:
    """True for "we", "you", "our plan", and for what is only supposed: "any delay"."""
    words = (subject, *clauses.children(subject, OWNER))
    return any(clauses.printed(i) in NOBODY for i in words) or "any" in {
        clauses.printed(i) for i in clauses.children(subject, "det")
    }


def _is_unknown(clauses: Clauses, outlook: Outlook) -> bool:
    """True for "they will do so", "this could help": nobody can check what is foretold of a word that nobody can place.

    Not for "it could happen soon", "it will be hard to leave".
    """
    subject = outlook.subject
    if subject is None or clauses.printed(subject) not in PRONOUNS | SUPPOSED or is_bare(clauses, outlook.event):
        return False
    stands_for_clause = clauses.children(outlook.event, "csubj", "ccomp", "xcomp", "expl")
    return not named_in(clauses, subject, "OTHER") and not (clauses.printed(subject) == "it" and stands_for_clause)


def _is_supposed(clauses: Clauses, outlook: Outlook) -> bool:
    """True for "a war could drive up prices", "such a step will help": they hang on the war and the step."""
    subject = outlook.subject
    if subject is None or core_of(clauses, outlook) == subject:
        return False
    marks = {clauses.printed(child) for child in clauses.children(subject, "det", "det:predet", "amod")}
    return "such" in marks or (bool(marks & {"a", "an"}) and clauses.type_of(subject) is not None)


def _is_question(clauses: Clauses, found: Found) -> bool:
    """ "The minister did not say when it would end"."""
    first = clauses.trees.under(found.piece)
    opening = [*first[:1], *clauses.children(found.at, "advmod", "mark", "obj", "nsubj")]
    return any(clauses.printed(child) in QUESTIONS for child in opening)


def _is_own_act(clauses: Clauses, found: Found) -> bool:
    """True where the speaker, or the one spoken for, is to act: "the company said it would close shops"."""
    claim, subject = found.claim, found.outlook.subject
    if subject is None or FEARING.search(claim.cue or "") or clauses.words[subject].deprel == "nsubj:pass":
        return False
    linked = set(named_in(clauses, subject, "OTHER"))
    # "Arland Steel's chief executive Vera Lund" speaks for the firm, too
    beside = [link.actor for span in found.attribution.source for link in clauses.scope.links.inside(span)]
    own = {claim.speaker, claim.speaks_for, *beside} - {None}
    printed = clauses.scope.words(phrase_of(clauses, subject)).lower()
    owners = {actor for i in clauses.children(subject, OWNER) for actor in named_in(clauses, i, "OTHER")}
    if (linked | owners) & own or printed == (claim.speaker_text or "").lower():
        return True
    # an "it" that nobody can place is, in reported speech, the one who speaks; not in "it could happen soon"
    is_speaker = printed in PRONOUNS and not is_bare(clauses, found.outlook.event)
    return not linked and is_speaker and claim.mode != "direct"


def _is_announced(clauses: Clauses, found: Found) -> bool:
    """True for plans that are told as settled: "the talks will be held on Friday", "the firm said users will see less".

    What a government, a body or a firm says without a doubt, and not of others, is mostly of its own making.
    """
    words, outlook = clauses.words, found.outlook
    subject = outlook.subject
    named = named_in(clauses, subject, "OTHER") if subject is not None else []
    if subject is not None and _is_of_speaker(clauses, subject, is_named=bool(named)):
        return True
    claim = found.claim
    if REPORTING.search(claim.cue or ""):
        return True
    speaks_as = set((claim.speaker_text or "").lower().split()[-1:])
    is_body = (claim.speaker or "").startswith(("org:", "state:")) or claim.speaks_for or speaks_as & (BODIES | PAPERS)
    is_decided = subject is None or clauses.lemma(subject) not in UNDECIDED
    others = [actor for actor in named if actor not in (claim.speaker, claim.speaks_for)]
    if is_body and is_decided and not any(actor.startswith(("state:", "group:")) for actor in others):
        return True
    if claim.speaker is None and OFFICIAL.search(claim.speaker_text or ""):
        return True
    if clauses.children(outlook.event, "aux:pass") and not clauses.children(outlook.event, "obl:agent"):
        return True
    types = {clauses.type_of(i) for i in (core_of(clauses, outlook), subject) if i is not None}
    return words[outlook.event].lemma.lower() in SCHEDULED or bool(types & {"CONSULT", "AGREE", "COOPERATE"})


def _is_of_speaker(clauses: Clauses, subject: int, *, is_named: bool) -> bool:
    """True for "its correspondents", "the company": those of the speaker, unless a name says whose."""
    if is_named and len(clauses.scope.words(phrase_of(clauses, subject)).split()) > len(("the", "government")):
        return False
    if {clauses.printed(child) for child in clauses.children(subject, "det")} & SUPPOSED:
        return True  # "this bill will lower prices"
    owners = {clauses.printed(child) for child in clauses.children(subject, OWNER)}
    return bool((owners | {clauses.printed(subject)}) & BODIES) or bool(owners & {"its", "their", "his", "her"})


def _is_reported_future(clauses: Clauses, found: Found) -> bool:
    """True for the "would" that stands for "will" in the past: "said prices would fall".

    Not for "an invasion would bring sanctions", "that would be a mistake", nor inside of quotation marks.
    """
    words, outlook = clauses.words, found.outlook
    cues = [word for span in found.attribution.cue for word in clauses.scope.words(span).lower().split()]
    is_past = any(kind in {"past", "participle"} for word in cues if word in FORMS for kind in FORMS[word][1])
    would = next(i for i in outlook.hedge if clauses.printed(i) in {"would", "'d"})
    before = clauses.scope.document.text[clauses.scope.sentence_of(words[would].span).start : words[would].span.start]
    is_quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    subject = outlook.subject
    if not is_past or is_quoted or found.attribution.mode == "direct" or subject is None:
        return False
    is_supposed = (
        words[subject].upos not in {"NOUN", "PROPN", "PRON"}
        or clauses.type_of(subject) is not None
        or clauses.printed(subject) in SUPPOSED
        or any(clauses.printed(child) in {"a", "an", "any"} | SUPPOSED for child in clauses.children(subject, "det"))
    )
    has_own_noun = core_of(clauses, outlook) == subject  # "said an attack would come soon"
    return words[outlook.event].upos == "VERB" and (has_own_noun or not is_supposed)


def _is_to_come(clauses: Clauses, found: Found) -> bool:
    """True for what could happen; not for what may be so now ("may be a trick")."""
    outlook = found.outlook
    event = clauses.words[outlook.event]
    helpers = {clauses.printed(child) for child in clauses.children(outlook.event, "cop", "aux")}
    is_now = helpers & {"may", "might"} and clauses.children(outlook.event, "aux:pass")  # "may be underrated"
    if is_now and not _is_told_by_cue(found.claim):
        return False
    if "be" in helpers and (event.upos != "VERB" or clauses.printed(outlook.event).endswith("ing")):
        return False
    # "there may be a reason"
    return event.lemma != "be" or any(clauses.is_happening(i) for i in clauses.children(outlook.event, "nsubj"))
