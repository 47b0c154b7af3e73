import { ImageOff } from "lucide-react";
import { useState } from "react";
import { allowedMedia } from "../../widget/core/media";

/** A picture from this server or from an allowed host; for any other, what it shows in words. */
export function Picture({ url, alt, hosts }: { url: string; alt: string; hosts: readonly string[] }) {
  const [failed, setFailed] = useState("");
  const src = url && allowedMedia(url, window.location.origin, hosts);
  if (src && failed !== src) {
    return <img className="rich-picture" src={src} alt={alt} loading="lazy" referrerPolicy="no-referrer" onError={() => setFailed(src)} />;
  }
  return (
    <p className="rich-no-picture">
      <ImageOff size={15} aria-hidden="true" />
      <span dir="auto">{alt || "No picture"}</span>
      <span className="muted">{src ? "cannot be loaded" : url ? "its host is not allowed" : ""}</span>
    </p>
  );
}
