import { useEffect, useState } from "react";
import type { ApiError } from "../api/ApiError";
import { useApp } from "../AppContext";
import { asApiError } from "../live/useResource";
import { type Check, type Edit, StackCalls } from "./api";

/** How long nobody has to write before the files are checked. */
const CALM = 400;

/** Under which name the files of a stack without one are checked. */
const NAMELESS = "new";

interface Checked {
  /** Null until there was an answer. */
  check: Check | null;
  /** Why there is none for the present state. */
  failure: ApiError | null;
}

/** What the server finds in the files, a moment after they were changed last. */
export function useCheck(environment: string, project: string, edit: Edit): Checked {
  const { api } = useApp();
  const [checked, setChecked] = useState<Checked>({ check: null, failure: null });
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      new StackCalls(api, environment, project === "" ? NAMELESS : project).check(edit).then(
        (check) => wanted && setChecked({ check, failure: null }),
        (failure: unknown) => wanted && setChecked({ check: null, failure: asApiError(failure) }),
      );
    }, CALM);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [api, environment, project, edit]);
  return checked;
}
