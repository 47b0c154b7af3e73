import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { Markdown } from "../markdown/Markdown";
import type { Marks } from "../markdown/nodes";
import { usePanel } from "./context";
import { Options } from "./Options";
import { Shortcuts } from "./Shortcuts";

/** The company's welcome, and questions to begin with while there are no messages yet. */
export function Greeting({ fresh }: { fresh: boolean }): VNode | null {
  const { chat, base, language: { texts } } = usePanel();
  const marks = useMemo<Marks>(() => ({ base, breaks: false, citation: () => null }), [base]);
  const { site } = chat;
  if (chat.isLoading) return <p class="skeleton" role="status"><span class="hidden">{texts.loading}</span></p>;
  if (!site) return <p class="loading" role="status">{texts.siteFailed}</p>;
  const suggestions = site.suggestions.map((text) => ({ label: text, text }));
  return (
    <div class="greeting">
      <div class="bubble" dir="auto">
        <Markdown source={chat.invitation || site.greeting} finished marks={marks} />
      </div>
      {fresh && suggestions.length > 0 && <Options options={suggestions} label={texts.suggestions} />}
      {fresh && <Shortcuts place="greeting" />}
    </div>
  );
}
