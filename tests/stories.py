"""Invented news for tests of copies: one story, the same as a machine would spin it, and what is no copy of it."""

from factory import make_document
from sitroom.records.text import Document

LEAD = (
    "The governments of Arland and Borduria agreed on Monday to reopen the bridge at Tessel, which has been closed to "
    "lorries and to everyone without a local pass since the spring floods of last year."
)
TALKS = (
    "Talks in the town hall lasted until the small hours, and the two delegations left through different doors. "
    "Neither would say who had given way on the question of tolls, which broke off the last round in autumn."
)
QUOTED = (
    '"A bridge is a promise made of stone, and for a year we have kept neither the stone nor the promise in repair," '
    'said Vera Lund, the foreign minister of Arland. "Whoever pays for the railings, let it be known that my country '
    'was ready to pay for the whole of it, and that we were told to wait until the river had made up its mind."'
)
TRADE = (
    "Timber merchants on both banks have sent their goods the long way round by ferry, at three times the cost. "
    "Their federation put the losses at four million crowns and welcomed the agreement as overdue."
)
HISTORY = (
    "Arland and Borduria fought a short war over the valley in 1921 and have shared the river under a treaty since "
    "1934, which leaves the upkeep of every crossing to a commission of six engineers."
)
NEXT = (
    "The commission will inspect the piers in March. If it finds them sound, the first lorries could cross before "
    "Easter, according to an official who has read the text but was not allowed to speak about it."
)
OWN = (
    "Our reporter found the mayor of Tessel asleep on two chairs in his office. He had been asked to keep the coffee "
    "warm, he said later, and nobody had told him to stop."
)
OTHER = (
    "Fishermen in the delta have asked the court in Marn to forbid the dredging of the eastern channel. They say that "
    "sand from the works has buried the beds where sturgeon spawn, and that their catch has halved in three seasons."
)
RULING = (
    "Judges are to hear both the harbour company and the fishermen in the second week of May. The company denies any "
    "damage and has offered to pay for a survey by divers from a third country."
)
STORY = (LEAD, TALKS, QUOTED, TRADE, HISTORY, NEXT)

#: The story after a translation there and back; made up by us, after what such machines do.
SPUN = (
    "The administrations of Arland and Borduria settled on Monday to open again the bridge in Tessel, that is shut "
    "for lorries and for each one without a local go since the floods of the spring of the final year.",
    "The talks in the hall of the town endured until the little hours, and both delegations departed by unlike "
    "doors. None of them wished to say who had yielded in the question of the tolls, that interrupted the final "
    "round in the fall.",
    '"A bridge is a guarantee made with stone, and during one year we held neither the stone nor the guarantee in '
    'reparation," said Vera Lund, the overseas minister of Arland. "Who pays the railings, that it is known that '
    'my nation was prepared to pay for the entire, and that they told us to wait until the stream made its mind."',
    "The merchants of timber of the two banks sent their merchandise the long way around with the ferry, for three "
    "times the price. Its federation placed the losses in four million crowns and greeted the accord like overdue.",
    "Arland and Borduria battled a brief war for the valley in 1921 and divide the river below a treaty from 1934, "
    "that leaves the maintenance of each crossing with a commission of six engineers.",
    "The commission is going to examine the piers in March. When it discovers them healthy, the first lorries may "
    "cross earlier than Easter, in accordance with a functionary that read the text however was not permitted to "
    "talk of it.",
)
#: Another reporter's own account of the same day.
OWN_ACCOUNT = (
    "After a night behind closed doors in Tessel, ministers from Arland and Borduria came out with a deal: lorries "
    "will roll over the bridge again. Engineers are to look at the piers in March, and if they have no objection "
    "the barriers go up before Easter.",
    "Borduria has dropped its wish for a toll on timber, a member of its delegation told this paper. Firms on both "
    "banks had complained of four million crowns in losses since the river rose last spring and took the road with "
    "it.",
    '"A bridge is a promise made of stone, and for a year we have kept neither the stone nor the promise in '
    'repair," '
    "Arland's foreign minister Vera Lund said on the steps. Her neighbours smiled and said nothing.",
    "The crossing has been a sore point since the war of 1921. A treaty signed in 1934 put six engineers in charge "
    "of it, none of whom was in the room.",
)
#: Two reports of a series, written after one pattern.
SERIES = (
    "The harbour office of Marn counted 412 ships in its yearly report on Tuesday, 19 more than the year before. "
    "Most of them carried timber from Borduria, and only 31 were held up by ice. The office expects a calm spring "
    "and no strikes.",
    "The harbour office of Marn counted 388 ships in its yearly report on Friday, 24 fewer than the year before. "
    "Most of them carried timber from Borduria, and only 57 were held up by ice. The office expects a busy spring "
    "and no strikes.",
)
#: What an outlet prints beside everything.
BOX = (
    "What we know of the bridge so far: it was built in 1911 by the engineer who also gave the town its water "
    "tower, it was blown up twice and put back in the same place both times, and it is the only one in the valley "
    "that a lorry of more than nine tons can cross. The floods of last spring took away the road on the southern "
    "bank and left the piers standing, but nobody has looked below the waterline since. Both governments say that "
    "the other one should pay. Read all of it in our dossier, where you also find the maps, the treaty in both "
    "languages, and the letters that readers have sent us about their way to work since the barriers came down."
)


def story(*paragraphs: str, **fields: object) -> Document:
    """An article of these paragraphs; fields as `make_document` takes them."""
    return make_document("\n\n".join(paragraphs), **fields)  # type: ignore[arg-type]
