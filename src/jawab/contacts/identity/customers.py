"""Binding the visitor of a browser to the customer whom the owner's server vouches for.

Nothing is sealed again and no message moves: somebody who wrote before they signed in keeps their row and their key,
and that row belongs to the customer from then on. Why is in docs/decisions/0019-who-the-customer-is.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts import visitors
from jawab.contacts.identity import queries, verified
from jawab.contacts.identity.signed import Claims
from jawab.contacts.models import Contact
from jawab.kit.errors import NotSignedIn
from jawab.kit.tokens import token_hash
from jawab.privacy.keys import Keyring


@dataclass(frozen=True, slots=True)
class Bound:
    """`token` takes the place of the visitor's, which counts no more; None when theirs goes on. `changed`: the
    contacts of whom more is known now."""

    contact: Contact
    token: str | None
    changed: Sequence[Contact]


async def bind(session: AsyncSession, keyring: Keyring, held: str, claims: Claims) -> Bound:
    """Make the visitor who holds the token `held` the customer of whom the claims tell.

    Who was nobody yet becomes the customer, or comes to the customer who is known already, with all conversations.
    Who was another customer stays that: this browser starts afresh as the new one. Raises NotSignedIn."""
    mine = await queries.holder(session, token_hash(held))
    if mine is None:
        raise NotSignedIn("This visitor's token counts no more: another window has signed in or out meanwhile.")
    mark = _mark(keyring, mine.workspace_id, claims.sub)
    if mine.customer_mark == mark:
        return Bound(mine, None, await _take_up(session, keyring, mine, claims))
    if mine.customer_mark is not None:
        await queries.forget_token(session, token_hash(held))
        customer = await _known_or_new(session, keyring, mine.workspace_id, mark)
    else:
        await queries.forget_tokens(session, mine)
        customer = await _known_or_become(session, mine, mark)
    token = visitors.give_token(session, mine.workspace_id, customer.id)
    return Bound(customer, token, await _take_up(session, keyring, customer, claims))


async def sign_out(session: AsyncSession, held: str) -> None:
    """End what `held` reaches, if that is a customer's. What an unknown visitor has begun is theirs still."""
    mine = await queries.holder(session, token_hash(held))
    if mine is not None and mine.customer_mark is not None:
        await queries.forget_token(session, token_hash(held))


def _mark(keyring: Keyring, workspace_id: UUID, external_id: str) -> str:
    return keyring.digest(f"customers of {workspace_id}", external_id)


async def _known_or_become(session: AsyncSession, mine: Contact, mark: str) -> Contact:
    """The customer, whom another browser may bind at this very moment: then that one is the customer."""
    customer = await queries.customer(session, mine.workspace_id, mark)
    if customer is None:
        try:
            async with session.begin_nested():
                mine.customer_mark = mark
            return mine
        except IntegrityError:
            await session.refresh(mine)
            customer = await queries.customer(session, mine.workspace_id, mark)
            assert customer is not None, "the mark was taken, and whoever took it has committed"
    mine.customer_id = customer.id
    return customer


async def _known_or_new(session: AsyncSession, keyring: Keyring, workspace_id: UUID, mark: str) -> Contact:
    customer = await queries.customer(session, workspace_id, mark)
    if customer is not None:
        return customer
    return await _known_or_become(session, await visitors.new_contact(session, keyring, workspace_id), mark)


async def _take_up(session: AsyncSession, keyring: Keyring, customer: Contact, claims: Claims) -> list[Contact]:
    """Write what is vouched for on every row of the customer."""
    changed = []
    for contact in await queries.of_customer(session, customer):
        if verified.take_up(contact, keyring.for_contact(contact.id, contact.wrapped_key), claims):
            changed.append(contact)
    return changed
