import { type ReactNode, useEffect, useRef } from "react";

interface Props {
  /** The button that opened it. */
  anchor: HTMLElement;
  onClose: () => void;
  children: ReactNode;
  role?: "menu" | "dialog";
  label: string;
}

const GAP = 4;

/** Something small above the page beside the button that opened it; Escape, and a click elsewhere, close it. */
export function Popover({ anchor, onClose, children, role = "dialog", label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current!;
    element.showPopover();
    place(element, anchor);
    const closed = (event: Event) => (event as ToggleEvent).newState === "closed" && onClose();
    const move = () => place(element, anchor);
    element.addEventListener("toggle", closed);
    addEventListener("resize", move);
    addEventListener("scroll", move, { capture: true, passive: true });
    return () => {
      element.removeEventListener("toggle", closed);
      removeEventListener("resize", move);
      removeEventListener("scroll", move, { capture: true });
    };
  }, [anchor, onClose]);
  return (
    <div ref={box} popover="auto" role={role} aria-label={label} className="windflow-popover">
      {children}
    </div>
  );
}

/** Below the button, or above it where there is more room; within the window in any case. */
function place(box: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const below = innerHeight - at.bottom;
  const top = below >= box.offsetHeight + GAP || below >= at.top ? at.bottom + GAP : at.top - box.offsetHeight - GAP;
  const left = Math.min(Math.max(GAP, at.right - box.offsetWidth), innerWidth - box.offsetWidth - GAP);
  box.style.top = `${Math.max(GAP, top)}px`;
  box.style.left = `${left}px`;
}
