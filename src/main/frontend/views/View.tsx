import type { Shell } from "../shell";
import { BuildView } from "./BuildView";
import { EnvironmentView } from "./EnvironmentView";
import { JobView } from "./JobView";
import { OperationView } from "./OperationView";
import { OverviewView } from "./OverviewView";
import { StackView } from "./StackView";

/** The view that the page shell asks for. */
export function View({ view }: { view: Shell["view"] }) {
  switch (view) {
    case "overview":
      return <OverviewView />;
    case "environment":
      return <EnvironmentView />;
    case "stack":
      return <StackView />;
    case "operation":
      return <OperationView />;
    case "build":
      return <BuildView />;
    case "job":
      return <JobView />;
  }
}
