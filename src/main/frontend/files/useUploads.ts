import { useCallback, useRef, useState } from "react";
import type { FilesApi } from "./api";
import type { Dropped } from "./dropped";
import { join } from "./names";

export interface Upload {
  id: number;
  path: string;
  size: number;
  sent: number;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  message: string;
}

export interface Uploads {
  all: readonly Upload[];
  start: (api: FilesApi, folder: string, files: readonly Dropped[], replace: boolean) => void;
  cancel: () => void;
  clear: () => void;
}

/** More at a time make nothing faster: each is written by the same engine. */
const AT_A_TIME = 3;

/** Files on their way to a place; `onDone` is called when the last one has arrived, failed or been cancelled. */
export function useUploads(onDone: () => void): Uploads {
  const [all, setAll] = useState<readonly Upload[]>([]);
  const controller = useRef<AbortController | null>(null);
  const next = useRef(0);

  const change = useCallback((id: number, to: Partial<Upload>) => setAll((before) => before.map((one) => (one.id === id ? { ...one, ...to } : one))), []);

  const start = useCallback<Uploads["start"]>(
    (api, folder, files, replace) => {
      const abort = controller.current === null || controller.current.signal.aborted ? new AbortController() : controller.current;
      controller.current = abort;
      const queue = files.map(({ path, file }) => ({ id: (next.current += 1), path: join(folder, path), file }));
      setAll((before) => [...before, ...queue.map(({ id, path, file }): Upload => ({ id, path, size: file.size, sent: 0, state: "waiting", message: "" }))]);
      const work = async () => {
        for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
          const { id, path, file } = one;
          if (abort.signal.aborted) {
            change(id, { state: "cancelled" });
            continue;
          }
          change(id, { state: "running" });
          try {
            await api.upload(path, file, replace, (sent) => change(id, { sent }), abort.signal);
            change(id, { state: "done", sent: file.size });
          } catch (failure) {
            change(id, abort.signal.aborted ? { state: "cancelled" } : { state: "failed", message: failure instanceof Error ? failure.message : String(failure) });
          }
        }
      };
      void Promise.all(Array.from({ length: AT_A_TIME }, work)).then(onDone);
    },
    [change, onDone],
  );

  return {
    all,
    start,
    cancel: useCallback(() => controller.current?.abort(), []),
    clear: useCallback(() => setAll((before) => before.filter(({ state }) => state === "waiting" || state === "running")), []),
  };
}
