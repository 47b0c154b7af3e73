"""What each threshold would have done with past messages."""

import pytest

from jawab.kit.ids import new_id
from jawab.understanding import rules
from jawab.understanding.intents.past import chart
from jawab.understanding.rules import Rules
from tests.understanding.intents.conftest import Shop

pytestmark = pytest.mark.site


async def test_past_messages_are_counted_at_each_threshold(shop: Shop) -> None:
    empty = await chart(shop.parts.database, shop.workspace_id)
    assert (empty.threshold, empty.n) == (0.7, 0)
    assert {(one.sure, one.asked_back, one.share_sure, one.accuracy) for one in empty.points} == {(0, 0, None, None)}

    for probability in (0.2, 0.5, 0.72, 0.9, None):
        await shop.was_read(probability)
    await shop.was_read(0.99, version=None)  # there were no intents then
    await shop.train()
    async with shop.parts.database.write() as session:
        await rules.save(session, shop.workspace_id, Rules(intent_threshold=0.72))
    found = await chart(shop.parts.database, shop.workspace_id)
    at = {one.threshold: one for one in found.points}
    assert (found.threshold, found.n) == (0.72, 5)
    assert (at[0.7].sure, at[0.7].asked_back, at[0.7].share_sure) == (2, 3, 0.4)
    assert (at[0.72].sure, at[0.75].sure, at[0.5].sure, at[0.05].sure) == (2, 1, 3, 4)
    assert at[0.72].accuracy == at[0.7].accuracy
    assert at[0.5].accuracy is not None
    assert 0.5 < at[0.5].accuracy <= 1

    assert (await chart(shop.parts.database, new_id())).n == 0
