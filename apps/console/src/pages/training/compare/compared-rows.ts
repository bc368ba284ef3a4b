export interface ComparedRow {
  readonly name: string;
  /** One for each job, in their order; undefined where a job has no such value. */
  readonly values: readonly (string | undefined)[];
  readonly differs: boolean;
}

/** The named values of several jobs side by side: those that differ first, and both parts by name. */
export function comparedRows(jobs: readonly (Readonly<Record<string, string>> | undefined)[]): ComparedRow[] {
  const names = [...new Set(jobs.flatMap((values = {}) => Object.keys(values)))].sort();
  const rows = names.map((name) => {
    const values = jobs.map((job) => job?.[name]);
    return { name, values, differs: new Set(values).size > 1 };
  });
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}
