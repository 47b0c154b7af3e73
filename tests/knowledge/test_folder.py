"""Folders of Markdown and HTML in the shapes that real help centres have."""

import os
from pathlib import Path

import pytest

from jawab.knowledge.importing import Document, Skipped, read_folder
from jawab.knowledge.importing.document import MAX_TEXT_BYTES

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
LONG = "This page says something that is long enough to be worth keeping."


def read(root: Path, files: dict[str, str | bytes]) -> dict[str, Document | Skipped]:
    """What a folder with these files gives, by path."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return {result.path: result for result in read_folder(root)}


def one(root: Path, text: str, name: str = "page.md") -> Document:
    result = read(root, {name: text})[name]
    assert isinstance(result, Document), result
    return result


def reason(results: dict[str, Document | Skipped], path: str) -> str:
    result = results[path]
    assert isinstance(result, Skipped), result
    return result.reason


def test_front_matter_gives_what_it_says(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        f'---\ntitle: "Track: your order"\ndescription: Where it is\ncategory: orders\nlang: en_GB\n---\n\n{LONG}',
    )
    assert (found.title, found.description, found.category, found.language) == (
        "Track: your order",
        "Where it is",
        "orders",
        "en-GB",
    )
    assert found.markdown == LONG


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("---\ntitle: Why: a question\n---\n", "Why: a question"),
        ("+++\ntitle = 'From Hugo'\n+++\n", "From Hugo"),
        ("\ufeff---\ntitle: With a mark\n---\n", "With a mark"),
        ("---\ntitle: &a X\nother: *a\n---\n", "&a X"),
        ("", "Page"),
    ],
)
def test_odd_front_matter_is_read_or_taken_off(tmp_path: Path, block: str, title: str) -> None:
    found = one(tmp_path, f"{block}\n{LONG}")
    assert (found.title, found.markdown) == (title, LONG)


def test_the_first_heading_is_the_title_and_leaves_the_text(tmp_path: Path) -> None:
    found = one(tmp_path, f"---\ntitle: For search engines\n---\n# What **people** see\n\n{LONG}")
    assert (found.title, found.markdown) == ("What people see", LONG)


def test_docfx_marks_become_plain_markdown(tmp_path: Path) -> None:
    text = f"""---
title: T
ms.date: 01/01/2026
---
# T

[!INCLUDE [note](includes/note.md)]

> [!IMPORTANT]
> Keep `[!NOTE]` in code.

:::image type="content" source="media/a.png" alt-text="The button":::
:::row:::
   :::column span="":::
    {LONG}
   :::column-end:::
:::row-end:::

## [New way](#tab/new)

Use {{{{ user.name }}}} with {{% if %}}.

