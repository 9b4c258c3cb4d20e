"""What makes an account of words that may be printed without one: "committed a massacre", not "after the massacre".

Origin: our own table; each beside sentences of our own that need it.
"""

import re

#: Marks in a text where the words of a matter begin.
HERE = "\0"
#: Soldiers by their names.
TROOPS = r"(?:troops?|soldiers?|forces?|military|units?|servicemen|army|tanks?|battalions?|personnel)"
#: "They committed a massacre", "what they do is a massacre", "Borduria's massacres", "the massacre by its army".
COMMITTED = re.compile(
    rf"(?:\b(?:commit\w*|perpetrat\w*|carr(?:y|ies|ied|ying)\s+out|conduct\w*|engag\w*\s+in|guilty\s+of|responsib\w+\s+for"
    rf"|accus\w+|behind|implicat\w+)\W+(?:[\w'’-]+\W+){{0,7}}|\b(?:is|are|was|were|be|been|being|amount\w*\s+to|constitut\w*"
    rf"|call\w*|describ\w*|as)\W+(?:(?:an?|the|it|this|that|nothing|less|than|also|truly|real|clear)\W+){{0,4}}"
    rf"|[a-z]['’]s?\W+(?:[a-z]+\W+)?){HERE}"
    rf"|{HERE}(?:massacred|massacring|[\w\s]{{4,30}}?\s(?:(?:[\w'’-]+\s+){{0,5}}(?:commit\w*|perpetrat\w*)|by\s|at\s+the\s+hands))",
    re.IGNORECASE,
)
#: "They try to build a bomb", "their pursuit of the bomb": not "how soon they could build one".
SOUGHT = re.compile(
    rf"\b(?:tr(?:y|ies|ied|ying)|seek\w*|sought|want\w*|work\w*|aim\w*|plan(?:s|ned|ning)?|bent|efforts?|scheme|bid|ambitions?|determined|desire|intent\w*"
    rf"|program\w*|accus\w+|way|close|months?|years?|weeks?)\W+(?:[\w'’-]+\W+){{0,4}}{HERE}|{HERE}(?:seek|sought|pursu)\w*"
    rf"|\b(?:is|are|was|were|been|to\s+be)\s+(?:\w+\s+)?{HERE}\w+ing\b",
    re.IGNORECASE,
)
#: "They shot a jet down", "blamed them for the downed jet": not "the jet that they shot down was old".
DOWNED = re.compile(
    rf"\b(?:blam|accus|responsib)\w*\s(?:[^.;]*\s)?{HERE}"
    rf"|(?:(?<!\bthe )(?<!\bthat )(?<!\bits ){HERE}(?=down)|{HERE}(?!down))"
    rf"(?![^.;]*?\bdown(?:ed)?\s+(?:was|is|were|are|had|has|would|could|will)\b)",
    re.IGNORECASE,
)
#: "They withdrew the guns", "will withdraw them", "ordered the withdrawal": not "the withdrawal must come first".
LEFT = re.compile(
    rf"\b(?:will|would|beg[iau]n\w*|start\w*|continu\w+|order\w+|decid\w+|announc\w+|complet\w+|claim\w*|report\w*)\s+"
    rf"(?:[\w'’-]+\s+){{0,5}}{HERE}|(?:ha[sd]|have|is|are|was|were|be|been)\s+(?:\w+\s+)?{HERE}withdrawn"
    rf"|{HERE}(?:withdrew|withdrawing|pull(?:ed|ing|s)|signs?|evidence"
    rf"|{TROOPS}\b(?![^.;]{{0,30}}\bto\s+\w)(?![^.;]{{0,20}}\bwithdrawal))",
    re.IGNORECASE,
)
