import type { TestStep } from "../api/types";
import { duration } from "../format/time";
import { Name } from "./Name";
import { StateMark } from "./StateMark";

/** The steps of a connection test in their order, the last one being the one that failed, if any did. */
export function ConnectionTestSteps({ steps }: { steps: TestStep[] }) {
  return (
    <ol className="windflow-test__steps">
      {steps.map((step) => (
        <li key={step.name}>
          <StateMark quiet label={step.ok ? { text: "Succeeded", tone: "good" } : { text: "Failed", tone: "bad" }} />
          <strong>
            <Name>{step.name}</Name>
          </strong>
          <span className="windflow-test__message">
            <Name>{step.message}</Name>
          </span>
          <span className="windflow-number windflow-quiet">{duration(step.millis)}</span>
        </li>
      ))}
    </ol>
  );
}
