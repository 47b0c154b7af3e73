/** One server-sent event; `id` is the last id seen, as the standard asks. */
export interface ServerEvent {
  id: string;
  event: string;
  data: string;
}

/**
 * Reads server-sent events out of pieces of bytes that may break anywhere, also inside a character or between
 * `\r` and `\n`. Follows https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream,
 * except that `retry:` is left to the caller's own back-off.
 */
export class SseParser {
  private readonly decoder = new TextDecoder();
  private rest = "";
  private afterReturn = false;
  private id: string;
  private event = "";
  private data: string[] = [];

  constructor(lastId = "") {
    this.id = lastId;
  }

  /** The events that `bytes` completes, in order. */
  push(bytes: Uint8Array): ServerEvent[] {
    const events: ServerEvent[] = [];
    for (const line of this.lines(this.decoder.decode(bytes, { stream: true }))) {
      const event = line === "" ? this.take() : this.field(line);
      if (event) events.push(event);
    }
    return events;
  }

  private lines(text: string): string[] {
    if (this.afterReturn && text.startsWith("\n")) text = text.slice(1);
    if (text !== "") this.afterReturn = text.endsWith("\r");
    const lines = text.split(/\r\n|\r|\n/);
    lines[0] = this.rest + lines[0];
    this.rest = lines.pop() ?? "";
    return lines;
  }

  private field(line: string): undefined {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + (line[colon + 1] === " " ? 2 : 1));
    if (name === "data") this.data.push(value);
    else if (name === "event") this.event = value;
    else if (name === "id" && !value.includes("\0")) this.id = value;
  }

  private take(): ServerEvent | undefined {
    const { event, data } = this;
    this.event = "";
    this.data = [];
    if (data.length) return { id: this.id, event: event || "message", data: data.join("\n") };
  }
}