> [!VIDEO https://video.example/1]
"""
    results = read(
        tmp_path,
        {"a/page.md": text, "a/includes/note.md": "See [other](../b.md#part).", "a/b.md": LONG, "a/media/a.png": PNG},
    )
    found = results["a/page.md"]
    assert isinstance(found, Document)
    assert found.markdown.split("\n\n") == [
        "See [other](article:a/b.md#part).",
        "> **Important:**\n> Keep `[!NOTE]` in code.",
        "![The button](media:a/media/a.png)",
        LONG,
        "## New way",
        "Use {{ user.name }} with {% if %}.",
        "> [Video](https://video.example/1)",
    ]
    assert [(picture.path, picture.content_type) for picture in found.pictures] == [("a/media/a.png", "image/png")]
    assert reason(results, "a/includes/note.md") == "a fragment that other pages include"


def test_liquid_says_what_it_can_and_leaves_nothing_behind(tmp_path: Path) -> None:
    text = """---
title: T
bring_list:
- An **ID card**
- The barcode
---
{% comment %}not for readers{% endcomment %}
{% capture warning %}Never share it.{% endcapture %}
{% include alert.html type="warning" content=warning %}
Ask in {% slack_channel "admins" %} about {{ page.title }} at {{ site.baseurl }}/x.
{: .number-list}

{% include components/icon-list.html items=page.bring_list size='md' %}

Go [there]({% page "/tools/calendar/#tips" %}), [away](https://a.example){:target="_blank"}
or [nowhere]({% link gone.md %}).

{% include part.html %}{% raw %}`{% kept %}`{% endraw %}

{{< ref "x.md" >}}
"""
    results = read(
        tmp_path,
        {
            "page.md": text,
            "tools/calendar.md": f"---\npermalink: /tools/calendar/\n---\n{LONG}",
            "_includes/part.html": "From {{ page.title }}. ",
        },
    )
    found = results["page.md"]
    assert isinstance(found, Document)
    assert found.markdown.split("\n\n") == [
        "> Never share it.\n\nAsk in #admins about T at /x.".split("\n\n")[0],
        "Ask in #admins about T at /x.",
        "- An **ID card**\n- The barcode",
        "Go [there](article:tools/calendar.md#tips), [away](https://a.example)\nor nowhere.",
        "From T. `{% kept %}`",
        "/x.md",
    ]


def test_links_between_pages_are_found_however_they_are_written(tmp_path: Path) -> None:
    results = read(
        tmp_path,
        {
            "docs/a/page.md": "\n".join(
                f"{LONG} [x{n}]({target})"
                for n, target in enumerate(
                    [
                        "../b.md#Part%20Two",
                        "/docs/b.md",
                        "/b",
                        "/b/",
                        "../b",
                        "/old-b/",
                        "#here",
                        "<../c d.md>",
                        "/nowhere",
                    ]
                )
            ),
            "docs/b.md": f"---\nredirect_from: /old-b/\n---\n{LONG} b",
            "docs/c d.md": f"{LONG} c",
        },
    )
    found = results["docs/a/page.md"]
    assert isinstance(found, Document)
    links = [line.removeprefix(LONG).strip() for line in found.markdown.split("\n")]
    assert links == [
        "[x0](article:docs/b.md#part-two)",
        *(f"[x{n}](article:docs/b.md)" for n in range(1, 6)),
        "[x6](#here)",
        "[x7](article:docs/c%20d.md)",
        "x8",
    ]


def test_a_link_below_the_page_itself_wins_over_one_from_the_root(tmp_path: Path) -> None:
    results = read(
        tmp_path,
        {
            "tools/slack.md": f"{LONG} [start](getting-started/)",
            "tools/slack/getting-started.md": f"{LONG} slack",
            "getting-started.md": f"{LONG} root",
        },
    )
    found = results["tools/slack.md"]
    assert isinstance(found, Document)
    assert found.markdown.endswith("[start](article:tools/slack/getting-started.md)")


def test_html_in_markdown_becomes_markdown(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        f"""{LONG}

<div class="box">
<table><tr><th>Way</th><th>Cost</th></tr>

<tr><td>Rider</td><td><b>Rs 200</b></td></tr></table>
</div>
<script>evil()</script><!-- hidden -->
<ul><li>One <a href="https://a.example">link</a><ul><li>inner</li></ul></li></ul>
""",
    )
    assert found.markdown.split("\n\n")[1:] == [
        "| Way | Cost |\n| --- | --- |\n| Rider | **Rs 200** |",
        "- One [link](https://a.example)\n  - inner",
    ]


def test_languages_come_from_names_folders_and_words(tmp_path: Path) -> None:
    spanish = "Puede devolver cualquier artículo en un plazo de catorce días desde la entrega del pedido."
    results = read(
        tmp_path,
        {
            "faq._es.md": spanish,
            "faq.fr.md": "Vous pouvez retourner tout article dans les quatorze jours suivants.",
            "ur/page.md": "آپ چودہ دن میں کوئی بھی چیز واپس کر سکتے ہیں۔",
            "it/laptops.md": LONG,
            "plain.md": f"{spanish} Sí.",
        },
    )
    found = {path: result.language for path, result in results.items() if isinstance(result, Document)}
    assert found == {"faq._es.md": "es", "faq.fr.md": "fr", "ur/page.md": "ur", "it/laptops.md": "en", "plain.md": "es"}


def test_addresses_and_categories(tmp_path: Path) -> None:
    results = read(
        tmp_path,
        {
            "en/orders/Track Order.md": LONG,
            "pages/tools/index.md": f"{LONG} 1",
            "_help/sign-in/lost._en.md": f"{LONG} 2",
            "ur/واپسی.md": "آپ چودہ دن میں کوئی بھی چیز واپس کر سکتے ہیں۔",
        },
    )
    found = {result.path: (result.slug, result.category) for result in results.values() if isinstance(result, Document)}
    assert found == {
        "en/orders/Track Order.md": ("orders/track-order", "orders"),
        "pages/tools/index.md": ("tools", "tools"),
        "_help/sign-in/lost._en.md": ("help/sign-in/lost", "sign-in"),
        "ur/واپسی.md": ("واپسی", ""),
    }


def test_everything_left_out_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "target.md").write_text(LONG)
    os.symlink(tmp_path / "target.md", tmp_path / "link.md")
    results = read(
        tmp_path,
        {
            "empty.md": "---\ntitle: X\n---\n\n# X\n",
            "binary.md": b"\x00\x01\x02",
            "draft.md": f"---\ndraft: true\n---\n{LONG}",
            "moved.md": "---\nredirect_to: https://a.example\n---\n",
            "twin.md": LONG,
            "nav.md": "- [A](target.md)\n- [B](twin.md)\n- [All of our pages](twin.md)\n",
            "LICENSE.md": LONG,
            "big.md": b"x" * (MAX_TEXT_BYTES + 1),
            "style.css": "a{}",
            "more.css": "b{}",
            "broken.pdf": b"%PDF-nonsense",
            "broken.docx": b"PK nonsense",
            "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            ".hidden/x.md": LONG,
        },
    )
    told = {path: result.reason for path, result in results.items() if isinstance(result, Skipped)}
    assert told == {
        "link.md": "a link to another place, which is not followed",
        "empty.md": "empty",
        "binary.md": "not text",
        "draft.md": "marked as a draft",
        "moved.md": "only sends readers to another address",
        "twin.md": "the same text as target.md",
        "nav.md": "a navigation page: only links to other pages",
        "LICENSE.md": "a file about the project, not a page for readers",
        "big.md": "too large (more than 4 MB)",
        "*.css": "2 files of a kind that Jawab does not read",
        "broken.pdf": "a damaged PDF",
        "broken.docx": "a damaged Word document",
        "old.docx": "an encrypted or very old Word document: save it as .docx without a password",
    }


def test_missing_pictures_are_told_and_leave_no_hole(tmp_path: Path) -> None:
    found = one(tmp_path, f"{LONG} ![a](gone.png) ![b](https://cdn.example/b.png) ![c](../../etc/passwd)")
    assert found.markdown == LONG
    assert found.notes == (
        "imported without 3 pictures that the folder does not hold: "
        "gone.png, https://cdn.example/b.png, ../../etc/passwd",
    )


def test_a_picture_is_known_by_its_bytes(tmp_path: Path) -> None:
    results = read(tmp_path, {"page.md": f"{LONG} ![x](x.png)", "x.png": "<html>not a picture</html>"})
    found = results["page.md"]
    assert isinstance(found, Document)
    assert found.pictures == ()


def test_a_single_file_may_be_read(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(LONG)
    (tmp_path / "other.md").write_text(f"{LONG} other")
    assert [result.path for result in read_folder(tmp_path / "one.md")] == ["one.md"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        list(read_folder(tmp_path / "nowhere"))


def test_an_include_that_includes_itself_ends(tmp_path: Path) -> None:
    results = read(
        tmp_path,
        {
            "page.md": f"---\nms.x: 1\n---\n{LONG} [!INCLUDE [a](includes/a.md)]",
            "includes/a.md": "again [!INCLUDE [a](a.md)]",
        },
    )
    found = results["page.md"]
    assert isinstance(found, Document)
    assert found.markdown.startswith(f"{LONG} again again")
