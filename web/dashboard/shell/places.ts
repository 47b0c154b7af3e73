import { BookOpen, ClipboardCheck, Code, Coins, Compass, FlaskConical, Lightbulb, type LucideIcon, MessageCirclePlus, Package, Palette, PhoneCall, ScanText, ShieldCheck, Tags, Wrench, Zap } from "lucide-react";

export interface Place {
  to: "/requests" | "/shortcuts" | "/invitations" | "/knowledge" | "/suggestions" | "/products" | "/tools" | "/intents" | "/understanding" | "/guidance" | "/review" | "/replays" | "/appearance" | "/privacy" | "/install" | "/costs";
  icon: LucideIcon;
  words: string;
}

/** The pages beside the inbox, by what people come for. */
export const PLACES: readonly (readonly [title: string, places: readonly Place[]])[] = [
  ["Who waits to be contacted", [{ to: "/requests", icon: PhoneCall, words: "Requests" }]],
  [
    "What the bot knows",
    [
      { to: "/knowledge", icon: BookOpen, words: "Knowledge" },
      { to: "/products", icon: Package, words: "Products" },
      { to: "/tools", icon: Wrench, words: "Tools" },
    ],
  ],
  [
    "How it gets better",
    [
      { to: "/suggestions", icon: Lightbulb, words: "Suggestions" },
      { to: "/review", icon: ClipboardCheck, words: "Review" },
      { to: "/replays", icon: FlaskConical, words: "Try a change" },
    ],
  ],
  [
    "How it reads",
    [
      { to: "/intents", icon: Tags, words: "Intents" },
      { to: "/understanding", icon: ScanText, words: "Understanding" },
    ],
  ],
  ["What it may say", [{ to: "/guidance", icon: Compass, words: "Guidance" }]],
  ["Widget", [{ to: "/shortcuts", icon: Zap, words: "Shortcuts" }, { to: "/invitations", icon: MessageCirclePlus, words: "Invitations" }, { to: "/appearance", icon: Palette, words: "Appearance" }]],
  [
    "Set-up",
    [
      { to: "/costs", icon: Coins, words: "Costs" },
      { to: "/privacy", icon: ShieldCheck, words: "Privacy" },
      { to: "/install", icon: Code, words: "Install" },
    ],
  ],
];
