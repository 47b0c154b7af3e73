"""Anthropic's streaming protocol: `POST /v1/messages` with `stream: true`."""

import json
from typing import Any

from tests.support.fake_provider import sse


class Anthropic:
    """Named events: message_start, content_block_delta, message_delta, message_stop."""

    def begin(self) -> list[bytes]:
        message: dict[str, Any] = {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "content": [],
            "model": "fake",
        }
        message |= {"stop_reason": None, "stop_sequence": None, "usage": {"input_tokens": 100, "output_tokens": 1}}
        block = {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
        return [
            sse({"type": "message_start", "message": message}, "message_start"),
            sse(block, "content_block_start"),
        ]

    def piece(self, text: str) -> bytes:
        delta = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text}}
        return sse(delta, "content_block_delta")

    def function(self, name: str, arguments: str) -> list[bytes]:
        block = {"type": "tool_use", "id": "toolu_1", "name": name, "input": {}}
        delta = {"type": "input_json_delta", "partial_json": arguments}
        return [
            sse({"type": "content_block_start", "index": 1, "content_block": block}, "content_block_start"),
            sse({"type": "content_block_delta", "index": 1, "delta": delta}, "content_block_delta"),
            sse({"type": "content_block_stop", "index": 1}, "content_block_stop"),
        ]

    def end(self, finish: str | None, usage: tuple[int, int] | None) -> list[bytes]:
        frames = [sse({"type": "content_block_stop", "index": 0}, "content_block_stop")]
        if finish:
            reason = {"stop": "end_turn", "length": "max_tokens"}[finish]
            told = {"output_tokens": usage[1] if usage else 0}
            delta = {"type": "message_delta", "delta": {"stop_reason": reason, "stop_sequence": None}, "usage": told}
            frames += [sse(delta, "message_delta"), sse({"type": "message_stop"}, "message_stop")]
        return frames

    def refusal(self, status: int) -> bytes:
        return json.dumps({"type": "error", "error": {"type": "api_error", "message": "no"}}).encode()
