import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Api } from "./api/Api";
import { pageCrumb } from "./api/crumb";
import { type App, AppContext } from "./AppContext";
import { LiveClient } from "./live/LiveClient";
import { readShell } from "./shell";
import "./styles/main.css";
import { Urls } from "./urls";
import { View } from "./views/View";

const root = document.getElementById("windflow-app");
if (root !== null) {
  const shell = readShell(root);
  const crumb = pageCrumb();
  const app: App = {
    shell,
    urls: new Urls(shell.rootUrl),
    api: new Api(shell.rootUrl, crumb),
    live: new LiveClient(shell.rootUrl, crumb),
  };
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <View />
      </AppContext>
    </StrictMode>,
  );
}
