import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import { usePanel } from "./context";

interface Props {
  act(): Promise<void>;
  /** What stands on it while the server is asked. */
  busy: string;
  /** What is said when that did not work. */
  failed: string;
  children: ComponentChildren;
}

/** A button whose work may take a moment and may fail. It is expected to go away when the work is done. */
export function ActionButton({ act, busy, failed, children }: Props): VNode {
  const { refocus } = usePanel();
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const press = async () => {
    setState("busy");
    await act().then(refocus, () => setState("failed"));
  };
  return (
    <>
      <button class="talk" disabled={state === "busy"} onClick={press}>
        {state === "busy" ? busy : children}
      </button>
      {state === "failed" && <p class="error" role="alert">{failed}</p>}
    </>
  );
}
