import type { VNode } from "preact";
import type { Part } from "./types";
import { useMedia } from "./useMedia";

/** Nothing but the poster is asked for until the visitor plays it. */
export function VideoPart({ video }: { video: Part<"video"> }): VNode {
  const address = useMedia(video.url);
  const poster = useMedia(video.poster);
  if (!address) return <p class="picture words">{video.title}</p>;
  return (
    <figure class="video">
      <video src={address} poster={poster ?? undefined} controls playsInline preload="none" aria-label={video.title} />
      <figcaption>{video.title}</figcaption>
    </figure>
  );
}
