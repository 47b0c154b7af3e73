"""What the bot says in its own words: short, honest, in English, Urdu, Roman Urdu and Arabic."""

from typing import Literal

Phrase = Literal[
    "greeting",
    "thanks",
    "bye",
    "robot",
    "identity",
    "wellbeing",
    "handoff",
    "unknown",
    "near",
    "clarify",
    "perhaps",
    "or_these",
    "other_language",
    "see_article",
    "more_rows",
    "sorry_frustrated",
    "sorry_angry",
    "understood",
    "noted",
    "form_received",
    "cannot_see",
    "from_catalogue",
    "costs",
    "it_costs",
    "we_have",
    "listed",
    "in_stock",
    "sold_out",
    "preorder",
    "backorder",
    "see_product",
]

_ENGLISH: dict[Phrase, str] = {
    "greeting": "Hello! What can I help you with?",
    "thanks": "You are welcome. Is there anything else?",
    "bye": "Goodbye! You can write again at any time.",
    "robot": "I am an automatic assistant. I answer from the help pages of {name}, and I can bring a person.",
    "identity": "I am the automatic assistant of {name}. I answer from its help pages, and I can bring a person.",
    "wellbeing": "All is well here, thank you. I am an automatic assistant. What can I help you with?",
    "handoff": "I am passing this conversation to a person.",
    "unknown": (
        "I could not find this in our help pages, so I would rather not guess. Would you like to talk to a person?"
    ),
    "near": "These pages may be useful:",
    "clarify": "Which of these do you mean?",
    "perhaps": "I am not sure that this is what you mean, but it may help:",
    "or_these": "Or do you mean one of these?",
    "other_language": "Our page on this is in {name}. It says:",
    "see_article": "The page goes on: {link}",
    "more_rows": "The page has more of these: {link}",
    "sorry_frustrated": "I am sorry about this trouble.",
    "sorry_angry": "I understand that this is upsetting, and I am sorry.",
    "understood": "You would like: {what}.",
    "noted": "Thank you, I have noted: {what}. What can I help you with?",
    "form_received": "Thank you, we have received your details.",
    "cannot_see": (
        "We have your file. I cannot look at pictures or read PDFs myself: tell me in words what it is about, or ask "
        "for a person, who will see it."
    ),
    "from_catalogue": "_This is from our catalogue._",
    "costs": "{name} costs {price}.",
    "it_costs": "It costs {price}.",
    "we_have": "Yes, we have {name}.",
    "listed": "{name} is in our catalogue.",
    "in_stock": "It is in stock.",
    "sold_out": "It is out of stock at the moment.",
    "preorder": "It can be pre-ordered.",
    "backorder": "It can be ordered and will be sent when it is back in stock.",
    "see_product": "See it in the shop",
}

_URDU: dict[Phrase, str] = {
    "greeting": "السلام علیکم! میں آپ کی کیا مدد کر سکتا ہوں؟",
    "thanks": "خوشی ہوئی۔ کیا کچھ اور پوچھنا ہے؟",
    "bye": "خدا حافظ! آپ جب چاہیں دوبارہ لکھ سکتے ہیں۔",
    "robot": (
        "میں ایک خودکار معاون ہوں۔ {name} کے مدد کے صفحات سے جواب دیتا ہوں اور آپ کی بات کسی نمائندے سے بھی کرا "
        "سکتا ہوں۔"
    ),
    "identity": (
        "میں {name} کا خودکار معاون ہوں۔ مدد کے صفحات سے جواب دیتا ہوں اور آپ کی بات کسی نمائندے سے بھی کرا سکتا ہوں۔"
    ),
    "wellbeing": "سب ٹھیک ہے، شکریہ۔ میں ایک خودکار معاون ہوں۔ بتائیے، کیا مدد کروں؟",
    "handoff": "میں یہ گفتگو ایک نمائندے کے حوالے کر رہا ہوں۔",
    "unknown": (
        "یہ بات مجھے ہمارے مدد کے صفحات میں نہیں ملی، اس لیے اندازے سے جواب نہیں دوں گا۔ کیا آپ کسی نمائندے سے "
        "بات کرنا چاہیں گے؟"
    ),
    "near": "شاید یہ صفحات کام آئیں:",
    "clarify": "آپ ان میں سے کس کے بارے میں پوچھ رہے ہیں؟",
    "perhaps": "مجھے پورا یقین نہیں کہ آپ یہی پوچھ رہے ہیں، شاید یہ کام آئے:",
    "or_these": "یا آپ ان میں سے کسی کے بارے میں پوچھ رہے ہیں؟",
    "other_language": "اس بارے میں ہمارا صفحہ {name} میں ہے۔ اس میں لکھا ہے:",
    "see_article": "باقی تفصیل اس صفحے پر ہے: {link}",
    "more_rows": "اس صفحے پر مزید درج ہے: {link}",
    "sorry_frustrated": "اس پریشانی پر معذرت۔",
    "sorry_angry": "میں سمجھ سکتا ہوں کہ یہ تکلیف دہ ہے، اور میں معذرت چاہتا ہوں۔",
    "understood": "آپ چاہتے ہیں: {what}۔",
    "noted": "شکریہ، میں نے نوٹ کر لیا: {what}۔ بتائیے، کیا مدد کروں؟",
    "form_received": "شکریہ، آپ کی معلومات ہمیں مل گئی ہیں۔",
    "cannot_see": (
        "آپ کی فائل ہمیں مل گئی ہے۔ میں خود تصویریں نہیں دیکھ سکتا اور پی ڈی ایف نہیں پڑھ سکتا: لفظوں میں بتائیے کہ "
        "بات کیا ہے، یا نمائندے سے بات کیجیے، وہ اسے دیکھ لیں گے۔"
    ),
    "from_catalogue": "_یہ معلومات ہماری فہرستِ مصنوعات سے ہیں۔_",
    "costs": "{name} کی قیمت {price} ہے۔",
    "it_costs": "اس کی قیمت {price} ہے۔",
    "we_have": "جی ہاں، {name} ہمارے پاس ہے۔",
    "listed": "{name} ہماری فہرست میں ہے۔",
    "in_stock": "یہ دستیاب ہے۔",
    "sold_out": "یہ اس وقت دستیاب نہیں ہے۔",
    "preorder": "اس کا پیشگی آرڈر دیا جا سکتا ہے۔",
    "backorder": "اس کا آرڈر دیا جا سکتا ہے، دوبارہ آنے پر بھیج دیا جائے گا۔",
    "see_product": "دکان میں دیکھیں",
}

