"""Lets Anki's own library open what Verso wrote, and write what Verso is to open. Called by main.ts.

    ankiLibrary.py describe PACKAGE FOLDER    imports the package into a new collection and prints it as JSON
    ankiLibrary.py write FOLDER               makes a collection of its own, exports it twice and prints it as JSON
"""

import json
import os
import sys

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)


def describe(col):
    notes = []
    for nid in sorted(col.find_notes("")):
        note = col.get_note(nid)
        cards = []
        for card in note.cards():
            data = json.loads(col.db.scalar("select data from cards where id = ?", card.id) or "{}")
            cards.append(
                {
                    "ordinal": card.ord,
                    "deck": col.decks.name(card.did),
                    "type": card.type,
                    "queue": card.queue,
                    "daysFromToday": card.due - col.sched.today if card.queue in (2, 3) else None,
                    "due": card.due if card.type == 0 else None,
                    "ivl": card.ivl,
                    "factor": card.factor,
                    "reps": card.reps,
                    "lapses": card.lapses,
                    "flag": card.user_flag(),
                    "stability": data.get("s"),
                    "difficulty": data.get("d"),
                    "logs": [
                        list(row)
                        for row in col.db.all(
                            "select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ? order by id",
                            card.id,
                        )
                    ],
                    "question": card.question(),
                    "answer": card.answer(),
                }
            )
        notes.append(
            {
                "guid": note.guid,
                "type": note.note_type()["name"],
                "fields": note.fields,
                "tags": sorted(note.tags),
                "cards": cards,
            }
        )
    media = sorted(name for name in os.listdir(col.media.dir()) if not name.startswith("_"))
    return {"notes": notes, "media": media}


def importing(package, folder):
    col = Collection(os.path.join(folder, "collection.anki2"))
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options))
    problems = col.fix_integrity()
    print(json.dumps({**describe(col), "integrity": problems[0]}))
    col.close()


def writing(folder):
    col = Collection(os.path.join(folder, "source.anki2"))
    deck = col.decks.id("Languages::German")
    with open(os.path.join(col.media.dir(), "hä a.png"), "wb") as file:
        file.write(b"not really a picture")
    contents = [
        ("Basic", ["ein <b>Wort</b>", 'a word <img src="hä a.png">']),
        ("Basic (and reversed card)", ["der Hund", "the dog"]),
        ("Cloze", ["{{c1::Berlin::city}} is in {{c2::Germany}}", "Europe"]),
        ("Basic (type in the answer)", ["type", "the answer"]),
        ("Basic (optional reversed card)", ["front", "back", "y"]),
    ]
    for index, (name, fields) in enumerate(contents):
        note = col.new_note(col.models.by_name(name))
        note.fields = fields
        note.tags = ["first", "sub::tag"] if index == 0 else []
        col.add_note(note, deck)
    cards = sorted(col.find_cards(""))
    for card_id in cards[:3]:
        card = col.get_card(card_id)
        card.start_timer()
        col.decks.select(deck)
        for ease in (3, 3):
            queued = col.sched.get_queued_cards(fetch_limit=100).cards
            if not queued:
                break
            current = col.get_card(queued[0].card.id)
            current.start_timer()
            col.sched.answerCard(current, ease)
    col.sched.suspend_cards([cards[4]])
    col.sched.bury_cards([cards[5]], manual=True)
    col.set_user_flag_for_cards(4, [cards[2]])
    for name, legacy in (("modern", False), ("legacy", True)):
        options = ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=False, with_media=True, legacy=legacy
        )
        col.export_anki_package(out_path=os.path.join(folder, name + ".apkg"), options=options, limit=None)
    print(json.dumps({**describe(col), "crt": col.crt, "today": col.sched.today}))
    col.close()


if sys.argv[1] == "describe":
    importing(sys.argv[2], sys.argv[3])
else:
    writing(sys.argv[2])
