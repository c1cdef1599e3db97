import { useKeyHelp } from "../components/keyHelp";
import { useEnvironment } from "./EnvironmentProvider";
import { StacksSection } from "./StacksSection";

const KEYS: [string, string][] = [
  ["/", "Search the stacks"],
  ["\u2191 \u2193", "From row to row"],
  ["\u2192 \u2190", "Open and close a row"],
  ["Esc", "Leave the search"],
];

/** The stacks of an environment. */
export function StacksView() {
  useKeyHelp(KEYS);
  return <StacksSection environment={useEnvironment()} />;
}
