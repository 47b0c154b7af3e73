import { useInfiniteQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { articlesQuery } from "../api/queries";
import { IconButton } from "../ui/Button";
import { Field } from "../ui/Field";
import { languageName } from "../ui/language";
import { Select } from "../ui/Select";
import type { ShortcutForm, Words } from "./shortcutsApi";
import { asksQuestion, NO_WORDS } from "./words";

const LANGUAGES = ["en", "ur", "ur-Latn", "ar", "es", "fr", "zh"];

interface WordsFieldsProps {
  form: ShortcutForm;
  onChange: (words: ShortcutForm["words"]) => void;
}

/** One set of words for each language; a visitor gets their own, else the shop's. */
export function WordsFields({ form, onChange }: WordsFieldsProps) {
  const { words } = form;
  const languages = Object.keys(words);
  const missing = LANGUAGES.filter((tag) => !languages.includes(tag));
  const change = (language: string, part: Partial<Words>) => onChange({ ...words, [language]: { ...NO_WORDS, ...words[language], ...part } });
  const remove = (language: string) => onChange(Object.fromEntries(Object.entries(words).filter(([tag]) => tag !== language)));
  return (
    <>
      {languages.map((language) => (
        <fieldset key={language} className="shortcut-words">
          <legend>{languageName(language)}</legend>
          <Field
            label="Label"
            lang={language}
            value={words[language]!.label}
            onChange={(label) => change(language, { label })}
            maxLength={40}
            isRequired
          />
          {languages.length > 1 && <IconButton icon={X} label={`Remove ${languageName(language)}`} onPress={() => remove(language)} />}
          {asksQuestion(form) && (
            <Field
              label="Question that is sent in the visitor’s name"
              lang={language}
              value={words[language]!.question}
              onChange={(question) => change(language, { question })}
              maxLength={300}
              isRequired
            />
          )}
          {form.kind === "faq" && (
            <ArticleSelect language={language} value={words[language]!.article_id ?? null} onChange={(article_id) => change(language, { article_id })} />
          )}
        </fieldset>
      ))}
      {missing.length > 0 && (
        <Select
          label="In another language"
          value=""
          options={[["", "Choose a language"], ...missing.map((tag) => [tag, languageName(tag)] as const)]}
          onChange={(tag) => tag && change(tag, {})}
        />
      )}
    </>
  );
}

interface ArticleSelectProps {
  language: string;
  value: string | null;
  onChange: (id: string | null) => void;
}

function ArticleSelect({ language, value, onChange }: ArticleSelectProps) {
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(articlesQuery("", language));
  const articles = data?.pages.flatMap((page) => page.items) ?? [];
  const more = hasNextPage ? [["more", "Show more articles…"] as const] : [];
  return (
    <Select
      label="What it opens"
      value={value ?? ""}
      options={[["", "The whole help centre"], ...articles.map(({ id, title }) => [id, title] as const), ...more]}
      onChange={(id) => (id === "more" ? void fetchNextPage() : onChange(id || null))}
    />
  );
}
