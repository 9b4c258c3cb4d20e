"""The words that the simulation writes its news with: all our own, none of them about what ever happened.

A sentence has holes: {a} and {b} are the states that act and that are acted on, {a_of} and {b_of} their adjectives,
{a_city} their capitals, {place} a town or a venue, {n} a number, {when} the day as it is printed.
"""

#: Pairs of parties, each (id, name, adjective, capital, towns).
PARTIES = (
    (
        ("state:ARM", "Armenia", "Armenian", "Yerevan", ("Goris", "Kapan", "Jermuk")),
        ("state:AZE", "Azerbaijan", "Azerbaijani", "Baku", ("Ganja", "Fuzuli", "Barda")),
    ),
    (
        ("state:ETH", "Ethiopia", "Ethiopian", "Addis Ababa", ("Adigrat", "Humera", "Axum")),
        ("state:ERI", "Eritrea", "Eritrean", "Asmara", ("Senafe", "Keren", "Barentu")),
    ),
    (
        ("state:IND", "India", "Indian", "New Delhi", ("Jammu", "Amritsar", "Srinagar")),
        ("state:PAK", "Pakistan", "Pakistani", "Islamabad", ("Sialkot", "Lahore", "Muzaffarabad")),
    ),
)

#: States that stand by, and impose, send or urge.
OTHERS = (
    ("state:DEU", "Germany", "German", "Berlin", ()),
    ("state:FRA", "France", "French", "Paris", ()),
    ("state:POL", "Poland", "Polish", "Warsaw", ()),
    ("state:CAN", "Canada", "Canadian", "Ottawa", ()),
    ("state:JPN", "Japan", "Japanese", "Tokyo", ()),
)

VENUES = ("Geneva", "Vienna", "Oslo", "Doha", "Helsinki")

#: What the parties quarrel about: names of the strip of land, to draw one from.
MATTERS = ("the border road", "the river crossings", "the mountain pass")

OUTLETS = (
    "The Harbour Gazette", "Meridian Post", "Kestrel Online", "The Northern Ledger", "Lowland Herald",
    "Channel Nine News", "The Quarry Times", "Eastgate Dispatch",
)  # fmt: skip

#: How a kind of event is told in the outlet's own voice; the first of each is also how a later article recalls it.
TOLD = {
    "talks": (
        "Envoys of {a} and {b} held talks in {place} {when}.",
        "Negotiators from {a_city} and {b_city} met in {place} {when}.",
        "{a} and {b} sat down for talks in {place} {when}.",
        "The foreign ministers of {a} and {b} met in {place} {when}.",
    ),
    "attack": (
        "{a_of} forces shelled the {b_of} town of {place} {when}.",
        "{a} bombarded {place} in {b} {when}.",
        "The {a_of} army attacked the {b_of} town of {place} {when}.",
        "Rockets fired by {a_of} troops struck {place} in {b} {when}.",
    ),
    "sanctions": (
        "{a} imposed sanctions on {b} {when}.",
        "The {a_of} government placed sanctions on {b_of} banks {when}.",
        "{a_city} slapped new sanctions on {b} {when}.",
    ),
    "deployment": (
        "{a} deployed {n} troops to {place} {when}.",
        "The {a_of} army moved {n} troops to {place} {when}.",
        "Some {n} {a_of} troops were sent to {place} {when}.",
    ),
    "aid": (
        "{a} sent medical aid to {b} {when}.",
        "{a_of} aid arrived in {b} {when}.",
        "The {a_of} government delivered food and medicine to {b} {when}.",
    ),
    "demand": (
        "{a} demanded {when} that {b} pull its guns back.",
        "{a} called on {b} {when} to pull back its guns.",
        "The {a_of} foreign ministry demanded {when} that {b} withdraw its guns.",
    ),
    "accord": (
        "{a} and {b} signed an agreement on prisoners in {place} {when}.",
        "An agreement on the exchange of prisoners was signed by {a} and {b} in {place} {when}.",
        "{a_city} and {b_city} agreed in {place} {when} to exchange their prisoners.",
    ),
    "lie": (),
}

#: How a side tells of an attack, and how the other denies it.
SAID = (
    "{b} said that {a_of} forces had shelled the town of {place} {when}.",
    "The {b_of} defence ministry said {a_of} forces shelled {place} {when}.",
    "{a_of} forces shelled {place} {when}, the {b_of} defence ministry said.",
)
DENIED = (
    "{a} denied that its forces had shelled {place}.",
    "The {a_of} defence ministry denied shelling {place}.",
    "The {a_of} foreign ministry denied that {a_of} forces had shelled the town of {place}.",
)
BLAMED = (
    "{a} said that the {b_of} army itself had shelled {place}.",
    "The {a_of} defence ministry said {b_of} forces had shelled {place} themselves.",
)
KILLED = (
    "The shelling of {place} killed {n} people.",
    "{n} people were killed in {place}.",
    "The attack on {place} left {n} people dead.",
)
COUNTED = (
    "{a} said that {n} people were killed in {place}.",
    "The {a_of} defence ministry put the number of people killed in {place} at {n}.",
)

