import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/queries";
import { router } from "./router";
import { SessionGate } from "./session/SessionGate";
import { applyTheme, theme } from "./shell/preferences";
import "./styles/tokens.css";
import "./styles/base.css";

applyTheme(theme.get());

const root = document.getElementById("desk");
if (!root) throw new Error("The page has no #desk element");

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <SessionGate>
        <RouterProvider router={router} />
      </SessionGate>
    </QueryClientProvider>
  </StrictMode>,
);
