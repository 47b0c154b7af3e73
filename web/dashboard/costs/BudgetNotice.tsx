import { useQuery } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { Quote } from "lucide-react";
import { useSession } from "../session/SessionGate";
import { reachedQuery } from "./costsApi";
import { reachedSentence } from "./money";
import "./CostsPage.css";

/** Tells the owner on every other page that a limit keeps the language model from writing. One conversation's limit does not
 * concern the others: it is told on the page of costs alone. */
export function BudgetNotice() {
  const { member, llm } = useSession();
  const { data = [] } = useQuery({ ...reachedQuery, enabled: member.role === "owner" && llm !== null });
  const isThere = useRouterState({ select: ({ location }) => location.pathname.endsWith("/costs") });
  const one = data.find(({ limit }) => limit === "month") ?? data.find(({ limit }) => limit === "day" || limit === "install");
  return (
    <div role="status">
      {one && !isThere && (
        <p className="costs-notice">
          <Quote size={15} aria-hidden="true" />
          <span>
            {reachedSentence(one)} <Link to="/costs">See costs and limits</Link>
          </span>
        </p>
      )}
    </div>
  );
}
