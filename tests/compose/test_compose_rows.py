"""From spans to rows: dates on the right verbs, force, figures with their scope, and evidence under everything."""

import re

import pytest

from factory import make_document
from sitroom.compose import compose
from sitroom.pipeline import Reader
from sitroom.records.claims import EventMention, Figure, Reading
from sitroom.world import load_world

WORLD = load_world()
READER = Reader(WORLD)


def read(text: str, published: str = "2022-01-20") -> Reading:
    document = make_document(text, published)
    return compose(READER.scope(document), (), WORLD)


def event(text: str, trigger: str) -> EventMention:
    return next(mention for mention in read(text).event_mentions if mention.trigger == trigger)


def figure(text: str, value: float) -> Figure:
    return next(found for found in read(text).figures if found.value == value)


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Russia annexed Crimea in 2014.", "annexed", "2014"),
        ("In 2014, Russia annexed Crimea.", "annexed", "2014"),
        ("Hungary, Poland and the Czech Republic joined NATO in 1999.", "joined", "1999"),
        ("Mr Yeltsin paid little heed after the 1991 collapse of the Soviet Union.", "collapse", "1991"),
        ("After Putin succeeded Yeltsin in 2000, he visited Kyiv.", "succeeded", "2000"),
        ("After Putin succeeded Yeltsin in 2000, he visited Kyiv.", "visited", "../2022-01-20"),
        ("Ukraine broke the 2015 ceasefire, and Russia invaded Georgia.", "invaded", "../2022-01-20"),
        ("NATO leaders met in Madrid on Tuesday.", "met", "2022-01-18"),
        ("In December the US said Russia would invade Ukraine.", "invade", "../2022-01-20"),
        ("Poland agreed with Hungary on a plan outlined on Monday.", "agreed", "../2022-01-20"),
        ("Poland expelled the guards of eight envoys killed in October.", "expelled", "../2022-01-20"),
        ("Poland met Hungary last year. Russia expelled a Polish envoy.", "expelled", "../2022-01-20"),
        ("Poland met Hungary on Monday. It expelled a Russian envoy.", "expelled", "2022-01-17"),
    ],
)
def test_time_words_date_the_happening_in_their_clause(text: str, trigger: str, edtf: str) -> None:
    assert event(text, trigger).date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Russia invaded Georgia in 2008.", "invaded", "historical"),
        ("In 2008 Russia invaded Georgia after shelling its villages.", "shelling", "historical"),
        ("Russia attacked Ukraine in breach of the accord signed in 2015.", "attacked", "actual"),
        ("Ukraine fears it could be invaded by Russia.", "invaded", "possible"),
        ("Moscow denied planning to invade Ukraine.", "invade", "denied"),
        ("NATO ruled out sending troops to fight Russia.", "sending", "negated"),
        ("Russia plans to deploy troops in Belarus.", "deploy", "planned"),
        ("The US said sanctions would follow if Russia invades Ukraine.", "invades", "conditional"),
        ("Moscow accused NATO of arming and attacking Russia.", "attacking", "alleged"),
    ],
)
def test_what_is_feared_or_denied_did_not_happen(text: str, trigger: str, modality: str) -> None:
    assert event(text, trigger).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Trump left the agreement with Iran.",  # it was made before
        "Ties between Russia and NATO started to worsen in 2002.",
        "Poland owned two ships in 2002.",
        "Poland told the house in 2002 that it was rich.",
    ],
)
def test_what_is_no_row_of_its_own(text: str) -> None:
    assert [(one.type, one.trigger) for one in read(text).event_mentions if one.type in {"AGREE", "OTHER"}] == []


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Putin's spokesman, Dmitry Peskov, threatened Ukraine.", "threatened", ("person:dmitry-peskov",)),
        ("Critics of Mr Putin met in Vilnius on Monday.", "met", ()),
        ("The drills drew criticism from Moscow on Monday.", "criticism", ("state:RUS",)),
    ],
)
def test_who_is_meant_by_a_phrase(text: str, trigger: str, actors: tuple[str, ...]) -> None:
    assert event(text, trigger).actors == actors


def test_a_name_a_line_above_says_nothing() -> None:
    [claim] = read("Vera Lund and Otto Berg\nRussia is calling on Ukraine to hold talks.").claims
    assert claim.speaker == "state:RUS"


def test_the_saying_has_its_own_date() -> None:
    [claim] = read("In December the US said Russia was moving troops.").claims
    assert (claim.said.edtf, claim.speaker) == ("2021-12", "state:USA")


def test_a_claim_without_time_words_has_the_articles_day() -> None:
    [claim] = read("The US said Russia was moving troops.").claims
    assert (claim.said.edtf, claim.said.basis) == ("2022-01-20", "document")


def test_the_one_spoken_to_is_kept_apart_from_what_was_said() -> None:
    [claim] = read("President Biden warned Moscow of “grave costs”.").claims
    assert (claim.addressee, claim.content, claim.act) == ("state:RUS", "of “grave costs”", "warn")


