import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";

export function Back({ to, children }: { to: "/knowledge" | "/tools" | "/guidance" | "/shortcuts" | "/invitations" | "/knowledge/imports" | "/intents" | "/products" | "/suggestions"; children: ReactNode }) {
  return (
    <Link to={to} className="page-back">
      <ArrowLeft size={15} aria-hidden="true" />
      {children}
    </Link>
  );
}
