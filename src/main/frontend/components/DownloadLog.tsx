import { useState } from "react";
import { useApp } from "../AppContext";
import { stripAnsi } from "../format/ansi";
import { Icon } from "./Icon";

/** Fetches the whole log, not only what the page keeps, and saves it as plain text. */
export function DownloadLog({ operation }: { operation: string }) {
  const { api } = useApp();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const label = problem ?? (busy ? "Fetching the log" : "Download the whole log");

  const download = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const lines = await api.wholeLog(operation);
      save(`windflow-${operation}.log`, lines.map((line) => `${line.time} ${stripAnsi(line.text)}\n`).join(""));
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      className="jenkins-button jenkins-button--tertiary windflow-icon-button"
      aria-label={label}
      title={label}
      disabled={busy}
      onClick={() => void download()}
    >
      <Icon name={problem === null ? "download" : "alert"} />
    </button>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
