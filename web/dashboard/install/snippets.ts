/** What an owner copies, with the site key and this server's address filled in. */

export interface Site {
  origin: string;
  key: string;
}

export function scriptTag({ origin, key }: Site): string {
  return `<script src="${origin}/widget.js" data-site="${key}" async></script>`;
}

/** What a host page's content security policy must allow for the widget. */
export function contentPolicy(origin: string): string {
  return ["script-src", "connect-src", "img-src", "media-src"].map((kind) => `${kind} ${origin};`).join("\n");
}

export interface Place {
  id: string;
  name: string;
  /** Where it goes. */
  how: string;
  code: (site: Site) => string;
}

const QUEUE = `window.jawab ??= Object.assign((...call) => window.jawab.q.push(call), { q: [] });`;

export const PLACES: readonly Place[] = [
  { id: "html", name: "Plain HTML", how: "Just before </body> on each page, or once in the template that all pages share.", code: scriptTag },
  {
    id: "react",
    name: "React",
    how: "Once, in the component that every page is in. The package jawab-embed has types and lies in Jawab’s folder web/embed.",
    code: ({ origin, key }) => `import { useEffect } from "react";
import { jawab, load } from "jawab-embed";

export function Chat({ user }) {
  useEffect(() => void load({ site: "${key}", base: "${origin}" }), []);
  useEffect(() => jawab("identify", user ? user.jawabToken : null), [user]);
  return null;
}`,
  },
  {
    id: "vue",
    name: "Vue",
    how: "In App.vue. The package jawab-embed has types and lies in Jawab’s folder web/embed.",
    code: ({ origin, key }) => `<script setup>
import { onMounted, watch } from "vue";
import { jawab, load } from "jawab-embed";

const props = defineProps(["user"]);
onMounted(() => load({ site: "${key}", base: "${origin}" }));
watch(() => props.user, (user) => jawab("identify", user?.jawabToken ?? null), { immediate: true });
</script>`,
  },
  {
    id: "wordpress",
    name: "WordPress",
    how: "At the end of functions.php of your child theme; or, with a plug-in such as WPCode, only the line with <script into the box called “Footer”.",
    code: (site) => `add_action('wp_footer', function () { ?>
  ${scriptTag(site)}
<?php });`,
  },
  {
    id: "shopify",
    name: "Shopify",
    how: "Online Store › Themes › ⋯ › Edit code › theme.liquid, just before </body>.",
    code: scriptTag,
  },
  {
    id: "spa",
    name: "Single-page app",
    how: "In index.html: the widget stays when views change. Call it from anywhere; calls before it is there wait.",
    code: (site) => `<script>${QUEUE}</script>
${scriptTag(site)}

// anywhere in the app
jawab("event", "added_to_cart", { total: 4200 });
jawab("on", "unread", ({ count }) => showBadge(count));`,
  },
];

export interface Signing {
  id: string;
  name: string;
  code: string;
}

/** How the owner's server signs who its customer is. The guides in docs/embedding show the same, and tests run those. */
export const SIGNING: readonly Signing[] = [
  {
    id: "python",
    name: "Python",
    code: `import os, time
import jwt  # pip install pyjwt


def jawab_token(user):
    now = int(time.time())
    who = {"sub": str(user.id), "name": user.name, "email": user.email, "iat": now, "exp": now + 600}
    return jwt.encode(who, os.environ["JAWAB_IDENTITY_SECRET"], algorithm="HS256")`,
  },
  {
    id: "node",
    name: "Node",
    code: `import { createHmac } from "node:crypto";

const part = (text) => Buffer.from(text).toString("base64url");

export function jawabToken({ id, name, email }, now = Math.floor(Date.now() / 1000)) {
  const who = { sub: String(id), name, email, iat: now, exp: now + 600 };
  const signed = \`\${part('{"alg":"HS256","typ":"JWT"}')}.\${part(JSON.stringify(who))}\`;
  return \`\${signed}.\${createHmac("sha256", process.env.JAWAB_IDENTITY_SECRET).update(signed).digest("base64url")}\`;
}`,
  },
  {
    id: "php",
    name: "PHP",
    code: `function jawab_token($user) {
  $part = fn($text) => rtrim(strtr(base64_encode($text), '+/', '-_'), '=');
  $who = ['sub' => (string) $user->ID, 'name' => $user->display_name, 'email' => $user->user_email];
  $signed = $part('{"alg":"HS256","typ":"JWT"}') . '.' . $part(json_encode($who + ['iat' => time(), 'exp' => time() + 600]));
  return $signed . '.' . $part(hash_hmac('sha256', $signed, getenv('JAWAB_IDENTITY_SECRET'), true));
}`,
  },
];

/** What the page says once its server has signed. */
export const IDENTIFY = `<script>
  ${QUEUE}
  jawab("identify", "THE TOKEN, or null when nobody is signed in");
</script>`;
