"""Pronouns and nouns for people: person, number and gender of what they stand for. Origin: our own lists."""

from typing import NamedTuple


class Pronoun(NamedTuple):
    """What a pronoun says of the thing it stands for; None where it says nothing.

    Attributes:
        group: pronouns that can stand for one another: "he", "him", "his", "himself" are all "he".
        person: 1, 2 or 3.  number: "s" or "p".  gender: "m", "f" or "n".
        form: subject, object, possessive, reflexive or demonstrative.
    """

    group: str
    person: int
    number: str | None
    gender: str | None
    form: str


def _table(rows: str) -> dict[str, Pronoun]:
    found: dict[str, Pronoun] = {}
    for row in rows.split(";"):
        group, person, number, gender, *forms = row.split()
        names = ("subject", "object", "possessive", "possessive", "reflexive")
        for name, words in zip(names, forms, strict=False):
            for word in words.split("/"):
                pronoun = Pronoun(group, int(person), number.strip("-") or None, gender.strip("-") or None, name)
                found.setdefault(word, pronoun)
    return found


#: group, person, number, gender; then subject, object, possessive before a noun and alone, reflexive.
PRONOUNS = {
    **_table(
        "i 1 s - i me my mine myself; we 1 p - we us/'s our ours ourselves; you 2 - - you/ye/ya you your yours "
        "yourself/yourselves; he 3 s m he him his his himself; she 3 s f she her her hers herself; "
        "it 3 s n it it its its itself; they 3 p - they them/'em/em their theirs themselves/themself"
    ),
    "this": Pronoun("this", 3, "s", "n", "demonstrative"),
    "that": Pronoun("that", 3, "s", "n", "demonstrative"),
    "these": Pronoun("these", 3, "p", None, "demonstrative"),
    "those": Pronoun("those", 3, "p", None, "demonstrative"),
    "one": Pronoun("one", 3, "s", None, "subject"),
}
#: Pronouns that ask, relate or quantify: they stand for nothing that was named before.
WITHOUT_REFERENT = frozenset(
    "who which what whom whose whatever whoever whomever whosoever whichever anything nothing everything something "
    "anybody nobody none there each other another".split()
)
#: Pronouns that are phrases of one word: "it deviating" is a clause.
PERSONAL = frozenset(word for word, pronoun in PRONOUNS.items() if pronoun.form != "demonstrative") - {"one"}
#: Words that tell whether a person is a man or a woman.
MALE = frozenset(
    "mr sir lord king prince emperor duke pope father dad son brother uncle nephew husband boy man gentleman guy "
    "spokesman chairman businessman policeman congressman salesman fisherman grandfather grandson widower monk priest "
    "actor waiter hero".split()
)
FEMALE = frozenset(
    "mrs ms miss lady queen princess empress duchess mother mom mum daughter sister aunt niece wife girl woman "
    "spokeswoman chairwoman businesswoman policewoman congresswoman grandmother granddaughter widow nun actress "
    "waitress heroine girlfriend".split()
)
