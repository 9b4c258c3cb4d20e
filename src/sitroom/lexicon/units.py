"""What is counted: nouns to units, currencies to ISO 4217, measures to short forms; tables of our own.

All words are folded: lower case, straight quotes, plain hyphens.
"""

#: Unit -> the nouns that mean it; phrases may have several words.  Troops are people under arms whoever they serve.
#: "folks" for "people" is what a synonym spinner prints: "has killed over 14,000 folks".
_NOUNS: dict[str, str] = {
    "troops": "troops, troop, soldiers, soldier, personnel, servicemen, serviceman, service members, servicewomen, "
    "military personnel, marines, marine, paratroopers, paratrooper, fighters, fighter, conscripts, reservists, "
    "reservist, forces, peacekeepers, peacekeeper, combatants, militants, mercenaries, infantrymen, special forces",
    "people": "people, persons, person, folks, civilians, civilian, residents, inhabitants, citizens, men, women, "
    "children, nationals, lives, patients, victims, passengers, pensioners, students, workers, employees, "
    "demonstrators, protesters, protestors, supporters, adults, families, households",
    "deaths": "deaths, death, fatalities, fatality, dead, lives lost, bodies, killings, fatal casualties",
    "injured": "wounded, injured, injuries, injury",
    "casualties": "casualties",
    "detained": "detained, arrests, arrest, detainees, prisoners, hostages, captives",
    "refugees": "refugees, refugee, asylum seekers, displaced people, displaced persons, migrants, evacuees",
    "countries": "countries, country, nations, nation, states, state, governments",
    "members": "members, member, allies, member states, member countries, member nations, nato allies, nato members, "
    "signatories, ally",
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
    "km": "km, kilometres, kilometers, kilometre, kilometer, kms",
    "m": "m, metres, meters, metre, meter",
    "cm": "cm, centimetres, centimeters, centimetre, centimeter",
    "mm": "mm, millimetres, millimeters",
    "mi": "miles, mile",
    "ft": "feet, foot, ft",
    "in": "inches, inch",
    "yd": "yards, yard",
    "nmi": "nautical miles, nautical mile",
    "km2": "square kilometres, square kilometers, sq km, sq kms, km2, square km",
    "square mile": "square miles, square mile, sq miles, sq mi",
    "m2": "square metres, square meters, sq m, sq metres, m2",
    "ha": "hectares, hectare",
    "acre": "acres, acre",
    "mg": "mg, milligrams",
    "gb": "gb, gigabytes",
    "kwh": "kwh, kilowatt hours",
    "kg": "kg, kilograms, kilogrammes, kilos, kilo, kilogram",
    "g": "grams, grammes, gram",
    "t": "tonnes, tonne, tons, ton, metric tons",
    "lb": "lb, lbs",
    "l": "litres, liters, litre, liter",
    "m3": "cubic metres, cubic meters, cubic metre",
    "barrel": "barrels, barrel, bpd",
    "km/h": "km/h, km/hr, kph, kilometres per hour, kilometers per hour, kmh",
    "mph": "mph, miles per hour",
    "kt": "kilotons, kilotonnes",
    "kw": "kw, kilowatts",
    "mw": "mw, megawatts",
    "gw": "gw, gigawatts",
    "celsius": "degrees celsius, degrees centigrade, °c",
    "fahrenheit": "degrees fahrenheit, fahrenheit, °f",
    "percent": "%, percent, per cent, pct, pc",
    "percentage points": "percentage points, percentage point",
    "seats": "seats, seat",
    "votes": "votes, vote",
    "points": "points, point",
    "times": "times",
}
UNITS: dict[str, str] = {noun.strip(): unit for unit, nouns in _NOUNS.items() for noun in nouns.split(",")}

#: Units of measure: their words belong to the quantity and are not counted things.
_MEASURING = frozenset(
    (
        "km m cm mm mi ft in yd nmi km2 m2 ha acre mg gb kwh kg g t lb l m3 barrel km/h mph kt kw mw gw celsius "
        "fahrenheit percent"
    ).split()
) | {"square mile", "percentage points"}
MEASURES: dict[str, str] = {noun: unit for noun, unit in UNITS.items() if unit in _MEASURING}

#: Nouns that show that a four-digit number before them counts and is no year: "1997 troops".
COUNTED: frozenset[str] = frozenset(
    noun
    for noun, unit in UNITS.items()
    if noun.isalpha() and len(noun) > 2 and unit not in ("attacks", "sanctions", "rounds", "votes")
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
    "ton": "t",
    "tonne": "t",
    "kg": "kg",
    "point": "points",
    "vehicle": "vehicles",
    "ship": "ships",
    "seat": "seats",
    "man": "people",
    "person": "people",
}

#: Units printed against the digits: "40km", "278kg", "5%".
ATTACHED: frozenset[str] = frozenset(
    "% km kms m cm mm ft kg g t lb lbs mph kph km/h km/hr km2 m2 ha mw gw kw kwh mg gb pc pct °c °f".split()
)

#: Sign or letters before a number.
CURRENCY_SIGNS: dict[str, str] = {
    "us$": "USD",
    "us $": "USD",
    "$us": "USD",
    "a$": "AUD",
    "$a": "AUD",
    "c$": "CAD",
    "hk$": "HKD",
    "hk $": "HKD",
    "nz$": "NZD",
    "s$": "SGD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₪": "ILS",
    "₹": "INR",
    "₺": "TRY",
    "rm": "MYR",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "rub": "RUB",
    "uah": "UAH",
}
#: Words after a number; a bare "dollar" is the United States', as the press uses it.
CURRENCY_WORDS: dict[str, str] = {
    word.strip(): code
    for code, words in {
        "USD": "dollars, dollar, us dollars, u.s. dollars, usd, bucks",
        "EUR": "euros, euro, eur",
        "GBP": "pounds sterling, sterling, gbp, british pounds",
        "RUB": "roubles, rouble, rubles, ruble, russian rubles, russian roubles, rub",
        "UAH": "hryvnias, hryvnia, hryvnya, uah",
        "CNY": "yuan, renminbi, rmb",
        "JPY": "yen, japanese yen, jpy",
        "CAD": "canadian dollars",
        "AUD": "australian dollars",
        "HKD": "hong kong dollars",
        "SGD": "singapore dollars",
        "TRY": "lira, turkish lira, liras",
        "INR": "rupees, rupee",
        "ILS": "shekels, shekel",
        "PLN": "zlotys, zloty",
        "CHF": "swiss francs",
        "SEK": "swedish kronor, swedish crowns",
        "DKK": "danish crowns, danish kroner",
        "NOK": "norwegian crowns, norwegian kroner",
        "CZK": "czech crowns, koruna",
        "BYN": "belarusian rubles",
        "MXN": "pesos, peso",
        "BRL": "reais",
    }.items()
    for word in words.split(",")
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
