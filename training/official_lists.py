"""What the list of officials calls states, positions and people, and what the registry calls them.

The list is `world/officials_wikidata.csv.gz` (Wikidata, CC0, collected in mid 2022 for 29 states): one spelling a
person, positions as each state words them.  Only positions named here are taken; deputies, provinces and the rest are
left out.
"""

import unicodedata

#: Collection -> state.  The collection "world" names no state and is not taken.
STATES: dict[str, str] = {
    "belarus-ministers": "BLR",
    "bulgaria-cabinet": "BGR",
    "canada-cabinet": "CAN",
    "china-ministers": "CHN",
    "czech-ministers": "CZE",
    "denmark-cabinet": "DNK",
    "estonia": "EST",
    "finland-cabinet": "FIN",
    "france-cabinet": "FRA",
    "georgia-ministers": "GEO",
    "greece-cabinet": "GRC",
    "hungary-cabinet": "HUN",
    "india-ministers": "IND",
    "iran-ministers": "IRN",
    "israel-ministers": "ISR",
    "japan-ministers": "JPN",
    "kazakhstan-cabinet": "KAZ",
    "lithuania": "LTU",
    "netherlands-cabinet": "NLD",
    "norway-cabinet": "NOR",
    "poland-cabinet": "POL",
    "romania-cabinet": "ROU",
    "russia-cabinet": "RUS",
    "south-korea-ministers": "KOR",
    "sweden-cabinet": "SWE",
    "turkey-ministers": "TUR",
    "ukraine-cabinet": "UKR",
    "united-kingdom-cabinet": "GBR",
    "us-cabinet": "USA",
}

#: Role -> the positions that are this role, whatever the state.
POSITIONS: dict[str, tuple[str, ...]] = {
    "president": ("President", "Acting President"),
    "prime minister": ("Prime Minister", "Premier of the State Council"),
    "monarch": ("monarch", "Emperor"),
    "supreme leader": ("Supreme Leader",),
    "general secretary": ("General Secretary of the Chinese Communist Party",),
    "foreign minister": (
        "Minister of Foreign Affairs",
        "Minister for Foreign Affairs",
        "Minister of Europe and Foreign Affairs",
        "Minister of External Affairs",
        "Secretary of State for Foreign and Commonwealth Affairs",
        "Secretary of State",
    ),
    "defence minister": (
        "Minister of Defence",
        "Minister for Defence",
        "Minister of National Defence",
        "Minister for National Defence",
        "Minister of Defence and Armed Forces Logistics",
        "Minister of the Armed Forces",
        "Secretary of State for Defence",
        "Secretary of Defence",
    ),
    "ambassador to the un": (
        "Ambassador to the United Nations",
        "Permanent Representative to the United Nations",
        "permanent Representative to the United Nations",
        "Permanent Representative to the United Nations, New York",
    ),
}

#: (state, position, person or "" for all) that the list has under a wrong head.
WRONG: frozenset[tuple[str, str, str]] = frozenset(
    {
        ("IND", "Minister of Foreign Affairs", ""),  # foreign secretaries, who are officials
        ("CAN", "monarch", ""),  # kept once, under the United Kingdom
        ("CAN", "Minister of National Defence", "Rick Casson"),  # of the opposition
        ("FRA", "Minister of Europe and Foreign Affairs", "Catherine Colonna 2005-06-02"),  # of European affairs only
        ("USA", "Secretary of State", "Daniel Bennett Smith"),  # for six days in between
        ("USA", "Secretary of State", "William Joseph Burns"),
        ("USA", "Secretary of State", "Thomas A. Shannon, Jr."),
        ("USA", "Secretary of Defence", "David Norquist"),
        ("UKR", "Minister of Defence", "Volodymyr Zamana"),
        ("UKR", "Prime Minister", "Volodymyr Groysman 2014-07-25"),
        ("RUS", "Permanent Representative to the United Nations", "Pyotr Ilichov"),  # in charge until the next came
        ("EST", "Permanent Representative to the United Nations", "Jaak Jõerüüt"),
    }
)

#: The name in the list -> the name that the press prints, where accents alone do not make the difference.
PRINTED: dict[str, str] = {
    "A. K. Antony": "A.K. Antony",
    "A. P. J. Abdul Kalam": "A.P.J. Abdul Kalam",
    "Jeremy Q. Greenstock": "Jeremy Greenstock",
    "Samantha J. Power": "Samantha Power",
    "John R. Bolton": "John Bolton",
    "Yuriy A. Sergeyev": "Yuriy Sergeyev",
    "Adilbek Dzhaksybekov": "Adilbek Zhaksybekov",
    "Akihito": "Emperor Akihito",
    "Aleksandr Petrovich Chumakov": "Alexander Chumakov",
    "Alihan Smaiylov": "Alikhan Smailov",
    "Anatoliy Serdyukov": "Anatoly Serdyukov",
    "Ashton Carter": "Ash Carter",
    "Beatrix of the Netherlands": "Queen Beatrix",
    "Beibut Bakirovich Atamkulov": "Beibut Atamkulov",
    "Carl XVI Gustaf of Sweden": "King Carl XVI Gustaf",
    "Christopher C. Miller": "Christopher Miller",
    "Daniel Bennett Smith": "Daniel Smith",
    "David Zakaliani": "David Zalkaliani",
    "Giorgi Marghvilashvili": "Giorgi Margvelashvili",
    "Giorgos Papandreou": "George Papandreou",
    "Harald V of Norway": "King Harald V",
    "Irakli Gharibashvili": "Irakli Garibashvili",
    "Juryi Žadobin": "Yury Zhadobin",
    "Jun'ichirō Koizumi": "Junichiro Koizumi",
    "K. Natwar Singh": "Natwar Singh",
    "Lee Hae Chan": "Lee Hae-chan",
    "Margrethe II of Denmark": "Margrethe II",
    "Mark T. Esper": "Mark Esper",
    "Mohammad Reza Qaraei Ashtiani": "Mohammad-Reza Ashtiani",
    "Moshe Ya'alon": "Moshe Yaalon",
    "Naruhito": "Emperor Naruhito",
    "Nikolaos Panagiotopoulos": "Nikos Panagiotopoulos",
    "Nikolay Mladenov": "Nickolay Mladenov",
    "Ruslan Jaqsylyqov": "Ruslan Zhaksylykov",
    "S. M. Krishna": "S.M. Krishna",
    "Salome Zurabishvili": "Salome Zourabichvili",
    "Sergey Shoygu": "Sergei Shoigu",
    "Simeon II of Bulgaria": "Simeon Saxe-Coburg-Gotha",
    "Song Minsoon": "Song Min-soon",
    "Sät Toqpaqbajew": "Sat Tokpakbayev",
    "William Joseph Burns": "William Burns",
    "Willem-Alexander of the Netherlands": "King Willem-Alexander",
    "İsmail Cem İpekçi": "Ismail Cem",
}

