"""Puts the figures of the cards into docs/models.md: `python -m training.page`, after every training."""

import json
import re
from pathlib import Path
from typing import Any

from training.heads import WEIGHTS

PAGE = Path(__file__).parent.parent / "docs" / "models.md"
INTENTS = Path(__file__).parent / "intents.json"


def main() -> None:
    """Write each table between its marks, `<!-- name -->` and `<!-- /name -->`."""
    page = PAGE.read_text(encoding="utf-8")
    tables = {
        "question-groups": _question_groups(),
        "ranking": _ranking(),
        "answerable": _answerable(),
        "calibration": _calibration(),
        "urdu": _urdu(),
        "urdu-judged": _urdu_judged(),
        "language": _language(),
        "mood": _mood_table(),
        "mood-compared": _mood_compared(),
        "names": _names(),
        "entities": _entities(),
        "same-question": _same_question(),
        "same-question-changed": _same_question_changed(),
        "intents": _intents("banking77", "clinc150", "hwu64"),
        "intents-small": _intents("curekart", "powerplay11", "sofmattress"),
    }
    tables |= {
        "quality": _quality(),
        "quality-kinds": _quality_kinds(),
    }
    tables["suggestions"] = _suggestions()
    for name, table in tables.items():
        page, found = re.subn(
            f"<!-- {name} -->.*?<!-- /{name} -->", f"<!-- {name} -->\n{table}\n<!-- /{name} -->", page, flags=re.DOTALL
        )
        if not found:
            raise SystemExit(f"docs/models.md has no place for {name}")
    PAGE.write_text(page, encoding="utf-8")


def _suggestions() -> str:
    names = {"with_categories": "with categories", "without_categories": "without"}
    columns = ("most_popular", "popular_in_category", "learnt")
    rows = []
    for key, sizes in _figures("suggestions")["held_back"].items():
        for size, row in sizes.items():
            shares, lead = (f"{row[c]:.3f}" for c in columns), f"{row['lead_low']:.3f} to {row['lead_high']:.3f}"
            rows.append([names[key], "none" if size == "0" else size, *shares, lead])
    head = ["help centre", "dialogues counted", "most popular", "most popular in the category", "learnt"]
    return _table([*head, "learnt over most popular, 95 %"], rows)


def _ranking() -> str:
    figures = _figures("ranking")
    columns = ("hit1", "hit1_dense", "hit1_title_or_body", "hit1_bm25")
    rows = [[name, str(row["n"]), *(f"{row[c]:.3f}" for c in columns)] for name, row in figures["held_back"].items()]
    rows.append(["mean", "", *(f"{figures['mean'][c]:.3f}" for c in columns)])
    head = ["left out", "questions", "ranking", "dense: title, headings and text", "better of title and text", "BM25"]
    return _table(head, rows)


def _answerable() -> str:
    figures = _figures("answerable")
    columns = ("answerable_yes", "answerable_yes_and_right", "near_yes", "off_yes", "removed_yes")
    rows = [
        [name, *(f"{100 * row[c]:.1f} %" if c in row else "–" for c in columns)]
        for name, row in [*figures["held_back"].items(), ("all", figures["all"])]
    ]
    head = ["left out", "answerable: answered", "… rightly", "near misses answered", "unrelated answered", "taken away"]
    return _table(head, rows)


def _calibration() -> str:
    tenths = _figures("answerable")["calibration"]
    return _table(
        ["said", "true", "questions"], [[f"{t['said']:.2f}", f"{t['true']:.2f}", str(t["n"])] for t in tenths]
    )


def _language() -> str:
    figures = _figures("language")
    held = figures["held_back"]
    rows = [
        ["held-back messages, all languages", str(held["n"]), f"{held['accuracy']:.3f}", ""],
        ["… macro-F1 over en, ur, ur-Latn, hi, ar, fa", "", "", f"{held['macro_f1']:.3f}"],
        *([f"pieces of one to eight words, {script}", "", "", f"{figures[script]['dev_macro_f1']:.3f}"]
          for script in ("arabic", "latin")),
    ]  # fmt: skip
    return _table(["measured on", "n", "accuracy", "macro-F1"], rows)


