import { ApiError, errorOf } from "./ApiError";
import type { Crumb } from "./crumb";

export interface UploadOptions {
  /** Told how many bytes have gone, several times a second. */
  onProgress?: (sent: number) => void;
  signal?: AbortSignal;
}

/** Posts bytes. Only XMLHttpRequest tells the progress of what is sent; a file of any size is read from the disk as it goes. */
export function sendBytes(address: string, body: Blob, crumb: Crumb | null, { onProgress, signal }: UploadOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", address);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    if (crumb) {
      request.setRequestHeader(crumb.header, crumb.value);
    }
    request.upload.onprogress = (event) => onProgress?.(event.loaded);
    request.onload = () => {
      if (request.status < 300) {
        resolve(request.responseText);
      } else {
        void errorOf(new Response(request.responseText, { status: request.status })).then(reject, reject);
      }
    };
    request.onerror = () => reject(new ApiError(0, "The connection broke off, or Jenkins refused the rest of it."));
    request.onabort = () => reject(new DOMException("The upload was cancelled.", "AbortError"));
    request.onloadend = () => signal?.removeEventListener("abort", abort);
    signal?.addEventListener("abort", abort);
    request.send(body);
  });
}
