import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { shortcutsQuery } from "../shortcuts/shortcutsApi";
import { nameOf } from "../shortcuts/words";
import { IconButton } from "../ui/Button";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import type { Action } from "./invitationsApi";
import { ACTIONS } from "./words";

interface ActionFieldsProps {
  place: number;
  action: Action;
  onChange: (action: Action) => void;
  onRemove: () => void;
}

/** What one button does, in every language. */
export function ActionFields({ place, action, onChange, onRemove }: ActionFieldsProps) {
  const target = action.target ?? "";
  return (
    <div className="invitation-action" role="group" aria-label={`Button ${place}`}>
      <Select label={`Button ${place} is to`} options={ACTIONS} value={action.kind} onChange={(kind) => onChange({ kind: kind as Action["kind"], target: "" })} />
      {action.kind === "link" && <Field label="Address" value={target} onChange={(next) => onChange({ ...action, target: next })} isRequired maxLength={2000} placeholder="/sale" />}
      {action.kind === "shortcut" && <ShortcutSelect value={target} onChange={(next) => onChange({ ...action, target: next })} />}
      <IconButton icon={X} label={`Remove button ${place}`} onPress={onRemove} />
    </div>
  );
}

function ShortcutSelect({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { data } = useQuery(shortcutsQuery);
  const options = (data?.items ?? []).map((item) => [item.id, nameOf(item).name] as const);
  return <Select label="Shortcut" options={[["", "Choose one"], ...options]} value={value} onChange={onChange} />;
}
