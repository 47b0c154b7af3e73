"""The words of a text that carry its meaning, made comparable: without stop words, stemmed, spellings unified."""

import re
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOP = frozenset(
    """
    a an the this that these those there here it its i me my mine we us our you your yours he she they them
    their his her is am are was were be been being do does did doing done have has had having will would shall
    should can could may might must of in on at to for from by with about into as than then so if or and but not
    no nor up out off over under what which who whom whose when where why how much many long any some all just
    also only very too more most please hi hello hey get got getting need want like know tell make go let s t d
    ll re ve m don didn doesn isn aren wasn won im ive id dont cant wont hai hain ka ki ke ko kya se mein main
    mujhe mera meri mere aap ap apka apki hum ye yeh wo woh aur ya par pe bhi tha thi ho hota hoti hote hoga
    hogi kar karna karne karni karta karti raha rahi rahe sakta sakti sakte chahiye kaise kese kab kahan kitna
    kitne kitni koi kuch nahi ne کیا ہے ہیں کا کی کے کو سے میں پر اور یا یہ وہ اس ان جو تو بھی ہی نے تھا تھی تھے
    ہو ہوتا ہوتی ہوتے ہوگا ہوں مجھے میرا میری میرے آپ ہم کر کرنا کرنے کرنی کرتا کرتی رہا رہی رہے سکتا سکتی سکتے
    چاہیے کیسے کب کہاں کتنا کتنے کتنی کوئی کچھ نہیں گا گی گے لیے جا جائے take takes taking
    """.split()
)
# Different words that customers and help pages use for one thing; each goes by the first of its line.
_SAME = {
    word: line.split()[0]
    for line in (
        "price cost charge fee fees charges costs prices pricing qeemat qimat kharcha قیمت خرچ چارجز فیس",
        "refund refunded money-back reimburse reimbursement paise paisay ریفنڈ",
        "deliver delivery ship shipping shipped shipment dispatch parcel package courier ڈیلیوری ترسیل پارسل",
        "buy purchase order آرڈر",
        "return returns wapas wapis wapsi واپس واپسی",
        "phone mobile telephone cell فون موبائل",
        "email e-mail mail ای-میل",
        "broken damaged damage faulty defective kharab خراب ٹوٹا",
        "cancel cancellation cancelled canceled منسوخ کینسل",
        "change edit update modify amend switch badalna تبدیل",
        "delete remove erase close حذف",
        "begin start open launch",
        "sign-in login log-in signin logon",
        "size measurement naap سائز ناپ",
        "shop store studio branch outlet دکان سٹوڈیو",
        "payment pay paid ادائیگی",
        "free complimentary muft مفت",
        "warranty guarantee وارنٹی",
        "create make register signup sign-up",
        "keep hold store kept held",
        "collect pickup pick",
        "require must necessary mandatory required",
        "pause suspend",
        "allow permit accept",
        "month monthly",
        "year yearly annual annually",
        "week weekly",
        "day daily",
    )
    for word in line.split()
}
_FOLD = str.maketrans({"ي": "ی", "ك": "ک", "ه": "ہ", "ۂ": "ہ", "أ": "ا", "إ": "ا", "ؤ": "و", "’": "'"})
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u200c\u200d]")
_english = Stemmer.Stemmer("english")


@lru_cache(maxsize=65536)
def terms(text: str) -> frozenset[str]:
    """The set of meaningful stems and numbers of `text`."""
    return frozenset(term for word in words(text) if (term := _term(word)))


def words(text: str) -> list[str]:
    """The words and numbers of `text`, case and letter variants unified."""
    folded = _MARKS.sub("", text.casefold().translate(_FOLD)).replace("e-mail", "email").replace("log in", "login")
    return _WORD.findall(folded.replace("sign in", "signin").replace("sign up", "signup"))


@lru_cache(maxsize=32768)
def _term(word: str) -> str:
    if word in _STOP:
        return ""
    word = word.removesuffix("'s")
    if word in _SAME:
        return str(_english.stemWord(_SAME[word]))
    stem = str(_english.stemWord(word)) if word.isascii() else word
    return str(_SAME_STEMS.get(stem, stem))


_SAME_STEMS = {_english.stemWord(word): _english.stemWord(first) for word, first in _SAME.items() if word.isascii()}
