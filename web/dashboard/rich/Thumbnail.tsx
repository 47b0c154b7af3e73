import { ImageOff } from "lucide-react";
import { allowedMedia } from "../../widget/core/media";

/** A small picture beside words that say what it shows. */
export function Thumbnail({ url, hosts }: { url: string | null; hosts: readonly string[] }) {
  if (!url) return null;
  const src = allowedMedia(url, window.location.origin, hosts);
  if (src) return <img className="thumbnail" src={src} alt="" loading="lazy" referrerPolicy="no-referrer" />;
  return (
    <span className="thumbnail" title="Its host is not allowed">
      <ImageOff size={15} aria-hidden="true" />
      <span className="visually-hidden">Its host is not allowed</span>
    </span>
  );
}
