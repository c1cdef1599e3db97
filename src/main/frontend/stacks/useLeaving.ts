import { useEffect, useState } from "react";
import { useNavigate } from "../router/RouterContext";

interface Leaving {
  /** Where the user wants to go; null while nobody wants to leave. */
  question: string | null;
  leave: () => void;
  stay: () => void;
}

/** Asks before a page with unsaved changes is left: by a link here, in the browser's own words when the window is closed or reloaded. */
export function useLeaving(dirty: boolean): Leaving {
  const navigate = useNavigate();
  const [question, setQuestion] = useState<string | null>(null);
  useEffect(() => {
    if (!dirty) {
      return;
    }
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (link !== null && plain && link.target === "" && !link.getAttribute("href")!.startsWith("#")) {
        event.preventDefault();
        event.stopPropagation();
        setQuestion(link.href);
      }
    };
    addEventListener("beforeunload", unload);
    document.addEventListener("click", click, true);
    return () => {
      removeEventListener("beforeunload", unload);
      document.removeEventListener("click", click, true);
    };
  }, [dirty]);
  return { question, leave: () => question !== null && navigate(question), stay: () => setQuestion(null) };
}
