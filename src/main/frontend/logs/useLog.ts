import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useApp } from "../AppContext";
import { LogsApi } from "./api";
import { type LogState, LogStore } from "./LogStore";
import type { LogWish } from "./types";

/** A page that nobody sees is not told for long, in milliseconds; it goes on where it was when it is seen again. */
const UNSEEN = 10_000;

/** Follows a log as long as the component is shown. */
export function useLog(wish: LogWish): [LogState, LogStore] {
  const { api } = useApp();
  const key = JSON.stringify(wish);
  const store = useMemo(() => new LogStore(new LogsApi(api), JSON.parse(key) as LogWish), [api, key]);
  useEffect(() => {
    store.start();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const seen = () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") {
        timer = setTimeout(() => store.stop(), UNSEEN);
      } else {
        store.start();
      }
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
      store.stop();
    };
  }, [store]);
  return [useSyncExternalStore(store.subscribe, store.getState), store];
}
