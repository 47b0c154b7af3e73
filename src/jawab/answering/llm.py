"""The language model behind `JAWAB_LLM`: OpenAI, Google Gemini, Anthropic, or any OpenAI-compatible address."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jawab.kit.errors import Unprocessable
from jawab.settings import Settings

if TYPE_CHECKING:
    from pydantic_ai.models import Model, StreamedResponse

    from jawab.answering.provider_client import ProviderClient

log = logging.getLogger(__name__)

MOST_OUTPUT_TOKENS = 800


class LanguageModelFailed(Exception):
    """The provider could not be reached, refused, broke off or was too slow; `reason` goes into the trace."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Usage:
    """Tokens that a request took, None until the provider has told; `cut_off` when it reached its length limit."""

    input_tokens: int | None = None
    output_tokens: int | None = None
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """Something that the model may call; `parameters` is a JSON schema of an object."""

    name: str
    description: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """What the model called. The arguments are of its making: nothing holds them against the schema."""

    name: str
    arguments: dict[str, Any]


class LanguageModel:
    """Writes text with one model. `patience` is the longest wait for the next piece, in seconds."""

    def __init__(self, name: str, model: "Model", client: "ProviderClient", patience: float) -> None:
        self.name = name
        self.patience = patience
        self._model = model
        self._client = client

    async def write(self, instructions: str, prompt: str, usage: Usage) -> AsyncGenerator[str]:
        """Yields the text as it comes and fills in `usage`.

        Raises LanguageModelFailed. Nothing is tried again: the caller has an answer without the model. Closing the
        iterator or cancelling its task closes the connection.
        """
        ended = False
        try:
            async with AsyncExitStack() as stack:
                async with asyncio.timeout(self.patience):
                    stream = await stack.enter_async_context(self._stream(instructions, prompt))
                events = aiter(stream)
                while (text := await self._next_text(events)) is not None:
                    if text:
                        yield text
                ended = True
                _take_usage(stream, usage)
                if (why := _cut_short(stream)) is not None:
                    raise LanguageModelFailed(why)
        except LanguageModelFailed:
            raise
        except Exception as error:  # whatever a provider's library raises, the visitor still gets an answer
            if ended:
                log.warning("closing the stream of %s failed: %r", self.name, error)
                return
            reason = _reason(error)
            log.warning("%s failed (%s): %s", self.name, reason, str(error)[:300])
            raise LanguageModelFailed(reason) from error

    async def call(
        self, instructions: str, prompt: str, functions: Sequence[Function], usage: Usage
    ) -> FunctionCall | None:
        """The function that the model calls, None when it calls none; fills in `usage`. Raises LanguageModelFailed."""
        try:
            async with (
                asyncio.timeout(self.patience),
                self._stream(instructions, prompt, functions) as stream,
            ):
                async for _ in stream:
                    pass
                _take_usage(stream, usage)
                calls = stream.get().tool_calls
            return FunctionCall(calls[0].tool_name, calls[0].args_as_dict()) if calls else None
        except Exception as error:  # whatever a provider's library raises, the visitor still gets an answer
            reason = _reason(error)
            log.warning("%s failed to choose a function (%s): %s", self.name, reason, str(error)[:300])
            raise LanguageModelFailed(reason) from error

    async def close(self) -> None:
        """Close the connections that are kept open for the next request."""
        await self._client.aclose()

    async def _next_text(self, events: AsyncIterator[Any]) -> str | None:
        """The text of the next event, empty for events without text, None at the end."""
        try:
            async with asyncio.timeout(self.patience):
                return _text(await anext(events))
        except StopAsyncIteration:
            return None

    @asynccontextmanager
    async def _stream(
        self, instructions: str, prompt: str, functions: Sequence[Function] = ()
    ) -> AsyncIterator["StreamedResponse"]:
        from pydantic_ai.direct import model_request_stream
        from pydantic_ai.messages import ModelRequest
        from pydantic_ai.models import ModelRequestParameters
        from pydantic_ai.settings import ModelSettings
        from pydantic_ai.tools import ToolDefinition

        settings = ModelSettings(max_tokens=MOST_OUTPUT_TOKENS, temperature=0, max_retries=0, thinking=False)
        messages = [ModelRequest.user_text_prompt(prompt, instructions=instructions)]
        offered = [
            ToolDefinition(name=one.name, description=one.description, parameters_json_schema=one.parameters)
            for one in functions
        ]
        parameters = ModelRequestParameters(function_tools=offered)
        with self._client.watched() as responses:
            try:
                async with model_request_stream(
                    self._model, messages, model_settings=settings, model_request_parameters=parameters
                ) as stream:
                    yield stream
            finally:
                for response in responses:
                    await response.aclose()  # Google's client leaves it to the garbage collector


