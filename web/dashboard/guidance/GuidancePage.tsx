import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp, Compass, Plus } from "lucide-react";
import { type Rule, guidanceApi, guidanceQuery } from "../api/guidance";
import { intentsQuery } from "../api/intentQueries";
import { announce } from "../ui/announcer";
import { IconButton } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { Switch } from "../ui/Switch";
import { conditionsSentence, KIND_WORDS, STYLE_WORDS } from "./words";
import "./Guidance.css";

export function GuidancePage() {
  const { data, error, refetch } = useQuery(guidanceQuery);
  const add = (
    <Link to="/guidance/new" className="button" data-variant="primary">
      <Plus size={15} aria-hidden="true" /> <span>New rule</span>
    </Link>
  );
  return (
    <Page title="Guidance" intro="Your rules for what the bot says: always, or only for some visitors, pages or hours. Each reply shows which rules it followed." actions={add}>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} kind="text" />}
      {data && data.items.length === 0 && <NoRules />}
      {data && data.items.length > 0 && <RuleList rules={data.items} />}
    </Page>
  );
}

function NoRules() {
  return (
    <EmptyState icon={Compass} title="No rules yet">
      <p>For example: at night, always say when your people are back. Never say “guaranteed”. On the checkout page, bring a person for who is angry.</p>
      <Link to="/guidance/new">Write the first rule</Link>
    </EmptyState>
  );
}

function RuleList({ rules }: { rules: Rule[] }) {
  const { data: intents } = useQuery(intentsQuery);
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: ({ rule, ...wanted }: { rule: Rule; active?: boolean; position?: number }) => guidanceApi.change(rule.id, wanted),
    onSuccess: (changed, { position }) => {
      if (position !== undefined) announce(`${changed.name} is now rule ${position + 1} of ${rules.length}.`);
      return cache.invalidateQueries({ queryKey: guidanceQuery.queryKey });
    },
  });
  const calls = new Map(intents?.items.map(({ key, label }) => [key, label]));
  return (
    <>
      {change.error && <ErrorNotice error={change.error} />}
      <ol className="guidance-list">
        {rules.map((rule, place) => (
          <li key={rule.id} className="guidance-rule" data-active={rule.active}>
            <span className="guidance-kind" data-kind={rule.kind}>
              {KIND_WORDS[rule.kind]}
            </span>
            <div className="guidance-what">
              <Link to="/guidance/$ruleId" params={{ ruleId: rule.id }} className="guidance-name" dir="auto">
                {rule.name}
              </Link>
              <p className="guidance-text" dir="auto">
                {ruleText(rule)}
              </p>
              <p className="guidance-when">{conditionsSentence(rule.conditions, calls)}</p>
            </div>
            <div className="guidance-order">
              <IconButton icon={ArrowUp} label={`Move ${rule.name} up`} isDisabled={place === 0} onPress={() => change.mutate({ rule, position: place - 1 })} />
              <IconButton icon={ArrowDown} label={`Move ${rule.name} down`} isDisabled={place === rules.length - 1} onPress={() => change.mutate({ rule, position: place + 1 })} />
            </div>
            <Switch isSelected={rule.active} onChange={(active) => change.mutate({ rule, active })}>
              <span className="visually-hidden">{rule.name}: </span>
              {rule.active ? "On" : "Off"}
            </Switch>
          </li>
        ))}
      </ol>
    </>
  );
}

function ruleText({ kind, text, style }: Rule): string {
  if (kind === "must_not_say") return text.split("\n").join(" · ");
  return [text, style && STYLE_WORDS[style]].filter(Boolean).join(" · ");
}
