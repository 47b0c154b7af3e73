"""Google Gemini's streaming protocol: `POST /v1beta/models/MODEL:streamGenerateContent?alt=sse`."""

import json
from typing import Any

from tests.support.fake_provider import sse

_STATUS = {429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE", 400: "INVALID_ARGUMENT"}


class Gemini:
    """Each event is a whole GenerateContentResponse with the next piece."""

    def begin(self) -> list[bytes]:
        return []

    def piece(self, text: str) -> bytes:
        return sse(_response(text))

    def function(self, name: str, arguments: str) -> list[bytes]:
        called = _response("")
        called["candidates"][0]["content"]["parts"] = [{"functionCall": {"name": name, "args": json.loads(arguments)}}]
        return [sse(called)]

    def end(self, finish: str | None, usage: tuple[int, int] | None) -> list[bytes]:
        if finish is None:
            return []
        last = _response("")
        last["candidates"][0]["finishReason"] = {"stop": "STOP", "length": "MAX_TOKENS"}[finish]
        if usage:
            told = {"promptTokenCount": usage[0], "candidatesTokenCount": usage[1], "totalTokenCount": sum(usage)}
            last["usageMetadata"] = told
        return [sse(last)]

    def refusal(self, status: int) -> bytes:
        return json.dumps(
            {"error": {"code": status, "message": "no", "status": _STATUS.get(status, "UNKNOWN")}}
        ).encode()


def _response(text: str) -> dict[str, Any]:
    content = {"parts": [{"text": text}], "role": "model"}
    return {"candidates": [{"content": content, "index": 0}], "modelVersion": "fake", "responseId": "r1"}
