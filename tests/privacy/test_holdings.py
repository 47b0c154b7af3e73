"""Every table that leads to a contact is in the export, and all of it goes with the contact."""

from sqlalchemy import Table

from jawab.holdings import HOLDINGS, WITHOUT_WORDS
from jawab.privacy.holdings import way_to_contact
from jawab.tables import metadata

# Columns that name something of a contact's without a foreign key: ids alone, for what is left counts or is a log.
LOOSE = {
    ("events", "conversation_id"): "the log, which holds ids and facts and is never changed",
    ("tool_calls", "message_id"): "the call goes with its conversation",
    ("messages", "reply_to"): "goes with its own conversation",
    ("turns", "reply_id"): "goes with its own conversation",
    ("faq_suggestions", "central_id"): "a suggestion without questions has no words",
}


def leads_to_contact(table: Table) -> bool:
    try:
        way_to_contact(table)
    except LookupError:
        return False
    return True


def test_every_table_that_leads_to_a_contact_says_what_it_holds() -> None:
    held = {holding.model.__tablename__ for holding in HOLDINGS} | set(WITHOUT_WORDS)
    there = {table.name for table in metadata.tables.values() if leads_to_contact(table)}
    assert there - held == set(), "add a Holding in the feature's held.py, and it to jawab/holdings.py"
    assert held - there == set(), "these do not lead to a contact by foreign keys that cascade"


def test_no_section_is_written_twice() -> None:
    sections = [holding.section for holding in HOLDINGS]
    assert len(sections) == len(set(sections))


def test_nothing_outlives_the_contact_that_it_is_of() -> None:
    """A foreign key to what is a contact's either deletes the row or empties the column."""
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            if leads_to_contact(key.column.table):
                assert key.ondelete in {"CASCADE", "SET NULL"}, f"{table.name}.{key.parent.name}"


def test_ids_of_what_is_a_contacts_are_foreign_keys() -> None:
    names = {"contact_id", "conversation_id", "message_id", "reply_id", "reply_to", "central_id"}
    loose = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if column.name in names and not column.foreign_keys
    }
    assert loose - set(LOOSE) == set(), "make it a foreign key, or say here why it may stay when the contact is gone"
