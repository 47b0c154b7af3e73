import type { TargetedSubmitEvent, VNode } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { ApiError } from "../core/errors";
import { usePanel, useWords } from "../ui/context";
import { TEXTS } from "./text";

/** Asks for an address; the browser's own check of it is enough here, the server checks again. */
export function EmailForm({ onSend }: { onSend(email: string): Promise<void> }): VNode {
  const { language: { texts } } = usePanel();
  const words = useWords(TEXTS);
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState("");
  const [sending, setSending] = useState(false);
  const id = useId();

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = field.current!;
    if (!input.value.trim() || !input.checkValidity()) {
      setError(texts.emailInvalid);
      return input.focus();
    }
    setSending(true);
    setError("");
    await onSend(input.value.trim()).catch((failure) => {
      const refused = failure instanceof ApiError && failure.status === 422;
      setError(refused ? (failure.detail ?? texts.emailInvalid) : words.emailFailed);
      setSending(false);
    });
  };

  return (
    <form class="email" noValidate onSubmit={submit}>
      <label for={id}>{words.emailLabel}</label>
      <div class="row">
        <input
          id={id} ref={field} type="email" autocomplete="email" required dir="ltr" maxLength={254} placeholder={words.emailExample}
          aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}
        />
        <button class="primary" disabled={sending}>{texts.submit}</button>
      </div>
      {error && <p class="error" id={`${id}-error`} role="alert">{error}</p>}
    </form>
  );
}
