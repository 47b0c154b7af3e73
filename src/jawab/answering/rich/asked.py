"""Questions that the catalogue answers: "How much is X?" and "Do you have X?", and nothing beyond that.

A question counts only when nothing is left of it once the products and the plain words of such a question are taken
out: "How much is the kettle in dollars?" and "Do you have the lamp in blue?" ask for more than the catalogue knows.
"""

import re
from collections.abc import Sequence
from typing import Literal

from jawab.understanding.entities.plain import plain
from jawab.understanding.types import Entity

Asked = Literal["price", "offer", "stock"]

_PRICE = re.compile(
    r"\b(?:how much|prices?|costs?|rate|kitn[aey]y? k[aie]|kitn[aey]y? (?:hai|mein|me)|q[ie]e?mat|keemat|daam)\b"
    r"|قیمت|کتنے ک|کتنی ک|کتنے میں|کتنے ہے|دام|ریٹ|پرائس",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\b(?:stock|available|availability|dast[iy]+ab|mojood|maujood)\b|دستیاب|موجود|اسٹاک|سٹاک", re.IGNORECASE
)
_OFFER = re.compile(
    r"\b(?:(?:do|does) (?:you|u|this shop)|you (?:have|sell)|have you got|(?:aap|ap) k[aey]+ pa+s|milt[aie] ha[iy]n?|"
    r"mil(?:ay|e|ey|ta)? ?(?:ja[ey]*|sakt[aie])? ?g?[aie]?|bechte)\b|آپ کے پاس|ملتا|ملتی|ملتے|مل جائے|بیچتے",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    """
    a an the of for is are s what whats how much does do you u have has got sell it its this that these those one cost
    costs price prices priced rate please tell me can i know let to hi hello hey salam and or your shop there any in
    stock available availability currently right now at all still today also give
    ka ki ke kay kya kia hai hain he h kitna kitne kitney kitnay kitni mein me main qeemat qimat keemat qemat daam batao
    bata batayein bataein btao dein den do mujhe aap ap apke aapke paas pas pass milta milti milte mil mile milay jaye
    jayega jaega jayegi ga gi dastyab dastiyab mojood maujood ye yeh wala wali aur ji jee assalam o alaikum bhai plz pls
    قیمت کیا ہے ہیں کی کا کے کتنے کتنی کتنا میں دام ریٹ پرائس آپ پاس ملتا ملتی ملتے مل جائے گا گی دستیاب موجود اسٹاک
    سٹاک بتائیں بتا دیں بتائیے مجھے یہ وہ اور جی السلام علیکم براہ کرم
    """.split()
)
_WORD = re.compile(r"[^\W_]+")


def asked_of(text: str, entities: Sequence[Entity]) -> Asked | None:
    """What is asked about the products that `text` names; None when it asks anything else as well."""
    products = [entity for entity in entities if entity.type == "PRODUCT"]
    if not products or len(products) < len([entity for entity in entities if entity.type not in ("PERSON", "PLACE")]):
        return None
    rest = text
    for entity in sorted(products, key=lambda entity: -entity.start):
        rest = f"{rest[: entity.start]} {rest[entity.end :]}"
    rest = " ".join(plain(rest).casefold().replace("'", " ").split())
    if not all(word in _PLAIN for word in _WORD.findall(rest)):
        return None
    if _PRICE.search(rest):
        return "price"
    return "stock" if _STOCK.search(rest) else "offer" if _OFFER.search(rest) else None
