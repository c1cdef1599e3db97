import { type ReactNode, useState } from "react";
import { useApp } from "../AppContext";
import { Name } from "../components/Name";
import { RowToggle } from "../components/RowToggle";
import { StateMark } from "../components/StateMark";
import { TimeAgo } from "../components/TimeAgo";
import { visible } from "../format/text";
import { fullTime } from "../format/time";
import { Link } from "../router/Link";
import type { AuditRecord } from "./api";
import { actionText, auditOutcome } from "./words";

const COLUMNS = ["Action", "Subject", "Environment", "Who", "Outcome", "When"];

/** Audit records, each with its details on demand. */
export function AuditTable({ records }: { records: AuditRecord[] }) {
  return (
    <div className="windflow-scroll">
      <table className="jenkins-table jenkins-table--small windflow-table" aria-label="Audit records">
        <thead>
          <tr>
            {COLUMNS.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {records.map((record) => (
          <Row key={record.id} record={record} />
        ))}
      </table>
    </div>
  );
}

function Row({ record }: { record: AuditRecord }) {
  const [open, setOpen] = useState(false);
  return (
    <tbody>
      <tr>
        <th scope="row">
          <RowToggle name={actionText(record.action)} open={open} onToggle={() => setOpen(!open)} />
        </th>
        <td className="windflow-table__text">
          <Name>{record.subject}</Name>
        </td>
        <td>
          <Name>{record.environment}</Name>
        </td>
        <td>
          <Name>{record.who}</Name>
        </td>
        <td title={record.detail === "" ? undefined : visible(record.detail)}>
          <StateMark label={auditOutcome(record.outcome)} />
        </td>
        <td className="jenkins-table__cell--no-wrap">
          <TimeAgo time={record.time} />
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={COLUMNS.length}>
            <Details record={record} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Details({ record }: { record: AuditRecord }) {
  const { urls } = useApp();
  return (
    <dl className="windflow-audit__details">
      <Fact name="Time">{fullTime(record.time)}</Fact>
      <Fact name="Action">{visible(record.action)}</Fact>
      <Fact name="Address">{record.address === "" ? "within Jenkins" : visible(record.address)}</Fact>
      <Fact name="Detail">{record.detail === "" ? "–" : visible(record.detail)}</Fact>
      {record.operation !== "" && (
        <Fact name="Operation">
          <Link href={urls.operation(record.operation)}>{visible(record.operation)}</Link>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
