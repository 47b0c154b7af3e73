import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { type Call, conversationCallsQuery, toolsApi } from "./toolsApi";
import "./Tools.css";

/** What waits for an agent's word in this conversation. */
export function ConversationCalls({ id }: { id: string }) {
  const { data: calls } = useQuery(conversationCallsQuery(id));
  const waiting = calls?.filter(({ state }) => state === "waiting") ?? [];
  return waiting.map((call) => <Approval key={call.id} call={call} />);
}

function Approval({ call }: { call: Call }) {
  const [reason, setReason] = useState("");
  const cache = useQueryClient();
  const decide = useMutation({
    mutationFn: (approved: boolean) => toolsApi.decide(call.id, approved, reason),
    onSettled: () => cache.invalidateQueries({ queryKey: ["tools"] }),
  });
  return (
    <section className="approval" aria-label={`Approve: ${call.tool_name}`}>
      <p>
        The visitor asks for this, and it needs your approval: <strong>{call.tool_name}</strong>
      </p>
      <dl>
        {call.shown.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Field label="If you decline: why (the visitor reads it)" value={reason} onChange={setReason} maxLength={500} />
      {decide.error && <ErrorNotice error={decide.error} />}
      <div className="approval-buttons">
        <Button variant="primary" icon={Check} isPending={decide.isPending} onPress={() => decide.mutate(true)}>
          Approve
        </Button>
        <Button icon={X} isPending={decide.isPending} onPress={() => decide.mutate(false)}>
          Decline
        </Button>
      </div>
    </section>
  );
}
