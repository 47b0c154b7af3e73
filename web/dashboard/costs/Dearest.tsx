import { Link } from "@tanstack/react-router";
import { fullTime } from "../ui/time";
import type { ConversationSpend } from "./costsApi";
import { allTokens, shownSpent } from "./money";
import "../ui/Table.css";

/** The conversations that took most this month. */
export function Dearest({ conversations, currency }: { conversations: ConversationSpend[]; currency: string }) {
  if (conversations.length === 0) return null;
  return (
    <section aria-labelledby="dearest-heading" className="costs-section">
      <h2 id="dearest-heading">Conversations that took most this month</h2>
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Conversation</th>
              <th scope="col" className="number">Answers written</th>
              <th scope="col" className="number">Tokens</th>
              <th scope="col" className="number">Cost</th>
            </tr>
          </thead>
          <tbody>
            {conversations.map((one) => (
              <tr key={one.conversation_id}>
                <th scope="row">
                  <Link to="/inbox/$view/$conversationId" params={{ view: "open", conversationId: one.conversation_id }} className="table-link">
                    Last written to {fullTime(one.last_at)}
                  </Link>
                </th>
                <td className="number">{one.requests.toLocaleString()}</td>
                <td className="number">{allTokens(one).toLocaleString()}</td>
                <td className="number">{one.cost === null ? "–" : shownSpent(one, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
