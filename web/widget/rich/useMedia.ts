import { allowedMedia } from "../core/media";
import { usePanel } from "../ui/context";

/** The address of a picture, video or file that may be asked for, or null. */
export function useMedia(url: string | null | undefined): string | null {
  const { chat, base } = usePanel();
  return url ? allowedMedia(url, base, chat.site?.media_hosts ?? []) : null;
}
