"""JSON-LD, STIX and FollowTheMoney, read by the libraries of those who made them."""

import json
from pathlib import Path
from typing import Any

import pytest
from export_ledger import Exported, read_lines

from sitroom.export.jsonld import CONTEXT, iri
from sitroom.export.stix_objects import OURS, stix_id
from sitroom.lexicon.country_codes import ALPHA_2, country_code
from sitroom.query import open_view
from sitroom.records.claims import Event
from sitroom.records.text import Document

OA, PROV = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"


def objects_of(path: Path) -> dict[str, dict[str, Any]]:
    """The objects of a STIX bundle by id."""
    return {one["id"]: one for one in json.loads(path.read_text(encoding="utf-8"))["objects"]}


def refs_of(one: dict[str, Any]) -> list[str]:
    found = [value for name, value in one.items() if name.endswith("_ref")]
    return found + [ref for name, value in one.items() if name.endswith("_refs") for ref in value]


def test_json_ld_is_as_it_was(exported: Exported, golden) -> None:
    lines = exported("jsonld").read_text(encoding="utf-8").splitlines()
    assert json.loads("\n".join(lines))["@context"] == CONTEXT
    golden("graph.jsonld", "\n".join(line for line in lines[1:] if '"urn:sitroom:j' not in line) + "\n")


def test_a_processor_of_json_ld_finds_annotations_and_provenance(exported: Exported, ledger: Path) -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed: ./dev test brings it")
    graph = json.loads(exported("jsonld").read_text(encoding="utf-8"))
    nodes = jsonld.expand(graph)  # without a network: the context is in the file
    assert not [key for node in nodes for key in node if not key.startswith(("http://", "urn:sitroom:", "@"))]
    annotations = [node for node in nodes if node["@type"] == [f"{OA}Annotation"]]
    with open_view(ledger) as view:
        texts = {iri(one.id): one.text for one in view.rows(Document)}
        assert len(annotations) == view.select("SELECT count(*) FROM evidence_spans")[0][0] - _spans_of_mentions(view)
    for node in annotations:
        [target] = node[f"{OA}hasTarget"]
        text = texts[target[f"{OA}hasSource"][0]["@id"]]
        place, quote = target[f"{OA}hasSelector"]
        start, end = (place[f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
        parts = [quote.get(f"{OA}{name}", [{"@value": ""}])[0]["@value"] for name in ("prefix", "exact", "suffix")]
        assert text[start:end] == parts[1] and "".join(parts) in text
    [copy] = [node for node in nodes if f"{PROV}wasQuotedFrom" in node]
    assert copy[f"{PROV}wasQuotedFrom"][0]["@id"] in texts and f"{PROV}Entity" in copy["@type"]
    triples = jsonld.to_rdf(graph, {"format": "application/n-quads"})
    assert "<urn:sitroom:state:BOR> <http://schema.org/sameAs> <http://www.wikidata.org/entity/Q1>" in triples
    assert f"<{PROV}wasAssociatedWith> <urn:sitroom:software>" in triples


def _spans_of_mentions(view: Any) -> int:
    """Spans of tables that are not exported."""
    sql = """SELECT count(*) FROM evidence_spans WHERE "table" IN ('actor_mentions', 'predictions')"""
    return int(view.select(sql)[0][0])


def test_stix_is_as_it_was(exported: Exported, golden) -> None:
    golden("bundle.stix.json", exported("stix").read_text(encoding="utf-8"))


def test_stix_holds_together(exported: Exported, ledger: Path) -> None:
    objects = objects_of(exported("stix"))
    assert not [(id, ref) for id, one in objects.items() for ref in refs_of(one) if ref not in objects]
    with open_view(ledger) as view:
        [event] = view.rows(Event, "origins = 2")
    happening = objects[stix_id("event", event.id)]
    assert happening["start_time"] == "2022-01-10T00:00:00.000Z" and happening["confidence"] == 70
    assert happening["extensions"][OURS]["row"] == event.id and happening["extensions"][OURS]["grade"] == "B2"
    reports = [one for one in objects.values() if one["type"] == "report"]
    assert sum(happening["id"] in one["object_refs"] for one in reports) == 3
    post = [one for one in reports if one["name"] == "Talks open (The Arland Post)"]
    assert objects[post[0]["created_by_ref"]]["name"] == "The Arland Post"
    assert post[0]["external_references"][0]["url"] == "https://post.example/talks?a=1&b=2"
    [country] = [one for one in objects.values() if one["type"] == "location" and "country" in one]
    assert (country["country"], country["name"]) == ("RU", "Talks")
    [dispute] = [one for one in objects.values() if one["type"] == "grouping"]
    assert sum(ref.startswith("note--") for ref in dispute["object_refs"]) == 2
    assert {one["authors"][0] for one in objects.values() if "authors" in one} >= {"Vera Lund"}


def test_the_stix_library_accepts_every_object_without_custom_content(exported: Exported) -> None:
    stix2 = pytest.importorskip("stix2", reason="stix2 is not installed: ./dev test brings it")
    from stix2.properties import ListProperty, StringProperty, TimestampProperty
    from stix2.registry import STIX2_OBJ_MAPS

    fields = [("name", StringProperty(required=True)), ("description", StringProperty())]
    fields += [("event_types", ListProperty(StringProperty))]
    fields += [("start_time", TimestampProperty()), ("stop_time", TimestampProperty())]
    if "event" not in STIX2_OBJ_MAPS["2.1"]["objects"]:
        # OpenCTI's own object; a program that is not OpenCTI has to be told of it
        stix2.v21.CustomObject("event", fields)(type("Event", (), {}))
    bundle = stix2.parse(exported("stix").read_text(encoding="utf-8"), allow_custom=False)
    kinds = {one["type"] for one in bundle.objects}
    assert kinds >= {"report", "identity", "location", "event", "note", "grouping", "relationship"}


def test_follow_the_money_is_as_it_was(exported: Exported, golden) -> None:
    golden("entities.ftm.jsonl", exported("ftm").read_text(encoding="utf-8"))


def test_follow_the_money_holds_together(exported: Exported) -> None:
    entities = {one["id"]: one for one in read_lines(exported("ftm"))}
    assert len(entities) == len(read_lines(exported("ftm", name="again")))
    schemata = {one["schema"] for one in entities.values()}
    assert schemata == {"Article", "Person", "PublicBody", "Membership", "Mention", "Event", "Documentation", "Note"}
    russia = entities["state-RUS"]["properties"]
    assert russia["country"] == ["ru"] and russia["notes"] == ["state:RUS"]
    for one in entities.values():
        for name in ("document", "resolved", "entity", "involved", "proof", "member", "organization"):
            assert all(value in entities for value in one["properties"].get(name, ())), (one["id"], name)


def test_the_follow_the_money_library_keeps_every_value(exported: Exported) -> None:
    model = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed: pip install followthemoney==3.8.2 rigour==0.10.0"
    ).model
    for one in read_lines(exported("ftm", with_text=True)):
        model.get(one["schema"]).validate(one)
        proxy = model.get_proxy(one, cleaned=False)
        assert proxy.id == one["id"]
        found = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert found == {name: sorted(values) for name, values in one["properties"].items()}


def test_states_have_the_codes_that_others_know() -> None:
    assert (country_code("state:GBR"), country_code("state:XKX")) == ("GB", "XK")
    assert country_code("state:SUN") is None and country_code("org:nato") is None
    assert len(set(ALPHA_2.values())) == len(ALPHA_2) and all(len(code) == 2 for code in ALPHA_2.values())