_ROMAN_URDU: dict[Phrase, str] = {
    "greeting": "Assalam-o-alaikum! Main aap ki kya madad kar sakta hoon?",
    "thanks": "Khushi hui. Kya kuch aur poochna hai?",
    "bye": "Khuda hafiz! Aap jab chahein dobara likh sakte hain.",
    "robot": (
        "Main ek automatic assistant hoon. {name} ke help pages se jawab deta hoon aur aap ki baat kisi numainde "
        "se bhi "
        "kara sakta hoon."
    ),
    "identity": (
        "Main {name} ka automatic assistant hoon. Help pages se jawab deta hoon aur aap ki baat kisi numainde se "
        "bhi kara "
        "sakta hoon."
    ),
    "wellbeing": "Sab theek hai, shukriya. Main ek automatic assistant hoon. Bataiye, kya madad karoon?",
    "handoff": "Main ye guftagu ek numainde ke hawale kar raha hoon.",
    "unknown": (
        "Ye baat mujhe hamare help pages mein nahi mili, is liye andaze se jawab nahi doonga. Kya aap kisi "
        "numainde se baat "
        "karna chahenge?"
    ),
    "near": "Shayad ye pages kaam aayein:",
    "clarify": "Aap in mein se kis ke bare mein pooch rahe hain?",
    "perhaps": "Mujhe poora yaqeen nahi ke aap yehi pooch rahe hain, shayad ye kaam aaye:",
    "or_these": "Ya aap in mein se kisi ke bare mein pooch rahe hain?",
    "other_language": "Is bare mein hamara page {name} mein hai. Us mein likha hai:",
    "see_article": "Baqi tafseel is page par hai: {link}",
    "more_rows": "Is page par mazeed darj hai: {link}",
    "sorry_frustrated": "Is pareshani par maazrat.",
    "sorry_angry": "Main samajh sakta hoon ke ye takleef deh hai, aur main maazrat chahta hoon.",
    "understood": "Aap chahte hain: {what}.",
    "noted": "Shukriya, main ne note kar liya: {what}. Bataiye, kya madad karoon?",
    "form_received": "Shukriya, aap ki maloomat hamein mil gayi hain.",
    "cannot_see": (
        "Aap ki file hamein mil gayi hai. Main khud tasveerein nahi dekh sakta aur PDF nahi parh sakta: lafzon mein "
        "bataiye ke baat kya hai, ya numainde se baat kijiye, woh ise dekh lein ge."
    ),
    "from_catalogue": "_Ye maloomat hamare catalogue se hain._",
    "costs": "{name} ki qeemat {price} hai.",
    "it_costs": "Is ki qeemat {price} hai.",
    "we_have": "Ji haan, {name} hamare paas hai.",
    "listed": "{name} hamare catalogue mein hai.",
    "in_stock": "Ye dastyab hai.",
    "sold_out": "Ye is waqt dastyab nahi hai.",
    "preorder": "Is ka pre-order diya ja sakta hai.",
    "backorder": "Is ka order diya ja sakta hai, dobara aane par bhej diya jaye ga.",
    "see_product": "Dukaan mein dekhein",
}

