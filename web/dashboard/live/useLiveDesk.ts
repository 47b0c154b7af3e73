/** Holds the live stream open while somebody is signed in. */

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { EventStream } from "../../client/stream";
import { signedOut } from "../api/http";
import { LiveCache } from "./apply";

export type LiveStatus = "connecting" | "live" | "lost";

const LOST_AFTER_MS = 2500; // a server that restarts is back before anybody needs to know

export function useLiveDesk(memberId: string): LiveStatus {
  const cache = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>("connecting");

  useEffect(() => {
    const stream = deskStream(new LiveCache(cache, memberId), setStatus);
    const hurry = () => stream.hurry();
    stream.start();
    window.addEventListener("online", hurry);
    document.addEventListener("visibilitychange", hurry);
    return () => {
      window.removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", hurry);
      stream.stop();
    };
  }, [cache, memberId]);

  return status;
}

function deskStream(live: LiveCache, tell: (status: LiveStatus) => void): EventStream {
  let opened = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new EventStream({
    connect: (lastId, signal) =>
      fetch("/api/desk/stream", { signal, cache: "no-store", headers: lastId ? { "Last-Event-ID": lastId } : {} }),
    // On its own turn, so that a fault in our handler is reported as such and not taken for a broken connection.
    onEvent: ({ event, data }) => queueMicrotask(() => live.apply(event, JSON.parse(data))),
    onRefused: (status) => {
      if (status !== 401) return true;
      signedOut();
      return false;
    },
    onStatus: (status) => {
      if (status === "open" || status === "stopped") {
        clearTimeout(timer);
        timer = undefined;
      } else timer ??= setTimeout(() => tell("lost"), LOST_AFTER_MS);
      if (status !== "open") return;
      // What was fetched before the stream stood may already be old; after that the stream itself catches up.
      if (!opened) live.refetch();
      opened = true;
      tell("live");
    },
  });
}