def language_model(settings: Settings) -> LanguageModel | None:
    """The model that the settings name, or None when they name none.

    Raises Unprocessable with what to change when the name is not `provider:model` or the key is missing. Sends nothing.
    """
    if not settings.llm:
        return None
    provider, colon, model = settings.llm.partition(":")
    make = _MAKERS.get(provider)
    if make is None or not colon or not model:
        known = ", ".join(f"{name}:MODEL" for name in _MAKERS)
        raise Unprocessable(f"JAWAB_LLM is {settings.llm!r}; write one of {known}")
    from jawab.answering.provider_client import ProviderClient

    client = ProviderClient()
    key = settings.llm_api_key.get_secret_value() or None
    try:
        made = make(model, settings.llm_base_url or None, key, client)
    except Exception as error:  # a missing key or package; each provider's library has its own words for it
        why = str(error) if key else "it needs a key: set JAWAB_LLM_API_KEY"
        raise Unprocessable(f"JAWAB_LLM={settings.llm} cannot be used: {why}") from error
    return LanguageModel(settings.llm, made, client, settings.llm_timeout_seconds)


def _openai(model: str, base_url: str | None, key: str | None, client: "ProviderClient") -> "Model":
    """OpenAI's own service by its Responses API; another address by chat completions, which all of them speak."""
    return (_openai_chat if base_url else _openai_responses)(model, base_url, key, client)


def _openai_chat(model: str, base_url: str | None, key: str | None, client: "ProviderClient") -> "Model":
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    return OpenAIChatModel(
        model, provider=OpenAIProvider(base_url=base_url, api_key=_key(base_url, key), http_client=client)
    )


def _openai_responses(model: str, base_url: str | None, key: str | None, client: "ProviderClient") -> "Model":
    from pydantic_ai.models.openai import OpenAIResponsesModel
    from pydantic_ai.providers.openai import OpenAIProvider

    return OpenAIResponsesModel(
        model, provider=OpenAIProvider(base_url=base_url, api_key=_key(base_url, key), http_client=client)
    )


def _google(model: str, base_url: str | None, key: str | None, client: "ProviderClient") -> "Model":
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    return GoogleModel(model, provider=GoogleProvider(api_key=key, base_url=base_url, http_client=client))


def _anthropic(model: str, base_url: str | None, key: str | None, client: "ProviderClient") -> "Model":
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    return AnthropicModel(model, provider=AnthropicProvider(api_key=key, base_url=base_url, http_client=client))


_MAKERS: dict[str, Callable[[str, str | None, str | None, "ProviderClient"], "Model"]] = {
    "google": _google,
    "openai": _openai,
    "openai-chat": _openai_chat,
    "openai-responses": _openai_responses,
    "anthropic": _anthropic,
}


def _key(base_url: str | None, key: str | None) -> str | None:
    """A server of one's own often wants no key, but OpenAI's client does."""
    return key or ("none" if base_url else None)


def _text(event: Any) -> str:
    """The answer's text in an event of the stream; thinking and everything else is none."""
    from pydantic_ai.messages import PartDeltaEvent, PartStartEvent, TextPart, TextPartDelta

    if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
        return event.part.content
    if isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
        return event.delta.content_delta
    return ""


def _take_usage(stream: "StreamedResponse", usage: Usage) -> None:
    told = stream.usage
    usage.input_tokens = told.input_tokens or None
    usage.output_tokens = told.output_tokens or None
    usage.cut_off = stream.get().finish_reason == "length"


def _cut_short(stream: "StreamedResponse") -> str | None:
    """Why the reply is not whole, or None. A reply that reached its length limit is good up to its last sentence."""
    response = stream.get()
    if "finish_reason" not in (
        response.provider_details or {}
    ):  # pydantic-ai puts "stop" where a provider told nothing
        return "broken_off"
    return None if response.finish_reason in {"stop", "length"} else f"provider_error: {response.finish_reason}"


def _reason(error: Exception) -> str:
    """A short name for what went wrong, for the trace."""
    from pydantic_ai.exceptions import ModelConnectionError, ModelHTTPError, ModelTimeoutError, UnexpectedModelBehavior

    if isinstance(error, TimeoutError | ModelTimeoutError):
        return "timeout"
    if isinstance(error, ModelHTTPError):
        return f"provider_error: {error.status_code}"
    if isinstance(error, ModelConnectionError):
        return "provider_error: connection"
    if isinstance(error, UnexpectedModelBehavior):
        return "provider_error: malformed"
    return f"provider_error: {type(error).__name__}"
