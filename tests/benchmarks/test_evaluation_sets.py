"""Loaders and scorers of the evaluation, on small inputs written for them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.evaluation import event_location, muc4, muc4_answers, muc4_score, re3d
from benchmarks.evaluation.event_location import Label
from benchmarks.evaluation.muc4 import Document, Named, Template
from benchmarks.evaluation.muc4_answers import Answer
from benchmarks.evaluation.runs import PROJECT
from pipeline.stages.context import letter_case
from schemas.coding import ActorRef, Claim, Report
from schemas.vocabulary import ActorClass, Outcome, VictimsClass

NO_SLOTS = {
    "MESSAGE: TEMPLATE": ["1"],
    "INCIDENT: TYPE": ["BOMBING / ATTACK"],
    "PERP: ORGANIZATION ID": ['? "RED BAND" / "RB"', "-"],
    "HUM TGT: NAME": ['"ANA DIAZ" / "DIAZ"'],
    "HUM TGT: DESCRIPTION": ['"MAYOR": "ANA DIAZ"', '"TWO GUARDS"'],
    "HUM TGT: EFFECT OF INCIDENT": ['INJURY: "ANA DIAZ"', '? DEATH / INJURY: "TWO GUARDS"'],
}


def figure(scored, what: str) -> float:
    return next(one.value for one in scored if one.what == what)


def test_a_template_keeps_alternatives_together_and_describes_its_people() -> None:
    read = muc4.template(NO_SLOTS)
    assert read.kinds == {"BOMBING", "ATTACK"}
    assert read.organisations == (Named(frozenset({"RED BAND", "RB"}), True),)
    assert read.people == (
        Named(frozenset({"ANA DIAZ", "DIAZ", "MAYOR"}), False),
        Named(frozenset({"TWO GUARDS"}), False),
    )
    assert read.killed
    assert not read.optional


def test_a_document_becomes_running_text_without_marks() -> None:
    row = {
        "id": "D1",
        "dateline": "LIMA, 15 JAN 90 (EFE)",
        "text": "   LIMA, 15 JAN 90 (EFE) -- [TEXT] TWO SOLDIERS WERE KILLED [WORDS\nINDISTINCT] BY THE RB "
        "[RED RUKH].\n\n"
        "   [DIAZ] WE SAW IT.",
    }
    made = muc4.article(row, letter_case(str(PROJECT), "en"))
    assert made["published_at"] == "1990-01-15"
    assert "Two soldiers were killed by the RB (Red Rukh)." in made["text"]
    assert made["text"].endswith("\n\nWe saw it.")


@pytest.mark.parametrize("dateline", ["SAN SALVADOR, NO DATE (FBIS)", "", "LIMA, 31 FEB 90"])
def test_a_dateline_without_a_day_gives_none(dateline: str) -> None:
    assert muc4.dateline_day(dateline) is None


def test_a_dateline_gives_its_day() -> None:
    assert muc4.dateline_day("SANTIAGO, 8 FEB 89") == date(1989, 2, 8)


def test_documents_are_counted_by_what_both_say() -> None:
    told = Template(False, frozenset({"BOMBING"}), (Named(frozenset({"RED BAND", "RB"}), False),), (), True)
    asked = [
        (Document("D1", {}, (told,)), Answer(("BOMBING",), (), (frozenset({"the mayor"}),), True)),
        (Document("D2", {}, (told,)), Answer((), (), (), False)),
        (Document("D3", {}, ()), Answer(("ATTACK",), (), (), False)),
        (Document("D4", {}, ()), Answer((), (), (), False)),
        (Document("D5", {}, (Template(True, frozenset({"ATTACK"}), (), (), False),)), Answer((), (), (), False)),
    ]
    figures = muc4_score.figures(asked, {})
    assert figure(figures, "incident or none") == pytest.approx(0.5)
    assert figure(figures, "incident type, main incident") == 1.0
    assert figure(figures, "anyone killed") == pytest.approx(2 / 3)
    assert figure(figures, "human targets") == 0.0


def test_state_forces_are_known_by_nationality_and_branch() -> None:
    known = muc4_score.alias_words()["slv-military"]
    assert any(muc4_score.same(way, "SALVADORAN ARMED FORCES") for way in known)
    assert any(muc4_score.same(way, "ARMY") for way in known)
    assert not any(muc4_score.same(way, "GUATEMALAN ARMY") for way in known)
    assert not any(muc4_score.same(way, "POLICE") for way in known)


def test_a_fight_is_an_incident_where_both_sides_are_known_or_civilians_are_hit() -> None:
    def side(kind: ActorClass) -> ActorRef:
        return ActorRef.model_construct(actor_class=kind)

    def told(*sides: ActorRef | None) -> Report:
        return Report.model_construct(sub_event_type="Armed clash", actor1=sides[0], actor2=sides[1])

    def hurt(kind: VictimsClass, victims: str) -> Claim:
        return Claim.model_construct(outcome=Outcome.KILLED, low=1, high=1, victims=victims, victims_class=kind)

    army, rebels = side(ActorClass.STATE_FORCES), side(ActorClass.REBEL_GROUP)
    bystander = hurt(VictimsClass.CIVILIAN, "a vendor")
    soldier, general = hurt(VictimsClass.COMBATANT, "a soldier"), hurt(VictimsClass.COMBATANT, "General Diaz")
    assert muc4_answers.is_incident(told(rebels, army), [soldier])
    assert not muc4_answers.is_incident(told(rebels, None), [])
    assert not muc4_answers.is_incident(told(army, rebels), [soldier])
    assert muc4_answers.is_incident(told(army, rebels), [bystander])
    assert [muc4_answers.is_target(one) for one in (bystander, soldier, general)] == [True, False, True]


def test_the_same_people_told_twice_are_one_answer() -> None:
    told = muc4_score.told_once([{"Ana Paz"}, {"six priests"}, {"mayor Ana Paz"}, {"the"}])
    assert told == [{"Ana Paz", "mayor Ana Paz"}, {"six priests"}]


def test_optional_things_count_only_when_found_and_each_answer_once() -> None:
    wanted = [Named(frozenset({"RED BAND", "RB"}), False), Named(frozenset({"MAYORS"}), True)]
    assert muc4_score.matched(wanted, [frozenset({"the Red Band"})]) == {"hits": 1, "ours": 1, "theirs": 1}
    assert muc4_score.matched(wanted, [frozenset({"a mayor"})]) == {"hits": 1, "ours": 1, "theirs": 2}
    twice = [Named(frozenset({"RED BAND"}), False), Named(frozenset({"RED BAND COLUMN"}), False)]
    assert muc4_score.matched(twice, [frozenset({"Red Band"})])["hits"] == 1


def test_labels_with_broken_offsets_are_left_out(tmp_path: Path) -> None:
    verb = {"start": 4, "end": 10, "label": "VERB"}
    rows = [
        {"text": "Men fought in Ora.", "spans": [verb, {"start": 14, "end": 17, "label": "LOCATION"}]},
        {"text": "Men fought in Ora.", "spans": [verb, {"start": 8, "end": 8, "label": "LOCATION"}]},
        {"text": "Men fought.", "spans": [verb]},
    ]
    folder = tmp_path / event_location.NAME
    folder.mkdir()
    (folder / "labels.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    loaded = event_location.load_labels(tmp_path)
    assert loaded is not None
    labels, lines = loaded
    assert lines == 3
    assert [(label.line, sorted(label.places)) for label in labels] == [(0, [(14, 17)]), (2, [])]


def test_places_are_right_only_with_the_very_span_or_rightly_none() -> None:
    named = Label(0, "Men fought in Ora.", (4, 10), frozenset({(14, 17)}))
    none = Label(1, "Men fought.", (4, 10), frozenset())
    figures = event_location.scored([named, named, none, none], [(14, 17), (10, 17), None, (0, 3)], "").figures
    assert figure(figures, "place of the event verb") == 0.5
    assert figure(figures, "the same, overlap is enough") == 1.0


def test_entities_are_found_by_any_overlap(tmp_path: Path) -> None:
    folder = tmp_path / re3d.NAME / "one"
    folder.mkdir(parents=True)
    document = {"_id": "A", "text": "The Red Band had rifles. They fled."}
    entities = [
        {"documentId": "A", "type": "Organisation", "begin": 0, "end": 12, "value": "The Red Band"},
        {"documentId": "A", "type": "Organisation", "begin": 25, "end": 29, "value": "They"},
        {"documentId": "A", "type": "Weapon", "begin": 17, "end": 23, "value": "rifles"},
        {"documentId": "A", "type": "Person", "begin": 0, "end": 3, "value": "The"},
    ]
    (folder / "documents.json").write_text(json.dumps(document) + "\n", encoding="utf-8")
    (folder / "entities.json").write_text("\n".join(map(json.dumps, entities)), encoding="utf-8")
    texts = re3d.load(tmp_path)
    assert texts is not None
    assert [one.text for one in texts[0].entities] == ["The Red Band", "rifles"]
    figures = re3d.figures(texts, [{"actors": [(4, 7)], "claimants": [], "weapons": [(23, 24)]}])
    assert figure(figures, "organisations as actors or claimants") == 1.0
    assert figure(figures, "weapons as words for weapons or their fire") == 0.0


def test_an_absent_corpus_is_left_out(tmp_path: Path) -> None:
    assert muc4_score.score(tmp_path) is None
    assert event_location.score(tmp_path) is None
    assert re3d.score(tmp_path) is None


def test_the_corpora_hold_what_the_measures_are_said_to_be_over() -> None:
    corpora = PROJECT.parent / "shared/corpora"
    if not corpora.is_dir():
        pytest.skip("the open corpora are not here")
    documents = muc4.load(corpora, "dev")
    assert documents is not None
    assert len(documents) == 200
    assert {one.document[:4] for one in documents} == {"TST1", "TST2"}
