/** Compiled by `npm run check` and never run: what the types allow, and what they refuse. */
import { useEffect } from "react";
import { jawab, type JawabEvents, load } from "jawab-embed";

interface User {
  jawabToken: string;
}

/** As the React guide has it. */
export function Chat({ user }: { user: User | null }): null {
  useEffect(() => {
    void load({ site: "shop-key", base: "https://chat.shop.example", theme: "auto" });
  }, []);
  useEffect(() => jawab("identify", user ? user.jawabToken : null), [user]);
  useEffect(() => {
    const count = ({ count }: JawabEvents["unread"]) => console.log(count.toFixed());
    jawab("on", "unread", count);
    return () => jawab("off", "unread", count);
  }, []);
  return null;
}

jawab("open");
jawab("ask", "How do I return something?");
jawab("event", "added_to_cart", { total: 4200, currency: "PKR", skus: ["a", "b"] });
jawab("locale", "ur");
jawab("on", "message", ({ author, at }) => console.log(author === "agent", new Date(at)));

// @ts-expect-error there is no such command
jawab("opne");
// @ts-expect-error a question is words
jawab("ask", 4);
// @ts-expect-error what is not signed says nothing
jawab("identify", { email: "somebody@shop.example" });
// @ts-expect-error there is no such event
jawab("on", "opened", () => undefined);
// @ts-expect-error a message carries no words
jawab("on", "message", ({ text }) => console.log(text));
// @ts-expect-error the base is needed
void load({ site: "shop-key" });
