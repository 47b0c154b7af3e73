import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button, IconButton } from "../ui/Button";
import { Field } from "../ui/Field";
import { languageDir, languageName } from "../ui/language";
import { Select } from "../ui/Select";
import { ActionFields } from "./ActionFields";
import type { Action, InvitationForm, Words } from "./invitationsApi";
import { fitted, NO_WORDS } from "./words";

const LANGUAGES = ["en", "ur", "ar", "ur-Latn", "es", "fr", "zh"];

interface WordsFieldsProps {
  form: InvitationForm;
  onChange: (part: Partial<InvitationForm>) => void;
}

/** What it says, and what its buttons do. */
export function WordsFields({ form, onChange }: WordsFieldsProps) {
  const { actions, texts } = form;
  const missing = LANGUAGES.filter((tag) => !(tag in texts));
  const setActions = (next: Action[], kept = texts) => onChange(fitted({ ...form, actions: next, texts: kept }));
  const without = (at: number) => Object.fromEntries(Object.entries(texts).map(([tag, words]) => [tag, { ...words, buttons: words.buttons.filter((_, place) => place !== at) }]));
  return (
    <section className="guidance-conditions" aria-labelledby="words-heading">
      <h2 id="words-heading">What it says</h2>
      <p className="guidance-help">A press on its words opens the chat, which then greets with them. Visitors get their own language, others the first that you wrote.</p>
      {actions.map((action, at) => (
        <ActionFields
          key={at}
          place={at + 1}
          action={action}
          onChange={(next) => setActions(actions.map((each, place) => (place === at ? next : each)))}
          onRemove={() => setActions(actions.filter((_, place) => place !== at), without(at))}
        />
      ))}
      {actions.length < 2 && (
        <div>
          <Button icon={Plus} onPress={() => setActions([...actions, { kind: "ask", target: "" }])}>
            Add a button
          </Button>
        </div>
      )}
      {Object.entries(texts).map(([language, words]) => (
        <LanguageFields
          key={language}
          language={language}
          words={words}
          actions={actions}
          onChange={(next) => onChange({ texts: { ...texts, [language]: next } })}
          {...(Object.keys(texts).length > 1 ? { onRemove: () => onChange({ texts: Object.fromEntries(Object.entries(texts).filter(([tag]) => tag !== language)) }) } : {})}
        />
      ))}
      {missing.length > 0 && (
        <Select
          label="In another language"
          value=""
          options={[["", "Choose a language"], ...missing.map((tag) => [tag, languageName(tag)] as const)]}
          onChange={(tag) => tag && onChange(fitted({ ...form, texts: { ...texts, [tag]: NO_WORDS } }))}
        />
      )}
    </section>
  );
}

interface LanguageFieldsProps {
  language: string;
  words: Words;
  actions: readonly Action[];
  onChange: (words: Words) => void;
  onRemove?: () => void;
}

function LanguageFields({ language, words, actions, onChange, onRemove }: LanguageFieldsProps) {
  const id = useId();
  const change = (at: number, part: Partial<Words["buttons"][number]>) => onChange({ ...words, buttons: words.buttons.map((each, place) => (place === at ? { ...each, ...part } : each)) });
  return (
    <fieldset className="invitation-words">
      <legend>{languageName(language)}</legend>
      <div className="field">
        <label htmlFor={id}>Words</label>
        <textarea id={id} className="input guidance-box" rows={2} required maxLength={200} lang={language} dir={languageDir(language)} value={words.text} onChange={(event) => onChange({ ...words, text: event.target.value })} />
      </div>
      {onRemove && <IconButton icon={X} label={`Remove ${languageName(language)}`} onPress={onRemove} />}
      {words.buttons.map((button, at) => (
        <div key={at} className="invitation-pair">
          <Field label={`Button ${at + 1}`} lang={language} value={button.label} onChange={(label) => change(at, { label })} isRequired maxLength={40} />
          {actions[at]?.kind === "ask" && (
            <Field label="What it asks" help="Empty: the button’s own words" lang={language} value={button.question ?? ""} onChange={(question) => change(at, { question })} maxLength={300} />
          )}
        </div>
      ))}
    </fieldset>
  );
}
