import { lazy, Suspense } from "react";
import { Skeleton } from "../components/Skeleton";

const CodeEditor = lazy(async () => ({ default: (await import("../editor/CodeEditor")).CodeEditor }));

interface Props {
  label: string;
  yaml: boolean;
  value: string;
  onChange: (value: string) => void;
  readOnly: boolean;
}

/** A text in the editor that stacks have too; its code is loaded when the first file is opened. */
export function CodeArea({ label, yaml, value, onChange, readOnly }: Props) {
  return (
    <Suspense fallback={<Skeleton kind="row" amount={8} />}>
      <CodeEditor label={label} language={yaml ? "yaml" : "text"} value={value} onChange={onChange} readOnly={readOnly} />
    </Suspense>
  );
}
