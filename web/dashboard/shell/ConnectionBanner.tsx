import { WifiOff } from "lucide-react";
import type { LiveStatus } from "../live/useLiveDesk";
import "./ConnectionBanner.css";

export function ConnectionBanner({ status }: { status: LiveStatus }) {
  return (
    <div role="status">
      {status === "lost" && (
        <p className="connection-banner">
          <WifiOff size={15} aria-hidden="true" />
          Connection lost. New messages do not arrive right now; Jawab keeps trying and will catch up by itself.
        </p>
      )}
    </div>
  );
}
