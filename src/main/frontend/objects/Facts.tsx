import type { ReactNode } from "react";
import { Name } from "../components/Name";
import "../styles/objects.css";

/** Names and values, one below the other; what is empty is left out. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className="windflow-facts">
      {facts
        .filter(([, value]) => value !== "" && value !== null && value !== undefined && value !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === "string" ? <Name>{value}</Name> : value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Labels or options. */
export function Pairs({ pairs, none }: { pairs: Record<string, string>; none: string }) {
  const entries = Object.entries(pairs);
  return entries.length === 0 ? <p className="windflow-quiet">{none}</p> : <Facts facts={entries.sort(([a], [b]) => a.localeCompare(b)).map(([name, value]) => [name, value === "" ? "(empty)" : value])} />;
}