def _mood_table() -> str:
    figures = _figures("mood")
    names = {"all": "held-back messages", "en": "… English", "ur": "… Urdu", "ur-Latn": "… Roman Urdu"}
    named = [(name, figures["held_back"][key]) for key, name in names.items()]
    named += [(f"lines left out, {key}", figures["cross_validated"][key]) for key in ("en", "ur", "ur-Latn")]
    named.append(("GoEmotions, development rows with one mood", figures["goemotions_dev"]))
    rows = [[name, str(row["n"]), f"{row['accuracy']:.3f}", f"{row['macro_f1']:.3f}"] for name, row in named]
    return _table(["measured on", "n", "accuracy", "macro-F1"], rows)


def _mood_compared() -> str:
    names = {"ekman_7": "Ekman's six and neutral", "groups_4": "positive, negative, ambiguous, neutral"}
    compared = _figures("mood")["compared"]
    rows = [
        [name, f"{compared[key]['macro_f1']:.3f}", f"{compared[key]['fine_tuned_bert']:.2f}"]
        for key, name in names.items()
    ]
    return _table(["labels", "these features", "fine-tuned BERT"], rows)


def _names() -> str:
    tests = {"wnut17_dev": "WNUT17, development part", "made_up_unseen": "made-up messages, other draws"}
    rows = [
        [
            f"`{head}`, {test}",
            kind.lower(),
            str(row["spans"]),
            *(f"{row[c]:.3f}" for c in ("precision", "recall", "f1")),
        ]
        for head in ("names", "names_words")
        for key, test in tests.items()
        for kind, row in _figures(head)[key]["by_type"].items()
    ]
    return _table(["measured on", "kind", "spans", "precision", "recall", "F1"], rows)


def _entities() -> str:
    figures = _figures("names")
    first, second = figures["held_back"], figures["held_back_2"]
    kinds = {"all": (first, second), **{kind: (row, second["by_type"][kind]) for kind, row in first["by_type"].items()}}
    rows = [
        [kind, *(value for row in both for value in (str(row["spans"]), f"{row['f1']:.3f}"))]
        for kind, both in kinds.items()
    ]
    return _table(["kind", f"spans in {first['n']} messages", "F1", f"spans in {second['n']} later ones", "F1"], rows)


def _question_groups() -> str:
    figures = _figures("question_groups")
    rows = {"learnt from": figures["learnt"], **figures["held_back"], "all held back": figures["all_held_back"]}
    rows["… with those written to be hard"] = figures["hard_held_back"]
    columns = ("purity", "precision", "recall", "recall_urdu")
    table = [[name, str(row["n"]), *(f"{row[column]:.3f}" for column in columns)] for name, row in rows.items()]
    return _table(["measured on", "questions", "purity", "precision", "recall", "of English with Urdu pairs"], table)


def _urdu() -> str:
    names = {
        "english": "English, by the model itself",
        "urdu": "Urdu",
        "roman": "Roman Urdu",
        "roman_sms": "… as in SMS",
    }
    found = _figures("urdu/card")["retrieval"]
    columns = ("hit1", "hit5", "off_rejected")
    rows = [
        [name, str(found[key]["n"]), *(f"{found[key][column]:.3f}" for column in columns)]
        for key, name in names.items()
    ]
    return _table(["writing", "questions", "hit@1", "hit@5", "unrelated rejected"], rows)


def _urdu_judged() -> str:
    ranked, judged = _figures("ranking_urdu")["held_back"], _figures("answerable_urdu")
    columns = ("answerable_yes", "answerable_yes_and_right", "near_yes", "off_yes", "removed_yes")
    rows = [
        [name, f"{ranked[name]['hit1']:.3f}" if name in ranked else f"{_figures('ranking_urdu')['all']['hit1']:.3f}"]
        + [f"{100 * row[column]:.1f} %" if column in row else "–" for column in columns]
        for name, row in [*judged["held_back"].items(), ("all", judged["all"])]
    ]
    head = ["left out", "first article right", "answered", "… rightly", "near misses answered", "unrelated answered"]
    return _table([*head, "taken away"], rows)


