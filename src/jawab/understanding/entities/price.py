"""What a product costs: an exact number of the currency's smallest units."""

import re
from dataclasses import dataclass
from decimal import Decimal

from jawab.understanding.entities.money import currency_of

# ISO 4217: all others have two decimals.
_DECIMALS = dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0) | dict.fromkeys(
    "BHD IQD JOD KWD LYD OMR TND".split(), 3
)
_FIGURES = re.compile(r"\d[\d.,'\u00a0\u202f ]*")
_DECIMAL_COMMA = re.compile(r"\d[\d.]*,\d{1,2}")
_SPACES = re.compile(r"['\s\u00a0\u202f]")
_MOST_MINOR = 2**53  # beyond it no shop sells, and JavaScript counts no more exactly


@dataclass(frozen=True, slots=True)
class Price:
    """`minor` units of `currency` (ISO 4217): 795000 PKR are Rs. 7,950."""

    minor: int
    currency: str

    def written(self) -> str:
        """As it stands on a card, such as `PKR 7,950` or `USD 12.50`."""
        decimals = _DECIMALS.get(self.currency, 2)
        amount = Decimal(self.minor).scaleb(-decimals)
        return f"{self.currency} {amount:,.0f}" if amount == int(amount) else f"{self.currency} {amount:,.{decimals}f}"


def read_price(text: str, currency: str = "", region: str = "") -> Price:
    """The price in a table's cell or a feed, such as `7,950`, `PKR 7950.00`, `Rs. 7,950/-` or `12,50 €`. `currency` is
    that of the column beside it; without any, and where `text` says none, a price cannot be read. `region` (ISO 3166)
    tells whose rupee is meant. Raises ValueError that says what is wrong."""
    figures = _FIGURES.search(text)
    if figures is None or text.strip().startswith(("-", "−")):
        raise ValueError(f"“{text[:40]}” is no price")
    said = (text[: figures.start()] + " " + text[figures.end() :]).replace("/-", " ").replace("/=", " ").strip(" -")
    code = _code(said or currency, region)
    amount = _amount(_SPACES.sub("", figures.group()).strip(",."))
    minor = amount.scaleb(_DECIMALS.get(code, 2))
    if minor != int(minor):
        raise ValueError(f"“{text[:40]}” has more decimals than {code} has")
    if minor > _MOST_MINOR:
        raise ValueError(f"“{text[:40]}” is too large")
    return Price(int(minor), code)


def _code(said: str, region: str) -> str:
    if not said:
        raise ValueError("the price has no currency: write it with it, such as PKR 2500, or add a column currency")
    code = currency_of(said, region) or said.strip(" .").upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueError(f"“{said[:20]}” is no currency: write its three letters, such as PKR")
    return code


def _amount(figures: str) -> Decimal:
    """Commas or points between thousands; a point or a comma before decimals."""
    if _DECIMAL_COMMA.fullmatch(figures) or figures.rfind(",") > figures.rfind(".") > -1:
        figures = figures.replace(".", "").replace(",", ".")
    elif figures.count(".") > 1:
        figures = figures.replace(".", "")
    return Decimal(figures.replace(",", ""))
