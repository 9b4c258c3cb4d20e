"""What is counted: nouns to units; tables of our own.

All words are folded: lower case, straight quotes, plain hyphens.
"""

from sitroom.lexicon.measures import LENGTHS_OF_TIME, MEASURES

#: Unit -> the nouns that mean it; phrases may have several words.  Troops are people under arms whoever they serve.
#: "folks" for "people" is what a synonym spinner prints: "has killed over 14,000 folks".
_NOUNS: dict[str, str] = {
    "troops": "troops, troop, soldiers, soldier, personnel, servicemen, serviceman, service members, servicewomen, "
    "military personnel, marines, marine, paratroopers, paratrooper, fighters, fighter, conscripts, reservists, "
    "reservist, forces, peacekeepers, peacekeeper, combatants, militants, mercenaries, infantrymen, special forces",
    "people": "people, persons, person, folks, civilians, civilian, residents, inhabitants, citizens, men, women, "
    "children, nationals, lives, patients, victims, passengers, pensioners, students, workers, employees, "
    "demonstrators, protesters, protestors, supporters, adults, russians, ukrainians, americans, europeans, germans, "
    "britons, poles, chechens, tatars, georgians, belarusians, syrians, iraqis, iranians, israelis, palestinians, "
    "lebanese, turks, kurds, afghans, pakistanis, indians, koreans, egyptians, yemenis, saudis, venezuelans, cubans, "
    "mexicans, canadians, australians, italians, muslims, christians, jews",
    "deaths": "deaths, death, fatalities, fatality, dead, lives lost, bodies, killings, fatal casualties",
    "injured": "wounded, injured, injuries, injury",
    "casualties": "casualties",
    "detained": "detained, arrests, arrest, detainees, prisoners, hostages, captives",
    "refugees": "refugees, refugee, asylum seekers, displaced people, displaced persons, migrants, evacuees",
    "countries": "countries, country, nations, nation, states, state, governments",
    "members": "members, member, allies, member states, member-states, member countries, member nations, nato allies, "
    "nato members, signatories, ally",
    "officers": "officers, officer",
    "officials": "officials, official",
    "diplomats": "diplomats, diplomat, envoys, ambassadors",
    "tanks": "tanks, tank, battle tanks",
    "vehicles": "vehicles, vehicle, armoured vehicles, armored vehicles, trucks, military vehicles",
    "aircraft": "aircraft, planes, plane, jets, jet, warplanes, fighter jets, fighter aircraft, bombers, warplane",
    "helicopters": "helicopters, helicopter",
    "drones": "drones, drone",
    "missiles": "missiles, missile, rockets, rocket, ballistic missiles, cruise missiles",
    "warheads": "warheads, warhead, nuclear warheads, nuclear weapons",
    "ships": "ships, ship, warships, warship, vessels, vessel, boats, submarines, frigates, destroyers, landing ships",
    "battalion tactical groups": "battalion tactical groups, battalion tactical group, btgs, btg",
    "battlegroups": "battlegroups, battle groups, battle group, battlegroup",
    "battalions": "battalions, battalion",
    "brigades": "brigades, brigade",
    "divisions": "divisions",
    "artillery": "artillery pieces, howitzers, guns, artillery systems, rocket launchers",
    "attacks": "attacks, attack, strikes, air strikes, airstrikes, incidents, violations, explosions",
    "sanctions": "sanctions",
    "rounds": "rounds",
    "seats": "seats, seat",
    "votes": "votes, vote",
    "points": "points, point",
    "times": "times",
}
UNITS: dict[str, str] = {noun.strip(): unit for unit, nouns in _NOUNS.items() for noun in nouns.split(",")} | MEASURES

KNOWN = frozenset(UNITS.values())
#: Nouns that count nothing in the world: "two things", "three reasons".
VAGUE: frozenset[str] = frozenset(
    "thing fact way reason question issue side story turn step number direction other piece problem place"
    " moment category date aspect idea matter part kind sort type word sentence page finger knee hand eye foot"
    " weekend goal condition instance case example option choice chance paragraph topic subject theme version"
    " circumstance element factor lesson message sense term book inside attempt success flaw explanation pathway"
    " hit cut shift law destiny access hypothesis requirement failure reaction direction profession surname"
    " korea half third quarter decade".split()
)

#: Nouns that show that a four-digit number before them counts and is no year: "1997 troops".
COUNTED: frozenset[str] = frozenset(
    noun
    for noun, unit in UNITS.items()
    if noun.isalpha() and len(noun) > 2 and unit not in {"attacks", "sanctions", "rounds", "votes", *LENGTHS_OF_TIME}
) - {
    "member",
    "state",
    "country",
    "nation",
    "officer",
    "official",
    "death",
    "missile",
    "nuclear",
    "marine",
    "ally",
    "point",
    "women",
    "men",
}

#: Units a hyphen may tie to a number: "30-member alliance", "50-mile front", "300-strong" counts people.
HYPHENED: dict[str, str] = {
    "member": "members",
    "nation": "countries",
    "country": "countries",
    "mile": "mi",
    "km": "km",
    "kilometre": "km",
    "kilometer": "km",
    "metre": "m",
    "meter": "m",
    "foot": "ft",
    "inch": "in",
    "yard": "yd",
    "percent": "percent",
    "strong": "people",
    "acre": "acre",
    "ton": "ton",
    "tonne": "t",
    "kg": "kg",
    "pound": "lb",
    "ounce": "oz",
    "gallon": "gallon",
    "litre": "l",
    "liter": "l",
    "barrel": "barrel",
    **{unit: unit for unit in LENGTHS_OF_TIME},
    "megawatt": "mw",
    "kilowatt": "kw",
    "gigawatt": "gw",
    "watt": "watt",
    "volt": "volt",
    "bit": "bit",
    "degree": "degree",
    "cent": "cent",
    "point": "points",
    "vehicle": "vehicles",
    "ship": "ships",
    "seat": "seats",
    "man": "people",
    "person": "people",
}


def unit_of(phrase: str) -> str | None:
    """The unit of a counted phrase by its longest known ending: "us troops" is troops, "nato allies" members.

    A phrase that begins with "member" counts members whatever follows: "30 member international locations" is how a
    synonym spinner prints "30 member countries".
    """
    words = phrase.split()
    if words and words[0] == "member":
        return "members"
    for start in range(len(words)):
        if unit := UNITS.get(" ".join(words[start:])):
            return unit
    return None


_SINGULARS: dict[str, str] = dict(
    pair.split(":")
    for pair in (
        "people:person men:man women:woman children:child lives:life wives:wife knives:knife wolves:wolf leaves:leaf "
        "halves:half thieves:thief teeth:tooth geese:goose mice:mouse criteria:criterion phenomena:phenomenon "
        "movies:movie series:series species:species means:means headquarters:headquarters buses:bus gases:gas "
        "viruses:virus bonuses:bonus campuses:campus statuses:status crises:crisis bases:base analyses:analysis "
        "theses:thesis axes:axis heroes:hero potatoes:potato tomatoes:tomato torpedoes:torpedo vetoes:veto "
        "embargoes:embargo echoes:echo cargoes:cargo ties:tie lies:lie pies:pie zombies:zombie calories:calorie "
        "aches:ache axis:axis specimen:specimen regimen:regimen"
    ).split()
)


def singular_of(noun: str) -> str:
    """A noun in the singular: "countries" is "country", "bosses" is "boss", "aircraft" stays."""
    if noun in _SINGULARS:
        return _SINGULARS[noun]
    if noun.endswith(("theses", "yses")):
        return noun[:-2] + "is"
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
