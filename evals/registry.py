"""Whether the registry says what its origins say: `python -m evals.registry DATA [--questions 300] [--seed N]`.

DATA is the folder that has `world/`.  Random questions of two kinds are asked of both sides: was a state a member of an
organisation on a day (Factbook), and who held a role on a day (list of officials, Factbook, Archigos).  Printed are the
share in which they agree and every disagreement.  `evals/registry_disagreements.md` says of those that somebody looked
into why ours stays; the second share counts them as agreed.  A question that the registry has no answer to is counted
apart: it says nothing, so it says nothing wrong.
"""

import argparse
import random
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from evals.registry_questions import (
    Question,
    archigos_questions,
    leader_questions,
    membership_questions,
    official_questions,
)
from sitroom.world import World, load_world
from sitroom.world.rows import Office

EXAMINED = Path(__file__).with_name("registry_disagreements.md")
#: Per cent in which the two must agree after the examined disagreements.
GATES = {"memberships": 99.0, "offices": 97.0}
#: Roles whose holder another origin may call the leader, or list under another title.
LEADING = frozenset(
    (
        "president|prime minister|monarch|chancellor|general secretary|supreme leader|chairman|pope|leader"
        "|presidency member|chief executive"
    ).split("|")
)
#: How alike two printed words must be to be one name in two spellings: "Khalid" and "Khaled".
ALIKE = 0.74
SMALL = frozenset("the of and bin ibn al el de la von van der dos das ould sheikh gen col sir king queen dr".split())


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, what the registry says, and whether the two agree; `agrees` is None where it says nothing."""

    question: Question
    ours: str
    agrees: bool | None


def words_of(name: str) -> set[str]:
    """The words of a name in lower case without accents, hyphens and small words."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ø", "o")).encode("ascii", "ignore").decode()
    return {word for word in re.findall(r"[a-z]{2,}", plain.lower().replace("'", "")) if word not in SMALL}


def same_name(left: set[str], right: set[str]) -> bool:
    """True when some word of one is, but for its spelling, a word of the other."""
    return any(a == b or SequenceMatcher(None, a, b).ratio() >= ALIKE for a in left for b in right)


def ask_membership(world: World, question: Question) -> Answer:
    """Is the state among the full members on the day?"""
    inside = any(row.actor == question.of for row in world.members(question.about, question.day))
    ours = "yes" if inside else "no"
    return Answer(question, ours, ours == question.answer)


def ask_office(world: World, question: Question) -> Answer:
    """Does any holder of the role have the name; for heads and leaders, any holder of a leading role?"""
    roles = {question.about} if question.origin == "officials" else LEADING
    held = [row for role in sorted(roles) for row in world.holders(role, question.of, question.day)]
    if question.about not in ("leader", *roles - LEADING) and question.about not in {row.role for row in held}:
        held = [row for row in held if _names(world, row) & words_of(question.answer)]
    ours = ", ".join(sorted({world.actors[row.actor].name for row in held}))
    agrees = any(_is_holder(world, row, question) for row in held) if held else None
    return Answer(question, ours, agrees)


def _names(world: World, row: Office) -> set[str]:
    actor = world.actors[row.actor]
    return words_of(" ".join((actor.name, *actor.aliases)))


def _is_holder(world: World, row: Office, question: Question) -> bool:
    if question.wikidata and question.wikidata == world.actors[row.actor].wikidata:
        return True
    return same_name(words_of(question.answer), _names(world, row))


def examined(path: Path = EXAMINED) -> set[str]:
    """The keys of disagreements with a reason to keep ours: the first cell of each row of the file's tables."""
    return {match[1] for match in re.finditer(r"^\| `([^`]+)` \|", path.read_text(encoding="utf-8"), re.M)}


def shares(answers: Sequence[Answer], known: set[str]) -> tuple[float, float, int]:
    """Per cent that agree, per cent that agree or were examined, and how many questions have an answer."""
    answered = [answer for answer in answers if answer.agrees is not None]
    agreed = sum(bool(answer.agrees) for answer in answered)
    kept = sum(not answer.agrees and answer.question.key in known for answer in answered)
    count = len(answered) or 1
    return 100 * agreed / count, 100 * (agreed + kept) / count, len(answered)


def told(answers: Iterable[Answer], known: set[str]) -> list[str]:
    """A line for every disagreement, those that nobody looked into first."""
    wrong = [answer for answer in answers if answer.agrees is False]
    wrong.sort(key=lambda answer: (answer.question.key in known, answer.question.key))
    return [
        f"  {'kept' if a.question.key in known else 'NEW '} {a.question.key} on {a.question.day}; ours: {a.ours}"
        for a in wrong
    ]


def measure(world: World, data: Path, *, questions: int, seed: int) -> dict[str, list[Answer]]:
    """Answers to a random choice of the questions of each origin; the same seed gives the same questions."""
    chance = random.Random(seed)
    members = membership_questions(world, data, chance)
    found = {"memberships": [ask_membership(world, q) for q in chance.sample(members, min(questions, len(members)))]}
    offices = {
        "offices, officials": list(official_questions(data, chance)),
        "offices, factbook": list(leader_questions(world, data, chance)),
        "offices, archigos": list(archigos_questions(world, data, chance)),
    }
    for name, asked in offices.items():
        found[name] = [ask_office(world, q) for q in chance.sample(asked, min(questions, len(asked)))]
    return found


def main() -> int:
    """Print the shares and the disagreements; 1 when a gate is not passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with world/")
    parser.add_argument("--questions", type=int, default=300, help="questions of each origin")
    parser.add_argument("--seed", type=int, default=20220224)
    given = parser.parse_args()
    known, failed = examined(), 0
    for name, answers in measure(
        load_world(), given.data / "world", questions=given.questions, seed=given.seed
    ).items():
        agree, kept, count = shares(answers, known)
        gate = GATES[name.split(",")[0]]
        failed |= kept < gate
        print(
            f"{name:20} agree {agree:5.1f} %, after examined {kept:5.1f} % (gate {gate} %), {count} of {len(answers)}"
        )
        print(*told(answers, known), sep="\n")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
