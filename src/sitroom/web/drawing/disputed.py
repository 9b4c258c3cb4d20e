"""Ground that more than one side claims or holds: hatched on the map, drawn as settled for nobody.

Boxes are rough and our own: the hatching is cut at the coast and at the borders of the countries named, not at lines of
control, which move. Days are those of the dispute as it is meant here; None where it goes on.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disputed:
    """One area: its name, west, south, east and north in degrees, the countries whose shapes cut it, and its days."""

    name: str
    box: tuple[float, float, float, float]
    countries: tuple[str, ...]
    since: str
    until: str | None = None


DISPUTED = (
    Disputed("Crimea", (32.4, 44.3, 36.7, 46.15), ("UKR",), "2014-03-18"),
    Disputed("parts of Donetsk and Luhansk regions", (37.2, 47.0, 40.3, 49.2), ("UKR",), "2014-04-07"),
    Disputed("Transnistria", (28.9, 46.4, 30.2, 48.2), ("MDA",), "1992-03-02"),
    Disputed("Abkhazia", (39.9, 42.4, 42.1, 43.6), ("GEO",), "1992-08-14"),
    Disputed("South Ossetia", (43.4, 42.0, 44.6, 42.75), ("GEO",), "1991-01-05"),
    Disputed("Nagorno-Karabakh", (46.2, 39.4, 47.2, 40.35), ("AZE",), "1992-01-06", "2023-09-20"),
    Disputed("Northern Cyprus", (32.0, 34.0, 35.0, 36.0), ("CYN",), "1974-07-20"),
    Disputed("Kosovo", (19.0, 41.0, 23.0, 44.0), ("XKX",), "2008-02-17"),
    Disputed("Golan Heights", (35.6, 32.6, 35.95, 33.35), ("SYR", "ISR"), "1967-06-10"),
    Disputed("Palestinian territories", (34.0, 31.0, 36.0, 33.0), ("PSE",), "1967-06-10"),
    Disputed("Western Sahara", (-18.0, 20.0, -8.0, 28.5), ("ESH",), "1975-11-14"),
    Disputed("Kashmir", (72.8, 32.3, 80.3, 37.1), ("IND", "PAK", "KAS", "CHN"), "1947-10-22"),
    Disputed("Taiwan", (118.0, 21.5, 123.0, 26.5), ("TWN",), "1949-12-07"),
    Disputed("southern Kuril Islands", (145.3, 43.2, 149.0, 45.6), ("RUS",), "1945-09-02"),
    Disputed("Falkland Islands", (-62.0, -53.0, -57.0, -51.0), ("FLK",), "1833-01-03"),
    Disputed("Somaliland", (42.5, 8.0, 49.5, 11.8), ("SOL",), "1991-05-18"),
)


def disputed_on(day: str) -> list[Disputed]:
    """The areas that were disputed on an ISO day."""
    return [area for area in DISPUTED if area.since <= day and (area.until is None or day < area.until)]
