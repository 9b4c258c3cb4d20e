"""Statements and deeds as lists that JSON can hold, without their document; and back, equal to what was written."""

import re
from dataclasses import astuple
from datetime import date
from typing import Any

from sitroom.lexicon.matters import MATTERS, Matter
from sitroom.merge.deeds import Deed
from sitroom.merge.gatherings import CONDUCT
from sitroom.merge.rebuttals import ANY
from sitroom.merge.statements import Saying, Statement
from sitroom.records.claims import Evidence

#: Matters that have a name of their own; others are made of what an article says.
_KNOWN = {matter.name: matter for matter in (*MATTERS, CONDUCT, ANY)}


def packed(one: Statement) -> list[Any]:
    """A statement as a list."""
    matter = one.matter
    return [
        [matter.name] if matter.name in _KNOWN else [matter.name, matter.words.pattern, matter.is_blamed],
        one.is_so,
        *(sorted(actors) for actors in (one.doers, one.upon, one.around)),
        one.holder,
        one.speaker,
        one.outlet,
        one.claim and astuple(one.claim),
        [[piece.start, piece.end, piece.quote] for piece in one.evidence],
        one.day and one.day.isoformat(),
        one.start,
    ]


def statement_from(row: list[Any], document: str) -> Statement:
    """The statement that `packed` wrote, of its document."""
    matter, is_so, doers, upon, around, holder, speaker, outlet, claim, evidence, day, start = row
    return Statement(
        matter=_matter(*matter),
        is_so=is_so,
        doers=frozenset(doers),
        upon=frozenset(upon),
        around=frozenset(around),
        holder=holder,
        speaker=speaker,
        outlet=outlet,
        claim=claim and Saying(*claim),
        document=document,
        evidence=tuple(Evidence(document, *piece) for piece in evidence),
        day=day and date.fromisoformat(day),
        start=start,
    )


def packed_deed(one: Deed) -> list[Any]:
    """A deed as a list."""
    names = (sorted(several) for several in (one.types, one.stems, one.where))
    return [packed(one.told), *names, one.day and one.day.isoformat()]


def deed_of(row: list[Any], document: str) -> Deed:
    """The deed that `packed_deed` wrote."""
    told, types, stems, where, day = row
    return Deed(
        told=statement_from(told, document),
        types=frozenset(types),
        stems=frozenset(stems),
        where=frozenset(where),
        day=day and date.fromisoformat(day),
    )


def _matter(name: str, words: str = "", is_blamed: bool = False) -> Matter:
    known = _KNOWN.get(name)
    return known or Matter(name, "", "", re.compile(words), is_blamed=is_blamed)
