/** Holds the live stream open while somebody is signed in. */

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { DeskStream, type StreamStatus } from "../api/stream";
import { LiveCache } from "./apply";

export function useLiveDesk(memberId: string): StreamStatus {
  const cache = useQueryClient();
  const [status, setStatus] = useState<StreamStatus>("connecting");

  useEffect(() => {
    const live = new LiveCache(cache, memberId);
    let opened = false;
    const stream = new DeskStream({
      event: (name, data) => live.apply(name, data),
      status: (next) => {
        // What was fetched before the stream stood may already be old; after that the stream itself catches up.
        if (next === "live" && !opened) live.refetch();
        opened ||= next === "live";
        setStatus(next);
      },
    });
    stream.start();
    return () => stream.stop();
  }, [cache, memberId]);

  return status;
}
