import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { usePanel, useWords } from "../ui/context";
import { Icon } from "../ui/icons";
import { standing, turnOff, turnOn } from "./browser";
import { TEXTS } from "./text";

export interface Props {
  /** In the menu it stands among other groups. */
  framed?: boolean;
}

/** An offer to be told on this device when a person replies, and the way back; nothing where the browser cannot. */
export function PushOffer({ framed = false }: Props): VNode | null {
  const { chat } = usePanel();
  const words = useWords(TEXTS);
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const [pressed, setPressed] = useState(false);
  const now = standing(chat.keep);
  const key = chat.site?.push_key;
  if (now === "none" || !key) return null;
  if (now === "denied" && !framed && !pressed) return null; // they have said no; the menu tells how to change that

  const press = async () => {
    setState("busy");
    setPressed(true);
    const done = now === "on" ? turnOff(chat.api, chat.keep) : turnOn(chat.api, chat.keep, key);
    await done.then(() => setState("ready"), () => setState("failed"));
    chat.look(!document.hidden);
  };
  const line = { install: words.install, denied: words.denied, on: words.on, off: "" }[now];
  const content = (
    <div class="tell">
      <p role="status">{line}</p>
      {now !== "install" && (
        <button class="talk" disabled={state === "busy"} onClick={press}>
          <BellIcon />
          {state === "busy" ? words.busy : now === "on" ? words.stop : words.offer}
        </button>
      )}
      {state === "failed" && <p class="error" role="alert">{words.failed}</p>}
    </div>
  );
  return framed ? <fieldset><legend>{words.legend}</legend>{content}</fieldset> : content;
}

const BellIcon = () => <Icon path="M6 10a6 6 0 0112 0c0 6 2 7 2 7H4s2-1 2-7M10 20.5h4" />;
