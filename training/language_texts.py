"""What the language head is taught with, language by language."""

import csv
from pathlib import Path
from random import Random

from training.locales import translations
from training.phrases import expand

HERE = Path(__file__).parent
PHRASES = HERE / "languages"
MOODS = HERE / "moods"
WRITTEN = 3.0  # how much a message that was written for this weighs, against one line of other people's texts
VARIANTS = 30
MOST = 12_000
Texts = dict[str, list[tuple[str, float]]]
NOT_FOR_PEOPLE = {"ipc-dict"}  # a dictionary: rare words without sense
TEXTS = [
    "training/languages/*.txt and training/moods: messages written for this project (MIT)",
    "Django 5.2.19, django-oscar 4.2.1, wagtail 8.0.1 (BSD-3-Clause) and django-allauth 65.21.1 (MIT): translations",
    "Urdu interface texts of Chromium (BSD-3-Clause), AOSP and Wikipedia for Android (Apache-2.0), Chatwoot (MIT),"
    " CLDR (Unicode-3.0) and Firefox (MPL-2.0)",
    "NTREX and the Indic parallel corpus, Urdu sides (CC-BY-SA)",
    "Dakshina: romanised Urdu sentences and words (CC-BY-SA-4.0)",
    "Roman Urdu tweets, haroonshakeel/roman_urdu_hate_speech (MIT)",
    "Banking77 (CC-BY-4.0), CLINC150 (CC-BY-3.0), HWU64 (CC-BY-4.0): English questions",
    "GoEmotions (CC-BY-4.0) and the SMS Spam Collection's ham (CC-BY-4.0): English chat",
]


def read_texts(data: Path) -> Texts:
    """Texts by language, each with its weight; `other` is every language in Latin script but English and Roman Urdu."""
    random = Random(3)
    locales = translations(HERE / ".cache" / "wheels")
    read = {
        "ar": locales["ar"],
        "fa": locales["fa"],
        "ur": [*locales["ur"], *_urdu(data / "parallel_ur")],
        "en": _english(data),
        "ur-Latn": _roman_urdu(data),
        "other": [text for code, texts in locales.items() if code in OTHER_LATIN for text in texts],
    }
    texts: Texts = {}
    for language, lines in read.items():
        some = list(dict.fromkeys(lines))
        random.shuffle(some)
        files = [PHRASES / f"{language}.txt", *sorted(MOODS.glob(f"*.{language}.txt"))]
        written = [text for file in files for line in expand(file, VARIANTS, random) for text in line]
        texts[language] = [*((text, 1.0) for text in some[:MOST]), *((text, WRITTEN) for text in written)]
    return texts


OTHER_LATIN = set("az ca cs cy da de es et eu fi fr hr hu id is it lt lv ms nb nl pl pt ro sk sl sv sw tr vi".split())


def _urdu(folder: Path) -> list[str]:
    rows = [line.split("\t") for line in (folder / "en_ur.tsv").read_text(encoding="utf-8").split("\n")]
    sentences = [
        line.split("\t") for line in (folder / "roman_ur_sentences.tsv").read_text(encoding="utf-8").split("\n")
    ]
    return [row[1] for row in rows if len(row) == 3 and row[2] not in NOT_FOR_PEOPLE] + [
        row[1] for row in sentences if len(row) > 1
    ]


def _roman_urdu(data: Path) -> list[str]:
    """Tweets, sentences, and single words in the spellings that several people chose."""
    tweets = (data / "abuse" / "roman_urdu_task1_train.tsv").read_text(encoding="utf-8").split("\n")
    sentences = (data / "parallel_ur" / "roman_ur_sentences.tsv").read_text(encoding="utf-8").split("\n")
    lexicon = (data / "parallel_ur" / "roman_ur_lexicon.tsv").read_text(encoding="utf-8").split("\n")
    agreed = [row[0] for line in lexicon if len(row := line.split("\t")) == 3 and row[2].isdigit() and int(row[2]) >= 3]
    return [line.split("\t")[0] for line in (*tweets, *sentences)] + agreed[::4]


def _english(data: Path) -> list[str]:
    texts = []
    for name in ("banking77", "clinc150", "hwu64"):
        with (data / "intents" / f"{name}_train.csv").open(encoding="utf-8", newline="") as file:
            texts += [row["text"] for row in csv.DictReader(file)]
    reddit = (data / "emotions" / "goemotions_train.tsv").read_text(encoding="utf-8").split("\n")
    sms = (data / "spam" / "sms_train.tsv").read_text(encoding="utf-8").split("\n")
    ham = [line.split("\t")[1] for line in sms if line.startswith("ham\t")]
    return texts[::3] + [line.split("\t")[0] for line in reddit[::6]] + ham
