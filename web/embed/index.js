let loading;

/** Takes calls until the script from the server is there and has taken them over. */
function line() {
  const waiting = (...call) => void waiting.q.push(call);
  waiting.q = [];
  return waiting;
}

export function jawab(...call) {
  if (typeof window !== "undefined") (window.jawab ??= line())(...call);
}

export function load({ site, base, color, theme, position, language, nonce }) {
  if (typeof window === "undefined") return Promise.resolve();
  return (loading ??= new Promise((resolve, reject) => {
    jawab("on", "ready", () => resolve());
    if (document.querySelector("script[data-site][src$='/widget.js']")) return; // the page has the tag already
    const script = document.createElement("script");
    script.src = `${base.replace(/\/+$/, "")}/widget.js`;
    script.async = true;
    if (nonce) script.nonce = nonce;
    for (const [name, value] of Object.entries({ site, color, theme, position, language })) {
      if (value) script.dataset[name] = value;
    }
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error(`The chat could not be loaded from ${script.src}.`));
    };
    document.head.append(script);
  }));
}
