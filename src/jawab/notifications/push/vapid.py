"""The key pair by which push services know this install (VAPID, https://www.rfc-editor.org/rfc/rfc8292)."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from jawab.db.engine import Database
from jawab.kit.clock import now
from jawab.notifications.push.models import PushKey
from jawab.privacy.keys import Keyring

NAME = "vapid"
VALID = timedelta(hours=12)  # of a signature; push services take at most a day


@dataclass(frozen=True, slots=True)
class Vapid:
    """The pair. `public` is the uncompressed point, base64url without padding, as browsers subscribe with it."""

    public: str
    private: ec.EllipticCurvePrivateKey

    def authorization(self, endpoint: str, contact: str) -> str:
        """The header that says who pushes to `endpoint`; `contact` is a `mailto:` or `https:` address, or empty."""
        address = urlsplit(endpoint)
        claims = {"aud": f"{address.scheme}://{address.netloc}", "exp": now() + VALID}
        token = jwt.encode({**claims, "sub": contact} if contact else claims, self.private, algorithm="ES256")
        return f"vapid t={token}, k={self.public}"


async def load(database: Database, keyring: Keyring) -> Vapid:
    """This install's pair, made the first time. Raises Unreadable when it was sealed with another master key."""
    found = await _kept(database)
    if found is None:
        try:
            async with database.write() as session:
                session.add(_made(keyring))
        except IntegrityError:  # another process made one at the same moment
            pass
        found = await _kept(database)
    assert found, "it was written, by us or by another process"
    key = load_der_private_key(keyring.for_purpose("push keys").open(found.private_sealed, NAME), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return Vapid(found.public, key)


async def _kept(database: Database) -> PushKey | None:
    async with database.read() as session:
        return (await session.scalars(select(PushKey).where(PushKey.name == NAME))).one_or_none()


def _made(keyring: Keyring) -> PushKey:
    key = ec.generate_private_key(ec.SECP256R1())
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    sealed = keyring.for_purpose("push keys").seal(private, NAME)
    return PushKey(name=NAME, public=urlsafe_b64encode(point).rstrip(b"=").decode(), private_sealed=sealed)
