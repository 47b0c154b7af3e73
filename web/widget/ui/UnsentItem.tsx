import type { VNode } from "preact";
import type { Failure, Unsent } from "../core/outbox";
import { fill, type Language } from "../text";
import { usePanel } from "./context";
import { Files } from "./Files";
import { durationOf } from "./usualTime";

/** A message on its way, or one that did not get there, with the reason and what can be done. */
export function UnsentItem({ unsent }: { unsent: Unsent }): VNode {
  const { chat, language } = usePanel();
  const { texts } = language;
  const { failure } = unsent;
  return (
    <li class={`message visitor first unsent${failure ? " failed" : ""}`}>
      {unsent.text && (
        <div class="bubble" dir="auto">
          <p class="plain">{unsent.text}</p>
        </div>
      )}
      <Files files={unsent.files} author="visitor" />
      <p class="delivery" role="status">{failure ? reasonOf(failure, language) : texts.sending}</p>
      {failure && (
        <p class="delivery">
          <button class="quiet" onClick={() => chat.outbox.retry(unsent.id)}>{texts.retry}</button>
          <button class="quiet" onClick={() => chat.outbox.discard(unsent.id)}>{texts.remove}</button>
        </p>
      )}
    </li>
  );
}

function reasonOf({ kind, detail, retryAt }: Failure, language: Language): string {
  const { texts } = language;
  switch (kind) {
    case "offline":
      return texts.failedOffline;
    case "server":
      return texts.failedServer;
    case "rate":
      return fill(texts.failedRate, { wait: waitOf(retryAt ?? Date.now(), language) });
    case "too_long":
      return texts.failedTooLong;
    case "refused":
      return fill(texts.failedRefused, { detail: detail ?? "" });
  }
}

function waitOf(until: number, language: Language): string {
  return durationOf(Math.max(1, Math.ceil((until - Date.now()) / 1000)), language);
}
