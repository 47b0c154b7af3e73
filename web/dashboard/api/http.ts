/** One door to the API: JSON in and out, the CSRF header, and errors that say what to do. */

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
    this.name = "ApiError";
  }
}

let csrfToken = "";
let onSignedOut: () => void = () => {};

export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called whenever the server says that the session is over. */
export function whenSignedOut(callback: () => void): void {
  onSignedOut = callback;
}

export function signedOut(): void {
  onSignedOut();
}

interface Options {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
}

/** Calls `/api/desk{path}`. A 204 gives `undefined`. Throws `ApiError` with a sentence that can be shown. */
export async function call<T>(path: string, { method = "GET", body, signal }: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET") headers["X-CSRF-Token"] = csrfToken;
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  const response = await fetch(`/api/desk${path}`, init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, "offline", "The server cannot be reached. Check your connection and try again.");
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  throw problem(response.status, await response.text());
}

/** Posts a form with files and tells how much has gone out (0 to 1); `fetch` cannot say that. */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/desk${path}`);
    request.setRequestHeader("X-CSRF-Token", csrfToken);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(problem(request.status, request.responseText));
    };
    request.onerror = () => reject(new ApiError(0, "offline", "The upload broke off. Check your connection and try again."));
    request.send(form);
  });
}

function problem(status: number, text: string): ApiError {
  const error = readProblem(status, text);
  if (status === 401 && error.code === "not_signed_in") onSignedOut();
  return error;
}

export function readProblem(status: number, text: string): ApiError {
  const fallback = status >= 500 ? "Something went wrong on the server. Try again in a moment." : `The server refused this (${status}).`;
  try {
    const { detail, title, code } = JSON.parse(text) as Record<string, unknown>;
    const sentence = [detail, title].find((part): part is string => typeof part === "string" && part !== "");
    return new ApiError(status, typeof code === "string" ? code : "", sentence ?? fallback);
  } catch {
    return new ApiError(status, "", fallback);
  }
}
