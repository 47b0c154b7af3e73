import type { Shortcut } from "../../client/types";
import { Icon } from "../ui/icons";

const PATHS: Record<Shortcut["kind"], string> = {
  email: "M3 6h18v12H3zM3 7l9 6 9-6",
  call_back: "M6 3h3l2 5-2.5 1.5a11 11 0 006 6L16 13l5 2v3a3 3 0 01-3 3A15 15 0 013 6a3 3 0 013-3z",
  question: "M4 5h16v11H9l-5 4z",
  faq: "M12 21a9 9 0 100-18 9 9 0 000 18zM9.5 9.5a2.5 2.5 0 113.5 2.3c-.7.3-1 .8-1 1.7M12 17h.01",
  compare: "M7 4v16M17 4v16M7 4L4 8M7 4l3 4M17 20l-3-4M17 20l3-4",
  pricing: "M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01",
  demo: "M3 5h18v11H3zM9 20h6M12 16v4",
  booking: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  link: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
};

export const KindIcon = ({ kind }: Pick<Shortcut, "kind">) => <Icon path={PATHS[kind]} />;
