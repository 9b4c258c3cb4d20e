"""The pages by their address; each is made from the answers to the same questions as the command line's."""

from collections.abc import Mapping

from sitroom.web.pages.actors import actor, actors
from sitroom.web.pages.articles import document, documents, shown
from sitroom.web.pages.asking import ask, brief
from sitroom.web.pages.changes import changes
from sitroom.web.pages.claims import claims
from sitroom.web.pages.disputes import disputes
from sitroom.web.pages.duties import duties
from sitroom.web.pages.figures import figures
from sitroom.web.pages.forecasts import forecasts
from sitroom.web.pages.overview import overview
from sitroom.web.pages.places import places
from sitroom.web.pages.positions import positions
from sitroom.web.pages.sources import against, sources
from sitroom.web.pages.timeline import timeline
from sitroom.web.room import Maker

PAGES: Mapping[str, Maker] = {
    "/": overview,
    "/ask": ask,
    "/brief": brief,
    "/timeline": timeline,
    "/map": places,
    "/claims": claims,
    "/positions": positions,
    "/figures": figures,
    "/disputes": disputes,
    "/forecasts": forecasts,
    "/actors": actors,
    "/actors/{id:str}": actor,
    "/duties": duties,
    "/changes": changes,
    "/sources": sources,
    "/against/{id:str}": against,
    "/documents": documents,
    "/documents/{id:str}": document,
    "/show/{id:str}": shown,
}
