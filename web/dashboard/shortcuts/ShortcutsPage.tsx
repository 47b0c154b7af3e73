import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp, Plus, Zap } from "lucide-react";
import { intentsQuery } from "../api/intentQueries";
import { announce } from "../ui/announcer";
import { IconButton } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { Switch } from "../ui/Switch";
import { Chip } from "./Chip";
import { type Shortcut, shortcutsApi, shortcutsQuery } from "./shortcutsApi";
import { KIND_WORDS, nameOf, timesWords, usedWords, whenWords } from "./words";
import "./Shortcuts.css";

export function ShortcutsPage() {
  const { data, error, refetch } = useQuery(shortcutsQuery);
  const add = (
    <Link to="/shortcuts/new" className="button" data-variant="primary">
      <Plus size={15} aria-hidden="true" /> <span>New shortcut</span>
    </Link>
  );
  return (
    <Page title="Shortcuts" intro="What visitors can do at a press, under the greeting and from the chat’s menu. They begin in your order; what gets pressed more moves up by itself." actions={add}>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} kind="text" />}
      {data && data.items.length === 0 && <NoShortcuts />}
      {data && data.items.length > 0 && <List items={data.items} />}
    </Page>
  );
}

function NoShortcuts() {
  return (
    <EmptyState icon={Zap} title="No shortcuts yet">
      <p>
        For example: “Call me back” at a time within your hours, which comes to Requests. “What does it cost?”, asked in the visitor’s name. A
        booking that only those see who look at a certain page, or who come again.
      </p>
      <Link to="/shortcuts/new">Make the first shortcut</Link>
    </EmptyState>
  );
}

function List({ items }: { items: Shortcut[] }) {
  const { data: intents } = useQuery(intentsQuery);
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: ({ item, ...wanted }: { item: Shortcut; active?: boolean; position?: number }) => shortcutsApi.change(item.id, wanted),
    onSuccess: (changed, { position }) => {
      if (position !== undefined) announce(`${nameOf(changed).name} is now ${position + 1} of ${items.length}.`);
      return cache.invalidateQueries({ queryKey: shortcutsQuery.queryKey });
    },
  });
  const calls = new Map(intents?.items.map(({ key, label }) => [key, label]));
  return (
    <>
      {change.error && <ErrorNotice error={change.error} />}
      <ol className="shortcut-list">
        {items.map((item, place) => {
          const { name, language } = nameOf(item);
          const move = (by: number) => change.mutate({ item, position: place + by });
          return (
            <li key={item.id} className="shortcut-row" data-active={item.active}>
              <div className="shortcut-what">
                <Link to="/shortcuts/$shortcutId" params={{ shortcutId: item.id }} aria-label={`${name}: ${KIND_WORDS[item.kind]}`}>
                  <Chip kind={item.kind} label={name} language={language} />
                </Link>
                <p className="shortcut-when">
                  {[KIND_WORDS[item.kind], timesWords(item.times), whenWords(item.conditions, calls)].filter(Boolean).join(" · ")}
                </p>
              </div>
              <p className="shortcut-used">
                {usedWords(item)}
                {item.rank !== null && <span> · now shown as number {item.rank}</span>}
              </p>
              <div className="shortcut-order">
                <IconButton icon={ArrowUp} label={`Move ${name} up`} isDisabled={place === 0} onPress={() => move(-1)} />
                <IconButton icon={ArrowDown} label={`Move ${name} down`} isDisabled={place === items.length - 1} onPress={() => move(1)} />
              </div>
              <Switch isSelected={item.active} onChange={(active) => change.mutate({ item, active })}>
                <span className="visually-hidden">{name}: </span>
                {item.active ? "On" : "Off"}
              </Switch>
            </li>
          );
        })}
      </ol>
      <p className="shortcut-note">Figures are of the last 28 days. Nothing is kept of who pressed.</p>
    </>
  );
}
