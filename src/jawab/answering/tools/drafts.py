"""Takes tools over from where they are described: an OpenAPI document, or an MCP server."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import yaml

from jawab.answering.tools.mcp_call import list_mcp
from jawab.answering.tools.reach import Reach
from jawab.answering.tools.schemas import Argument, Draft, DraftList, Risk, Source, ToolIn
from jawab.kit.errors import Unprocessable
from jawab.understanding.types import EntityType

if TYPE_CHECKING:
    from mcp.types import Tool

_MOST = 100
_METHODS = ("get", "post", "put", "patch", "delete")
_ENTITIES: tuple[tuple[str, EntityType], ...] = (
    (r"e-?mail", "EMAIL"),
    (r"phone|mobile", "PHONE"),
    (r"order", "ORDER"),
    (r"ticket", "TICKET"),
    (r"date|day|time|when", "DATE"),
    (r"product|item|sku", "PRODUCT"),
    (r"city|place|address|location", "PLACE"),
    (r"(?:^|_)name", "PERSON"),
)
_UNTOLD = "Write what is said of the answer: the document does not tell in which words."
_SIMPLE = ("string", "integer", "number", "boolean")


async def of(reach: Reach, source: Source) -> DraftList:
    """Tools that the owner may finish and keep. Raises Unprocessable that says what is wrong with the source."""
    if source.kind == "mcp":
        if not source.url:
            raise Unprocessable("Give the address of the MCP server, such as https://mcp.example.com/mcp")
        found = await list_mcp(source.url, source.headers, reach)
        return DraftList(items=[_of_mcp(tool, source) for tool in found])
    return DraftList(items=list(_of_openapi(_parsed(source.document), source))[:_MOST])


def _of_mcp(tool: "Tool", source: Source) -> Draft:
    schema = tool.input_schema
    required = set(schema.get("required", []))
    fitting = [
        _argument(name, value, "body", required=name in required)
        for name, value in schema.get("properties", {}).items()
        if _fits(name, value)
    ]
    notes = _notes(required, [one.name for one in fitting])
    hints = tool.annotations
    risk: Risk = "read" if hints and hints.read_only_hint else "approval"
    if risk == "approval":
        notes.append("The server does not say that it only reads, so that an agent must approve each call.")
    made = ToolIn(
        name=(tool.title or tool.name).replace("_", " ").strip()[:80],
        description=(tool.description or "").strip()[:500],
        kind="mcp",
        risk=risk,
        url=source.url,
        mcp_tool=tool.name,
        arguments=fitting[:20],
        answer={"en": "{text}"},
        confirm={} if risk == "read" else {"en": f"Go ahead: {tool.title or tool.name}"[:200]},
        headers=source.headers or None,
    )
    return Draft(tool=made, notes=notes)


def _parsed(document: str) -> dict[str, Any]:
    try:
        parsed = yaml.safe_load(document)  # JSON is YAML
    except yaml.YAMLError as error:
        raise Unprocessable(f"This is neither JSON nor YAML: {str(error)[:200]}") from error
    if not isinstance(parsed, dict):
        raise Unprocessable("Paste an OpenAPI document, or one path of it with its operations.")
    if "paths" in parsed:
        return parsed
    if parsed and all(isinstance(key, str) and key.startswith("/") for key in parsed):
        return {"paths": parsed}
    raise Unprocessable("This has no `paths`. Paste an OpenAPI document, or one path of it with its operations.")


def _of_openapi(document: dict[str, Any], source: Source) -> Iterator[Draft]:
    base = source.url or next(iter(server["url"] for server in document.get("servers", []) if "url" in server), "")
    for path, operations in document["paths"].items():
        if not isinstance(operations, dict):
            continue
        for method in _METHODS:
            if isinstance(operation := operations.get(method), dict):
                shared = operations.get("parameters", [])
                yield _of_operation(document, source, base, (str(path), method), {**operation, "shared": shared})


def _of_operation(
    document: dict[str, Any], source: Source, base: str, place: tuple[str, str], operation: Mapping[str, Any]
) -> Draft:
    path, method = place
    arguments, required = _arguments(document, operation)
    placed = set(re.findall(r"\{([^{}]+)\}", path))
    arguments += [_argument(name, {}, "path", required=True) for name in sorted(placed) if _fits(name, {})
                  and name not in {one.name for one in arguments}]  # fmt: skip
    notes = [_UNTOLD, *_notes(required, [one.name for one in arguments])]
    address = urljoin(base.rstrip("/") + "/", path.lstrip("/")) if base else f"https://api.example.com{path}"
    if not re.match(r"https?://", address):
        address = f"https://api.example.com{path}"
    if not base or "api.example.com" in address:
        notes.insert(0, "The document does not say where the service is: put its address in.")
    name = str(operation.get("summary") or operation.get("operationId") or f"{method} {path}")[:80]
    writes = method != "get"
    made = ToolIn(
        name=name,
        description=str(operation.get("description") or operation.get("summary") or "")[:500],
        risk="low" if writes else "read",
        method=method.upper(),
        url=address[:1000],
        arguments=arguments[:20],
        answer={"en": _answer(document, operation)},
        confirm={"en": f"{name}: {' '.join(f'{{={one.name}}}' for one in arguments[:3])}"} if writes else {},
        headers=source.headers or None,
    )
    return Draft(tool=made, notes=notes)


def _arguments(document: dict[str, Any], operation: Mapping[str, Any]) -> tuple[list[Argument], set[str]]:
    arguments, required = [], set()
    for given in [*operation["shared"], *operation.get("parameters", [])]:
        parameter = _resolved(document, given)
        place, name = parameter.get("in"), str(parameter.get("name", ""))
        if place not in ("path", "query"):
            continue
        needed = bool(parameter.get("required")) or place == "path"
        required |= {name} if needed else set()
        schema = _resolved(document, parameter.get("schema", {}))
        if _fits(name, schema):
            arguments.append(_argument(name, schema, place, required=needed))
    content = _resolved(document, operation.get("requestBody", {})).get("content", {})
    body = _resolved(document, content.get("application/json", {}).get("schema", {}))
    for name, given in body.get("properties", {}).items():
        needed, schema = name in body.get("required", []), _resolved(document, given)
        required |= {name} if needed else set()
        if _fits(name, schema):
            arguments.append(_argument(name, schema, "body", required=needed))
    return arguments, required


def _answer(document: dict[str, Any], operation: Mapping[str, Any]) -> str:
    """A line for each plain field of the answer, for the owner to put into words."""
    for status, given in operation.get("responses", {}).items():
        if str(status).startswith("2"):
            content = _resolved(document, given).get("content", {}).get("application/json", {})
            schema = _resolved(document, content.get("schema", {}))
            fields = [
                name
                for name, value in schema.get("properties", {}).items()
                if _resolved(document, value).get("type") in _SIMPLE
            ]
            if fields:
                return "\n".join(f"- {name.replace('_', ' ')}: {{{name}}}" for name in fields[:10])
    return "Done."


def _resolved(document: dict[str, Any], given: Any, depth: int = 0) -> dict[str, Any]:
    """What a `$ref` within the document points to."""
    if not isinstance(given, dict):
        return {}
    pointer = given.get("$ref")
    if not isinstance(pointer, str) or depth > 10:
        return given
    found: Any = document
    for part in pointer.removeprefix("#/").split("/"):
        found = found.get(part, {}) if isinstance(found, dict) else {}
    return _resolved(document, found, depth + 1)


def _fits(name: str, schema: Mapping[str, Any]) -> bool:
    named = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]{0,63}", name) is not None
    return named and (schema.get("type", "string") in _SIMPLE or "enum" in schema)


def _argument(name: str, schema: Mapping[str, Any], place: str, *, required: bool) -> Argument:
    kept = ("type", "format", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength")
    value = {key: schema[key] for key in kept if key in schema} or {"type": "string"}
    kinds = [kind for form, kind in _ENTITIES if re.search(form, name, re.IGNORECASE)][:1]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ").strip()
    label = {"en": words[:1].upper() + words[1:]}
    return Argument(
        name=name,
        value=value,
        place=place,
        required=required,
        entities=kinds if value.get("type", "string") == "string" and "enum" not in value else [],
        label=label,
    )


def _notes(required: set[str], taken: list[str]) -> list[str]:
    left = sorted(required - set(taken))
    return [f"It needs “{name}”, which visitors cannot be asked for: it is no text, number or choice." for name in left]
