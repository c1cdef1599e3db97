import { useCallback, useEffect, useState } from "react";
import { useApp } from "../AppContext";
import { useJob } from "../jobs/useJob";
import { FormDialog } from "../objects/FormDialog";
import { ChoiceField, TextField } from "../objects/fields";
import { environmentPath } from "../objects/removal";
import type { UsingContainer } from "../objects/types";
import type { Network, NetworkList } from "./api";

/** Puts a container into a network. */
export function ConnectDialog({ environment, network, onClose }: { environment: string; network: Network; onClose: () => void }) {
  const { api } = useApp();
  const doing = useJob();
  const others = useOthers(environment, network);
  const [chosen, setChosen] = useState("");
  const [aliases, setAliases] = useState("");
  const [ipv4, setIpv4] = useState("");
  const [ipv6, setIpv6] = useState("");
  const container = chosen === "" ? (others[0]?.id ?? "") : chosen;
  const body = { container, aliases: aliases.split(/[\s,]+/).filter((alias) => alias !== ""), ipv4, ipv6 };
  return (
    <FormDialog title="Connect a container" action="Connect" doing={doing} complete={container !== ""} onSubmit={() => doing.run(() => api.post(environmentPath(environment, "network", network.id, "connect"), body), onClose)} onClose={onClose}>
      <ChoiceField label="Container" value={container} onChange={setChosen} choices={others.map(({ id, name, state }) => [id, `${name} (${state})`])} help={others.length === 0 ? "There is no other container." : undefined} />
      <TextField label="Aliases" value={aliases} onChange={setAliases} help="Further names that others in the network find it by, with blanks in between." />
      <div className="windflow-form__row">
        <TextField label="IPv4 address" value={ipv4} onChange={setIpv4} help="Empty for any. A fixed one needs a network with a subnet of its own." />
        <TextField label="IPv6 address" value={ipv6} onChange={setIpv6} />
      </div>
    </FormDialog>
  );
}

/** The containers that are not in the network yet. */
function useOthers(environment: string, network: Network): UsingContainer[] {
  const { api } = useApp();
  const load = useCallback(() => api.get<NetworkList>(`${environmentPath(environment, "networks")}/`), [api, environment]);
  const [all, setAll] = useState<UsingContainer[]>([]);
  useEffect(() => {
    let wanted = true;
    load().then(
      ({ containers }) => wanted && setAll(containers),
      () => wanted && setAll([]),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  return all.filter(({ id }) => !network.containers.some((member) => member.id === id));
}
