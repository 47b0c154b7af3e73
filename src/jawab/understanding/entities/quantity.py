"""Numbers in figures and in words: English, Urdu and Roman Urdu."""

from decimal import Decimal

_UNITS = """
one a an ek aik ایک = 1 | two do دو = 2 | three teen tin تین = 3 | four char chaar چار = 4 | five paanch panch پانچ = 5
six che chay chhay چھ = 6 | seven saat سات = 7 | eight aath آٹھ = 8 | nine nau نو = 9 | ten das دس = 10
eleven gyara گیارہ = 11 | twelve bara barah بارہ = 12 | thirteen tera تیرہ = 13 | fourteen chauda چودہ = 14
fifteen pandra پندرہ = 15 | sixteen sola سولہ = 16 | seventeen satra سترہ = 17 | eighteen athara اٹھارہ = 18
nineteen unnees انیس = 19 | twenty bees بیس = 20 | thirty tees تیس = 30 | forty chalees چالیس = 40
fifty pachas پچاس = 50 | sixty saath ساٹھ = 60 | seventy sattar ستر = 70 | eighty assi اسی = 80 | ninety nawway نوے = 90
"""
_SCALES = """
hundred sau so سو = 100 | thousand k hazar hazaar ہزار = 1000 | lakh lac lakhs لاکھ = 100000 | million m = 1000000
crore karor کروڑ = 10000000
"""


def _table(lines: str) -> dict[str, int]:
    table = {}
    for entry in lines.replace("\n", "|").split("|"):
        words, _, number = entry.partition("=")
        table.update(dict.fromkeys(words.split(), int(number or 0)))
    return table


UNITS = _table(_UNITS)
SCALES = _table(_SCALES)


def amount(written: str) -> Decimal | None:
    """What `2,500`, `5 hazar`, `1.5 lakh`, `five hundred` or `پچاس` say; None where it is no number."""
    total, current, any_number = Decimal(0), Decimal(0), False
    for word in written.lower().replace("-", " ").split():
        figure = _figure(word)
        if figure is not None:
            current, any_number = current + figure, True
        elif word in SCALES and (any_number or SCALES[word] >= 100):
            scaled = (current or Decimal(1)) * SCALES[word]
            total, current, any_number = (
                (total + scaled, Decimal(0), True) if SCALES[word] > 100 else (total, scaled, True)
            )
        else:
            return None
    return total + current if any_number else None


def _figure(word: str) -> Decimal | None:
    if word in UNITS:
        return Decimal(UNITS[word])
    figures = word.replace(",", "")
    return Decimal(figures) if figures.replace(".", "", 1).isdecimal() and figures[0].isdecimal() else None
