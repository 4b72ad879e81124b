"""Reads the exports of one record with other people's tools and compares what they see with the record's own JSON."""

import json
import sys
from pathlib import Path

import duckdb
import icalendar
import networkx
import pandas
from pyld import jsonld
from rdflib import RDF, Graph, Namespace

work = Path(sys.argv[1])
record = json.loads((work / "record.json").read_text())
events = {event["id"]: event for event in record["events"]}
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")


def tables():
    names = sorted(path.stem for path in (work / "csv").glob("*.csv"))
    assert names == sorted(path.stem for path in (work / "parquet").glob("*.parquet")), names
    for name in names:
        csv, parquet = work / "csv" / f"{name}.csv", work / "parquet" / f"{name}.parquet"
        one, other = pandas.read_csv(csv), pandas.read_parquet(parquet)
        assert list(one.columns) == list(other.columns) and len(one) == len(other), name
        for path in (csv, parquet):
            ((count,),) = duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()
            assert count == len(one), (path, count, len(one))
        assert same_text(one, other), name
    frame = pandas.read_parquet(work / "parquet" / "events.parquet")
    assert dict(zip(frame["id"], frame["status"])) == {id: event["status"] for id, event in events.items()}
    assert dict(zip(frame["id"], frame["origins_max"])) == {
        id: event["support"]["origins"]["max"] for id, event in events.items()
    }
    ((joined,),) = duckdb.sql(
        f"SELECT count(*) FROM '{work}/parquet/participants.parquet' p JOIN '{work}/parquet/events.parquet' e ON p.event = e.id"
    ).fetchall()
    assert joined == sum(len(event["participants"]) for event in events.values())
    return len(names)


def same_text(one, other):
    """Whether the columns of text are the same; pandas reads a column of CSV without values as numbers."""
    text = [column for column in other.columns if other[column].dtype == object and one[column].notna().any()]
    return all((one[column].fillna("") == other[column].fillna("")).all() for column in text)


def prov():
    text = (work / "record.prov").read_text()
    assert jsonld.expand(json.loads(text))
    graph = Graph().parse(data=text, format="json-ld")
    derived = {str(subject) for subject in graph.subjects(PROV.wasDerivedFrom)}
    assert {f"urn:onrecord:event:{id}" for id in events} <= derived
    sources = len(set(graph.objects(None, PROV.hadPrimarySource)) | set(graph.objects(None, PROV.wasQuotedFrom)))
    assert sources >= len(events)
    # Every edge runs between things that are described.
    known = set(graph.subjects(RDF.type))
    for edge in (PROV.hadPrimarySource, PROV.wasQuotedFrom, PROV.wasDerivedFrom, PROV.wasAttributedTo):
        assert set(graph.objects(None, edge)) <= known, edge
    return len(graph)


def schema_org():
    text = (work / "record.schema-org").read_text()
    assert jsonld.expand(json.loads(text))
    graph = Graph().parse(data=text, format="json-ld")
    assert len(set(graph.subjects(RDF.type, SCHEMA.Event))) == len(events)
    assert len(set(graph.subjects(RDF.type, SCHEMA.NewsArticle))) == len(record["articles"])
    return len(graph)


def graphml():
    graph = networkx.read_graphml(work / "record.graphml")
    kinds = networkx.get_node_attributes(graph, "kind").values()
    assert list(kinds).count("event") == len(events)
    assert all(kind for kind in kinds) and len(kinds) == graph.number_of_nodes()
    return graph.number_of_edges()


def ics():
    calendar = icalendar.Calendar.from_ical((work / "record.ics").read_bytes())
    dated = [event for event in events.values() if event["time"] and event["time"]["precision"] == "day"]
    entries = list(calendar.walk("VEVENT"))
    assert len(entries) == len(dated), (len(entries), len(dated))
    starts = {str(entry["uid"]): str(entry.decoded("dtstart")) for entry in entries}
    assert all(starts[f"{event['id']}@onrecord"] == event["time"]["earliest"] for event in dated)
    return len(entries)


def lines(form):
    return [json.loads(line) for line in (work / f"record.{form}").read_text().splitlines()]


def jsonl():
    things = lines("jsonl")
    assert [thing["event"] for thing in things if "event" in thing] == record["events"]
    assert len(things) == sum(len(record[kind]) for kind in ("articles", "actors", "events", "proposals", "warnings"))
    return len(things)


def plover():
    coded = lines("plover")
    known = {"AGREE", "CONSULT", "COOPERATE", "DEMAND", "REJECT"}
    assert coded and all(line["event"] in known and line["source"]["id"] != line["target"]["id"] for line in coded)
    return len(coded)


for check in (tables, jsonl, prov, schema_org, plover, graphml, ics):
    print(f"{check.__name__:12}{check()}")
