import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { usePanel } from "./context";
import { PersonIcon } from "./icons";

/** Asks for a person, and says so when that did not work. */
export function TalkButton(): VNode {
  const { chat, refocus, language: { texts } } = usePanel();
  const [asking, setAsking] = useState<"no" | "yes" | "failed">("no");
  const ask = async () => {
    setAsking("yes");
    await chat.askForPerson().then(refocus, () => setAsking("failed"));
  };
  return (
    <>
      <button class="talk" disabled={asking === "yes"} onClick={ask}>
        <PersonIcon />
        {asking === "yes" ? texts.asking : texts.talkToPerson}
      </button>
      {asking === "failed" && <p class="error" role="alert">{texts.askFailed}</p>}
    </>
  );
}
