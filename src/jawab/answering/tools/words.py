"""What the bot says around tools, in English, Urdu, Roman Urdu and Arabic."""

import re
from typing import Literal

Say = Literal[
    "tell", "check", "approve_first", "yes", "never_mind", "stopped", "sent", "declined", "unreachable", "refused",
    "not_done", "unknown", "not_found", "gave_up", "again", "like", "too_small", "too_large", "too_short", "too_long",
    "wrong_form", "not_one_of", "no_email", "no_date", "no_time", "no_number", "past", "broken", "done",
]  # fmt: skip

_ENGLISH: dict[Say, str] = {
    "tell": "Please tell me: {what}.",
    "check": "Please check this first:",
    "approve_first": "A colleague has to approve it before it is done.",
    "yes": "Yes, go ahead",
    "never_mind": "Never mind",
    "stopped": "All right, I have stopped; nothing was done.",
    "sent": "I have passed this on: a colleague has to approve it. You will read here what they decide.",
    "declined": "A colleague has looked at this and did not approve it.",
    "unreachable": "I could not look this up just now: the other system did not answer. Please try again later, or "
    "talk to a person.",
    "refused": "This was not accepted: {what}.",
    "not_done": "This could not be done just now, and nothing was changed: {what}.",
    "unknown": "I sent this but got no clear answer, so I do not know whether it was done ({what}). I will not send it "
    "a second time: a person will check it.",
    "not_found": "I found nothing that fits: {what}. Please check it, or talk to a person.",
    "gave_up": "I could not make this out, so I have stopped; nothing was done. Would you like to talk to a person?",
    "again": "Please try again: {what}",
    "like": "For example: {what}",
    "too_small": "This is too little: at least {least}.",
    "too_large": "This is too much: at most {most}.",
    "too_short": "This is too short.",
    "too_long": "This is too long: at most {most} characters.",
    "wrong_form": "This does not look right.",
    "not_one_of": "Please choose one of these.",
    "no_email": "This is not an e-mail address.",
    "no_date": "I could not find a day in this.",
    "no_time": "I could not find a time of day in this.",
    "no_number": "This is not a number.",
    "past": "This day has passed.",
    "done": "This has been done.",
    "broken": "the other system did not answer properly",
}

_URDU: dict[Say, str] = {
    "tell": "براہ کرم بتائیے: {what}۔",
    "check": "براہ کرم پہلے یہ دیکھ لیجیے:",
    "approve_first": "یہ کام ہمارے ساتھی کی منظوری کے بعد ہوگا۔",
    "yes": "جی ہاں، کر دیجیے",
    "never_mind": "رہنے دیجیے",
    "stopped": "ٹھیک ہے، میں رک گیا ہوں؛ کچھ نہیں کیا گیا۔",
    "sent": "میں نے یہ آگے بھیج دیا ہے: ہمارے ساتھی کی منظوری درکار ہے۔ ان کا فیصلہ آپ یہیں پڑھیں گے۔",
    "declined": "ہمارے ساتھی نے اسے دیکھا اور منظور نہیں کیا۔",
    "unreachable": "میں ابھی یہ معلوم نہیں کر سکا: دوسرے نظام نے جواب نہیں دیا۔ کچھ دیر بعد کوشش کیجیے یا "
    "نمائندے سے بات کیجیے۔",
    "refused": "یہ قبول نہیں ہوا: {what}۔",
    "not_done": "یہ ابھی نہیں ہو سکا، اور کچھ تبدیل نہیں ہوا: {what}۔",
    "unknown": "میں نے یہ بھیجا مگر صاف جواب نہیں ملا، اس لیے معلوم نہیں کہ کام ہوا یا نہیں ({what})۔ میں اسے دوبارہ "
    "نہیں بھیجوں گا: ہمارے ساتھی دیکھ لیں گے۔",
    "not_found": "اس کے مطابق کچھ نہیں ملا: {what}۔ براہ کرم دوبارہ دیکھ لیجیے یا نمائندے سے بات کیجیے۔",
    "gave_up": "میں سمجھ نہیں سکا، اس لیے رک گیا ہوں؛ کچھ نہیں کیا گیا۔ کیا آپ کسی نمائندے سے بات کرنا چاہیں گے؟",
    "again": "براہ کرم دوبارہ بتائیے: {what}",
    "like": "مثلاً: {what}",
    "too_small": "یہ کم ہے: کم از کم {least}۔",
    "too_large": "یہ زیادہ ہے: زیادہ سے زیادہ {most}۔",
    "too_short": "یہ بہت مختصر ہے۔",
    "too_long": "یہ بہت لمبا ہے: زیادہ سے زیادہ {most} حروف۔",
    "wrong_form": "یہ درست نہیں لگتا۔",
    "not_one_of": "براہ کرم ان میں سے ایک چنیے۔",
    "no_email": "یہ ای میل پتہ نہیں ہے۔",
    "no_date": "مجھے اس میں کوئی دن نہیں ملا۔",
    "no_time": "مجھے اس میں کوئی وقت نہیں ملا۔",
    "no_number": "یہ عدد نہیں ہے۔",
    "past": "یہ دن گزر چکا ہے۔",
    "done": "یہ ہو گیا ہے۔",
    "broken": "دوسرے نظام نے ٹھیک جواب نہیں دیا",
}

