import { useNavigate, useSearch } from "@tanstack/react-router";
import { type Filters, readFilters } from "./filters";

/** The filters in the address. Changing them leaves an open conversation, and what is shown of it, where it is. */
export function useFilters(): { filters: Filters; setFilters: (filters: Filters) => void } {
  const filters = useSearch({ from: "/inbox/$view", select: readFilters, structuralSharing: true });
  const navigate = useNavigate();
  const setFilters = (next: Filters) =>
    void navigate({ to: ".", search: ({ reply, message }) => ({ ...next, ...(reply ? { reply } : {}), ...(message ? { message } : {}) }), replace: true });
  return { filters, setFilters };
}
