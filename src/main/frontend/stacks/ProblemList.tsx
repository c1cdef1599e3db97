import type { ApiError } from "../api/ApiError";
import { Name } from "../components/Name";
import { StateMark } from "../components/StateMark";
import { count } from "../format/text";
import type { Check, Problem } from "./api";

interface Props {
  check: Check | null;
  failure: ApiError | null;
  onGo: (to: { file: string; line: number; column: number }) => void;
}

/** Everything that was found in the files; each place can be gone to. */
export function ProblemList({ check, failure, onGo }: Props) {
  if (failure !== null) {
    return (
      <div className="jenkins-alert jenkins-alert-warning windflow-alert" role="alert">
        {failure.message}
      </div>
    );
  }
  if (check === null) {
    return (
      <p className="windflow-quiet" role="status">
        The files are being checked.
      </p>
    );
  }
  const { problems, warnings } = check;
  return (
    <section aria-label="Problems" className="windflow-problems">
      <p role="status">{problems.length === 0 ? <StateMark label={{ text: "No mistake found", tone: "good" }} /> : <StateMark label={{ text: count(problems.length, "mistake"), tone: "bad" }} />}</p>
      <ul>
        {problems.map((problem) => (
          <Line key={textOf(problem)} problem={problem} onGo={onGo} />
        ))}
        {warnings.map((warning) => (
          <Line key={textOf(warning)} problem={warning} warning onGo={onGo} />
        ))}
      </ul>
    </section>
  );
}

function Line({ problem, warning = false, onGo }: { problem: Problem; warning?: boolean; onGo: Props["onGo"] }) {
  const { file, line, column, key, message } = problem;
  return (
    <li className={warning ? "windflow-problems__warning" : "windflow-problems__error"}>
      {file !== "" && (
        <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={() => onGo({ file, line: Math.max(line, 1), column })}>
          <Name>{line > 0 ? `${file}:${line}` : file}</Name>
        </button>
      )}
      {key !== "" && (
        <code>
          <Name>{key}</Name>
        </code>
      )}{" "}
      <Name>{message}</Name>
    </li>
  );
}

function textOf({ file, line, column, key, message }: Problem): string {
  return `${file}:${line}:${column}:${key}:${message}`;
}
