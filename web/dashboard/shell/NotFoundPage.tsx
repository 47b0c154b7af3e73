import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { EmptyState } from "../ui/EmptyState";

export function NotFoundPage() {
  return (
    <EmptyState icon={Compass} title="There is no such page">
      <p>The address may be mistyped, or the page has moved.</p>
      <Link to="/inbox/$view" params={{ view: "open" }} className="text-link">
        Go to the inbox
      </Link>
    </EmptyState>
  );
}
