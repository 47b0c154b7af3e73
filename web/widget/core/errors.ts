import type { Problem } from "../../client/types";

/** The server answered, and said no. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly detail: string | undefined,
    /** Seconds to wait before asking again, when the server named them. */
    readonly retryAfter: number | undefined,
    /** Of what was sent, the one that was refused. */
    readonly field?: string,
    /** Why, in a word, where the server names one. */
    readonly reason?: string,
  ) {
    super(detail ?? `The server answered ${status}`);
  }

  static async from(response: Response): Promise<ApiError> {
    const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
    const seconds = Number(response.headers.get("Retry-After") ?? NaN);
    return new ApiError(response.status, problem.detail, Number.isFinite(seconds) ? seconds : undefined, problem.field, problem.reason);
  }
}

/** The visitor's token is unknown to the server (lost, erased or of another install): a new visitor must be made. */
export class VisitorLost extends Error {}
