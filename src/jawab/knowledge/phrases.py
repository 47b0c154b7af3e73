"""What the public help centre says itself, by language; other languages are addressed in English."""

_ENGLISH = {
    "help": "Help centre",
    "search": "Search",
    "placeholder": "What can we help you with?",
    "hero": "How can we help?",
    "results": "Results for “{q}”",
    "nothing": "Nothing was found for “{q}”. Try other words, or ask in the chat.",
    "other": "More articles",
    "on_this_page": "On this page",
    "updated": "Updated {date}",
    "other_languages": "Other languages",
    "all": "All articles",
    "count": "{n} articles",
    "one": "1 article",
    "removed": "This article is no longer part of the help centre. It is kept here because an answer refers to it.",
    "missing": "This page is not here",
    "missing_text": "The address may have changed. Search for what you need, or go back to all articles.",
    "source": "Original page",
    "skip": "Skip to the text",
}
_URDU = {
    "help": "مدد مرکز",
    "search": "تلاش کریں",
    "placeholder": "ہم آپ کی کیا مدد کر سکتے ہیں؟",
    "hero": "ہم آپ کی کیسے مدد کریں؟",
    "results": "”{q}“ کے نتائج",
    "nothing": "”{q}“ کے لیے کچھ نہیں ملا۔ دوسرے الفاظ آزمائیں یا چیٹ میں پوچھیں۔",
    "other": "مزید مضامین",
    "on_this_page": "اس صفحے پر",
    "updated": "تازہ کاری {date}",
    "other_languages": "دوسری زبانیں",
    "all": "تمام مضامین",
    "count": "{n} مضامین",
    "one": "1 مضمون",
    "removed": "یہ مضمون اب مدد مرکز کا حصہ نہیں۔ اسے اس لیے رکھا گیا ہے کہ ایک جواب میں اس کا حوالہ ہے۔",
    "missing": "یہ صفحہ یہاں نہیں ہے",
    "missing_text": "ہو سکتا ہے پتا بدل گیا ہو۔ تلاش کریں یا تمام مضامین پر واپس جائیں۔",
    "source": "اصل صفحہ",
    "skip": "متن پر جائیں",
}
_ARABIC = {
    "help": "مركز المساعدة",
    "search": "بحث",
    "placeholder": "بماذا يمكننا مساعدتك؟",
    "hero": "كيف يمكننا مساعدتك؟",
    "results": "نتائج البحث عن «{q}»",
    "nothing": "لم نجد شيئًا عن «{q}». جرّب كلمات أخرى، أو اسأل في المحادثة.",
    "other": "مقالات أخرى",
    "on_this_page": "في هذه الصفحة",
    "updated": "آخر تحديث {date}",
    "other_languages": "لغات أخرى",
    "all": "كل المقالات",
    "count": "عدد المقالات: {n}",
    "one": "مقالة واحدة",
    "removed": "لم تعد هذه المقالة جزءًا من مركز المساعدة. بقيت هنا لأن جوابًا يشير إليها.",
    "missing": "هذه الصفحة غير موجودة",
    "missing_text": "ربما تغيّر العنوان. ابحث عما تحتاج إليه، أو عد إلى كل المقالات.",
    "source": "الصفحة الأصلية",
    "skip": "انتقل إلى النص",
}
_BY_LANGUAGE = {"ur": _URDU, "ar": _ARABIC}
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}
_NAMES = {
    "ar": "العربية", "bn": "বাংলা", "cs": "Čeština", "de": "Deutsch", "en": "English", "es": "Español", "fa": "فارسی",
    "fr": "Français", "hi": "हिन्दी", "id": "Bahasa Indonesia", "it": "Italiano", "ja": "日本語", "ko": "한국어",
    "nl": "Nederlands", "pa": "ਪੰਜਾਬੀ", "pl": "Polski", "ps": "پښتو", "pt": "Português", "ru": "Русский",
    "sd": "سنڌي", "sv": "Svenska", "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "ur-Latn": "Roman Urdu",
    "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip


def phrases(language: str) -> dict[str, str]:
    """The words of the pages in a language."""
    return _BY_LANGUAGE.get(language, _ENGLISH)


def direction(language: str) -> str:
    """`rtl` or `ltr`; Latin letters run left to right whatever the language."""
    base, _, rest = language.partition("-")
    return "rtl" if base in _RIGHT_TO_LEFT and "Latn" not in rest else "ltr"


def name_of(language: str) -> str:
    """A language's name in itself."""
    return _NAMES.get(language) or _NAMES.get(language.split("-")[0], language)
