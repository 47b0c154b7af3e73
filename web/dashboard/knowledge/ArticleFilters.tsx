import { Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { SearchField } from "react-aria-components/SearchField";
import { languageName } from "../ui/language";

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
      <SearchField className="search" aria-label="Search the articles" value={typed} onChange={setTyped}>
        <Search size={15} aria-hidden="true" />
        <Input placeholder="Search the articles" />
        <Button className="search-clear" aria-label="Clear the search">
          <X size={14} aria-hidden="true" />
        </Button>
      </SearchField>
      <label className="select">
        <span className="visually-hidden">Language</span>
        <select value={language} onChange={(event) => onChange({ q, language: event.target.value })}>
          <option value="">All languages</option>
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      </label>
      <p className="filters-total" role="status">
        {total !== undefined && `${total.toLocaleString()} ${total === 1 ? "article" : "articles"}`}
      </p>
    </div>
  );
}
