import { useEffect, useRef, useState } from "react";
import type { Appearance } from "../api/appearance";
import { languageName } from "../ui/language";
import { NO_TEXTS, tidy } from "./words";

interface PreviewProps {
  draft: Appearance;
  language: string;
  siteKey: string;
  name: string;
}

type Colors = "light" | "dark";
type Size = "desktop" | "phone";

/** Milliseconds after the last change until it is shown. */
const CALM = 150;

/** The real widget on a page of its own, with what is not saved yet. Nothing said in it is sent. */
export function Preview({ draft, language, siteKey, name }: PreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(0);
  const [colors, setColors] = useState<Colors>("light");
  const [size, setSize] = useState<Size>("desktop");

  useEffect(() => {
    const hear = (event: MessageEvent) => {
      const ours = event.origin === location.origin && event.source === frame.current?.contentWindow;
      if (ours && event.data === "jawab:preview:ready") setReady((times) => times + 1);
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, []);
  useEffect(() => {
    if (!ready) return;
    const { texts, color, ...look } = tidy(draft);
    const shown = { name, color, look, texts: { ...NO_TEXTS, ...texts[language] }, language, colors };
    const timer = setTimeout(() => frame.current?.contentWindow?.postMessage(shown, location.origin), CALM);
    return () => clearTimeout(timer);
  }, [ready, draft, language, colors, name]);

  return (
    <section className="preview" aria-label="Preview">
      <div className="preview-tools">
        <Toggle label="Colours" options={[["light", "Light"], ["dark", "Dark"]]} value={colors} onChange={setColors} />
        <Toggle label="Size" options={[["desktop", "Desktop"], ["phone", "Phone"]]} value={size} onChange={setSize} />
        <span className="preview-language">{languageName(language)}</span>
      </div>
      <div className="preview-stage" data-size={size}>
        <iframe ref={frame} title="The widget as visitors see it" src={`/widget/preview?${new URLSearchParams({ site: siteKey })}`} />
      </div>
      <p className="field-help">This is the real widget with what you have chosen, before it is saved. What is written in it goes nowhere.</p>
    </section>
  );
}

interface ToggleProps<Value extends string> {
  label: string;
  options: readonly (readonly [Value, string])[];
  value: Value;
  onChange: (value: Value) => void;
}

function Toggle<Value extends string>({ label, options, value, onChange }: ToggleProps<Value>) {
  return (
    <div className="preview-toggle" role="group" aria-label={label}>
      {options.map(([each, words]) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => onChange(each)}>
          {words}
        </button>
      ))}
    </div>
  );
}
