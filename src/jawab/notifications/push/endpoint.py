"""Where a browser is reached, as the browser names it: checked before it is kept, and encrypted for."""

import binascii
import ipaddress
import json
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Self
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec

from jawab.kit.addresses import Network, is_allowed
from jawab.kit.errors import Unprocessable

MOST_CHARS = 2048
AUTH_BYTES = 16
RECORD = 4096  # bytes of a message that every push service takes


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address at the push service, and the browser's keys (base64url), see RFC 8030 and RFC 8291."""

    endpoint: str
    p256dh: str
    auth: str

    @classmethod
    def given(cls, endpoint: str, p256dh: str, auth: str, allowed: Sequence[Network]) -> Self:
        """Raises Unprocessable: only https addresses are pushed to, and within `allowed` networks http too."""
        if not _may_be(endpoint, allowed):
            raise Unprocessable(
                "`endpoint` is no push service's address. Send it as the browser's subscription has it."
            )
        found = cls(endpoint, p256dh, auth)
        try:
            found.encrypted(b"")
        except (ValueError, binascii.Error) as error:
            raise Unprocessable(
                "`keys` are not a browser's: p256dh is a point on P-256 (65 bytes), auth 16 bytes, both as base64url."
            ) from error
        return found

    @classmethod
    def from_json(cls, kept: bytes) -> Self:
        return cls(**json.loads(kept))

    def to_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    def encrypted(self, payload: bytes) -> bytes:
        """`payload` so that only that browser reads it (aes128gcm, RFC 8291). Raises ValueError for keys that are
        none."""
        point, secret = _decoded(self.p256dh), _decoded(self.auth)
        if len(secret) != AUTH_BYTES:
            raise ValueError("the secret has another length")
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        ours = ec.generate_private_key(ec.SECP256R1())
        sealed: bytes = http_ece.encrypt(payload, private_key=ours, dh=key, auth_secret=secret, rs=RECORD)
        return sealed


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _may_be(endpoint: str, allowed: Sequence[Network]) -> bool:
    try:
        parts = urlsplit(endpoint)
        plain = bool(parts.hostname) and "@" not in parts.netloc and len(endpoint) <= MOST_CHARS
        return plain and (parts.scheme == "https" or (parts.scheme == "http" and _is_own(parts.hostname, allowed)))
    except ValueError:  # no address at all
        return False


def _is_own(host: str | None, allowed: Sequence[Network]) -> bool:
    try:
        return is_allowed(ipaddress.ip_address(host or ""), allowed)
    except ValueError:  # a name
        return False
