"""OpenAI's two streaming protocols: chat completions (also spoken by Ollama, vLLM and llama.cpp) and responses."""

import json
from typing import Any

from tests.support.fake_provider import sse


class ChatCompletions:
    """`POST /chat/completions` with `stream: true`."""

    def begin(self) -> list[bytes]:
        return [_chunk({"role": "assistant", "content": ""})]

    def piece(self, text: str) -> bytes:
        return _chunk({"content": text})

    def function(self, name: str, arguments: str) -> list[bytes]:
        half = len(arguments) // 2
        call = {"index": 0, "id": "call_1", "type": "function", "function": {"name": name, "arguments": ""}}
        rest = [{"index": 0, "function": {"arguments": part}} for part in (arguments[:half], arguments[half:])]
        return [_chunk({"tool_calls": [one]}) for one in (call, *rest)]

    def end(self, finish: str | None, usage: tuple[int, int] | None) -> list[bytes]:
        frames = [_chunk({}, finish)] if finish else []
        if usage:
            counted = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
            frames.append(sse({**_frame(), "choices": [], "usage": counted}))
        return [*frames, b"data: [DONE]\n\n"] if finish else frames

    def refusal(self, status: int) -> bytes:
        return json.dumps({"error": {"message": "no", "type": "error", "code": str(status)}}).encode()


class Responses:
    """`POST /responses` with `stream: true`."""

    def __init__(self) -> None:
        self._text = ""
        self._number = 0

    def begin(self) -> list[bytes]:
        self._text, self._number = "", 0
        item = {"id": "msg_1", "type": "message", "status": "in_progress", "role": "assistant", "content": []}
        return [
            self._event("response.created", response=_response("in_progress", [], None)),
            self._event("response.output_item.added", output_index=0, item=item),
            self._event("response.content_part.added", **_PLACE, part=_part("")),
        ]

    def piece(self, text: str) -> bytes:
        self._text += text
        return self._event("response.output_text.delta", **_PLACE, delta=text, logprobs=[])

    def function(self, name: str, arguments: str) -> list[bytes]:
        call = {"id": "fc_1", "type": "function_call", "call_id": "call_1", "name": name, "status": "in_progress"}
        place = {"item_id": "fc_1", "output_index": 1}
        return [
            self._event("response.output_item.added", output_index=1, item={**call, "arguments": ""}),
            self._event("response.function_call_arguments.delta", **place, delta=arguments),
            self._event("response.function_call_arguments.done", **place, name=name, arguments=arguments),
            self._event(
                "response.output_item.done",
                output_index=1,
                item={**call, "status": "completed", "arguments": arguments},
            ),
        ]

    def end(self, finish: str | None, usage: tuple[int, int] | None) -> list[bytes]:
        item = {"id": "msg_1", "type": "message", "status": "completed", "role": "assistant"}
        item["content"] = [_part(self._text)]  # type: ignore[assignment]
        frames = [
            self._event("response.output_text.done", **_PLACE, text=self._text, logprobs=[]),
            self._event("response.content_part.done", **_PLACE, part=_part(self._text)),
            self._event("response.output_item.done", output_index=0, item=item),
        ]
        if finish:
            state = {"stop": "completed", "length": "incomplete"}[finish]
            frames.append(self._event(f"response.{state}", response=_response(state, [item], usage)))
        return frames

    def refusal(self, status: int) -> bytes:
        return json.dumps({"error": {"message": "no", "type": "error", "code": str(status)}}).encode()

    def _event(self, kind: str, **fields: Any) -> bytes:
        self._number += 1
        return sse({"type": kind, "sequence_number": self._number, **fields}, kind)


_PLACE = {"item_id": "msg_1", "output_index": 0, "content_index": 0}


def _frame() -> dict[str, Any]:
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "fake"}


def _chunk(delta: dict[str, Any], finish: str | None = None) -> bytes:
    return sse({**_frame(), "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def _part(text: str) -> dict[str, Any]:
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}


def _response(status: str, output: list[Any], usage: tuple[int, int] | None) -> dict[str, Any]:
    told = usage and {
        "input_tokens": usage[0],
        "output_tokens": usage[1],
        "total_tokens": sum(usage),
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens_details": {"reasoning_tokens": 0},
    }
    why = {"reason": "max_output_tokens"} if status == "incomplete" else None
    fixed = {"id": "resp_1", "object": "response", "created_at": 1, "model": "fake", "parallel_tool_calls": True}
    return {
        **fixed,
        "tool_choice": "auto",
        "tools": [],
        "status": status,
        "output": output,
        "usage": told,
        "incomplete_details": why,
    }
