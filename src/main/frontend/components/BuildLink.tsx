import type { OperationSummary } from "../api/types";
import { useApp } from "../AppContext";
import { Name } from "./Name";

/** Why the operation was submitted: the build, when there is one, else who did it. */
export function BuildLink({ operation }: { operation: OperationSummary }) {
  const { urls } = useApp();
  const text = operation.cause || operation.submittedBy;
  return operation.buildUrl === null ? (
    <Name>{text}</Name>
  ) : (
    <a href={urls.jenkins(operation.buildUrl)}>
      <Name>{text}</Name>
    </a>
  );
}
