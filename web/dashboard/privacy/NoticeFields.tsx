import { useId, useState } from "react";
import { Field } from "../ui/Field";
import { languageDir, languageName } from "../ui/language";
import { Select } from "../ui/Select";
import { LANGUAGES } from "./draft";
import type { Rules } from "./privacyApi";

const MOST = 600;

interface NoticeFieldsProps {
  notices: Rules["notices"];
  onChange: (notices: Rules["notices"]) => void;
}

/** What visitors read beside yes and no, in one language at a time. */
export function NoticeFields({ notices, onChange }: NoticeFieldsProps) {
  const id = useId();
  const [language, setLanguage] = useState("en");
  const said = notices[language] ?? { text: "", url: "" };
  const change = (part: Partial<typeof said>) => onChange({ ...notices, [language]: { ...said, ...part } });
  const known = LANGUAGES.map(([tag]) => tag);
  const others = Object.keys(notices).filter((tag) => !known.includes(tag));
  return (
    <fieldset className="privacy-notice">
      <legend>The notice</legend>
      <Select label="Language" value={language} options={[...LANGUAGES, ...others.map((tag) => [tag, languageName(tag)] as const)]} onChange={setLanguage} />
      <div className="field">
        <label htmlFor={id}>What visitors are asked</label>
        <textarea
          id={id} className="input privacy-text" rows={3} maxLength={MOST} lang={language} dir={languageDir(language)}
          value={said.text} aria-describedby={`${id}-help`} onChange={(event) => change({ text: event.target.value })}
        />
        <p id={`${id}-help`} className="field-help">
          Empty: the widget asks in its own words. Say what you do with it; how long it is kept is said below it.
        </p>
      </div>
      <Field
        label="Address of your privacy notice" type="url" value={said.url} onChange={(url) => change({ url })} maxLength={500}
        help="It is linked in the question and in the menu."
      />
    </fieldset>
  );
}
