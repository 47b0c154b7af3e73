import { Check } from "lucide-react";
import { ErrorNotice } from "../ui/ErrorNotice";
import type { Correction } from "./useCorrection";

interface KeptProps {
  what: "mood" | "intent";
  correction: Correction;
  isCorrected: boolean;
}

/** What becomes of a correction, said when it is made and as long as it stands. */
export function Kept({ what, correction, isCorrected }: KeptProps) {
  return (
    <>
      <p className="read-kept" role="status">
        {isCorrected && (
          <>
            <Check size={14} aria-hidden="true" /> {correction.kept === what ? "Thank you. Kept" : "Corrected by hand and kept"} as a training example.
          </>
        )}
      </p>
      {correction.error && <ErrorNotice error={correction.error} />}
    </>
  );
}
