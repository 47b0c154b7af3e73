import { ListFilter } from "lucide-react";
import type { Ref } from "react";
import { Button } from "react-aria-components/Button";
import type { View } from "../api/types";
import { counted } from "../ui/numbers";
import { VIEWS } from "./views";

interface InboxHeadingProps {
  view: View;
  /** How many filters are set. */
  count: number;
  isOpen: boolean;
  onToggle: () => void;
  buttonRef: Ref<HTMLButtonElement>;
}

export function InboxHeading({ view, count, isOpen, onToggle, buttonRef }: InboxHeadingProps) {
  return (
    <div className="inbox-bar">
      <h1 id="inbox-heading" className="inbox-heading">
        {VIEWS[view].label}
      </h1>
      <Button
        ref={buttonRef}
        className="button inbox-filter-button"
        data-variant="plain"
        data-selected={isOpen || undefined}
        onPress={onToggle}
        aria-expanded={isOpen}
        aria-keyshortcuts="f"
      >
        <ListFilter size={15} aria-hidden="true" />
        <span>Filter</span>
        {count > 0 && <FilterCount count={count} />}
      </Button>
    </div>
  );
}

function FilterCount({ count }: { count: number }) {
  return (
    <>
      <span className="inbox-filter-count" aria-hidden="true">
        {count}
      </span>
      <span className="visually-hidden">, {counted(count, "filter")} set</span>
    </>
  );
}
