import { useQuery } from "@tanstack/react-query";
import { Coins, Quote } from "lucide-react";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { type Costs, costsQuery } from "./costsApi";
import { Days } from "./Days";
import { Dearest } from "./Dearest";
import { LimitsForm } from "./LimitsForm";
import { reachedSentence, shownMoney, shownSpent, shownTokens, allTokens } from "./money";
import "./CostsPage.css";

export function CostsPage() {
  const { data, error, refetch } = useQuery(costsQuery);
  return (
    <Page title="Costs" intro="What the language model takes, and how much of it you allow. Quoted answers cost nothing.">
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {data && <Shown costs={data} />}
    </Page>
  );
}

function Shown({ costs }: { costs: Costs }) {
  return (
    <div className="costs">
      {costs.reached.length > 0 && <ReachedToday costs={costs} />}
      {costs.model ? <Model costs={costs} /> : <NoModel />}
      <dl className="costs-sums">
        <Sum name="Today" costs={costs} of="today" />
        <Sum name="This month" costs={costs} of="month" />
      </dl>
      <Days days={costs.days} currency={costs.currency} />
      <Dearest conversations={costs.conversations} currency={costs.currency} />
      <LimitsForm costs={costs} />
    </div>
  );
}

function ReachedToday({ costs }: { costs: Costs }) {
  return (
    <div className="costs-reached" role="status">
      <Quote size={16} aria-hidden="true" />
      <div>
        {costs.reached.map((one) => (
          <p key={one.limit}>{reachedSentence(one)}</p>
        ))}
      </div>
    </div>
  );
}

function Model({ costs: { model, price, currency } }: { costs: Costs }) {
  return (
    <p className="costs-model">
      Answers are written by <strong>{model}</strong>
      {price
        ? `: ${shownMoney(price.input, currency)} for a million tokens read, ${shownMoney(price.output, currency)} for a million written.`
        : ". No price is known for it, so what it takes is counted in tokens. Whoever runs the server can set JAWAB_LLM_PRICES."}
    </p>
  );
}

function NoModel() {
  return (
    <EmptyState icon={Coins} title="Nothing is spent">
      <p>Answers are quoted from your articles, by models inside the install. When a language model is set (JAWAB_LLM), what it takes is counted here.</p>
    </EmptyState>
  );
}

function Sum({ name, costs, of }: { name: string; costs: Costs; of: "today" | "month" }) {
  const spent = costs[of];
  return (
    <div className="costs-sum">
      <dt>{name}</dt>
      <dd>
        <strong>{shownSpent(spent, costs.currency)}</strong>
        <span>
          {shownTokens(allTokens(spent))} in {spent.requests.toLocaleString()} {spent.requests === 1 ? "request" : "requests"}
        </span>
        {spent.prepared_tokens > 0 && <span>{shownTokens(spent.prepared_tokens)} of them before anybody asked</span>}
      </dd>
    </div>
  );
}
