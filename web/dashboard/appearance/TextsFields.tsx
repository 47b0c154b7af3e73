import { useId } from "react";
import type { Appearance, Texts } from "../api/appearance";
import { Field } from "../ui/Field";
import { languageDir, languageName } from "../ui/language";
import { Select } from "../ui/Select";
import { LANGUAGES, linesOf, MOST_SUGGESTIONS, NO_TEXTS } from "./words";

interface TextsFieldsProps {
  texts: Appearance["texts"];
  language: string;
  onLanguage: (language: string) => void;
  onChange: (texts: Appearance["texts"]) => void;
}

/** What is said before anybody has written, in one language at a time. */
export function TextsFields({ texts, language, onLanguage, onChange }: TextsFieldsProps) {
  const said = { ...NO_TEXTS, ...texts[language] };
  const change = (part: Partial<Texts>) => onChange({ ...texts, [language]: { ...said, ...part } });
  const known = LANGUAGES.map(([tag]) => tag);
  const others = Object.keys(texts).filter((tag) => !known.includes(tag));
  const options = [...LANGUAGES, ...others.map((tag) => [tag, languageName(tag)] as const)];
  return (
    <fieldset className="appearance-texts">
      <legend>Words</legend>
      <Select label="Language" value={language} options={options} onChange={onLanguage} />
      <Box
        label="Greeting" help="Where nothing is written, Jawab greets in its own words." language={language}
        value={said.greeting} rows={3} most={600} onChange={(greeting) => change({ greeting })}
      />
      <Box
        label="Questions to begin with" help={`One on each line, at most ${MOST_SUGGESTIONS}.`} language={language}
        value={said.suggestions.join("\n")} rows={4} most={720} onChange={(text) => change({ suggestions: linesOf(text) })}
      />
      <Field
        label="Words beside the button’s picture" help="Empty: the picture alone." lang={language}
        value={said.label} onChange={(label) => change({ label })} maxLength={24}
      />
    </fieldset>
  );
}

interface BoxProps {
  label: string;
  help: string;
  language: string;
  value: string;
  rows: number;
  most: number;
  onChange: (text: string) => void;
}

function Box({ label, help, language, value, rows, most, onChange }: BoxProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id} className="input appearance-box" rows={rows} maxLength={most} lang={language} dir={languageDir(language)}
        value={value} aria-describedby={`${id}-help`} onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-help`} className="field-help">{help}</p>
    </div>
  );
}