def _quality() -> str:
    figures = _figures("quality")
    columns = ("spearman", "auc", "kappa", "kappa_good_or_wrong", "wrong_found", "partly_found", "good_found")
    crossed = figures["cross_validated"]
    named = (
        ("pages held back", figures["held_back"]),
        ("five-fold", crossed),
        ("… of them as sure as a reply must be to be given", crossed["as_given"]),
    )
    rows = [[name, str(row["n"]), *(f"{row[column]:.2f}" for column in columns)] for name, row in named]
    unknown = figures["unknown"]
    kappa = f"{unknown['kappa']:.2f}"
    rows.append(["“I don’t know”, five-fold", str(unknown["n"]), "", f"{unknown['auc']:.2f}", kappa, *[""] * 4])
    head = ["measured on", "replies", "Spearman", "AUC", "kappa at 0.6: good or not", "good or wrong"]
    return _table([*head, "wrong below 0.6", "partly", "good"], rows)


def _quality_kinds() -> str:
    names = {
        "good": "good, the pipeline's own",
        "paraphrase": "good, in other words",
        "both": "good, two questions answered",
        "unhurried": "good, within ten seconds",
        "slow": "good, but after more than twenty seconds",
        "partly": "partly right, the pipeline's own",
        "incomplete": "one of two questions answered",
        "wrong_page": "wrong, the pipeline's own",
        "nothing_there": "answered though no page does",
        "off_topic": "the answer to another question",
        "wrong_number": "another number",
        "negated": "denied",
        "made_up": "something made up",
    }
    kinds = _figures("quality")["cross_validated"]["by_kind"]
    rows = [[words, *(f"{kinds[kind][column]}" for column in ("n", "mean", "low"))] for kind, words in names.items()]
    return _table(["reply", "n", "mean score", "below 0.6"], rows)


def _same_question() -> str:
    figures = _figures("same_question")
    rows = [("taught sets, each left out in turn", figures["cross_validated"])]
    rows += [(name, kinds["asked"]) for name, kinds in figures["held_back"].items()]
    rows += [(f"{name}, by rule", kinds["asked"]) for name, kinds in figures["rough"].items()]
    table = [
        [name, str(row["n"]), f"{100 * row['answered']:.1f} %", _precision(row), str(row["wrong"])]
        for name, row in rows
    ]
    return _table(["measured on", "questions", "answered from the cache", "of those, right", "wrong"], table)


def _same_question_changed() -> str:
    figures = _figures("same_question")
    rows = list(figures["changed"].items())
    rows += [(f"a word swapped: {name}", kinds["swapped"]) for name, kinds in figures["held_back"].items()]
    return _table(
        ["changed", "questions", "answered as if they were not"],
        [[name, str(row["n"]), str(row["wrong"])] for name, row in rows],
    )


def _precision(row: dict[str, Any]) -> str:
    return "–" if row["precision"] is None else f"{row['precision']:.3f}"


def _intents(*names: str) -> str:
    """Of `python -m training.intents`, which makes no head and so has no card."""
    figures = json.loads(INTENTS.read_text(encoding="utf-8"))
    columns = ("accuracy", "in_scope_accuracy", "oos_recall", "oos_precision", "threshold", "ece")
    head = ["", "texts", "accuracy", "of intents", "strangers found", "of those refused, strangers", "threshold", "ECE"]
    rows = [
        [name, f"{figures[name]['n']:.0f}", *("–" if (v := figures[name][c]) is None else f"{v:.3f}" for c in columns)]
        for name in names
    ]
    return _table(head, rows)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _figures(name: str) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))["figures"]
    return figures


if __name__ == "__main__":
    main()
