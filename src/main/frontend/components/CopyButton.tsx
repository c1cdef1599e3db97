import { useEffect, useState } from "react";
import { copyText } from "./copyText";
import { Icon } from "./Icon";

type Outcome = "copied" | "refused" | null;

export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => {
    if (outcome !== null) {
      const timer = setTimeout(() => setOutcome(null), 2_000);
      return () => clearTimeout(timer);
    }
  }, [outcome]);
  const said = outcome === "copied" ? "Copied" : outcome === "refused" ? "The browser refuses to copy" : label;
  return (
    <button
      type="button"
      className="jenkins-button jenkins-button--tertiary windflow-icon-button"
      aria-label={said}
      title={said}
      onClick={() => void copyText(text()).then((worked) => setOutcome(worked ? "copied" : "refused"))}
    >
      <Icon name={outcome === "copied" ? "check" : outcome === "refused" ? "cross" : "copy"} />
    </button>
  );
}
