import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Attached } from "../files/Tray";
import { counted } from "../text";
import { usePanel } from "./context";
import { SendIcon } from "./icons";
import type { Field } from "./field";
import { Later } from "./Later";
import { useAutoGrow } from "./useAutoGrow";

const DEFAULT_LIMIT = 4_000;
/** The counter appears when less than this share of the limit is left. */
const NEAR_LIMIT = 0.1;

const loadFiles = () => import("../files/button").then(({ attach }) => attach);
const loadList = () => import("../completing").then(({ list }) => list);

/** Where the visitor writes. Enter sends, Shift+Enter begins a new line. */
export function Composer({ field }: { field: Field }): VNode {
  const { chat, language } = usePanel();
  const { texts } = language;
  const [text, setText] = useState("");
  const [helped, setHelped] = useState(false);
  const [unknown, setUnknown] = useState(false);
  const [attached, setAttached] = useState<Attached>([]);
  const [round, setRound] = useState(0); // what is attached belongs to one message
  useAutoGrow(field, text);
  useEffect(() => setUnknown(false), [text]);

  const limit = chat.site?.max_message_chars ?? DEFAULT_LIMIT;
  const left = limit - [...text.trim()].length;
  const sendable = left >= 0 && attached !== null && (text.trim() !== "" || attached.length > 0);

  const give = (message: string) => {
    if (!attached) return setText(message);
    chat.send(message, attached);
    setText("");
    setAttached([]);
    setRound(round + 1);
    field.current?.focus();
  };
  const send = () => (sendable ? give(text.trim()) : setUnknown(left < 0));

  return (
    <form class={`composer${left < 0 ? " over" : ""}${chat.site?.files === null ? " plain" : ""}`} onSubmit={(event) => (event.preventDefault(), send())}>
      {helped && <Later class="contents" load={loadList} props={{ field: field.current!, onChoose: give }} />}
      {/* HTML gives a textarea no other role than textbox, which may have a list as a combobox has. */}
      <textarea
        ref={field} rows={1} dir={text ? "auto" : texts.direction} value={text} placeholder={texts.placeholder} aria-label={texts.message}
        enterkeyhint="send" aria-describedby="left" aria-invalid={left < 0 || undefined}
        autocomplete="off" aria-autocomplete="list" aria-haspopup="listbox"
        onInput={(event) => {
          setText(event.currentTarget.value);
          setHelped(true);
          chat.typing();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      {chat.site?.files && <Later class="contents" load={loadFiles} props={{ field, round, onChange: setAttached }} />}
      <button class="send" aria-label={texts.send} title={texts.send} disabled={!sendable}>
        <SendIcon />
      </button>
      <p class="left" id="left" role={unknown ? "alert" : undefined}>
        {left < limit * NEAR_LIMIT && counted(language, left < 0 ? texts.tooLong : texts.charactersLeft, Math.abs(left))}
      </p>
    </form>
  );
}
