import type { ReactNode } from "react";
import { useApp } from "../AppContext";
import { Name } from "../components/Name";
import { Link } from "../router/Link";
import type { UsingContainer } from "./types";

/** The containers that use something, as links. */
export function UsedBy({ environment, containers, none = "\u2013" }: { environment: string; containers: readonly UsingContainer[]; none?: ReactNode }) {
  const { urls } = useApp();
  if (containers.length === 0) {
    return <span className="windflow-quiet">{none}</span>;
  }
  return (
    <>
      {containers.map(({ id, name, state }, index) => (
        <span key={id} title={state}>
          {index > 0 && ", "}
          <Link href={urls.container(environment, name)} className={state === "running" ? undefined : "windflow-quiet"}>
            <Name>{name}</Name>
          </Link>
        </span>
      ))}
    </>
  );
}