_ROMAN_URDU: dict[Say, str] = {
    "tell": "Barah-e-karam bataiye: {what}.",
    "check": "Barah-e-karam pehle yeh dekh lijiye:",
    "approve_first": "Yeh kaam hamare saathi ki manzoori ke baad ho ga.",
    "yes": "Ji haan, kar dijiye",
    "never_mind": "Rehne dijiye",
    "stopped": "Theek hai, main ruk gaya hoon; kuch nahi kiya gaya.",
    "sent": "Main ne yeh aagay bhej diya hai: hamare saathi ki manzoori chahiye. Un ka faisla aap yahin parhein ge.",
    "declined": "Hamare saathi ne isay dekha aur manzoor nahi kiya.",
    "unreachable": "Main abhi yeh maloom nahi kar saka: doosre system ne jawab nahi diya. Thori dair baad koshish "
    "kijiye ya numainde se baat kijiye.",
    "refused": "Yeh qabool nahi hua: {what}.",
    "not_done": "Yeh abhi nahi ho saka, aur kuch tabdeel nahi hua: {what}.",
    "unknown": "Main ne yeh bheja magar saaf jawab nahi mila, is liye maloom nahi ke kaam hua ya nahi ({what}). Main "
    "isay dobara nahi bhejoon ga: hamare saathi dekh lein ge.",
    "not_found": "Is ke mutabiq kuch nahi mila: {what}. Dobara dekh lijiye ya numainde se baat kijiye.",
    "gave_up": "Main samajh nahi saka, is liye ruk gaya hoon; kuch nahi kiya gaya. Kya aap kisi numainde se baat karna "
    "chahenge?",
    "again": "Barah-e-karam dobara bataiye: {what}",
    "like": "Maslan: {what}",
    "too_small": "Yeh kam hai: kam az kam {least}.",
    "too_large": "Yeh zyada hai: zyada se zyada {most}.",
    "too_short": "Yeh bohat mukhtasar hai.",
    "too_long": "Yeh bohat lamba hai: zyada se zyada {most} huroof.",
    "wrong_form": "Yeh durust nahi lagta.",
    "not_one_of": "Barah-e-karam in mein se aik chuniye.",
    "no_email": "Yeh email address nahi hai.",
    "no_date": "Mujhe is mein koi din nahi mila.",
    "no_time": "Mujhe is mein koi waqt nahi mila.",
    "no_number": "Yeh adad nahi hai.",
    "past": "Yeh din guzar chuka hai.",
    "done": "Yeh ho gaya hai.",
    "broken": "doosre system ne theek jawab nahi diya",
}

