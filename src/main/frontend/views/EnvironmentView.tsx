import { RecentOperations } from "../components/RecentOperations";
import { EnvironmentDetails } from "./EnvironmentDetails";
import { useEnvironment } from "./EnvironmentProvider";

/** An environment at a glance: what kind of host it is and what was done to it last. */
export function EnvironmentView() {
  const environment = useEnvironment();
  return (
    <>
      <EnvironmentDetails environment={environment} />
      <RecentOperations environment={environment.name} />
    </>
  );
}
