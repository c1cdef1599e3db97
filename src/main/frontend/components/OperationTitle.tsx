import type { Operation } from "../api/types";
import { useApp } from "../AppContext";
import { subjectText, verb } from "../format/operation";
import { Link } from "../router/Link";
import { Name } from "./Name";

/** "Deploy shop to prod". */
export function OperationTitle({ operation }: { operation: Operation }) {
  return (
    <>
      {verb(operation.kind)} <Name>{subjectText(operation)}</Name>
    </>
  );
}

/** Where it happens. */
export function OperationPlace({ operation }: { operation: Operation }) {
  const { urls } = useApp();
  return (
    <>
      {operation.kind === "DOWN" ? "from" : operation.kind === "PLAN" ? "for" : "to"}{" "}
      <Link href={urls.environment(operation.environment)}>
        <Name>{operation.environment}</Name>
      </Link>
    </>
  );
}