_ARABIC: dict[Say, str] = {
    "tell": "من فضلك أخبرني: {what}.",
    "check": "من فضلك راجع هذا أولًا:",
    "approve_first": "يجب أن يوافق عليه أحد زملائنا قبل تنفيذه.",
    "yes": "نعم، تابع",
    "never_mind": "لا داعي",
    "stopped": "حسنًا، توقفت؛ ولم يُنفَّذ شيء.",
    "sent": "أرسلت الطلب: يجب أن يوافق عليه أحد زملائنا. ستقرأ قراره هنا.",
    "declined": "راجع أحد زملائنا هذا الطلب ولم يوافق عليه.",
    "unreachable": "لم أتمكن من معرفة ذلك الآن: لم يُجب النظام الآخر. حاول لاحقًا أو تحدث إلى أحد زملائنا.",
    "refused": "لم يُقبل هذا: {what}.",
    "not_done": "تعذّر تنفيذ هذا الآن، ولم يتغير شيء: {what}.",
    "unknown": "أرسلت هذا ولم يصلني جواب واضح، فلا أعرف إن كان قد نُفِّذ ({what}). لن أرسله مرة "
    "ثانية: سيتحقق منه أحد زملائنا.",
    "not_found": "لم أجد ما يطابق: {what}. تحقق منه من فضلك، أو تحدث إلى أحد زملائنا.",
    "gave_up": "لم أتمكن من فهم هذا، فتوقفت؛ ولم يُنفَّذ شيء. هل تود التحدث إلى أحد زملائنا؟",
    "again": "حاول مرة أخرى من فضلك: {what}",
    "like": "مثلًا: {what}",
    "too_small": "هذا قليل: {least} على الأقل.",
    "too_large": "هذا كثير: {most} على الأكثر.",
    "too_short": "هذا قصير جدًا.",
    "too_long": "هذا طويل جدًا: {most} حرفًا على الأكثر.",
    "wrong_form": "هذا لا يبدو صحيحًا.",
    "not_one_of": "اختر أحد هذه من فضلك.",
    "no_email": "هذا ليس بريدًا إلكترونيًا.",
    "no_date": "لم أجد فيه يومًا.",
    "no_time": "لم أجد فيه وقتًا.",
    "no_number": "هذا ليس رقمًا.",
    "past": "هذا اليوم مضى.",
    "broken": "لم يُجب النظام الآخر كما ينبغي",
    "done": "تم.",
}

_BY_LANGUAGE = {"ur": _URDU, "ur-Latn": _ROMAN_URDU, "ar": _ARABIC}
_EVERY = (_ENGLISH, *_BY_LANGUAGE.values())
_STOPS = re.compile(
    r"(?:no[, ]+)?(?:please )?(?:cancel|cancel (?:that|this|it)|stop|stop (?:that|this|it)|never ?mind|"
    r"forget (?:it|that)|leave it|no|nope|no thanks?|no thank you|not now|don'?t|quit|exit|abort|"
    r"nahi+n?|nahin? chahiye|rehne (?:do|dein|dijiye|den)|chhor(?:o| do| dein)|mat karo|bas|"
    r"لا|لا شكرا|لا شكرًا|إلغاء|الغاء|توقف|نہیں|نہیں چاہیے|رہنے (?:دو|دیں|دیجیے)|چھوڑ(?:و|یں| دیں)|بس|منسوخ)"
    r"(?: (?:please|thanks|thank you|it|now|shukriya))*"
)
_AGREES = re.compile(
    r"(?:(?:yes|yeah|yep|yup|sure|ok(?:ay)?|go ahead|do (?:it|that)|please|please do|confirm(?:ed)?|correct|right|"
    r"that'?s (?:right|correct)|book it|send it|"
    r"ha+n?|ji+|jee|ji haan?|bilkul|zaroor|theek hai|thik hai|kar (?:do|dein|dijiye)|sahi hai|"
    r"نعم|أجل|اجل|حسنا|حسنًا|تمام|موافق|أكيد|اكيد|"
    r"ہاں|جی|جی ہاں|بالکل|ضرور|ٹھیک ہے|کر (?:دو|دیں|دیجیے)|درست ہے)[\s,.!۔،]*)+"
)


def say(phrase: Say, language: str, **values: str) -> str:
    """The phrase in the visitor's writing; English for languages that it has not been written in."""
    return _BY_LANGUAGE.get(language, _ENGLISH)[phrase].format(**values)


def stops(text: str) -> bool:
    """Whether the whole message says to leave it."""
    return _plain(text) in {_plain(words["never_mind"]) for words in _EVERY} or bool(_STOPS.fullmatch(_plain(text)))


def agrees(text: str) -> bool:
    """Whether the whole message says yes."""
    plain = _plain(text)
    return plain in {_plain(words["yes"]) for words in _EVERY} or bool(_AGREES.fullmatch(plain))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .!۔")
