import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { ConversationPage } from "./conversation/ConversationPage";
import { InboxPage } from "./inbox/InboxPage";
import { NoConversation } from "./inbox/NoConversation";
import { isView } from "./inbox/views";
import { NotFoundPage } from "./shell/NotFoundPage";
import { RouteError } from "./shell/RouteError";
import { Shell } from "./shell/Shell";
import type { View } from "./api/types";

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/inbox/$view", params: { view: "open" }, replace: true });
  },
});

const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/inbox/$view",
  params: {
    parse: ({ view }): { view: View } => ({ view: isView(view) ? view : "open" }),
    stringify: ({ view }) => ({ view }),
  },
  component: InboxPage,
});

const noConversationRoute = createRoute({ getParentRoute: () => inboxRoute, path: "/", component: NoConversation });

const conversationRoute = createRoute({
  getParentRoute: () => inboxRoute,
  path: "$conversationId",
  // `reply` opens "What the bot saw" for that reply of the bot's.
  validateSearch: (search: Record<string, unknown>): { reply?: string } =>
    typeof search["reply"] === "string" ? { reply: search["reply"] } : {},
  component: ConversationPage,
});

// The pages below are fetched when they are first opened.
const knowledgeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/knowledge",
  validateSearch: (search: Record<string, unknown>): { q?: string; language?: string } => ({
    ...(typeof search["q"] === "string" && search["q"] ? { q: search["q"] } : {}),
    ...(typeof search["language"] === "string" && search["language"] ? { language: search["language"] } : {}),
  }),
  component: lazyRouteComponent(() => import("./knowledge/ArticlesPage"), "ArticlesPage"),
});

const articleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/knowledge/articles/$articleId",
  component: lazyRouteComponent(() => import("./knowledge/ArticlePage"), "ArticlePage"),
});

const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/knowledge/imports",
  component: lazyRouteComponent(() => import("./knowledge/ImportsPage"), "ImportsPage"),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/knowledge/imports/$importId",
  component: lazyRouteComponent(() => import("./knowledge/ImportPage"), "ImportPage"),
});

const installRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/install",
  component: lazyRouteComponent(() => import("./install/InstallPage"), "InstallPage"),
});

export const router = createRouter({
  basepath: "/desk",
  defaultErrorComponent: RouteError,
  defaultPreload: "intent",
  routeTree: rootRoute.addChildren([
    homeRoute,
    inboxRoute.addChildren([noConversationRoute, conversationRoute]),
    knowledgeRoute,
    articleRoute,
    importsRoute,
    importRoute,
    installRoute,
  ]),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
