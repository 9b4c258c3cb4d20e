"""Wordings that a synonym spinner leaves behind, each with what the press would print; gathered by us.

A spinner swaps words one by one, so fixed phrases break: "the Cold War" turns "the chilly conflict", "red line" turns
"purple line". `ordinary` ones are plain English too: they are pointed at only in a text
that others give away.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpunWords:
    """One swapped phrase in lower case, its normal form, and whether it is plain English on its own."""

    words: str
    normal: str
    ordinary: bool = False


def _rows(table: str, *, ordinary: bool) -> tuple[SpunWords, ...]:
    pairs = (line.split(" = ") for line in table.strip().splitlines())
    return tuple(SpunWords(words.strip(), normal.strip(), ordinary) for words, normal in pairs)


_BROKEN = """
    purple line = red line
    crimson line = red line
    army alliance = military alliance
    navy alliance = military alliance
    similar yr = same year
    final yr = last year
    primary main = first major
    primary overseas = first foreign
    video name = video call
    telephone name = telephone call
    cellphone name = phone call
    information convention = news conference
    press convention = press conference
    international locations = countries
    overseas chief = foreign leader
    overseas minister = foreign minister
    overseas ministry = foreign ministry
    overseas secretary = foreign secretary
    secretary-common = secretary-general
    protection minister = defence minister
    protection ministry = defence ministry
    protection secretary = defence secretary
    protection assure = defence guarantee
    safety council = Security Council
    state division = State Department
    justice division = Justice Department
    white home = White House
    home of representatives = House of Representatives
    home of commons = House of Commons
    european fee = European Commission
    floor troops = ground troops
    floor invasion = ground invasion
    air marketing campaign = air campaign
    marketing campaign in opposition to = campaign against
    nuclear warfare = nuclear war
    chilly war = Cold War
    chilly conflict = Cold War
    berlin wall's fall = fall of the Berlin Wall
    nineteen fifties = 1950s
    nineteen sixties = 1960s
    nineteen seventies = 1970s
    nineteen eighties = 1980s
    nineteen nineties = 1990s
    jap ukraine = eastern Ukraine
    jap europe = eastern Europe
    jap flank = eastern flank
    primary girl = first lady
    prime chief = top leader
    navy drills = military drills
    cyber assaults = cyber attacks
    pushed from energy = driven from power
    swept to energy = swept to power
    steadiness of energy = balance of power
    peace treaty talks = peace talks
    hearth brigade = fire brigade
    ceasefire line of management = line of control
"""
_PLAIN = """
    in opposition to = against
    army buildup = military buildup
    terrorist assaults = terrorist attacks
    by no means = never
    as soon as had been = once had been
    yr = year
    final week = last week
    final month = last month
    folks = people
    becoming a member of = joining
    be a part of = join
    underneath which = under which
    just lately = recently
    amid a brand new = amid a new
"""
SPUN: tuple[SpunWords, ...] = _rows(_BROKEN, ordinary=False) + _rows(_PLAIN, ordinary=True)
