import { createContext, useContext } from "react";
import type { Api } from "./api/Api";
import type { LiveClient } from "./live/LiveClient";
import type { Shell } from "./shell";
import type { Urls } from "./urls";

/** What every part of the page needs. */
export interface App {
  shell: Shell;
  urls: Urls;
  api: Api;
  live: LiveClient;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) {
    throw new Error("There is no AppContext around this component.");
  }
  return app;
}
