"""Visitors who ask, read the reply, and ask again.

    python -m benchmarks.load KIND URL --visitors 10 --messages 20 [--site-key KEY]

Prints `arrived` when every visitor is connected and has been answered once, waits for a line on standard input, and
prints one JSON object `{messages, seconds, first, whole, fell_back}`; `first` and `whole` are seconds for each message.
With `--messages 0` the visitors only keep their streams open until a line comes.
"""

import argparse
import asyncio
import json
import sys
import time
from dataclasses import asdict
from itertools import chain
from typing import Any

import aiohttp

from benchmarks.load.visitors import Answered, ChainlitVisitor, FloorVisitor, JawabVisitor, Visitor

ARRIVING_AT_ONCE = 20


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kind", choices=["floor", "jawab", "chainlit"])
    options.add_argument("url")
    options.add_argument("--visitors", type=int, required=True)
    options.add_argument("--messages", type=int, required=True, help="of each visitor")
    options.add_argument("--site-key", default="")
    options.add_argument("--says", default="", help="what a reply of Jawab's must contain")
    asyncio.run(run(options.parse_args()))


async def run(given: argparse.Namespace) -> None:
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=timeout) as http:
        visitors = [visitor(http, given) for _ in range(given.visitors)]
        gate = asyncio.Semaphore(ARRIVING_AT_ONCE)
        await asyncio.gather(*(arrive(one, gate, warm=given.messages > 0) for one in visitors))
        print("arrived", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        began = time.perf_counter()
        answered = [*chain(*await asyncio.gather(*(ask(one, given.messages) for one in visitors)))]
        seconds = time.perf_counter() - began
        times = [asdict(one) for one in answered]
        told: dict[str, Any] = {name: [round(one[name], 5) for one in times] for name in ("first", "whole")}
        told["fell_back"] = sum(one.fell_back for one in answered)
        print(json.dumps({"messages": len(answered), "seconds": round(seconds, 4), **told}), flush=True)


def visitor(http: aiohttp.ClientSession, given: argparse.Namespace) -> Visitor:
    if given.kind == "jawab":
        return JawabVisitor(http, given.url, given.site_key, given.says)
    return ChainlitVisitor(http, given.url) if given.kind == "chainlit" else FloorVisitor(http, given.url)


async def arrive(one: Visitor, gate: asyncio.Semaphore, *, warm: bool) -> None:
    async with gate:
        await one.arrive()
        if warm:
            await one.ask()


async def ask(one: Visitor, messages: int) -> list[Answered]:
    return [await one.ask() for _ in range(messages)]


if __name__ == "__main__":
    main()
