import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { intentsQuery } from "../api/intentQueries";
import type { InboxRow, View } from "../api/types";
import type { Urgency } from "../api/understanding";
import { MoodFace } from "../understanding/Mood";
import { MOOD_WORDS, MOODS, URGENCY_WORDS } from "../understanding/words";
import { Button } from "../ui/Button";
import { languageName } from "../ui/language";
import { Select } from "../ui/Select";
import { chosenMoods, countFilters, type Filters, toggleMood, usualSort } from "./filters";
import "./InboxFilters.css";

interface InboxFiltersProps {
  view: View;
  filters: Filters;
  /** The rows that are loaded: their languages can be chosen. */
  rows: InboxRow[];
  onChange: (filters: Filters) => void;
  onClose: () => void;
}

const ALWAYS_OFFERED = ["en", "ur", "ur-Latn"];

export function InboxFilters({ view, filters, rows, onChange, onClose }: InboxFiltersProps) {
  const box = useRef<HTMLDivElement>(null);
  // Whoever opened the filters, by key or by pointer, is at the first of them.
  useEffect(() => box.current?.querySelector("button")?.focus(), []);
  const { sort, ...narrowing } = filters;
  const set = (key: keyof Filters, value: string) => {
    const { [key]: _, ...others } = filters;
    onChange(value ? { ...others, [key]: value } : others);
  };
  return (
    <div ref={box} className="inbox-filters" role="group" aria-label="Filters" onKeyDown={({ key }) => key === "Escape" && onClose()}>
      <Moods filters={narrowing} onToggle={(mood) => onChange(toggleMood(filters, mood))} />
      <div className="inbox-selects">
        <Select label="Urgency" value={filters.urgency ?? ""} options={URGENCIES} onChange={(value) => set("urgency", value)} />
        <LanguageFilter chosen={filters.language} rows={rows} onChange={(value) => set("language", value)} />
        <IntentFilter chosen={filters.intent} onChange={(value) => set("intent", value)} />
        <Select label="Order" value={sort ?? usualSort(view)} options={sorts(view)} onChange={(value) => set("sort", value === usualSort(view) ? "" : value)} />
      </div>
      {countFilters(filters) > 0 && (
        <Button variant="quiet" onPress={() => onChange(sort ? { sort } : {})}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

const URGENCIES = [["", "Any"], ...(["high", "normal", "low"] satisfies Urgency[]).map((each) => [each, URGENCY_WORDS[each]] as const)] as const;
const sorts = (view: View) =>
  [
    ["newest", view === "waiting" ? "Longest waiting first" : "Newest first"],
    ["urgency", "Most urgent first"],
  ] as const;

function Moods({ filters, onToggle }: { filters: Filters; onToggle: (mood: (typeof MOODS)[number]) => void }) {
  const chosen = chosenMoods(filters);
  return (
    <div className="inbox-moods" role="group" aria-label="Mood">
      {MOODS.map((mood) => (
        <ToggleButton key={mood} className="mood-toggle" data-mood={mood} isSelected={chosen.includes(mood)} onChange={() => onToggle(mood)}>
          <MoodFace mood={mood} /> {MOOD_WORDS[mood]}
        </ToggleButton>
      ))}
    </div>
  );
}

function IntentFilter({ chosen = "", onChange }: { chosen: string | undefined; onChange: (key: string) => void }) {
  const { data } = useQuery(intentsQuery);
  const known = data?.items.map(({ key, label }) => [key, label] as const) ?? [];
  const isKnown = chosen === "" || known.some(([key]) => key === chosen);
  return <Select label="Intent" value={chosen} options={[["", "Any"], ...known, ...(isKnown ? [] : [[chosen, chosen] as const])]} onChange={onChange} />;
}

function LanguageFilter({ chosen, rows, onChange }: { chosen: string | undefined; rows: InboxRow[]; onChange: (tag: string) => void }) {
  const tags = new Set([...ALWAYS_OFFERED, ...rows.map((row) => row.language), ...(chosen ? [chosen] : [])]);
  const options = [...tags].map((tag) => [tag, languageName(tag)] as const);
  return <Select label="Language" value={chosen ?? ""} options={[["", "Any"], ...options]} onChange={onChange} />;
}
