"""The commands that read a ledger: what they print where, and with which exit status."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from sitroom.cli.exporting import ExportFormat
from sitroom.cli.happenings import EventFormat
from sitroom.cli.output import Format
from sitroom.export.formats import FORMS
from sitroom.records.claims import Claim, Event
from sitroom.store import open_view

LISTINGS = ("documents", "timeline", "events", "claims", "positions", "figures", "forecasts", "actors")


@pytest.mark.parametrize("command", LISTINGS)
def test_every_listing_prints_every_format(run, ledger: Path, command: str) -> None:
    outputs = {form: run(command, ledger, "--format", form) for form in ("table", "json", "jsonl", "csv", "md")}
    assert all(result.exit_code == 0 and result.stderr == "" for result in outputs.values())
    rows = json.loads(outputs["json"].stdout)
    if command == "timeline":  # one entry a date, with its events
        rows = [event for day in rows for event in day["events"]]
    assert rows and rows == [json.loads(line) for line in outputs["jsonl"].stdout.splitlines()]
    cells = list(csv.reader(io.StringIO(outputs["csv"].stdout)))
    assert len(cells) == len(rows) + 1 and len({len(row) for row in cells}) == 1
    assert len(outputs["table"].stdout.splitlines()) == len(rows) + 1
    assert len(outputs["md"].stdout.splitlines()) == len(rows) + 2


@pytest.mark.parametrize("command", LISTINGS)
def test_every_line_ends_in_a_citation_that_show_opens(run, ledger: Path, command: str) -> None:
    for line in run(command, ledger).stdout.splitlines()[1:]:
        citation = line.split()[-1]
        result = run("show", ledger, citation)
        assert result.exit_code == 0, line
        assert len(citation) >= 8


def test_show_marks_the_words_in_their_context(run, ledger: Path) -> None:
    with open_view(ledger) as view:
        claim = next(claim for claim in view.rows(Claim) if claim.act == "deny")
    result = run("show", ledger, claim.id[:8])
    assert "«Borduria denied that it had sent any troops.» Talks go on" in result.stdout
    assert "act: deny" in result.stdout


def test_show_opens_a_place_in_a_document(run, ledger: Path) -> None:
    with open_view(ledger) as view:
        evidence = view.rows(Claim)[0].evidence[0]
    result = run("show", ledger, f"[{evidence.document[:9]}:{evidence.start}-{evidence.end}]")
    assert f"«{evidence.quote}»" in result.stdout
    assert run("show", ledger, f"{evidence.document[:9]}:5-2").exit_code == 2


def test_show_as_json_has_the_row_and_its_passages(run, ledger: Path) -> None:
    with open_view(ledger) as view:
        event = view.rows(Event)[0]
    shown = json.loads(run("show", ledger, event.id, "--format", "json").stdout)
    assert shown["id"] == event.id and shown["passages"][0]["quote"] == event.evidence[0].quote


def test_an_unknown_citation_is_a_usage_error(run, ledger: Path) -> None:
    result = run("show", ledger, "c000000zz")
    assert result.exit_code == 2 and result.stdout == ""
    assert "c000000zz" in result.stderr


def test_as_of_hides_what_was_published_later(run, ledger: Path) -> None:
    assert len(json.loads(run("documents", ledger, "--as-of", "2022-01", "--format", "json").stdout)) == 1
    assert len(json.loads(run("documents", ledger, "--as-of", "2022", "--format", "json").stdout)) == 2
    assert run("claims", ledger, "--as-of", "2021").stdout == ""


def test_documents_as_json_have_the_names_of_the_contract_and_no_text(run, ledger: Path) -> None:
    first = json.loads(run("documents", ledger, "--format", "json").stdout)[0]
    assert {"id", "published", "outlet", "title", "agency", "copy_of", "copy_kind", "origin"} <= first.keys()
    assert "text" not in first and first["published"]["edtf"] == "2022-01-11"


def test_titles_cannot_steer_the_terminal_nor_the_spreadsheet(run, ledger: Path) -> None:
    assert "\x1b" not in run("documents", ledger).stdout
    cells = [
        cell for row in csv.reader(io.StringIO(run("documents", ledger, "--format", "csv").stdout)) for cell in row
    ]
    assert "'=cmd()" in cells


def test_filters_narrow_the_list(run, ledger: Path) -> None:
    assert len(json.loads(run("claims", ledger, "--act", "deny", "--format", "json").stdout)) == 2
    assert len(json.loads(run("claims", ledger, "--speaker", "vera lund", "--format", "json").stdout)) == 2
    days = json.loads(run("timeline", ledger, "--since", "2022-03", "--format", "json").stdout)
    assert [day["date"] for day in days] == ["2022-03"]
    assert set(days[0]["sentences"]) == {event["summary"] for event in days[0]["events"]} and days[0]["score"] >= 1
    nothing = run("figures", ledger, "--unit", "ships")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "Nothing fits.\n")


def test_positions_by_actor_issue_stance_and_day(run, ledger: Path) -> None:
    [row] = json.loads(run("positions", ledger, "--actor", "Borduria", "--format", "json").stdout)
    assert (row["issue"], row["stance"], row["became"], row["origins"]) == ("troops in Arland", "red_line", None, 2)
    assert row["words"] == "Borduria denied that it had sent any troops."
    assert "red line" in run("positions", ledger, "--stance", "Red line", "--issue", "arland").stdout
    assert run("positions", ledger, "--on", "2022-01-10").stderr == "Nothing fits.\n"
    assert run("positions", ledger, "--on", "2022-01").stdout != ""
    assert run("positions", ledger, "--stance", "dislikes").exit_code == 2


def test_events_by_group_and_party(run, ledger: Path) -> None:
    talks = json.loads(run("events", ledger, "--type", "Talks", "--type", "aid", "--format", "json").stdout)
    assert len(talks) == 4 and {event["type"] for event in talks} == {"CONSULT"}
    assert json.loads(run("events", ledger, "--target", "state:BOR", "-f", "json").stdout) == talks
    assert json.loads(run("events", ledger, "--actor", "Vera Lund", "-f", "json").stdout) == []
    planned = run("events", ledger, "--modality", "planned", "--format", "csv").stdout.splitlines()
    assert len(planned) == 3 and planned[0].startswith("date,type,who,to whom,status,what,")


def test_an_unknown_type_of_events_is_a_usage_error_that_names_all(run, ledger: Path) -> None:
    result = run("events", ledger, "--type", "parties")
    assert result.exit_code == 2 and result.stdout == ""
    assert "'parties'" in result.stderr and "deadlines" in result.stderr and "CONSULT" in result.stderr


def test_events_as_a_calendar(process, ledger: Path) -> None:
    result = process("events", ledger, "--type", "talks", "--format", "ics")
    assert result.returncode == 0 and result.stderr == ""
    assert result.stdout.startswith("BEGIN:VCALENDAR") and result.stdout.count("BEGIN:VEVENT") == 4
    nothing = process("events", ledger, "--type", "attacks", "--format", "ics")
    assert (nothing.returncode, nothing.stdout) == (0, "") and "none has a day" in nothing.stderr


def test_a_calendar_has_the_line_ends_of_the_standard(run, ledger: Path) -> None:
    printed = run("events", ledger, "--format", "ics").stdout_bytes
    assert printed.endswith(b"END:VCALENDAR\r\n") and printed.count(b"\n") == printed.count(b"\r\n")


def test_events_have_the_formats_of_all_lists() -> None:
    assert {form.value for form in EventFormat} == {form.value for form in Format} | {"ics"}


def test_a_name_that_nobody_has_brings_its_neighbours(run, ledger: Path) -> None:
    result = run("timeline", ledger, "--actor", "Rusia")
    assert result.exit_code == 2 and "state:RUS" in result.stderr


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_disputes_in_every_format_and_a_kind_that_is_none(run, ledger: Path, form: str) -> None:
    for options in ((), ("--explained",), ("--kind", "denial", "--actor", "state:BOR")):
        assert run("disputes", ledger, "--format", form, *options).exit_code == 0
    wrong = run("disputes", ledger, "--kind", "quarrel")
    assert wrong.exit_code == 2 and "responsibility" in wrong.stderr


def test_status_and_verify(run, ledger: Path) -> None:
    status = json.loads(run("status", ledger, "--format", "json").stdout)
    assert (status["documents"], status["claims"], status["is_current"]) == (2, 4, True)
    assert "0  disputes" in run("status", ledger).stdout
    result = run("verify", ledger)
    assert result.exit_code == 0 and "0 faults" in result.stdout


def test_verify_reports_a_broken_span_with_status_1(run, ledger: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(ledger)
    connection.execute("UPDATE claims SET evidence = replace(evidence, 'denied', 'admitted')")
    connection.commit()
    connection.close()
    result = run("verify", ledger)
    assert result.exit_code == 1 and "admitted" in result.stdout
    assert json.loads(run("verify", ledger, "--format", "json").stdout)["faults"]


def test_export_writes_a_file_a_table(run, ledger: Path, tmp_path: Path) -> None:
    result = run("export", ledger, "--format", "jsonl", "--to", tmp_path / "rows")
    assert result.exit_code == 0
    lines = (tmp_path / "rows" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == sorted(json.loads(line)["id"] for line in lines)
    assert "documents.jsonl" in result.stdout


def test_a_bundle_goes_out_and_is_verified(run, ledger: Path, tmp_path: Path) -> None:
    result = run("export", ledger, "--format", "bundle", "-o", tmp_path / "b.zip")
    assert result.exit_code == 0 and "documents" in result.stdout
    assert run("verify", tmp_path / "b.zip").stdout == run("verify", ledger).stdout
    octets = bytearray((tmp_path / "b.zip").read_bytes())
    octets[len(octets) // 2] ^= 1
    (tmp_path / "b.zip").write_bytes(octets)
    result = run("verify", tmp_path / "b.zip")
    assert result.exit_code == 1 and "SHA-256" in result.stdout
    assert run("verify", tmp_path / "none.zip").exit_code == 2


def test_the_forms_of_the_command_are_those_of_the_exports() -> None:
    assert [form.value for form in ExportFormat] == list(FORMS)


def test_a_form_that_needs_a_file_refuses_a_folder(run, ledger: Path, tmp_path: Path) -> None:
    result = run("export", ledger, "--format", "stix", "-o", tmp_path)
    assert result.exit_code == 2 and "Give a file" in result.stderr


def test_a_file_that_is_no_ledger_is_a_usage_error(process, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database", encoding="utf-8")
    for path in (tmp_path / "missing.sitroom", tmp_path / "notes.txt", tmp_path):
        result = process("timeline", path)
        assert result.returncode == 2 and result.stdout == ""
        assert result.stderr.startswith("sitroom: ") and "Traceback" not in result.stderr


def test_data_and_messages_do_not_mix(process, ledger: Path) -> None:
    result = process("timeline", ledger, "--format", "jsonl")
    assert result.returncode == 0 and result.stderr == ""
    assert all(json.loads(line)["id"] for line in result.stdout.splitlines())


def test_a_closed_pipe_ends_the_program_quietly(ledger: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    import subprocess
    import sys

    command = [sys.executable, "-c", "from sitroom.cli import main; main()", "timeline", str(ledger)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    result = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, env=environment, check=False)
    os.close(writing)
    assert result.returncode == 141 and result.stderr == ""


def test_ctrl_c_says_that_nothing_is_lost(run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitroom.query.verify.verify", interrupt)
    result = run("verify", ledger)
    assert result.exit_code == 130 and "continues from there" in result.stderr


def test_a_chosen_timeline_prints_every_format(run, ledger: Path) -> None:
    outputs = {form: run("timeline", ledger, "--dates", 3, "--format", form) for form in Format}
    assert all(result.exit_code == 0 and result.stderr == "" for result in outputs.values())
    days = json.loads(outputs["json"].stdout)
    assert days == [json.loads(line) for line in outputs["jsonl"].stdout.splitlines()]
    assert [day["date"] for day in days] == sorted(day["date"] for day in days)
    lines = [line for day in days for line in day["lines"]]
    assert [line["text"] for line in lines] == [words for day in days for words in day["sentences"]]
    assert "The envoys of Arland and Borduria met on 10 January 2022." in days[0]["sentences"]
    assert len(list(csv.reader(io.StringIO(outputs["csv"].stdout)))) == len(lines) + 1
    for line in outputs["table"].stdout.splitlines()[1:]:
        assert run("show", ledger, line.split()[-1]).exit_code == 0


def test_a_chosen_timeline_is_as_long_as_is_asked(run, ledger: Path) -> None:
    short = json.loads(run("timeline", ledger, "--length", "short", "--format", "json").stdout)
    assert all(len(day["sentences"]) == 1 for day in short)
    assert run("timeline", ledger, "--sentences", 2, "--text", "nowhere").stderr == "Nothing fits.\n"
    assert json.loads(run("timeline", ledger, "--length", "long", "--actor", "Borduria", "--format", "json").stdout)


def test_a_chosen_timeline_has_no_types(run, ledger: Path) -> None:
    result = run("timeline", ledger, "--dates", 3, "--type", "CONSULT")
    assert result.exit_code == 2 and "leave out --dates" in result.stderr


def test_a_diff_cites_what_show_opens_as_of_its_day(run, ledger: Path) -> None:
    result = run("diff", ledger, "--from", "2022-01", "--to", "2022-02")
    assert result.exit_code == 0 and result.stderr == ""
    assert result.stdout.startswith("From 2022-01-31 to 2022-02-28: 1 article of 1 independent origins")
    cited = [line.rsplit("[", 1)[1].rstrip("]") for line in result.stdout.splitlines() if line.startswith("  ")]
    assert cited and all(run("show", ledger, one, "--as-of", "2022-02").exit_code == 0 for one in cited)


def test_a_diff_as_json_and_markdown(run, ledger: Path) -> None:
    found = json.loads(run("diff", ledger, "--from", "2022-01", "--to", "2022-02", "--format", "json").stdout)
    assert (found["from"], found["to"], found["articles"]) == ("2022-01-31", "2022-02-28", 1)
    assert {"heading", "count", "lines"} == found["sections"][0].keys()
    printed = run("diff", ledger, "--from", "2022-01", "--to", "2022-02", "--format", "md").stdout
    assert printed.startswith("# From") and "## New events (" in printed


def test_a_diff_of_days_in_the_wrong_order_is_a_usage_error(run, ledger: Path) -> None:
    result = run("diff", ledger, "--from", "2022-02", "--to", "2022-01")
    assert result.exit_code == 2 and "must come after" in result.stderr
