import type { Problem, SentFile } from "../../client/types";
import type { FilesAt } from "../core/api";
import { ApiError } from "../core/errors";

/** Sends a file, telling how much of it has gone (0 to 1). Throws `ApiError`, `TypeError` with no network, or the signal's reason. */
export function upload(at: FilesAt, file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<SentFile> {
  const form = new FormData();
  form.append("file", file);
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest(); // fetch does not tell how far an upload is
    request.open("POST", at.address);
    request.setRequestHeader("Authorization", `Bearer ${at.token}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) return done(request.response as SentFile);
      const { detail, reason } = (request.response ?? {}) as Partial<Problem>;
      fail(new ApiError(request.status, detail, undefined, undefined, reason));
    };
    request.onerror = () => fail(new TypeError("no connection"));
    request.onabort = () => fail(signal.reason);
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
