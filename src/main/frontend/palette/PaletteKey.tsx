import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useKeyHelp } from "../components/keyHelp";
import { Icon } from "../components/Icon";
import { visible } from "../format/text";
import { loadCode } from "../router/view";

const Palette = lazy(async () => ({ default: (await loadCode(() => import("./Palette"))).Palette }));
const KEYS: [string, string][] = [["Ctrl K", "Go anywhere"]];
const SAID_FOR = 6_000;

/** Opens the palette after Ctrl-K (or Cmd-K), wherever one is. */
export function PaletteKey() {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const close = useCallback(() => setOpen(false), []);
  useKeyHelp(KEYS);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && !event.defaultPrevented && !isTerminal(event.target)) {
        event.preventDefault();
        setOpen((before) => !before);
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  useEffect(() => {
    if (said !== "") {
      const timer = setTimeout(() => setSaid(""), SAID_FOR);
      return () => clearTimeout(timer);
    }
  }, [said]);
  return (
    <>
      {open && (
        <Suspense>
          <Palette onClose={close} say={setSaid} />
        </Suspense>
      )}
      <div role="status" className={said === "" ? "jenkins-visually-hidden" : "windflow-toast"}>
        {said !== "" && <Icon name="bolt" />}
        {visible(said)}
      </div>
    </>
  );
}

/** In a terminal Ctrl-K belongs to the shell. */
function isTerminal(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(".xterm") !== null;
}
