import type { LucideIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "./Button";

interface ConfirmButtonProps {
  icon: LucideIcon;
  question: string;
  yes: string;
  onYes: () => void;
  isPending: boolean;
  children: string;
}

/** A button for what cannot be undone: it asks, in its own place, before it does it. */
export function ConfirmButton({ icon, question, yes, onYes, isPending, children }: ConfirmButtonProps) {
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <Button icon={icon} isPending={isPending} onPress={() => setAsks(true)}>
        {children}
      </Button>
    );
  }
  const answer = (isYes: boolean) => {
    setAsks(false);
    if (isYes) onYes();
  };
  return (
    <div className="confirm" role="group" aria-label={question}>
      <span>{question}</span>
      <Button variant="danger" onPress={() => answer(true)}>
        {yes}
      </Button>
      <Button autoFocus onPress={() => answer(false)}>
        Keep it
      </Button>
    </div>
  );
}
