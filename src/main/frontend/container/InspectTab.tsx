import { useDeferredValue, useState } from "react";
import { CopyButton } from "../components/CopyButton";
import { SearchField } from "../components/SearchField";
import type { ContainerDocument } from "./api";
import { ContainerFrame } from "./ContainerFrame";
import { JsonTree } from "./JsonTree";

/** The engine's own document about a container. */
export function InspectTab() {
  return <ContainerFrame tab="Inspect">{(document) => <Inspect document={document} />}</ContainerFrame>;
}

function Inspect({ document: { inspect, masked } }: { document: ContainerDocument }) {
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim().toLowerCase());
  return (
    <>
      <div className="windflow-inspect__bar">
        <SearchField label="Search names and values" value={search} onChange={setSearch} shortcut="/" />
        <CopyButton label="Copy as JSON" text={() => JSON.stringify(inspect, null, 2)} />
        {masked && <span className="windflow-note">Secrets are shown as ***; they need the permission Windflow/Secrets.</span>}
      </div>
      <JsonTree value={inspect} search={wanted} />
    </>
  );
}