_ARABIC: dict[Phrase, str] = {
    "greeting": "مرحبًا! كيف يمكنني مساعدتك؟",
    "thanks": "على الرحب والسعة. هل من شيء آخر؟",
    "bye": "إلى اللقاء! يمكنك الكتابة من جديد في أي وقت.",
    "robot": "أنا مساعد آلي. أجيب من صفحات المساعدة لدى {name}، ويمكنني أن أصلك بأحد زملائنا.",
    "identity": "أنا المساعد الآلي لدى {name}. أجيب من صفحات المساعدة، ويمكنني أن أصلك بأحد زملائنا.",
    "wellbeing": "كل شيء بخير، شكرًا. أنا مساعد آلي. كيف يمكنني مساعدتك؟",
    "handoff": "سأحوّل هذه المحادثة إلى أحد زملائنا.",
    "unknown": "لم أجد هذا في صفحات المساعدة لدينا، ولا أريد أن أخمّن. هل تود التحدث إلى أحد زملائنا؟",
    "near": "قد تفيدك هذه الصفحات:",
    "clarify": "أيّ هذه تقصد؟",
    "perhaps": "لست متأكدًا من أن هذا ما تقصده، لكنه قد يفيد:",
    "or_these": "أم تقصد أحد هذه؟",
    "other_language": "صفحتنا عن هذا باللغة {name}، وجاء فيها:",
    "see_article": "بقية الصفحة: {link}",
    "more_rows": "في الصفحة المزيد من هذه: {link}",
    "sorry_frustrated": "نأسف لهذا الإزعاج.",
    "sorry_angry": "أتفهّم أن هذا مزعج، وأنا آسف.",
    "understood": "تودّ: {what}.",
    "noted": "شكرًا، سجّلت: {what}. كيف يمكنني مساعدتك؟",
    "form_received": "شكرًا، وصلتنا بياناتك.",
    "cannot_see": (
        "وصلنا ملفك. لا أستطيع رؤية الصور ولا قراءة ملفات PDF بنفسي: أخبرني بالكلمات عمّا فيه، أو اطلب التحدث إلى أحد "
        "زملائنا وسيراه."
    ),
    "from_catalogue": "_هذه المعلومات من قائمة منتجاتنا._",
    "costs": "سعر {name} هو {price}.",
    "it_costs": "سعره {price}.",
    "we_have": "نعم، لدينا {name}.",
    "listed": "{name} موجود في قائمتنا.",
    "in_stock": "متوفر.",
    "sold_out": "غير متوفر حاليًا.",
    "preorder": "يمكن طلبه مسبقًا.",
    "backorder": "يمكن طلبه، وسيُرسل عند توفره من جديد.",
    "see_product": "شاهده في المتجر",
}

_BY_LANGUAGE = {"ur": _URDU, "ur-Latn": _ROMAN_URDU, "ar": _ARABIC}
_LANGUAGE_NAMES = {
    "en": ("English", "انگریزی", "English", "الإنجليزية"),
    "ur": ("Urdu", "اردو", "Urdu", "الأردية"),
    "es": ("Spanish", "ہسپانوی", "Spanish", "الإسبانية"),
    "fr": ("French", "فرانسیسی", "French", "الفرنسية"),
    "zh": ("Chinese", "چینی", "Chinese", "الصينية"),
    "ar": ("Arabic", "عربی", "Arabic", "العربية"),
}


def say(phrase: Phrase, language: str, **values: str) -> str:
    """The phrase in the visitor's writing; English for languages that it has not been written in."""
    return _BY_LANGUAGE.get(language, _ENGLISH)[phrase].format(**values)


def written_in(language: str) -> str:
    """The language that `say` uses for a visitor who writes `language`."""
    return language if language in _BY_LANGUAGE else "en"


def spoken(phrase: Phrase) -> list[str]:
    """The phrase in every writing that we have it in."""
    return [texts[phrase] for texts in (_ENGLISH, *_BY_LANGUAGE.values())]


def language_name(code: str, spoken_in: str) -> str:
    """What the language `code` is called by someone who writes `spoken_in`; the code itself when it has no name."""
    names = _LANGUAGE_NAMES.get(code.partition("-")[0], (code,) * 4)
    return names[{"ur": 1, "ur-Latn": 2, "ar": 3}.get(spoken_in, 0)]
