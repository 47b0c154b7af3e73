import { TriangleAlert } from "lucide-react";
import { ApiError } from "../api/http";
import { Button } from "./Button";
import "./ErrorNotice.css";

/** What went wrong, in the server's own sentence, and the way out when there is one. */
export function ErrorNotice({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const sentence = error instanceof ApiError ? error.message : "Something in this page failed. Load the page again; if it stays, tell your administrator.";
  return (
    <div className="error-notice" role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <p>{sentence}</p>
      {onRetry && <Button onPress={onRetry}>Try again</Button>}
    </div>
  );
}
