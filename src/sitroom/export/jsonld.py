"""JSON-LD: every row as a PROV-O entity, every span as a W3C Web Annotation that selects its words in its article.

The context stands in the file, with whole addresses for every term: a processor needs no network.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sitroom import __version__
from sitroom.export.files import write_object
from sitroom.export.rows import EXPORTED, LONG_FIELDS, exported_rows, table_name
from sitroom.records.claims import Actor, Claim, Dispute, EventMention, Figure, Forecast, Judgement, TextWarning
from sitroom.records.text import Document
from sitroom.store import View

BASE = "urn:sitroom:"
VOCABULARY = "urn:sitroom:vocabulary#"
SOFTWARE = f"{BASE}software"
#: Characters before and after a quote by which it can be found again in a text that has moved.
AROUND = 32

#: Fields that name other rows.
REFERENCES = frozenset(
    "document documents speaker speaks_for about holder_chain actors recipients claimed_by claim claims figures actor"
    " copy_of origin left right same_as of org".split()
)
_IDS = REFERENCES | {"id"}  # a place in a row is a node of its own
#: Fields whose names JSON-LD or the annotation vocabulary has for something else.
RENAMED = {"type": "event_type"}
#: Classes of rows besides `prov:Entity`.
CLASSES: dict[type, str] = {
    Document: "schema:NewsArticle",
    Actor: "prov:Agent",
    Claim: "Claim",
    EventMention: "EventMention",
    Figure: "Figure",
    Forecast: "Forecast",
    Dispute: "Dispute",
    TextWarning: "TextWarning",
    Judgement: "Judgement",
}
KINDS = {"person": "prov:Person", "organisation": "prov:Organization", "state": "prov:Organization"}
#: How a copy comes from what it was made from.
DERIVED = {"verbatim": "wasQuotedFrom", "excerpt": "wasQuotedFrom", "trimmed": "wasRevisionOf"}

OA, PROV = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": VOCABULARY,
    "prov": PROV,
    "schema": "http://schema.org/",
    "id": "@id",
    "a": "@type",
    "Annotation": f"{OA}Annotation",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "identifying": f"{OA}identifying",
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "start": {"@id": f"{OA}start", "@type": f"{XSD}nonNegativeInteger"},
    "end": {"@id": f"{OA}end", "@type": f"{XSD}nonNegativeInteger"},
    **{
        term: {"@id": f"{PROV}{term}", "@type": "@id"}
        for term in (
            "wasDerivedFrom wasQuotedFrom wasRevisionOf wasGeneratedBy wasAttributedTo wasAssociatedWith"
        ).split()
    },
    **{name: {"@type": "@id"} for name in sorted(REFERENCES)},
    "title": "schema:headline",
    "outlet": "schema:publisher",
    "url": {"@id": "schema:url", "@type": "@id"},
    "text": "schema:text",
    "name": "schema:name",
    "aliases": "schema:alternateName",
    "sameAs": {"@id": "schema:sameAs", "@type": "@id"},
    "earliest": {"@type": f"{XSD}date"},
    "latest": {"@type": f"{XSD}date"},
}


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write every row with its annotations as one graph, a node a line.

    Args:
        to: the file.  with_text: the texts of the articles too.
    Returns:
        The numbers of nodes by kind.
    """
    counts: dict[str, int] = {}
    write_object(to, {"@context": CONTEXT}, "@graph", _nodes(view, with_text, counts))
    return counts


def _nodes(view: View, with_text: bool, counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    yield {"id": SOFTWARE, "a": "prov:SoftwareAgent", "name": "Sitroom", "version": __version__}
    makers: set[str] = set()
    for record in EXPORTED:
        name = table_name(record)
        for fields in exported_rows(view, record):
            maker = fields.get("made_by")
            if maker and maker not in makers:
                makers.add(maker)
                yield {"id": iri(f"made-by:{maker}"), "a": "prov:Activity", "wasAssociatedWith": SOFTWARE}
            if record is Document:
                yield _article(fields, with_text)
            else:
                yield _row(record, fields)
                for annotation in _annotations(view, fields):
                    counts["annotations"] = counts.get("annotations", 0) + 1
                    yield annotation
            counts[name] = counts.get(name, 0) + 1


def iri(id: str) -> str:
    """The name of a row or an actor in the graph: `urn:sitroom:c3f9a2b1c0de4567`, `urn:sitroom:state:RUS`."""
    return BASE + "".join(letter if letter.isalnum() or letter in "-._~:/" else f"%{ord(letter):X}" for letter in id)


def _article(fields: dict[str, Any], with_text: bool) -> dict[str, Any]:
    """An article, with what it was copied from."""
    left_out = {"blocks", "copy_of", "uri"} | (set() if with_text else LONG_FIELDS)
    node = _node(Document, {name: value for name, value in fields.items() if name not in left_out})
    if fields["copy_of"]:
        node[DERIVED.get(fields["copy_kind"], "wasDerivedFrom")] = iri(fields["copy_of"])
    if fields["uri"] and fields["uri"].startswith(("http://", "https://")):
        node["url"] = fields["uri"]
    return node


def _row(record: type, fields: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in fields.items() if name not in ("evidence", "resolved_by")}
    node = _node(record, kept)
    documents = dict.fromkeys(iri(one["document"]) for one in fields.get("evidence", ()))
    if documents:
        node["wasDerivedFrom"] = list(documents)
    node["wasGeneratedBy" if fields.get("made_by") else "wasAttributedTo"] = (
        iri(f"made-by:{fields['made_by']}") if fields.get("made_by") else SOFTWARE
    )
    if record is Actor:
        node["a"].append(KINDS.get(fields["kind"], "prov:Agent"))
        if fields["wikidata"]:
            node["sameAs"] = f"http://www.wikidata.org/entity/{fields['wikidata']}"
    return node


def _node(record: type, fields: dict[str, Any]) -> dict[str, Any]:
    classes = ["prov:Entity", CLASSES.get(record, record.__name__)]
    return {"a": classes, **_linked(fields)}


def _linked(value: Any, name: str = "") -> Any:
    """The same value with the ids of rows as names in the graph, and without what the text does not say."""
    if isinstance(value, dict):
        kept = ((RENAMED.get(key, key), _linked(item, key)) for key, item in value.items() if item is not None)
        return dict(kept)
    if isinstance(value, list):
        return [_linked(item, name) for item in value]
    return iri(value) if name in _IDS and isinstance(value, str) else value


def _annotations(view: View, fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One annotation a span: its body is the row, its target the words; offsets count code points from 0."""
    for field in ("evidence", "resolved_by"):
        for number, one in enumerate(fields.get(field, ())):
            before, after = _around(view, one["document"], one["start"], one["end"])
            quote = {"a": "TextQuoteSelector", "prefix": before, "exact": one["quote"], "suffix": after}
            yield {
                "id": f"{iri(fields['id'])}#{field}-{number}",
                "a": "Annotation",
                "motivation": "identifying",
                "body": iri(fields["id"]),
                "target": {
                    "source": iri(one["document"]),
                    "selector": [{"a": "TextPositionSelector", "start": one["start"], "end": one["end"]}, quote],
                },
            }


def _around(view: View, document: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and after some words."""
    first = max(0, start - AROUND)
    sql = "SELECT substr(text, ?, ?), substr(text, ?, ?) FROM documents WHERE id = ?"
    [(before, after)] = view.select(sql, (first + 1, start - first, end + 1, AROUND, document))
    return before, after
