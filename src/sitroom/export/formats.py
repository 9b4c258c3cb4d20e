"""The forms of an export: where each is written, what it needs, and whether it is a folder of files or one file."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from sitroom.errors import SetupError
from sitroom.store import View


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the module of this folder that writes it, and the package that it cannot do without."""

    module: str
    is_folder: bool = False
    package: str | None = None


FORMS: dict[str, Form] = {
    "jsonl": Form("jsonl", is_folder=True),
    "csv": Form("csv_files", is_folder=True),
    "parquet": Form("parquet", is_folder=True, package="pyarrow"),
    "xlsx": Form("xlsx", package="xlsxwriter"),
    "jsonld": Form("jsonld"),
    "stix": Form("stix"),
    "ftm": Form("ftm"),
    "geojson": Form("geojson"),
    "ics": Form("ics"),
    "timelinejs": Form("timelinejs"),
    "bundle": Form("bundle"),
}


def export(view: View, form: str, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write a view of a ledger in one of the `FORMS`; the same view gives the same bytes.

    Args:
        to: a folder for forms that have a file a table, else a file; replaced when the new one is whole.
        with_text: write the texts of the articles too, where the form leaves them out otherwise.
    Returns:
        What was written, by name, with the number of each.
    Raises:
        SetupError: a package is missing, or there is a file where a folder is needed, or the other way round.
    """
    wanted = FORMS[form]
    if wanted.package and find_spec(wanted.package) is None:
        raise SetupError(
            f"--format {form} needs the package {wanted.package}, which is not installed. "
            "Install it with: pip install 'sitroom[export]'"
        )
    if wanted.is_folder and to.exists() and not to.is_dir():
        raise SetupError(f"{to}: this is a file; --format {form} writes a file a table. Give a folder.")
    if not wanted.is_folder and to.is_dir():
        raise SetupError(f"{to}: this is a folder; --format {form} writes one file. Give a file, such as {to / form}.")
    written: dict[str, int] = import_module(f"sitroom.export.{wanted.module}").write(view, to, with_text=with_text)
    return written
