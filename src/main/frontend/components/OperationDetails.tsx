import type { Operation } from "../api/types";
import { operationLabel } from "../format/tone";
import { BuildLink } from "./BuildLink";
import { Detail, Details } from "./Details";
import { Elapsed } from "./Elapsed";
import { Name } from "./Name";
import { StateMark } from "./StateMark";
import { TimeAgo } from "./TimeAgo";

/** State, who, when, why and how long. */
export function OperationDetails({ operation }: { operation: Operation }) {
  return (
    <Details>
      <Detail name="State">
        <StateMark label={operationLabel(operation.state)} />
      </Detail>
      <Detail name="Submitted by" icon="user">
        <Name>{operation.submittedBy}</Name>
      </Detail>
      {operation.cause !== "" && (
        <Detail name="Cause" icon="link">
          <BuildLink operation={operation} />
        </Detail>
      )}
      <Detail name="Submitted" icon="clock">
        <TimeAgo time={operation.submitted} />
      </Detail>
      {operation.started !== null && (
        <Detail name="Duration" icon="pulse">
          <Elapsed started={operation.started} finished={operation.finished} />
        </Detail>
      )}
    </Details>
  );
}
