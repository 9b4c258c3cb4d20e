"""Closed classes of English words, in lower case with straight apostrophes. Origin: our own lists."""

DETERMINERS = frozenset("the a an this that these those his her its their our my your some any each every no".split())
SUBJECT_PRONOUNS = frozenset("he she it they we i you who which this that others many some most both nobody".split())
PERSON_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
PREPOSITIONS = frozenset(
    "in on at by for with from to of into onto over under after before during since until against between among "
    "through about amid despite near behind beyond within without toward towards across following as than like "
    "along around outside inside including regarding concerning per via upon above below besides beside ahead".split()
)
SUBORDINATORS = frozenset(
    "that when while because if although though whether where whereas unless until since after before as so once "
    "which who whom whose how why what but".split()
)
CONJUNCTIONS = frozenset("and or but nor yet so".split())
#: Words that tie others together and say nothing of what a text is about.
FUNCTION_WORDS = (
    DETERMINERS | SUBJECT_PRONOUNS | frozenset(PERSON_PRONOUNS) | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS
)
ADVERBS = frozenset(
    "also has later then now still already again often once twice always never not just even soon ever yet too "
    "meanwhile however instead perhaps maybe today yesterday tomorrow tonight earlier recently previously "
    "repeatedly consistently long previously far well back n't therefore thus indeed further furthermore moreover "
    "quickly rapidly sharply strongly publicly privately reportedly allegedly finally initially eventually".split()
) - {"has"}
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb mar "
    "apr jun jul aug sept sep oct nov dec week month year day weekend morning afternoon evening night today "
    "yesterday last next".split()
)
