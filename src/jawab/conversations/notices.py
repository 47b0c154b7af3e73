"""What Jawab itself says when a conversation changes hands, in the visitor's writing."""

from typing import Literal

Notice = Literal["waiting", "nobody", "taken", "handed_back", "closed", "email_kept", "assistant", "request_kept"]

TEXTS: dict[Notice, dict[str, str]] = {
    "waiting": {
        "en": "We have asked a person to join. You can keep writing; they will see everything above.",
        "ur": "ہم نے اپنے ساتھی کو بلا لیا ہے۔ آپ لکھتے رہیے، وہ اوپر کی ساری گفتگو دیکھ لیں گے۔",
        "ur-Latn": "Hum ne apne saathi ko bula liya hai. Aap likhte rahiye, woh upar ki saari guftagu dekh lein ge.",
        "ar": "طلبنا من أحد زملائنا الانضمام. يمكنك متابعة الكتابة، وسيرى كل ما سبق.",
    },
    "nobody": {
        "en": "Nobody is here right now. Leave your e-mail address below and we will write to you; "
        "your question is kept.",
        "ur": "اس وقت کوئی موجود نہیں۔ نیچے اپنا ای میل پتہ لکھ دیجیے، ہم آپ کو جواب بھیجیں گے۔ آپ کا سوال محفوظ ہے۔",
        "ur-Latn": "Is waqt koi mojood nahi. Neeche apna email address likh dijiye, hum aap ko jawab bhejein ge. "
        "Aap ka sawal mehfooz hai.",
        "ar": "لا يوجد أحد الآن. اترك بريدك الإلكتروني في الأسفل وسنكتب إليك؛ سؤالك محفوظ.",
    },
    "taken": {
        "en": "{name} has joined the conversation.",
        "ur": "{name} گفتگو میں شامل ہو گئے ہیں۔",
        "ur-Latn": "{name} guftagu mein shamil ho gaye hain.",
        "ar": "انضم {name} إلى المحادثة.",
    },
    "handed_back": {
        "en": "{name} has left. The assistant answers again.",
        "ur": "{name} جا چکے ہیں۔ اب معاون جواب دے گا۔",
        "ur-Latn": "{name} ja chuke hain. Ab assistant jawab de ga.",
        "ar": "غادر {name}. سيجيب المساعد من جديد.",
    },
    "closed": {
        "en": "This conversation is closed. Write again at any time to open it.",
        "ur": "یہ گفتگو بند ہو گئی ہے۔ دوبارہ کھولنے کے لیے کبھی بھی لکھیے۔",
        "ur-Latn": "Yeh guftagu band ho gayi hai. Dobara kholne ke liye kabhi bhi likhiye.",
        "ar": "أُغلقت هذه المحادثة. اكتب في أي وقت لفتحها من جديد.",
    },
    "assistant": {
        "en": "The assistant answers again. Ask for a person at any time.",
        "ur": "اب معاون دوبارہ جواب دے گا۔ آپ کسی بھی وقت ساتھی سے بات کر سکتے ہیں۔",
        "ur-Latn": "Ab assistant dobara jawab de ga. Aap kisi bhi waqt saathi se baat kar sakte hain.",
        "ar": "سيجيب المساعد من جديد. يمكنك طلب التحدث إلى شخص في أي وقت.",
    },
    "request_kept": {
        "en": "Your request has reached us. One of our people gets in touch with you.",
        "ur": "آپ کی درخواست ہمیں مل گئی ہے۔ ہمارے ساتھی آپ سے رابطہ کریں گے۔",
        "ur-Latn": "Aap ki darkhwast hamein mil gayi hai. Hamare saathi aap se raabta karein ge.",
        "ar": "وصلنا طلبك. سيتواصل معك أحد زملائنا.",
    },
    "email_kept": {
        "en": "Thank you. We will write to you by e-mail.",
        "ur": "شکریہ۔ ہم آپ کو ای میل پر جواب دیں گے۔",
        "ur-Latn": "Shukriya. Hum aap ko email par jawab dein ge.",
        "ar": "شكرًا لك. سنكتب إليك عبر البريد الإلكتروني.",
    },
}


def notice(which: Notice, language: str, **values: str) -> str:
    """The text in `language`, or in its base language, or in English."""
    texts = TEXTS[which]
    text = texts.get(language) or texts.get(language.split("-")[0]) or texts["en"]
    return text.format(**values)
