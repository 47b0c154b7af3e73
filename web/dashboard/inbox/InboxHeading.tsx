import { ListFilter } from "lucide-react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import type { View } from "../api/types";
import { counted } from "../ui/numbers";
import { VIEWS } from "./views";

interface InboxHeadingProps {
  view: View;
  /** How many filters are set. */
  count: number;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}

export function InboxHeading({ view, count, isOpen, onToggle }: InboxHeadingProps) {
  return (
    <div className="inbox-bar">
      <h1 id="inbox-heading" className="inbox-heading">
        {VIEWS[view].label}
      </h1>
      <ToggleButton
        className="button inbox-filter-button"
        data-variant="plain"
        isSelected={isOpen}
        onChange={onToggle}
        aria-expanded={isOpen}
        aria-keyshortcuts="f"
      >
        <ListFilter size={15} aria-hidden="true" />
        <span>Filter</span>
        {count > 0 && (
          <span className="inbox-filter-count">
            {count}
            <span className="visually-hidden"> {counted(count, "filter").replace(/^\S+ /, "")} set</span>
          </span>
        )}
      </ToggleButton>
    </div>
  );
}
