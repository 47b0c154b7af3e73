import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, type FormEvent } from "react";
import { api } from "../api/client";
import { remember, sessionQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { Logo } from "../ui/Logo";
import "./SignInPage.css";

/**
 * Stands in the place of whatever page was asked for; when the session is there, that page is too. So nobody is
 * sent about, and a page that was open when the session ended comes back with its drafts.
 */
export function SignInPage({ ended }: { ended: boolean }) {
  const cache = useQueryClient();
  const demo = useQuery({ queryKey: ["demo"], queryFn: async () => (await api.demo()) ?? null, staleTime: Infinity });
  const signIn = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => api.signIn(email, password),
    onSuccess: (session) => {
      // Another person may have signed in than the one who was here before.
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" && queryKey[0] !== "demo" });
      cache.setQueryData(sessionQuery.queryKey, remember(session));
      // This page came for nobody: its policy lets it load no pictures from the hosts that the workspace allows.
      if (session.workspace.media_hosts.length > 0) window.location.reload();
    },
  });
  useEffect(() => {
    document.title = "Sign in · Jawab";
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get("email")), password: String(form.get("password")) });
  };

  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit}>
        <Logo />
        <h1>Sign in to your desk</h1>
        {ended && !signIn.error && (
          <p className="sign-in-note" role="status">
            You were signed out. Sign in again to go on where you were; what you were writing is kept.
          </p>
        )}
        <Field label="E-mail" name="email" type="email" autoComplete="username" isRequired autoFocus />
        <Field label="Password" name="password" type="password" autoComplete="current-password" isRequired />
        {signIn.error && <ErrorNotice error={signIn.error} />}
        <Button type="submit" variant="primary" isPending={signIn.isPending}>
          Sign in
        </Button>
        {demo.data && <DemoHint {...demo.data} onUse={signIn.mutate} />}
      </form>
    </main>
  );
}

interface Demo {
  email: string;
  password: string;
}

function DemoHint({ email, password, onUse }: Demo & { onUse: (demo: Demo) => void }) {
  return (
    <div className="sign-in-demo">
      <p>
        This is a demo. Sign in as <code>{email}</code> with the password <code>{password}</code>.
      </p>
      <Button variant="quiet" onPress={() => onUse({ email, password })}>
        Use the demo sign-in
      </Button>
    </div>
  );
}
