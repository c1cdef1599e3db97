import { visible } from "../format/text";

/** A name from outside: its direction of writing stays its own, and nothing in it is invisible. */
export function Name({ children }: { children: string }) {
  return <bdi className="windflow-name">{visible(children)}</bdi>;
}
