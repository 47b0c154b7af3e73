"""What tokens cost. Money is counted in billionths of the currency, so that sums of many small amounts stay exact."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from jawab.settings import Settings

BILLIONTH = Decimal("0.000000001")
_A_MILLION_TOKENS = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """Of one model, in units of `currency` (ISO 4217) a million tokens."""

    input: Decimal
    output: Decimal
    currency: str

    def of(self, input_tokens: int, output_tokens: int) -> int:
        """What so many tokens cost, in billionths of the currency."""
        whole = (self.input * input_tokens + self.output * output_tokens) / _A_MILLION_TOKENS
        return billionths(whole)


def price_of(settings: Settings) -> Price | None:
    """The price of the model that the settings name; None without a model, and when no price is told for it."""
    told = settings.llm_prices.get(settings.llm)
    return Price(told.input, told.output, settings.llm_currency) if told else None


def billionths(money: Decimal) -> int:
    """An amount of the currency as it is counted."""
    return int((money / BILLIONTH).to_integral_value(ROUND_HALF_EVEN))


def money(counted: int) -> Decimal:
    """A counted amount in units of the currency, without zeros at the end."""
    amount = (counted * BILLIONTH).normalize()
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def told(counted: int) -> str:
    """The same as digits: "0.000375"."""
    return format(money(counted), "f")
