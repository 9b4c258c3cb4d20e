"""What was said and what is wanted, for a question: "What did Moscow say?", "What does Russia want?"."""

import re
from collections.abc import Iterator

from sitroom.query.claims import latest_claims
from sitroom.query.finder import Finder, Scored
from sitroom.query.lines import claim_line, is_question
from sitroom.query.positions import PositionLine, held, position_lines
from sitroom.query.saying import TROUBLED, asked_acts
from sitroom.query.topic import coverage, is_alike
from sitroom.records.claims import Claim

RED_LINES = r"\bred lines?\b"
#: Words that ask for wishes, and not for all that someone holds; stances of what is wanted of others, by how much.
WANTED = r"\b(wants?|wanted|seeks?|sought|demands?|demanded)\b"
WANTS = {"demands": 0, "red_line": 0, "opposes": 1, "refuses": 1, "rejects": 1}
#: Words that say that positions are asked for.
KIND_WORDS = r"issues?|problems?|quarrel|disagreement|row|current"
#: A shorter sentence with a claim is a scrap of a quotation.
SCRAP = 40
#: Claims of one speaker that are looked at, the latest first.
MOST = 250
UNNAMED = 0.97
#: "What does Kyiv fear?": what it fears by that word stands before what it accuses others of.
FEARS = re.compile(r"\b(fear|worr|concern|afraid|alarm|anxi|threat|danger)", re.IGNORECASE)
UNTROUBLED = 0.9
#: What a claim is worth that stands in a question: "Q But Borduria said that it would come. Will it?"
ASKING = 0.9


def find_positions(finder: Finder) -> Iterator[Scored]:
    """What those named first want or refuse, about any other who is named; then what they have said of it.

    What is given up stands behind what holds; a leader's wishes are the state's.
    """
    question = finder.question
    holders = question.speakers or tuple(one.actor for one in question.named[:1])
    others = [actor for actor in question.actors if actor not in holders]
    stance = "red_line" if question.asks(RED_LINES) else None
    bodies = [who for holder in holders for one in (holder, *finder.leads(holder)) for who in finder.speaking_as(one)]
    taken = [
        one
        for who in dict.fromkeys(bodies)
        for one in held(finder.view, actor=who, stance=stance)
        if finder.is_in_days(one.since)
    ]
    found = position_lines(finder.view, taken, finder.called.ledger, finder.origin_of)
    weighty = [word for word in question.topic if not re.fullmatch(KIND_WORDS, word)]
    for one in sorted(found, key=_wanted_first if question.asks(WANTED) else _told_most):
        text = f"{one.position.issue} {one.line.text}"
        is_about = not others or any(finder.is_named(other, text) for other in others)
        yield Scored(one.line, coverage(weighty, text) * (1.0 if is_about else 0.5))
    if question.verb:
        yield from find_claims(finder)


def _told_most(one: PositionLine) -> tuple[object, ...]:
    """What holds, then what is given up; of either what most origins tell."""
    return one.position.until is not None, -one.origins


def _wanted_first(one: PositionLine) -> tuple[object, ...]:
    """The same, what is wanted of others before what one offers or says; a question tells of no wish.

    "What does Borduria want?": "Borduria has demanded guarantees" stands before five papers with "The sanctions are
    heavy, but Borduria has the means to answer"; of as many tellings what sanctions are about before the sanctions.
    """
    rank = WANTS.get(one.position.stance, len(WANTS))
    is_asked = is_question(one.line.text)
    is_means = one.position.issue.startswith("sanctions")
    return one.position.until is not None, is_asked, rank, -one.origins, -len(one.position.claims), is_means


def find_claims(finder: Finder) -> Iterator[Scored]:
    """What those named before the verb have said, about those named after it; the latest first."""
    question = finder.question
    names = finder.called.ledger
    for claim in _candidates(finder):
        line = claim_line(claim, names, finder.origin_of)
        named = [one for one in (claim.speaker, claim.speaks_for, *claim.about, *question.speakers) if one]
        score = finder.score(f"{claim.content} {line.text}", named)
        if _is_asked(finder, claim) and score and asked_acts(_verb(finder)) and claim.act in asked_acts(_verb(finder)):
            all_named = all(one in named or finder.is_named(one, line.text) for one in question.actors)
            # "Did Russia deny planning an invasion?": a denial of "planning such an assault" is an answer
            score = (1 + score) / 2 if all_named else score
        if not _is_asked(finder, claim) or not claim.speaker_text:
            score /= 2
        if asked_acts(_verb(finder)) == TROUBLED and not FEARS.search(claim.cue or ""):
            score *= UNTROUBLED
        score *= ASKING if is_question(line.text) else 1.0
        yield Scored(line, score * (UNNAMED if len(line.text) < SCRAP else 1.0))


def _candidates(finder: Finder) -> list[Claim]:
    """Claims of those who are asked about, the latest first; of anybody those in the sentences that are near."""
    since, until = finder.bounds()
    speakers = [who for actor in finder.question.speakers for who in finder.speaking_as(actor)]
    found: list[Claim] = []
    for speaker in speakers:
        found += latest_claims(finder.view, speaker, since=since, until=until, most=MOST)
    if not speakers:
        near = {(one.document, one.start) for one in finder.nearby(MOST)}
        for document in sorted({document for document, _ in near}):
            rows = finder.view.rows(Claim, "document = ?", (document,))
            found += [row for row in rows if any((one.document, one.start) in near for one in row.evidence)]
    found = [claim for claim in dict.fromkeys(found) if finder.is_in_days(claim.said)]
    return sorted(found, key=lambda claim: (claim.said.latest or "", claim.id), reverse=True)


def _verb(finder: Finder) -> str:
    return finder.question.verb[0] if finder.question.verb else "say"


def _is_asked(finder: Finder, claim: Claim) -> bool:
    """True when a claim's act, or the word for it, is what the question asks for."""
    verb = _verb(finder)
    acts = asked_acts(verb)
    return not acts or claim.act in acts or bool(claim.cue and is_alike(verb, claim.cue))
