import type { QueryClient } from "@tanstack/react-query";
import type { Training } from "../api/understanding";
import { isTraining } from "./training";

/** Writes a training, as it is now, into what the desk remembers. */
export function putTraining(cache: QueryClient, item: Training): void {
  cache.setQueryData<Training[]>(["trainings"], (items) => items && [item, ...items.filter(({ id }) => id !== item.id)].sort(newestFirst));
  if (isTraining(item)) return;
  // Another version may be in use now, and may be sure of other messages.
  for (const key of ["trainings", "intents", "threshold"]) void cache.invalidateQueries({ queryKey: [key] });
}

function newestFirst(a: Training, b: Training): number {
  return b.version - a.version;
}
