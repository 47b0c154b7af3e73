import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { announce } from "../ui/announcer";
import { Button } from "../ui/Button";
import { copyText } from "../ui/copyText";

export function CodeBlock({ code, label }: { code: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(code);
    setCopied(true);
    announce("Copied");
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div className="code-block">
      <pre tabIndex={0} aria-label={label}>
        <code>{code}</code>
      </pre>
      <Button icon={isCopied ? Check : Copy} onPress={() => void copy()} aria-label={`Copy ${label}`}>
        {isCopied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
