"""What it costs to show a reply while it is written, by its length."""

from typing import Any

from playwright.sync_api import Browser

from benchmarks.widget.pages import Pages

LENGTHS = (1_000, 2_000, 4_000)
# In the place of the server's stream: pieces come as fast as the page takes them, one a millisecond.
STREAM = """
const real = window.fetch;
window.fetch = (url, options) => {
  if (!String(url).endsWith('/stream')) return real(url, options);
  return Promise.resolve(new Response(new ReadableStream({ start(line) { window.line = line; } }),
    { headers: { 'Content-Type': 'text/event-stream' } }));
};
let seq = 100;
window.say = (event, data) => line.enqueue(new TextEncoder()
  .encode(`id: ${++seq}\\nevent: ${event}\\ndata: ${JSON.stringify(data)}\\n\\n`));
window.write = async (reply_id, tokens) => {
  const words = ['Return ', 'it ', 'within ', '**30 days**, ', 'please', '.\\n\\n', '- a label\\n', '- a box\\n\\n'];
  say('reply.started', { reply_id, reply_to: reply_id });
  let at = 0;
  for (let number = 0; number < tokens; number++) {
    const text = words[number % words.length];
    say('reply.delta', { reply_id, at, text });
    at += text.length;
    await new Promise(resolve => setTimeout(resolve, 1));
  }
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  say('reply.dropped', { reply_id });
};
"""


def measure(browser: Browser, pages: Pages) -> dict[str, Any]:
    """Seconds of the main thread (scripts, styles, layout) for each length, and how much more a token of the longest
    costs than one of the shortest: 1 is linear."""
    page = browser.new_page()
    page.add_init_script(STREAM)
    page.goto(pages.with_)
    page.evaluate("jawab('ask', 'How do I return something?')")
    page.wait_for_function("window.line")
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        told = {one["name"]: one["value"] for one in client.send("Performance.getMetrics")["metrics"]}
        return float(told["ScriptDuration"] + told["LayoutDuration"] + told["RecalcStyleDuration"])

    page.evaluate("write('01a20b6b-0000-7000-8000-000000000000', 200)")  # what is made once is there now
    seconds = {}
    for number, tokens in enumerate(LENGTHS, 1):
        before = busy()
        page.evaluate("([id, tokens]) => write(id, tokens)", [f"01a20b6b-0000-7000-8000-00000000000{number}", tokens])
        seconds[tokens] = round(busy() - before, 3)
    page.close()
    first, last = LENGTHS[0], LENGTHS[-1]
    return {
        "main_thread_seconds": {str(tokens): spent for tokens, spent in seconds.items()},
        "a_token_of_the_longest_costs": round((seconds[last] / last) / (seconds[first] / first), 2),
    }
