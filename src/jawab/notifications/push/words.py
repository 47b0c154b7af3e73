"""What a notification says, in the language that the visitor writes."""

import json
from typing import Any
from urllib.parse import urlencode

from jawab.conversations.schemas import direction
from jawab.conversations.thread import opened
from jawab.kit.sealing import Sealer
from jawab.notifications.push.queries import Told

TITLES = {
    "en": "New reply from {company}",
    "ur": "{company} کی طرف سے نیا جواب",
    "ur-Latn": "{company} ki taraf se naya jawab",
    "ar": "رد جديد من {company}",
}
PREVIEW_CHARS = 120
COMPANY_CHARS = 80


def payload(told: Told, sealer: Sealer, *, preview: bool) -> bytes:
    """JSON for `web/widget/worker`. How the reply begins stands in it only with `preview`."""
    language = told.conversation.language
    title = TITLES.get(language) or TITLES.get(language.split("-")[0]) or TITLES["en"]
    shown: dict[str, Any] = {
        "title": title.format(company=told.workspace.name[:COMPANY_CHARS]),
        "body": _beginning(opened(told.message, sealer).text) if preview else "",
        "lang": language,
        "dir": direction(language),
        "site": told.workspace.site_key,
        "conversation": str(told.conversation.id),
        "message": str(told.message.id),
        "url": f"/chat?{urlencode({'site': told.workspace.site_key})}",
        "icon": f"/chat/icons/{told.workspace.site_key}/192.png",
    }
    return json.dumps(shown, ensure_ascii=False).encode()


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= PREVIEW_CHARS else words[:PREVIEW_CHARS].rstrip() + "…"
