"""Whether a sentence looks back or ahead, which decides what `kal`, `Monday` or `3 December` mean."""

import re

_CLAUSE_END = re.compile(r"[.;!?\n]|,\s|\b(?:but|magar|lekin|phir)\b|لیکن|مگر", re.IGNORECASE)
_BACK = (
    r"was|were|came|ordered|paid|placed|bought|arrived|delivered|received|happened|did|didn'?t|sent|called|spoke|told|"
    r"said|charged|been|had|made|got|booked|billed|went|shipped|collected|returned|cancelled|left|tried|since|"
    r"tha|thi|thay|thein|aa?ya|aa?yi|aa?ye|gaya|gayi|gaye|gya|gyi|kiya|kia|hua|huwa|hui|mila|mili|diya|diye|diyay|liya|liye|bheja|"
    r"mangwaya|mangwayi|kaha|kat|nikla|pohancha|puhancha|chuka|chuki|chukay|"
    r"تھا|تھی|تھے|آیا|آئی|آئے|گیا|گئی|گئے|ہوا|ہوئی|ہوئے|ملا|ملی|دیا|دیے|دئیے|لیا|بھیجا|منگوایا|کہا|کٹ|چکا|چکی"
)
_AHEAD = (
    r"will|'ll|can|could|would|shall|please|plz|pls|need|want|book|reschedule|move|deliver|available|open|going|let's|"
    r"does|do|may|should|works?|"
    r"\w+(?:e|ay|ey|oo|u|a|n)n?g[aie]|hog[aie]|kar(?:ein|en|na|ni|do|wa\w*)|krn?\w*|dein|den|dijiye|chahiye|chahie|sakt\w+|sk?ta|"
    r"milna|jaun|aaun|bhej|tak|khul\w*|hai|hain|hun|raha|rahi|"
    r"گا|گی|گے|\w+(?:ئے|ؤں|یں)|کرنا|چاہیے|چاہئے|سکت\w+|ملنا|تک|ہے|ہیں|ہوں|دیں|کریں"
)
_CUE = re.compile(rf"(?<!\w)(?:(?P<back>{_BACK})|(?P<ahead>{_AHEAD}))(?!\w)", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|from|after)\s(?:the\s)?$", re.IGNORECASE)
_SE = re.compile(r"\s(?:(?:subah|dopahar|shaam|sham|raat|صبح|دوپہر|شام|رات)\s)?(?:se|سے)(?!\w)", re.IGNORECASE)
_REACH = 80  # characters before and after


def direction(plain: str, start: int, end: int) -> int:
    """-1 where the words around `start` to `end` look back, 1 where they look ahead, 0 where they do not tell.

    Of the verbs in the same clause the first that follows decides, else the last before. "Since" looks back.
    """
    before, after = plain[max(0, start - _REACH) : start], plain[end : end + _REACH]
    if _SINCE.search(before) and not before.lower().rstrip().endswith(("from", "after")):
        return -1
    if _SE.match(after) and not _SE_THEN.match(after):
        return -1
    cut = _CLAUSE_END.search(after)
    following = _CUE.search(after[: cut.start()] if cut else after)
    if following:
        return -1 if following["back"] else 1
    pieces = _CLAUSE_END.split(before)
    preceding = [*_CUE.finditer(pieces[-1])]
    return (-1 if preceding[-1]["back"] else 1) if preceding else 0


_SE_THEN = re.compile(r"\s(?:se|سے)\s(?:pehle|pehlay|phle|le\b|leke|پہلے|لے)", re.IGNORECASE)
