import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Part } from "./types";
import { useMedia } from "./useMedia";

/** In a box whose size is known before the picture comes; in words when it may not be asked for or does not come. */
export function Picture({ image }: { image: Part<"image"> }): VNode | null {
  const address = useMedia(image.url);
  const [failed, setFailed] = useState(false);
  if (!address || failed) return image.alt ? <p class="picture words">{image.alt}</p> : null;
  return (
    <div class="picture">
      <img src={address} alt={image.alt} loading="lazy" decoding="async" referrerPolicy="no-referrer" onError={() => setFailed(true)} />
    </div>
  );
}
