"""The words for days, months and times of day in English, Urdu and Roman Urdu."""


def _table(lines: str) -> dict[str, int]:
    return {word: i for i, line in enumerate(lines.strip().splitlines()) for word in line.split()}


WEEKDAYS = _table(
    """
    monday peer pir somwar somvar پیر سوموار
    tuesday mangal mangalwar منگل
    wednesday budh budhwar بدھ
    thursday jumerat jumeraat jummerat jumayraat jumairat jumme-raat جمعرات
    friday jumma juma jummah jume jumay jumme جمعہ جمعے جمعۃ
    saturday hafta hafte haftay sanichar saneechar ہفتہ ہفتے
    sunday itwar itvar itwaar ittwar atwar اتوار
    """
)
SHORT_WEEKDAYS = _table("mon\ntue tues\nwed\nthu thur thurs\nfri\nsat\nsun")
NEED_KO = frozenset("peer pir hafta hafte haftay ہفتہ ہفتے".split())
"""Weekdays that are also other words: only before کو and the like is the day meant."""

MONTHS = {
    word: number + 1
    for word, number in _table(
        """
        january jan janwari جنوری
        february feb farwari فروری
        march mar مارچ
        april apr aprail اپریل
        may مئی
        june jun جون
        july jul julai جولائی
        august aug agast اگست
        september sep sept sitambar ستمبر
        october oct aktubar اکتوبر
        november nov نومبر
        december dec دسمبر
        """
    ).items()
}
DAYS_AWAY = {
    "today": 0,
    "aaj": 0,
    "آج": 0,
    "tomorrow": 1,
    "tmrw": 1,
    "tomorow": 1,
    "tommorow": 1,
    "tommorrow": 1,
    "2moro": 1,
    "yesterday": -1,
}
EITHER_WAY = {"kal": 1, "کل": 1, "parson": 2, "parso": 2, "parsoon": 2, "پرسوں": 2, "tarson": 3, "ترسوں": 3}
"""Yesterday or tomorrow, and so on: the tense of the verb decides."""

PARTS = {
    word: part
    for part, words in {
        "morning": "morning subah subha subh صبح",
        "afternoon": "afternoon dopahar dopehar dopeher دوپہر",
        "evening": "evening shaam sham شام",
        "night": "night raat rat رات",
    }.items()
    for word in words.split()
}
HOURS = {"morning": (6, 12), "afternoon": (12, 17), "evening": (17, 21), "night": (21, 24)}

NEXT = "next|coming|upcoming|agle|agla|agli|agley|aane wale|aanay walay|ane wale|ainda|اگلے|اگلا|اگلی|آنے والے|آئندہ"
LAST = "last|past|previous|pichle|pichla|pichli|pichlay|pichley|guzishta|guzashta|gayay|پچھلے|پچھلا|پچھلی|گزشتہ"
THIS = "this|is|iss|اس"
UNITS = {
    word: unit
    for unit, words in {
        "minute": "minute minutes min mins منٹ",
        "hour": "hour hours hr hrs ghanta ghante ghantay گھنٹہ گھنٹے",
        "day": "day days din dino دن",
        "week": "week weeks hafta hafte haftay haftey ہفتہ ہفتے ہفتوں",
        "month": "month months mahina mahine mahinay maheene مہینہ مہینے مہینوں",
        "year": "year years saal سال",
        "weekend": "weekend",
    }.items()
    for word in words.split()
}
OTHER = frozenset("tonight noon midday midnight clock oclock baje bajay bajey bje baj بجے half quarter".split())
VOCABULARY = frozenset({*WEEKDAYS, *SHORT_WEEKDAYS, *MONTHS, *DAYS_AWAY, *EITHER_WAY, *UNITS, *OTHER, *PARTS})
"""Without one of these, and without a digit, a message has no date."""
