import { visible } from "../format/text";

/** Tells those who do not see the page when a state changes; readers of the screen stay silent about the first text of such a region. */
export function Announcer({ text }: { text: string }) {
  return (
    <div className="jenkins-visually-hidden" aria-live="polite">
      {visible(text)}
    </div>
  );
}
