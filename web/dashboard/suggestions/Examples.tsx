import { Link } from "@tanstack/react-router";
import { languageName } from "../ui/language";
import { counted } from "../ui/numbers";
import { fullTime } from "../ui/time";
import type { Suggestion } from "./suggestionApi";
import { WHY } from "./words";

/** How visitors asked it, without what tells who they are; each leads to its conversation. */
export function Examples({ suggestion }: { suggestion: Suggestion }) {
  return (
    <section aria-labelledby="suggestion-examples">
      <h2 id="suggestion-examples">How visitors asked it</h2>
      <ul className="suggestion-examples" tabIndex={0} aria-labelledby="suggestion-examples">
        {suggestion.examples.map((example) => (
          <li key={example.message_id}>
            <p dir={example.dir} lang={example.language}>{example.text}</p>
            <p className="suggestion-why">
              {languageName(example.language)} · {WHY[example.why]} ·{" "}
              <Link to="/inbox/$view/$conversationId" params={{ view: "open", conversationId: example.conversation_id }} className="text-link">
                {fullTime(example.asked_at)}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      {suggestion.erased > 0 && <p className="muted">{counted(suggestion.erased, "more time", "more times")}: their words were erased, only the count is kept.</p>}
    </section>
  );
}
