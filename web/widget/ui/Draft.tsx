import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Draft } from "../core/transcript";
import { Markdown } from "../markdown/Markdown";
import type { Marks } from "../markdown/nodes";
import { fill } from "../text";
import { usePanel } from "./context";
import { CitationMark } from "./Sources";

/** A reply while it is being written. */
export function DraftItem({ draft }: { draft: Draft }): VNode {
  const { base } = usePanel();
  const marks = useMemo<Marks>(() => ({ base, breaks: false, citation: (n) => <CitationMark n={n} citation={undefined} /> }), [base]);
  return (
    <li class="message bot first draft">
      <div class="bubble" dir="auto">
        <Markdown source={draft.text} finished={false} marks={marks} />
      </div>
    </li>
  );
}

/** Three dots: somebody is writing. `note` says how long that takes. */
export function Dots({ name, note }: { name: string; note?: string | undefined }): VNode {
  const { language: { texts } } = usePanel();
  return (
    <li class="message bot first">
      <div class="bubble dots">
        <i /><i /><i />
        <span class="hidden">{fill(texts.thinking, { name })}</span>
      </div>
      {note && <p class="usual">{note}</p>}
    </li>
  );
}
