/** Jenkins' protection against forged requests: a header that every POST must carry. */
export interface Crumb {
  header: string;
  value: string;
}

/** The crumb that Jenkins wrote into the page; null when the protection is off. */
export function pageCrumb(): Crumb | null {
  const { crumbHeader, crumbValue } = document.head.dataset;
  return crumbHeader && crumbValue ? { header: crumbHeader, value: crumbValue } : null;
}

/** A fresh one; the page's own is stale after a new login or a restart. */
export async function freshCrumb(rootUrl: string): Promise<Crumb | null> {
  const answer = await fetch(`${rootUrl}/crumbIssuer/api/json`, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    return null;
  }
  const body = (await answer.json()) as { crumbRequestField: string; crumb: string };
  return { header: body.crumbRequestField, value: body.crumb };
}
