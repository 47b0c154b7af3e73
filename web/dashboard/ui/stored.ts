/** A small choice that this browser remembers, shared by all who look at it. */

import { useSyncExternalStore } from "react";

export interface Stored<T extends string> {
  get: () => T;
  set: (value: T) => void;
  use: () => T;
}

export function stored<T extends string>(key: string, allowed: readonly T[], initial: T): Stored<T> {
  const listeners = new Set<() => void>();
  const read = localStorage.getItem(key) as T | null;
  let current = read !== null && allowed.includes(read) ? read : initial;
  const get = () => current;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set: (value) => {
      current = value;
      localStorage.setItem(key, value);
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