#: Surnames that are not the last word of the name.
SURNAMES: dict[str, str] = {
    "Călin Popescu-Tăriceanu": "Popescu-Tariceanu|Popescu-Tăriceanu|Tariceanu",
    "Emperor Akihito": "Akihito",
    "Emperor Naruhito": "Naruhito",
    "Erik Derycke": "Derycke",
    "Holger K. Nielsen": "",
    "Ine Marie Eriksen Søreide": "Eriksen Soreide|Eriksen Søreide|Soreide|Søreide",
    "King Carl XVI Gustaf": "",
    "King Harald V": "",
    "King Willem-Alexander": "Willem-Alexander",
    "Lars Løkke Rasmussen": "Rasmussen|Lokke Rasmussen|Løkke Rasmussen",
    "Margrethe II": "",
    "Niels Helveg Petersen": "Helveg Petersen|Petersen",
    "Peter Christensen": "",
    "Poul Nyrup Rasmussen": "Rasmussen|Nyrup Rasmussen",
    "Queen Beatrix": "Beatrix",
    "Shashank": "",
    "Simeon Saxe-Coburg-Gotha": "Saxe-Coburg-Gotha",
    "Toomas Hendrik Ilves": "Ilves",
    "Vijay Keshav Gokhale": "Gokhale",
    "Claus Hjort Frederiksen": "Hjort Frederiksen",
    # Words, forenames, or surnames that in print nearly always mean somebody else: found by their full names only.
    "Serik Akhmetov": "",
    "Jonathan Cohen": "",
    "Jan Fischer": "",
    "Jussi Niinistö": "",
    "Ludovic Orban": "",
    "Kim Sung-hwan": "",
    "Kim Hwang-sik": "",
    "Kim Boo-kyum": "",
    "Lee Joung-binn": "",
    "Lee Hae-chan": "",
    "Lee Wan-koo": "",
    "Lee Nak-yon": "",
    "Ben Bot": "",
    "François-Philippe Champagne": "",
    "Liam Fox": "",
    "Stanislav Gross": "",
    "Gabriel-Beniamin Leș": "Leș",
    "Eldbjørg Løwer": "Løwer",
    "Juhan Parts": "",
    "Song Young-moo": "",
    "Song Min-soon": "",
    "Natwar Singh": "",
}

#: Small words that belong to the surname behind them.
PARTICLES: frozenset[str] = frozenset(
    "af al ben bin da de del della den der di dos du el la le ten ter van von zu De Di La Le Van".split()
)

#: Letters that no accent makes, and how the English-language press prints them.
LETTERS: dict[int, str] = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "dj", "Đ": "Dj", "æ": "ae", "Æ": "Ae", "ß": "ss", "ı": "i", "ð": "d"}
)

#: Forenames of women among those in the list.
WOMEN: frozenset[str] = frozenset(
    """Ana Anita Ank Anna Anne-Grete Anneli Beata Catharina Catherine Chokila Chrystia Condoleezza Dalia Dora Eka
    Carin Ekaterina Eldbjørg Elina Erna Eva-Maria Ewa Florence Gitte Grete Hanke Helle Hillary Ine Ingrida Jana Jeanine
    Kajsa Karin Karla Karolína Katalin Katerina Keit Kersti Kinga Kristiina Kristin Laila Lena Lene Leni Liz
    Madeleine Magdalena Maia Makiko Margaret Margot Margrethe Mari Marina Mette Michèle Mélanie Nadezhda Nikki Nino
    Nirmala Nirupama Penny Pratibha Ramona Rasa Rumiana Salome Samantha Sanna Sigrid Sujatha Susan Sushma
    Sylvie Tamar Tarja Teodora Theresa Tina Tomomi Trine Tzipi Vasiliki Viorica Vlasta Yoriko Yulia Yuriko Élisabeth
    Anniken Barbara Karen Kelly Linda Merle Michele Márta Rosemary Simona Tiina Zsuzsanna Anne""".split()
)


def plain(name: str) -> str:
    """A name in the letters of the English-language press: "Jørgen" gives "Jorgen"."""
    letters = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return letters.encode("ascii", "ignore").decode()


def surnames(name: str, state: str) -> str:
    """What the press prints after the first mention, in plain and in printed letters, between bars."""
    if name in SURNAMES:
        return SURNAMES[name]
    words = name.split(" ")
    if state in ("state:CHN", "state:KOR") and words[0] != "Emperor":
        return words[0]
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    family = " ".join(words[first:])
    return "|".join(dict.fromkeys((plain(family), family)))
