import type { Trace } from "../api/types";
import { CallStateBadge } from "../tools/CallLog";
import type { CallState } from "../tools/toolsApi";
import "../tools/Tools.css";
import { milliseconds } from "./sentence";

type Used = NonNullable<Trace["tool"]>;

/** Which tool was meant, with what, and what came of it. */
export function UsedTool({ tool }: { tool: Used }) {
  return (
    <section className="trace-section">
      <h3>Tool</h3>
      <p>
        <strong>{tool.name}</strong> {isCall(tool.state) && <CallStateBadge state={tool.state} />} {tool.ms !== null && milliseconds(tool.ms)}
      </p>
      {tool.why && <p className="trace-reason">Why: {tool.why}</p>}
      <ul className="tool-arguments">
        {Object.entries(tool.arguments).map(([name, value]) => (
          <li key={name}>
            {name}: <bdi>{String(value)}</bdi>
          </li>
        ))}
      </ul>
      {tool.note && <p className="trace-fallback">{tool.note}</p>}
    </section>
  );
}

const isCall = (state: string): state is CallState => !["asked", "confirm", "stopped", "gave_up"].includes(state);
