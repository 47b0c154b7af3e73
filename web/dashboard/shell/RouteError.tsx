import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorNotice } from "../ui/ErrorNotice";

export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <div className="page">
      <ErrorNotice error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
    </div>
  );
}