#: Matter between the facts, in which nothing happens: [one|of|these] is drawn, so that two reports seldom share a line.
#: {p} and {q} are the parties, {matter} what they quarrel about.
FILLERS = (
    "For [years|as long as anyone recalls|two generations] {matter} has been [a source of bitterness|a sore"
    " point|a worry]"
    " in [every village on either side|the hamlets of the valley|the mountain farms].",
    "[Shopkeepers|Bakers|Barbers|Tailors] near {matter} keep their [shutters|doors|awnings] half"
    " [down|shut|drawn], even"
    " [at noon|on market days|in fair weather].",
    "Few [diplomats|scholars|old hands] expect the quarrel to [end|cool|be forgotten] [soon|this year|before"
    " the snow].",
    "[Maps|School books|Stamps] in {p_city} and in {q_city} do not show {matter} in the same [colour|shape|place].",
    "[Old men|Drivers|Students] at the [tea house|bus station|corner cafe] speak of little else than"
    " [{matter}|the border].",
    '"It is [quiet|still|calm] now, but nobody [sleeps well|feels at ease|unpacks]," a [teacher|miller|postman] said.',
    '"We have [learned|got used|come] to [live|work|grow old] with this," a [farmer|shepherd|widow] said.',
    '"Each [morning|evening] I look at the [hills|ridge|sky] first," said a [nurse|driver|cook] at the'
    " [clinic|school|inn].",
    "Prices of [flour|sugar|oil] and [fuel|candles|shoes] have risen on [both sides|either bank] since [the"
    " winter|autumn].",
    "The frontier between {p} and {q} runs for [hundreds of kilometres|days on foot] through [empty|dry|stony]"
    " country.",
    "[Buses|Lorries|Taxis] to the frontier are [half empty|few|old], and the drivers ask for [more"
    " money|cash|their tea].",
    "Neither capital shows much of it to [a visitor|a stranger]: the [cafes|parks] are full and the"
    " [theatres|shops] lit.",
    "[Bread|Cheese|Soup] is made [twice a day|at night], and the queue begins before [dawn|the bells|the first bus].",
    "The valley is known for its [apricots|walnuts|honey], and the harvest is [weeks|a month|a long time] away.",
    "A single [telephone line|radio|courier] links the two [command posts|town halls], and it is often"
    " [late|out of order].",
    '"My [brother|aunt|cousin] lives over there, and I have not seen [my family|them] since [spring|the flood]," a'
    " [mechanic|tailor|singer] said.",
    "The district has one [hospital|pharmacy], two [ambulances|nurses] and a doctor who [never rests|is past seventy].",
    "Children [draw|paint|know] the [mountains|river|valley] without the [watchtowers|fences|ditches].",
    "[Railway timetables|Notice boards|Guide books] still list a [train|ferry|bus] that has not run for"
    " [years|decades].",
    "The dispute over {matter} is older than [most|nearly all] of the people who [live|farm|keep goats] beside it.",
    "[Rain|Thaw|Frost] has turned the [tracks|lanes|yards] above the [valley|village] to [mud|ruts|puddles].",
    "A [radio station|choir|fiddler] on the [ridge|square|pier] plays [songs|dances] in both [languages|tongues].",
)

#: Openings of our own that an outlet puts before an excerpt.
OPENINGS = (
    "Readers have asked what the other papers make of the quarrel; here is a part of one account.",
    "We print below some lines that have been much passed around, and leave the rest to the reader.",
)

#: What an editor changes, and what a machine that swaps words makes of a text.
EDITED = {
    " said": " stated", "troops": "soldiers", "town of ": "", "killed": "dead", "often": "frequently",
    "For years": "For decades", "late in the evening": "last night", "Few": "Hardly any",
}  # fmt: skip
SPUN = {
    "forces": "powers", "talks": "chats", "held": "grasped", "foreign": "overseas", "ministry": "service",
    "people": "individuals", "killed": "slain", "town": "township", "villages": "hamlets", "village": "hamlet",
    "bitterness": "acridity", "source": "wellspring", "quarrel": "squabble", "army": "armed force", "speak": "talk",
    "years": "a long time", "old": "aged", "morning": "daybreak", "little": "small", "quiet": "calm",
    "prices": "costs", "risen": "climbed", "empty": "vacant", "money": "cash", "full": "crammed", "evening": "night",
    "capital": "metropolis", "capitals": "metropolises", "bread": "loaf", "begins": "starts", "known": "famed",
    "harvest": "reaping", "line": "string", "links": "connects", "often": "regularly", "doctor": "medic",
    "hospital": "infirmary", "mountains": "peaks", "draw": "sketch", "train": "locomotive", "test": "trial",
    "strength": "muscle", "patience": "endurance", "rain": "drizzle", "tracks": "trails", "songs": "tunes",
    "both": "the two", "shutters": "blinds", "half": "partly", "visitor": "guest", "cafes": "coffeehouses",
    "drivers": "chauffeurs", "ask": "inquire", "soon": "shortly", "expect": "anticipate", "shelled": "bombed",
    "medical": "medicinal", "agreement": "understanding", "signed": "inked", "deployed": "conveyed",
    "sent": "dispatched",
    "new": "fresh", "government": "administration", "demanded": "requested", "guns": "firearms", "moved": "shifted",
    "troops": "soldiers", "empty country": "vacant nation", "colour": "shade", "maps": "charts", "nobody": "no one",
    "sleeps": "slumbers", "learned": "figured out", "hills": "slopes", "frontier": "boondocks", "teacher": "educator",
}  # fmt: skip
