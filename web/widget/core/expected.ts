import type { StreamEvents } from "../../client/types";

/** How long the reply that is awaited usually takes. */
export class Expected {
  /** It has taken longer than nine of ten. */
  late = false;
  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(
    private readonly estimate: StreamEvents["reply.expected"],
    onLate: () => void,
  ) {
    this.timer = setTimeout(() => {
      this.late = true;
      onLate();
    }, estimate.p90_ms);
  }

  /** Another system is asked; otherwise the reply is being written. */
  get looksUp(): boolean {
    return this.estimate.kind === "tool";
  }

  /** Of half of such replies. */
  get seconds(): number {
    return Math.max(1, Math.round(this.estimate.p50_ms / 1000));
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
