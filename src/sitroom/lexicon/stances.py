"""The stances that an actor may take on an issue, which of them are contrary, and who takes none.

Origin: the record contract.
"""

import re

#: Stances that want the thing, and those that do not; a threat may go either way.
FOR = frozenset({"demands", "offers", "promises", "supports"})
AGAINST = frozenset({"refuses", "rejects", "opposes", "red_line"})
STANCES = ("demands", "offers", "promises", "threatens", "refuses", "rejects", "supports", "opposes", "red_line")
#: In the names of firms, papers and schools.
NO_PARTY = re.compile(
    r"\b(?:News|Times|Post|Journal|Herald|TV|Radio|Press|Magazine|Inc|Corp|Ltd|LLC|Bank|Airlines|Motors|Oil|Energy"
    r"|Institute|University|Centre|Center|Foundation)\b"
)


def are_contrary(one: str, other: str) -> bool:
    """True for two stances of which one wants what the other does not."""
    return (one in FOR and other in AGAINST) or (one in AGAINST and other in FOR)