def test_two_figures_of_one_sentence_keep_their_scope() -> None:
    text = "Russia plans to send 160,000 soldiers to the frontier, with almost 90,000 already there."
    planned, there = figure(text, 160000), figure(text, 90000)
    assert (planned.modality, planned.unit, planned.actor) == ("planned", "troops", "state:RUS")
    assert (there.modality, there.bound, there.high, there.low) == ("actual", "almost", 90000, None)


def test_the_dead_belong_to_nobody() -> None:
    assert figure("Ukraine said 300 people had died.", 300).actor is None


@pytest.mark.parametrize("text", ["Article 5 binds all members.", "In the 1990s talks began.", "The G7 met."])
def test_what_is_no_figure(text: str) -> None:
    assert read(text).figures == ()


def test_nothing_is_read_from_captions_and_furniture() -> None:
    text = "Russia invaded Georgia, officials said. 300 people died."
    document = make_document(text, "2022-01-20", ["caption"])
    reading = compose(READER.scope(document), (), WORLD)
    assert (reading.claims, reading.event_mentions, reading.figures) == ((), (), ())


def test_another_language_is_kept_but_not_read() -> None:
    document = make_document("Russland hat Georgien 2008 angegriffen, sagte Putin.", "2022-01-20", language="de")
    assert compose(READER.scope(document), (), WORLD).claims == ()


def test_every_row_has_evidence_that_slices_to_its_words() -> None:
    text = "In 2014 Russia annexed Crimea. Moscow denied it had sent 3,000 troops. “We stay,” Mr Putin said."
    reading = read(text)
    rows = (*reading.claims, *reading.event_mentions, *reading.figures, *reading.actor_mentions)
    assert len(rows) >= 6
    for row in rows:
        assert row.evidence
        for piece in row.evidence:
            assert text[piece.start : piece.end] == piece.quote
            assert re.match(r"\S", piece.quote)


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        ("Mr Novak told Kyiv that London would back it and commit to £40m in aid.", 40e6, "state:GBR"),
        ("Russia plans to send 90,000 soldiers, with almost 50,000 already there.", 50_000, "state:RUS"),
        ("In Minsk, 600 tanks were moved by Ukraine.", 600, "state:UKR"),
        ("Letting Ukraine in would oblige all 30 members to defend it.", 30, None),
    ],
)
def test_a_number_is_whose_clause_it_stands_in(text: str, value: float, owner: str | None) -> None:
    assert figure(text, value).actor == owner


def test_days_are_named_and_longer_times_are_not() -> None:
    text = (
        "NATO leaders met in Madrid on Tuesday. Talks failed last week, and on 3 December 2021, a week ago and in May."
    )
    found = read(text).named_days
    assert [(one.span.of(text), one.day) for one in found] == [
        ("Tuesday", "2022-01-18"),
        ("3 December 2021", "2021-12-03"),
    ]


def test_no_day_is_named_by_what_is_never_evidence() -> None:
    document = make_document(
        "Protesters in Kyiv on Tuesday. Photo: Agency\n\nNothing came.", "2022-01-20", ("caption",)
    )
    assert compose(READER.scope(document), (), WORLD).named_days == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Joe Biden and Jens Stoltenberg said Russia was moving troops.",
            ["person:joe-biden", "person:jens-stoltenberg"],
        ),
        ("Germany, France and Poland said Russia was moving troops.", ["state:DEU", "state:FRA", "state:POL"]),
        ("Russian and Ukrainian officials said the truce held.", ["state:RUS", "state:UKR"]),
        (
            "Dmytro Kuleba and his British counterpart Liz Truss said it held.",
            ["person:dmytro-kuleba", "person:liz-truss"],
        ),
        ("Joe Biden and his advisers said Russia was moving troops.", ["person:joe-biden"]),
        ("Vladimir Putin, head of the state and of its forces, said it held.", ["person:vladimir-putin"]),
        (
            "Joe Biden phoned Boris Johnson. The two leaders said it was ready.",
            ["person:joe-biden", "person:boris-johnson"],
        ),
    ],
)
def test_what_several_say_together_is_a_claim_of_each(text: str, speakers: list[str]) -> None:
    claims = read(text).claims
    assert [claim.speaker for claim in claims] == speakers
    assert len({claim.id for claim in claims}) == len(claims)
    assert len({claim.content for claim in claims}) == 1


def test_what_several_say_together_is_claimed_by_all() -> None:
    told = event("Joe Biden and Jens Stoltenberg said Russia had attacked Ukraine.", "attacked")
    assert told.claimed_by == ("person:joe-biden", "person:jens-stoltenberg")


def test_a_war_that_has_its_name_from_long_ago_is_background() -> None:
    assert event("Russia and Germany fought in the Second World War in 1942.", "fought").modality == "historical"
