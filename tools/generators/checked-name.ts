const KEBAB_CASE = /^[a-z][a-z\d]*(-[a-z\d]+)*$/;

/** The name, if it is in kebab-case as every file here is; throws otherwise. */
export function checkedName(name: string, example: string): string {
  if (KEBAB_CASE.test(name)) return name;
  throw new Error(`'${name}' is no name in kebab-case. Write it like '${example}'.`);
}
