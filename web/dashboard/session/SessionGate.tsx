import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useRef } from "react";
import { sessionQuery } from "../api/queries";
import type { Session } from "../api/types";
import { ErrorNotice } from "../ui/ErrorNotice";
import { SignInPage } from "./SignInPage";

const SessionContext = createContext<Session | null>(null);

/** Shows the desk to whoever is signed in, and the sign-in page to everybody else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const wasSignedIn = useRef(false);
  if (session) {
    wasSignedIn.current = true;
    return <SessionContext value={session}>{children}</SessionContext>;
  }
  if (error) {
    return (
      <main className="sign-in">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  return session === null ? <SignInPage ended={wasSignedIn.current} /> : <div className="boot" aria-busy="true" />;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("useSession is for pages behind the sign-in");
  return session;
}
