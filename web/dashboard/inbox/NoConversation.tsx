import { MousePointerClick } from "lucide-react";
import { EmptyState } from "../ui/EmptyState";
import { Key } from "../ui/Key";

export function NoConversation() {
  return (
    <section className="inbox-none" aria-label="Conversation">
      <EmptyState icon={MousePointerClick} title="Choose a conversation">
        <p>
          Pick one from the list, or press <Key>j</Key> for the next and <Key>k</Key> for the one before. <Key>?</Key> shows all keys.
        </p>
      </EmptyState>
    </section>
  );
}
