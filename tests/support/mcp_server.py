"""`python -m tests.support.mcp_server PORT`: a real MCP server (streamable HTTP), made with the SDK."""

import sys
from typing import Any

from mcp.server import MCPServer
from mcp.types import ToolAnnotations

server = MCPServer("Workshop")


@server.tool(annotations=ToolAnnotations(read_only_hint=True), description="Tells where a parcel is")
def parcel_status(number: str) -> dict[str, Any]:
    """Found by its number."""
    if number == "P-0":
        raise ValueError("there is no parcel P-0")
    return {"number": number, "status": "in Lahore"}


@server.tool(description="Orders a parcel to be picked up")
def pick_up(number: str, floor: int) -> str:
    return f"Floor {floor}: {number} is picked up"


if __name__ == "__main__":
    server.run("streamable-http", host="127.0.0.1", port=int(sys.argv[1]))
