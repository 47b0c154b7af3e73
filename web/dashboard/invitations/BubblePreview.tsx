import { useEffect, useRef, useState } from "react";
import { addStyles, bubble } from "../../widget/host/invitations/bubble";
import { Choice } from "../ui/Choice";
import { languageName } from "../ui/language";
import { Select } from "../ui/Select";
import type { InvitationForm } from "./invitationsApi";
import { mainLanguage } from "./words";

const IN_PLACE = ".invitation { position: relative; bottom: auto; max-width: min(312px, 100%); animation: none; z-index: auto; }";
const COLORS = [
  ["light", "Light"],
  ["dark", "Dark"],
] as const;
const nothing = () => undefined;

/** The real bubble, as visitors will see it; its buttons do nothing here. */
export function BubblePreview({ form, color }: { form: InvitationForm; color: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [theme, setTheme] = useState<"light" | "dark">("light");
  const [chosen, setChosen] = useState("");
  const language = chosen in form.texts ? chosen : mainLanguage(form.texts);
  const words = form.texts[language];
  useEffect(() => {
    const root = host.current!.shadowRoot ?? withStyles(host.current!.attachShadow({ mode: "open" }));
    if (!words) return;
    const buttons = words.buttons.map(({ label }) => ({ label: label || "…", question: "", action: { kind: "open" as const, target: "" } }));
    const shown = { text: words.text || "…", buttons, language };
    root.replaceChildren(bubble(shown, { side: "left", theme, color }, { open: nothing, press: nothing, dismiss: nothing }));
  }, [words, language, theme, color]);
  return (
    <aside className="invitation-preview" aria-labelledby="preview-heading">
      <h2 id="preview-heading">As visitors see it</h2>
      <div className="invitation-stage" data-theme={theme} ref={host} />
      <Choice legend="Colours" options={COLORS} value={theme} onChange={setTheme} />
      {Object.keys(form.texts).length > 1 && (
        <Select label="Language" options={Object.keys(form.texts).map((tag) => [tag, languageName(tag)] as const)} value={language} onChange={setChosen} />
      )}
    </aside>
  );
}

function withStyles(root: ShadowRoot): ShadowRoot {
  addStyles(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(IN_PLACE);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return root;
}
