import { useState } from "react";
import { useApp } from "../AppContext";
import { Icon } from "../components/Icon";
import { useJob } from "../jobs/useJob";
import { FormDialog } from "../objects/FormDialog";
import { AreaField, CheckField, TextField } from "../objects/fields";
import { parsePairs } from "../objects/pairs";
import { environmentPath } from "../objects/removal";
import { useNavigate } from "../router/RouterContext";

interface PoolText {
  subnet: string;
  range: string;
  gateway: string;
  auxiliary: string;
}

const POOL: PoolText = { subnet: "", range: "", gateway: "", auxiliary: "" };

/** Makes a network. */
export function NetworkDialog({ environment, onClose }: { environment: string; onClose: () => void }) {
  const { api, urls } = useApp();
  const navigate = useNavigate();
  const doing = useJob();
  const [name, setName] = useState("");
  const [driver, setDriver] = useState("bridge");
  const [pools, setPools] = useState<PoolText[]>([]);
  const [internal, setInternal] = useState(false);
  const [attachable, setAttachable] = useState(false);
  const [ipv6, setIpv6] = useState(false);
  const [ipam, setIpam] = useState("");
  const [options, setOptions] = useState("");
  const [labels, setLabels] = useState("");
  const change = (index: number, changes: Partial<PoolText>) => setPools((before) => before.map((pool, at) => (at === index ? { ...pool, ...changes } : pool)));
  const network = {
    name,
    driver,
    internal,
    attachable,
    ipv6,
    ipam,
    pools: pools.filter(({ subnet }) => subnet.trim() !== "").map((pool) => ({ ...pool, auxiliary: parsePairs(pool.auxiliary) })),
    options: parsePairs(options),
    labels: parsePairs(labels),
  };
  const submit = () =>
    doing.run(
      () => api.post(environmentPath(environment, "networks", "create"), network),
      () => navigate(urls.inEnvironment(environment, "network", name.trim())),
    );
  return (
    <FormDialog title="Create a network" action="Create" doing={doing} complete={name.trim() !== ""} onSubmit={submit} onClose={onClose}>
      <div className="windflow-form__row">
        <TextField label="Name" value={name} onChange={setName} required autoFocus />
        <TextField label="Driver" value={driver} onChange={setDriver} help="bridge, macvlan, ipvlan, overlay or a plugin." />
      </div>
      {pools.map((pool, index) => (
        <fieldset key={index} className="windflow-form">
          <legend className="windflow-quiet">Addresses {index + 1}</legend>
          <div className="windflow-form__row">
            <TextField label="Subnet" value={pool.subnet} onChange={(subnet) => change(index, { subnet })} placeholder="172.30.0.0/16" />
            <TextField label="Gateway" value={pool.gateway} onChange={(gateway) => change(index, { gateway })} placeholder="172.30.0.1" />
          </div>
          <div className="windflow-form__row">
            <TextField label="Range" value={pool.range} onChange={(range) => change(index, { range })} placeholder="172.30.5.0/24" help="Where containers get theirs from." />
            <AreaField label="Taken by others" rows={2} value={pool.auxiliary} onChange={(auxiliary) => change(index, { auxiliary })} placeholder="printer=172.30.0.9" />
          </div>
        </fieldset>
      ))}
      <div>
        <button type="button" className="jenkins-button jenkins-button--tertiary" onClick={() => setPools((before) => [...before, POOL])}>
          <Icon name="plus" />
          {pools.length === 0 ? "Choose its addresses" : "More addresses"}
        </button>
      </div>
      <CheckField label="Internal" help="Nothing outside can be reached from it." value={internal} onChange={setInternal} />
      <CheckField label="Attachable" help="Containers may join it although it belongs to a swarm." value={attachable} onChange={setAttachable} />
      <CheckField label="IPv6" value={ipv6} onChange={setIpv6} />
      <details>
        <summary>Driver of the addresses, options and labels</summary>
        <div className="windflow-form windflow-form--more">
          <TextField label="Driver of the addresses" value={ipam} onChange={setIpam} placeholder="default" />
          <AreaField label="Options" value={options} onChange={setOptions} placeholder="com.docker.network.driver.mtu=1400" help="name=value, one a line." />
          <AreaField label="Labels" rows={2} value={labels} onChange={setLabels} placeholder="team=shop" />
        </div>
      </details>
    </FormDialog>
  );
}
