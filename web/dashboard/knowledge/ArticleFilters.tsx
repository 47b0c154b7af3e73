import { useEffect, useState } from "react";
import { languageName } from "../ui/language";
import { SearchBox } from "../ui/SearchBox";
import { Select } from "../ui/Select";

interface Filter {
  q?: string;
  language?: string;
}

interface ArticleFiltersProps {
  q: string;
  language: string;
  languages: string[];
  total: number | undefined;
  onChange: (filter: Filter) => void;
}

const PAUSE_MS = 200;

export function ArticleFilters({ q, language, languages, total, onChange }: ArticleFiltersProps) {
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => onChange({ q: typed, language }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, q, language, onChange]);

  return (
    <div className="filters" role="search">
      <SearchBox label="Search the articles" value={typed} onChange={setTyped} />
      <Select
        label="Language"
        hidesLabel
        value={language}
        options={[["", "All languages"], ...languages.map((tag) => [tag, languageName(tag)] as const)]}
        onChange={(chosen) => onChange({ q, language: chosen })}
      />
      <p className="filters-total" role="status">
        {total !== undefined && `${total.toLocaleString()} ${total === 1 ? "article" : "articles"}`}
      </p>
    </div>
  );
}
