import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { ConversationPage } from "./conversation/ConversationPage";
import { InboxPage } from "./inbox/InboxPage";
import { NoConversation } from "./inbox/NoConversation";
import { readFilters } from "./inbox/filters";
import { isView } from "./inbox/views";
import { type IntentsTab, isTab } from "./intents/tabs";
import type { Why } from "./review/reviewApi";
import { isWhy } from "./review/words";
import { NotFoundPage } from "./shell/NotFoundPage";
import { RouteError } from "./shell/RouteError";
import { Shell } from "./shell/Shell";
import type { SuggestionState } from "./suggestions/suggestionApi";
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
  validateSearch: readFilters,
  component: InboxPage,
});

const noConversationRoute = createRoute({ getParentRoute: () => inboxRoute, path: "/", component: NoConversation });

const conversationRoute = createRoute({
  getParentRoute: () => inboxRoute,
  path: "$conversationId",
  // Opens "What the bot saw": for that `reply` of the bot's, or for that `message` of the visitor's.
  validateSearch: ({ reply, message }: Record<string, unknown>): { reply?: string; message?: string } => ({
    ...(typeof reply === "string" ? { reply } : {}),
    ...(typeof message === "string" ? { message } : {}),
  }),
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

const newArticleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/knowledge/new",
  component: lazyRouteComponent(() => import("./knowledge/NewArticlePage"), "NewArticlePage"),
});

const editArticleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/knowledge/articles/$articleId/edit",
  component: lazyRouteComponent(() => import("./knowledge/EditArticlePage"), "EditArticlePage"),
});

const suggestionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/suggestions",
  validateSearch: ({ shown }: Record<string, unknown>): { shown?: SuggestionState } =>
    shown === "approved" || shown === "merged" || shown === "rejected" ? { shown } : {},
  component: lazyRouteComponent(() => import("./suggestions/SuggestionsPage"), "SuggestionsPage"),
});

const suggestionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/suggestions/$suggestionId",
  component: lazyRouteComponent(() => import("./suggestions/SuggestionPage"), "SuggestionPage"),
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

const costsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/costs",
  component: lazyRouteComponent(() => import("./costs/CostsPage"), "CostsPage"),
});

const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/privacy",
  component: lazyRouteComponent(() => import("./privacy/PrivacyPage"), "PrivacyPage"),
});

const installRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/install",
  component: lazyRouteComponent(() => import("./install/InstallPage"), "InstallPage"),
});

const intentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/intents",
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: IntentsTab } => (isTab(tab) ? { tab } : {}),
  component: lazyRouteComponent(() => import("./intents/IntentsPage"), "IntentsPage"),
});

const newIntentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/intents/new",
  component: lazyRouteComponent(() => import("./intents/NewIntentPage"), "NewIntentPage"),
});

const outsideRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/intents/outside",
  component: lazyRouteComponent(() => import("./intents/OutsidePage"), "OutsidePage"),
});

const intentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/intents/$intentId",
  component: lazyRouteComponent(() => import("./intents/IntentPage"), "IntentPage"),
});

const productsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/products",
  component: lazyRouteComponent(() => import("./products/ProductsPage"), "ProductsPage"),
});

const productRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/products/$productId",
  component: lazyRouteComponent(() => import("./products/ProductPage"), "ProductPage"),
});

const mediaRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/media",
  component: lazyRouteComponent(() => import("./media/MediaPage"), "MediaPage"),
});

const toolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tools",
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: "calls" } => (tab === "calls" ? { tab } : {}),
  component: lazyRouteComponent(() => import("./tools/ToolsPage"), "ToolsPage"),
});

const newToolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tools/new",
  component: lazyRouteComponent(() => import("./tools/NewToolPage"), "NewToolPage"),
});

const toolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tools/$toolId",
  component: lazyRouteComponent(() => import("./tools/ToolPage"), "ToolPage"),
});

const understandingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/understanding",
  component: lazyRouteComponent(() => import("./rules/RulesPage"), "RulesPage"),
});

const guidanceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/guidance",
  component: lazyRouteComponent(() => import("./guidance/GuidancePage"), "GuidancePage"),
});

const newRuleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/guidance/new",
  component: lazyRouteComponent(() => import("./guidance/RulePages"), "NewRulePage"),
});

const ruleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/guidance/$ruleId",
  component: lazyRouteComponent(() => import("./guidance/RulePages"), "RulePage"),
});

const replaysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/replays",
  component: lazyRouteComponent(() => import("./replay/ReplaysPage"), "ReplaysPage"),
});

const newReplayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/replays/new",
  validateSearch: ({ article }: Record<string, unknown>): { article?: string } => (typeof article === "string" ? { article } : {}),
  component: lazyRouteComponent(() => import("./replay/NewReplayPage"), "NewReplayPage"),
});

const replayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/replays/$replayId",
  component: lazyRouteComponent(() => import("./replay/ReplayPage"), "ReplayPage"),
});

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/review",
  validateSearch: ({ state, why, reply }: Record<string, unknown>): { state?: "done"; why?: Why; reply?: string } => ({
    ...(state === "done" ? { state } : {}),
    ...(isWhy(why) ? { why } : {}),
    ...(typeof reply === "string" ? { reply } : {}),
  }),
  component: lazyRouteComponent(() => import("./review/ReviewPage"), "ReviewPage"),
});

const appearanceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/appearance",
  component: lazyRouteComponent(() => import("./appearance/AppearancePage"), "AppearancePage"),
});

const requestsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/requests",
  validateSearch: ({ state }: Record<string, unknown>): { state?: "done" } => (state === "done" ? { state } : {}),
  component: lazyRouteComponent(() => import("./requests/RequestsPage"), "RequestsPage"),
});

const invitationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitations",
  component: lazyRouteComponent(() => import("./invitations/InvitationsPage"), "InvitationsPage"),
});

const newInvitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitations/new",
  component: lazyRouteComponent(() => import("./invitations/InvitationPages"), "NewInvitationPage"),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitations/$invitationId",
  component: lazyRouteComponent(() => import("./invitations/InvitationPages"), "InvitationPage"),
});

const shortcutsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/shortcuts",
  component: lazyRouteComponent(() => import("./shortcuts/ShortcutsPage"), "ShortcutsPage"),
});

const newShortcutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/shortcuts/new",
  component: lazyRouteComponent(() => import("./shortcuts/ShortcutPages"), "NewShortcutPage"),
});

const shortcutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/shortcuts/$shortcutId",
  component: lazyRouteComponent(() => import("./shortcuts/ShortcutPages"), "ShortcutPage"),
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
    newArticleRoute,
    suggestionsRoute,
    suggestionRoute,
    editArticleRoute,
    importsRoute,
    importRoute,
    intentsRoute,
    newIntentRoute,
    outsideRoute,
    intentRoute,
    productsRoute,
    productRoute,
    mediaRoute,
    toolsRoute,
    newToolRoute,
    toolRoute,
    understandingRoute,
    guidanceRoute,
    newRuleRoute,
    ruleRoute,
    reviewRoute,
    costsRoute,
    privacyRoute,
    installRoute,
    appearanceRoute,
    requestsRoute,
    invitationsRoute,
    newInvitationRoute,
    invitationRoute,
    shortcutsRoute,
    newShortcutRoute,
    shortcutRoute,
    replaysRoute,
    newReplayRoute,
    replayRoute,
  ]),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
