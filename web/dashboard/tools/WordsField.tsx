import { useId } from "react";
import { languageDir } from "../ui/language";
import type { Words } from "./toolsApi";
import "../ui/Field.css";

const OTHERS = [
  ["ur", "Urdu"],
  ["ur-Latn", "Roman Urdu"],
] as const;

interface WordsFieldProps {
  label: string;
  words: Words;
  onChange: (words: Words) => void;
  help?: string;
  rows?: number;
}

/** The same said in English and, folded away, in the other writings. */
export function WordsField({ label, words, onChange, help, rows = 1 }: WordsFieldProps) {
  const put = (language: string, text: string) => {
    const { [language]: _, ...others } = words;
    onChange(text ? { ...others, [language]: text } : others);
  };
  return (
    <div className="words-field">
      <Box label={label} lang="en" rows={rows} text={words["en"] ?? ""} onChange={(text) => put("en", text)} help={help} />
      <details>
        <summary>{label} in Urdu and Roman Urdu</summary>
        {OTHERS.map(([language, name]) => (
          <Box key={language} label={`${label} in ${name}`} lang={language} rows={rows} text={words[language] ?? ""} onChange={(text) => put(language, text)} />
        ))}
      </details>
    </div>
  );
}

interface BoxProps {
  label: string;
  lang: string;
  rows: number;
  text: string;
  onChange: (text: string) => void;
  help?: string | undefined;
}

function Box({ label, lang, rows, text, onChange, help }: BoxProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input lines"
        rows={rows}
        lang={lang}
        dir={languageDir(lang)}
        value={text}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
    </div>
  );
}
