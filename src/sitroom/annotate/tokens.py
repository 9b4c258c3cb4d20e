"""Syntactic words: the smallest pieces that grammar speaks of, cut as Universal Dependencies does for English.

"Russia's" is two words and "cannot" too, "Russia-NATO" three, "pro-Russian" one. One regex finds the pieces between
white space and marks; endings and a short table cut contractions in two. Every word is a stretch of the text and is
never respelled: "can't" is ca + n't.

Source: the guidelines of Universal Dependencies for English, measured on the train parts of EWT and GUM.
"""

import re

from sitroom.records.text import Span

#: Abbreviations that keep their point wherever they stand.
ABBREVIATIONS = (
    "mr mrs ms dr prof gen lt col maj sgt capt cmdr adm sen rep reps gov pres st ft mt rev hon messrs mlle sr jr vs "
    "jan feb mar apr jun jul aug sept sep oct nov dec tues thur thurs fri inc ltd co corp bros etc est approx dept "
    "attn ave blvd vol esp div ph eg ie pp ca al cf ext supt"
).split()
#: Those that are words too: the point belongs to them only before a number ("No. 10", "Sun. 5 May"; "He said no.").
ABBREVIATIONS_BEFORE_NUMBERS = "no nos fig art p para sec ch mon tue wed thu sat sun lb oz ed".split()
#: Beginnings that keep their hyphen: "pro-Russian", "ex-president"; "Black-Sea", "US-led" are cut.
PREFIXES = (
    "anti arch bi co contra counter cross e ex extra hyper inter intra macro mega meta micro mid mini mono multi "
    "neo non over para poly post pre pro proto pseudo psycho quasi re retro semi socio sub super trans tri ultra un "
    "under uni"
).split()

_LETTER = r"[^\W\d_]"
_INSIDE = r"[\w\u0300-\u036F]"  # with the accents that stand apart
#: Where a paragraph ends, the last point ends the sentence and is a word: "They met at 5 p.m." is ... p.m + .
_GOES_ON = r"""(?!["”’')\]]*\s*(?:\n|\Z))"""
WORD = re.compile(
    rf"""
    # Most words: nothing to look at.
      {_LETTER}+(?=[\s,;)])
    # Addresses of pages and mailboxes, files, names and topics in messages.
    | (?:https?://|ftp://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]]
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)*
    | [A-Za-z0-9][\w-]{{0,63}}(?:\.[\w-]{{1,63}}){{0,5}}\.(?:com|org|net|gov|edu|info|co\.uk|ac\.uk|ru|ua)\b
      (?:/[\w./?=&%~#-]*[\w/])?
    | [\w-]{{1,64}}\.(?i:docx?|xlsx?|pdf|pptx?|jpe?g|png|txt|zip|html?|mp[34])(?!\w)
    | [@\#](?!\d)\w+
    # Points that belong to the word: J.R.R  U.S.A  U.S.  a.m|.  Ph.D.  Nov. 3  No. 10  George W. Bush
    | (?<!\w)(?:{_LETTER}\.)+{_LETTER}(?![\w'’.])
    | (?:{_LETTER}\.){{2,}}{_GOES_ON}|(?:{_LETTER}\.)+{_LETTER}(?=\.)|Ph\.D\.{_GOES_ON}
    | (?i:(?:{"|".join(ABBREVIATIONS)})\.)(?![\w.]){_GOES_ON}
    | (?i:(?:{"|".join(ABBREVIATIONS_BEFORE_NUMBERS)})\.)(?=\ ?\d)
    | [A-HJ-Z]\.(?=\ ?[A-Z][\w.])
    # Telephone numbers, then 9/11  05/25/2001  11-12-2000  7:30  1.5|bn  60's  '05  .5  1,200
    | (?:\+?\d{{1,3}}-)?(?:\d{{3}}-)?\d{{3}}-\d{{4}}(?!\w)
    | \d{{1,4}}(?:/\d{{1,4}}){{1,2}}(?!\w)|\d{{1,2}}-\d{{1,2}}-\d{{2,4}}(?!\w)
    | \d+(?::\d+)+(?:\.\d+)?
    | \d+(?:[.,]\d+)*(?=(?i:[ap]m|bn|mn|tn|trn|[mbkpt]|k[gmt]|[mc]m|ft|hrs?|mins?|mph|lbs?|[kmg]b|hz)\b)
    | (?P<decade>\d+0['’]s(?!\w))|(?<!\w)['’]\d\ds?(?!\w)
    | (?<!\w)[.]\d+|\d+(?:[.,]\d+)*(?!\w)
    # AT&T  mid-1980s  US$  +44  [...]  pro-Russian  the U.S.|'s  'em
    | [A-Z]{{1,3}}&[A-Z]{{1,2}}(?!\w)
    | mid-\d+s?(?!\w)|US\$|(?<![\w)])\+\d+(?!\w)|\[(?:\.\.\.|…)\]
    | (?i:(?:{"|".join(PREFIXES)})-)(?={_LETTER}){_INSIDE}+(?:['’]{_INSIDE}+)*
    | (?<=\S)['’`](?i:s|m|d|re|ve|ll)(?!\w)
    | (?<!\w)['’](?i:em|cause|til)(?!\w)
    # Other words, with what is inside them: Sha'lan  O’Brien  20th  CO2
    | {_INSIDE}+(?:['’]{_INSIDE}+)*
    # Marks: :-)  ...  --  ?!  and any single one; emoji with what colours or joins them; flags are two letters.
    | [:;=]['-]?[)(DPp/](?!\w)|<3
    | (?P<mark>[,*=_~+\#<>-])(?P=mark)+|[.!?…]{{2,}}|''|``|’’|‘‘
    | [\U0001F1E6-\U0001F1FF]{{2}}
    | [^\w\s](?:[\uFE0F\u20E3\U0001F3FB-\U0001F3FF]|\u200D[^\w\s])*
    """,
    re.VERBOSE,
)
#: Endings that are words of their own, cut off from the right: Russia|'s, does|n't, they|'ll.
ENDING = re.compile(r"(?<=\w)(?:n['’`]t|['’`](?:s|m|d|re|ve|ll))$", re.IGNORECASE)
#: Words written as one: where the second part begins.
FUSED = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3,
    "arent": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "havent": 4, "hasnt": 3, "cant": 2, "wont": 2, "im": 1,
    "ive": 1, "thats": 4, "aint": 2, "youre": 3, "theyre": 4, "theres": 5, "lets": 3, "gimme": 3, "lemme": 3,
}  # fmt: skip


def tokenize(text: str, span: Span) -> list[Span]:
    """Cut a stretch of text into syntactic words, in order; every code point but white space lies in exactly one.

    Args:
        span: half-open code points of `text`; offsets of the words count from the start of `text`, not of the span.
    """
    tokens = []
    for match in WORD.finditer(text, span.start, span.end):
        start, end = match.span()
        word = match.group()
        if match.lastgroup == "decade":
            cut = 0
        elif "'" in word or "’" in word or "`" in word:
            ending = ENDING.search(word)
            cut = ending.start() if ending else 0
        else:
            cut = FUSED.get(word.lower(), 0) if word[-1] in "AOTEMSaotems" else 0
        if cut:
            tokens.append(Span(start, start + cut))
            start += cut
        tokens.append(Span(start, end))
    return tokens
