import { useMemo, useState } from "react";
import { Notice } from "../components/Notice";
import { Skeleton } from "../components/Skeleton";
import { useTopic } from "../live/useLive";
import type { Stats } from "./api";
import { ContainerFrame, useContainer } from "./ContainerFrame";
import { textAt } from "./json";
import { add, bytes, rates } from "./samples";
import { StatsChart } from "./StatsChart";

/** What a container uses: figures and charts of the last minutes. */
export function StatsTab() {
  return (
    <ContainerFrame tab="Stats">
      {(document) =>
        !["running", "paused"].includes(textAt(document.inspect, "State", "Status")) ? (
          <Notice icon="stop" title="It does not run">
            What it uses appears here as soon as it runs.
          </Notice>
        ) : (
          <Charts key={textAt(document.inspect, "Id")} />
        )
      }
    </ContainerFrame>
  );
}

function Charts() {
  const { environment, id, calls } = useContainer();
  const [samples, setSamples] = useState<Stats[]>([]);
  const [ended, setEnded] = useState<string | null>(null);
  const take = (news: Stats[]) => {
    setSamples((known) => add(known, news));
    setEnded(null);
  };
  useTopic(
    `stats:${environment}/${id}`,
    ({ name, data }) => {
      if (name === "sample") {
        take([data as Stats]);
      } else if (name === "samples") {
        take(data as Stats[]);
      } else if (name === "ended") {
        setEnded((data as { reason: string }).reason);
      }
    },
    // Without a stream the page asks for single figures instead.
    () => void calls.stats().then((sample) => take([sample]), () => undefined),
  );
  const times = useMemo(() => samples.map(({ time }) => Date.parse(time) / 1000), [samples]);
  const lines = useMemo(
    () => ({
      cpu: [{ name: "Processor", values: samples.map(({ cpuPercent }) => cpuPercent) }],
      memory: [{ name: "Memory", values: samples.map(({ memory }) => memory) }],
      network: [
        { name: "Received", values: rates(samples, "received") },
        { name: "Sent", values: rates(samples, "sent") },
      ],
      disk: [
        { name: "Read", values: rates(samples, "read") },
        { name: "Written", values: rates(samples, "written") },
      ],
      pids: [{ name: "Processes", values: samples.map(({ pids }) => pids) }],
    }),
    [samples],
  );
  const last = samples.at(-1);
  if (last === undefined) {
    return ended === null ? (
      <Skeleton kind="row" amount={6} />
    ) : (
      <Notice icon="stop" title="There are no figures">
        {ended}
      </Notice>
    );
  }
  const speed = (values: (number | null)[]) => `${bytes(values.at(-1) ?? 0)}/s`;
  return (
    <>
      {ended !== null && <div className="jenkins-alert jenkins-alert-warning">{ended}</div>}
      <div className="windflow-stats">
        <StatsChart title="Processor" now={last.cpuPercent === null ? "..." : `${last.cpuPercent.toFixed(1)} %`} times={times} lines={lines.cpu} text={(value) => `${value} %`} />
        <StatsChart title="Memory" now={`${bytes(last.memory)} of ${bytes(last.memoryLimit)}`} times={times} lines={lines.memory} text={bytes} />
        <StatsChart
          title="Network"
          now={`${speed(lines.network[0]!.values)} received, ${speed(lines.network[1]!.values)} sent`}
          times={times}
          lines={lines.network}
          text={(value) => `${bytes(value)}/s`}
        />
        <StatsChart title="Disk" now={`${speed(lines.disk[0]!.values)} read, ${speed(lines.disk[1]!.values)} written`} times={times} lines={lines.disk} text={(value) => `${bytes(value)}/s`} />
        <StatsChart title="Processes" now={String(last.pids)} times={times} lines={lines.pids} text={String} />
      </div>
    </>
  );
}
