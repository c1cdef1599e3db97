import { useEffect, useEffectEvent, useState } from "react";
import { Choose } from "../components/Choose";
import { SearchField } from "../components/SearchField";
import { visible } from "../format/text";
import type { AuditQuery } from "./api";
import { auditOutcome, groups, groupText, outcomes } from "./words";

const PAUSE = 300;

interface Props {
  query: AuditQuery;
  environments: string[];
  onChange: (changes: Partial<AuditQuery>) => void;
}

/** Everything that one may look for in the audit log. */
export function AuditFilters({ query, environments, onChange }: Props) {
  return (
    <div role="search" className="windflow-toolbar windflow-audit__filters">
      <TypedField label="Who" value={query.who} onChange={(who) => onChange({ who })} />
      <TypedField label="Subject" value={query.subject} onChange={(subject) => onChange({ subject })} />
      <Choose label="Action" all="All" values={groups} value={query.action} textOf={groupText} onChange={(action) => onChange({ action })} />
      <Choose label="Outcome" all="All" values={outcomes} value={query.outcome} textOf={(one) => auditOutcome(one).text} onChange={(outcome) => onChange({ outcome })} />
      <Choose label="Environment" all="All" values={environments} value={query.environment} textOf={visible} onChange={(environment) => onChange({ environment })} />
      <Day label="From" value={query.from} onChange={(from) => onChange({ from })} />
      <Day label="To" value={query.until} onChange={(until) => onChange({ until })} />
    </div>
  );
}

/** What is typed counts after a short pause. */
function TypedField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const change = useEffectEvent(onChange);
  if (given !== value) {
    // Somebody else has changed it: the filters were cleared, or the browser went back.
    setGiven(value);
    setText(value);
  }
  useEffect(() => {
    if (text !== value) {
      const timer = setTimeout(() => change(text), PAUSE);
      return () => clearTimeout(timer);
    }
  }, [text, value]);
  return <SearchField label={label} value={text} onChange={setText} />;
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="windflow-choose">
      <span>{label}</span>
      <input type="date" className="jenkins-input" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
