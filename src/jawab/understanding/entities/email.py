"""E-mail addresses."""

import re
from collections.abc import Iterator

from email_validator import EmailNotValidError, validate_email

from jawab.understanding.entities.found import Found, found

_CANDIDATE = re.compile(r"(?<![\w.+@-])[^\W_][\w.+'%-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def read(text: str, plain: str) -> Iterator[Found]:
    """Addresses that could exist; nothing is asked of the network. The value has its domain in lower case."""
    if "@" not in plain:
        return
    for match in _CANDIDATE.finditer(plain):
        start, end = match.span()
        end -= len(match.group()) - len(match.group().rstrip("-_."))
        try:
            address = validate_email(plain[start:end], check_deliverability=False).normalized
        except EmailNotValidError:
            continue
        yield found("EMAIL", text, start, end, address, address, 0.99)
