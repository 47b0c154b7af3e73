import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";

const PAGES: Record<string, string> = { inbox: "Inbox", knowledge: "Knowledge", products: "Products", media: "Pictures and files", intents: "Intents", understanding: "Understanding", install: "Install" };

/** The browser's title: how many wait, and the page. */
export function useTitle(waiting: number): void {
  const page = useRouterState({ select: (state) => state.location.pathname.split("/").find((part) => part in PAGES) });
  useEffect(() => {
    document.title = `${waiting ? `(${waiting}) ` : ""}${PAGES[page ?? "inbox"]} · Jawab`;
  }, [waiting, page]);
}
