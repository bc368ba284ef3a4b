/** The page where two executions stand side by side. */
export function compareHref(one: string, other: string): string {
  return `/executions/compare?${new URLSearchParams({ one, other })}`;
}
