"""Addresses and numbers as people type them, checked and brought into one form."""

import phonenumbers
from email_validator import EmailNotValidError, validate_email


def checked_email(value: str) -> str:
    """The address in its usual form. Raises ValueError that says what is wrong."""
    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError:
        raise ValueError("this is not an e-mail address. It looks like name@example.com.") from None


def checked_phone(value: str, region: str) -> str:
    """The number as E.164, such as +923001234567; `region` is the ISO 3166 code of one without a country. Raises
    ValueError that says what is wrong."""
    try:
        number = phonenumbers.parse(value, region or None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValueError("this is not a telephone number. Write it with the country's code, such as +92 300 1234567.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
