import { useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useHeadingFocus } from "./useHeadingFocus";
import "./Page.css";

interface PageProps {
  title: ReactNode;
  intro?: ReactNode;
  actions?: ReactNode;
  back?: ReactNode;
  children: ReactNode;
}

/** A page with one heading, which gets the focus when the page opens. */
export function Page({ title, intro, actions, back, children }: PageProps) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const heading = useHeadingFocus<HTMLHeadingElement>(path);
  return (
    <div className="page">
      {back}
      <header className="page-header">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {intro && <p className="page-intro">{intro}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
